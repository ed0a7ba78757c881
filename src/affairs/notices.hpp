// What every side of a notice has to say about it: its affair in words, its mark, its full text; and what residents ask for.
#pragma once

#include "affairs/turn.hpp"
#include "domain/notice.hpp"
#include "language/command.hpp"

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
std::string link_of(Turn const&, Notice const&);      // empty where the place has no public address
Fields fields_of(Turn const&, Notice const&);
Say full_text(Turn const&, Notice const&);

// A question for notices: 公开, 公开 8月 账, 公开 12, 账, 上河村的账.
struct Query {
    std::vector<UnitId> villages;    // that it names; several of one name
    std::string bare_name;           // how it names them, where that is without 村 or 社区
    std::optional<std::int64_t> number;
    std::optional<Affair> affair;
    std::optional<int> year;
    std::optional<int> month;        // as it was written, also 13
    std::vector<std::string> words;
};
// Villages that a text names, of one place or, with none given or nothing found there, of every county in the roster.
std::vector<language::FoundUnit> villages_named_in(Turn const&, std::string_view text, UnitId const& within);
Query read_query(Turn const&, std::string const& text);

// Whoever is in the roster: his own village, where he serves one. Numbers go on from the day's.
Say search(Turn const&, Actor&, std::string const& text);
// Anybody else. Nothing comes back where the message is no question for notices nor an answer to one of ours.
std::optional<Say> answer_resident(Turn const&, Conversation&, language::Command const&, std::string const& text);
// The answer to 您是哪个村的, from either.
std::optional<Say> go_on(Turn const&, Actor&, std::string const& text);

}  // namespace lingyan::affairs::notices
