// A notice before it is given: it lives in the dialogue's slots. And what its text says about itself.
#pragma once

#include "affairs/turn.hpp"
#include "domain/notice.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs::publishing {

struct Draft {
    UnitId village;
    std::optional<Affair> affair;
    NoticeMode mode = NoticeMode::routine;
    std::string title;
    std::string text;
    std::vector<MediaId> photos;
    RuleId rule;         // where a line about disclosure was answered
    std::string period;
};

Fields slots_of(Draft const&);
Draft read_slots(Fields const&);

// Takes what stands in front (财务, 即时, 上河村) off and the title out of it. A short line without a mark in it is the title alone.
void take_text(Turn const&, Draft&, std::string_view raw, std::vector<Unit const*> const& villages);
std::string_view after_publish_word(std::string_view raw);  // raw itself where it has none
bool begins_with_publish_word(std::string_view raw);

}  // namespace lingyan::affairs::publishing
