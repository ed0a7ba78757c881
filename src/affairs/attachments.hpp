// Photos and papers that go with a task: as links that nobody can guess, good while the task stands.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::attachments {

// A link each; where phones can reach no page of ours, only how many there are.
std::vector<Say> lines(Turn const&, Assignment const&);
Say preview_line(std::vector<MediaId> const&);
// What stands behind "12-1-KEY", the end of such a link; nothing where the task was withdrawn.
std::optional<MediaId> behind(Turn const&, std::string const& name);

bool is_photo(std::string const& type);
bool is_paper(std::string const& type);  // a PDF
// A file that bears a mark of secrecy where it can be read: in its own plain text, or in what a PDF says of itself.
bool bears_mark(std::string const& bytes);

}  // namespace lingyan::affairs::attachments
