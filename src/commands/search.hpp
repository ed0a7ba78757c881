// lingyan search --notices FILE: JSON lines of notices in FILE, questions on the input, the ids of what fits on the output, best first.
#pragma once

#include "domain/synonyms.hpp"
#include "settings.hpp"

#include <iosfwd>
#include <string>

namespace lingyan::commands {

// The file that is set, or where none is set search/synonyms.txt beside the roles, if that is there; with the settings' own file given it
// is also sought beside that and beside the program. Throws BadInput.
Synonyms read_synonyms(Settings const&, std::string const& settings_file = {});

// Bad lines are complained of in `errors`, the others are used and answered. Returns the exit code. The newest notice's day is today.
int search(std::string const& notices_file, Synonyms const&, std::istream& questions, std::ostream& answers, std::ostream& errors);

}  // namespace lingyan::commands
