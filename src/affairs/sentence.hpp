// Takes one sentence that gives a task apart: to whom, until when, what, what comes back, on which paper.
#pragma once

#include "affairs/turn.hpp"
#include "domain/duty.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs {

struct Draft {
    std::vector<UnitId> units;
    std::vector<UnitId> left_out;      // said to be excepted
    std::vector<std::string> unknown;  // a village, a post or a name that is none of theirs
    std::optional<Date> due;
    bool untabled = false;             // its working days are those of a year whose days off are not known
    std::string no_such_day;           // 2月30日 was said
    bool milestone_wrong = false;      // and it was a milestone's
    std::string what;
    std::string quality;
    std::string basis;
    PersonId approver;                  // who lets it go to villages whose week is full
    std::vector<MediaId> files;         // photos and papers that go with it
    std::vector<Milestone> milestones;  // 节点 12月5日交名单，12月12日公示
};

// "全镇 除了旦麻村 12月25日前 核对医保名单，报人数，依据县医保局12号文"; units only among `villages`.
// `raw` is the message as it was typed: the work, its quality and its basis stay in the sender's own words.
Draft read_draft(Turn const&, std::string const& text, std::vector<Unit const*> const& villages, std::string_view raw = {});

// 全部, said where a village could not be found: all villages, or the list of one's own things? It is asked, with the count.
bool is_all_alone(std::string_view text);
Say all_villages_asked(std::vector<Unit const*> const& villages);

}  // namespace lingyan::affairs
