// What people type that is no command: its meaning and slots lead to the same affairs, or to one short question with numbers.
#pragma once

#include "affairs/turn.hpp"
#include "domain/say.hpp"
#include "language/command.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lingyan::flow {

using CarryOut = std::function<Say(language::Command const&)>;

// Nothing comes back where it is not understood well enough, or there is nothing here that could be done about it.
std::optional<Say> by_understanding(affairs::Turn const&, affairs::Actor&, std::string const& text, CarryOut const&);
// 还要两天, 还没弄 of one of their tasks: what is reported or asked of it; of the one with this number, else of the one that is named.
std::optional<language::Command> said_of_a_task(affairs::Turn const&, affairs::Actor const&, std::string const& text, std::optional<int> no);
// Whether the message only seems to file this: it is another's word, a wish denied, a plan, of home (老王说他谈过话了, 我家医保交了).
bool only_seems_to_file(affairs::Turn const&, affairs::Actor const&, language::Command const&);
// The number that answers the question; any other message ends it.
std::optional<Say> go_on_understanding(affairs::Turn const&, affairs::Actor&, language::Command const&, CarryOut const&);

}  // namespace lingyan::flow
