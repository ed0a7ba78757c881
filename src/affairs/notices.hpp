// What every side of a notice has to say about it: its affair in words, its mark, its full text; and what residents ask for.
#pragma once

#include "affairs/turn.hpp"
#include "domain/notice.hpp"
#include "language/command.hpp"
#include "language/search_query.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs::notices {

std::string say_affair(Affair);                       // 财务公开
std::string record_word(Affair);                      // finance, as records keep it
std::string record_word(NoticeMode);
std::optional<Affair> named_affair(std::string_view); // 党务, 村务, 财务, and nothing else
std::optional<Affair> affair_in(County const&, std::string_view text);  // by the pack's words
std::string mark_of(Notice const&);                   // 监委会待看; empty where nothing is open
std::string say_forms(std::string const& forms);      // 公开栏、会议
std::string page_of(Turn const&, std::string const& path);  // of the public pages: n/12; empty where the place has no public address
std::string link_of(Turn const&, Notice const&);
Fields fields_of(Turn const&, Notice const&);
Say full_text(Turn const&, Notice const&);

// A question for notices and guides: 公开, 公开 8月 账, 公开 12, 公开 2页, 账, 上河村的账, 低保怎么申请.
struct Query {
    std::vector<UnitId> villages;     // that it names; several of one name
    std::string bare_name;            // a village's name without 村 or 社区 that was left in the question as a word
    std::optional<std::int64_t> number;
    std::optional<Affair> affair;
    std::optional<int> bad_month;     // 13
    int page = 1;
    bool asks_how = false;            // how something is done, more than what was made known
    language::SearchQuery search;
};
// Villages that a text names, of one place or, with none given or nothing found there, of every county in the roster.
std::vector<language::FoundUnit> villages_named_in(Turn const&, std::string_view text, UnitId const& within);
// Whoever has villages of his own means a word by another one's bare name (石门 of 石门水库), and his own one by a name that several have.
Query read_query(Turn const&, std::string const& text, std::vector<UnitId> const& own);

// What an answer to 您是哪个村的 names: one village, several of one name, or nothing. `which`: those that were offered by number.
std::vector<UnitId> named_villages(Turn const&, language::Command const&, std::vector<std::string> const& which, UnitId const& within);
std::vector<Say> which_lines(Turn const&, std::vector<UnitId> const&);  // a township behind each
Say not_found(Turn const&, UnitId const& village);
Say line_of(Turn const&, Notice const&, int no);

// Whoever is in the roster: his own village, where he serves one. Numbers go on from the day's.
Say search(Turn const&, Actor&, std::string const& text);
// A village's name and what people put around it: 我是旦麻村的, 旦麻村人, 我也是上河村的.
bool is_name_alone(std::string text, language::FoundUnit const&);
// What is looked for in the village that an answer names: its own words where it holds any (旦麻村的账), else the question that was kept,
// without a village in it that does not exist.
std::string question_in(Turn const&, std::string const& answer, std::string const& kept);

// His answer to 您是哪个村的.
std::optional<Say> go_on(Turn const&, Actor&, std::string const& text);

}  // namespace lingyan::affairs::notices
