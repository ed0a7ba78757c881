// Reads the file of words that mean one thing: a line a group, blanks between, # begins a note. A word stands in one group.
#pragma once

#include "domain/complaint.hpp"
#include "domain/synonyms.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

Synonyms read_synonyms(std::string_view text, std::string const& file, std::vector<Complaint>&);

}  // namespace lingyan::language
