// "1办完了，2还要两天": several acts in one message, each by itself.
#pragma once

#include "affairs/turn.hpp"
#include "flow/understood.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::flow {

bool acts_on_tasks(language::Intent);  // reports of them, or asks something about them
// 1还要两天, 3弄了八成: of one of the numbers on the screen, in words that alone name nothing.
std::optional<language::Command> said_of_a_number(affairs::Turn const&, affairs::Actor const&, language::Command const&);
// 1没有办完, 1和2都没弄好: how far each is, never that it is done. Empty where nothing of the kind is said.
std::vector<language::Command> said_not_done(affairs::Actor const&, std::string const& text);
bool denies_done(std::string_view text);  // 清理河道没有办完
// 1办完了？ One sentence that asks to its end; 1办完了，还有啥子事？ reports first.
bool asks_whether_done(std::string_view text);

// One of several acts in a message.
struct Clause {
    language::Command command;
    bool wants = false;  // something is to happen
    bool names = false;  // it is about one of their tasks
    bool acts() const { return wants && names; }
    bool unclear() const { return wants != names; }
};
// Empty where the message is one act with its reason (1 延期三天，下雨).
std::vector<Clause> clauses_in(affairs::Turn const&, affairs::Actor const&, std::string const& text);
Say unclear_line(Clause const&);

// Each clause that wants something of one of their tasks is carried out; one that names a task and is not understood is named back.
// Nothing comes back where there are not several.
std::optional<Say> by_clauses(affairs::Turn const&, affairs::Actor&, std::string const& text, CarryOut const&);

}  // namespace lingyan::flow
