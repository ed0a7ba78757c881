// Messages with what they mean, read from tests/data/understanding and, where it stands beside the project, from the shared data.
#pragma once

#include "language/understanding.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lingyan::test {

struct MessageCase {
    std::string where, text;
    language::Speaker speaker = language::Speaker::cadre;
    language::Awaited awaited = language::Awaited::nothing;
    std::set<std::string> meanings;            // any of these is right
    std::map<std::string, std::string> slots;  // numbers and truths as text
    bool slots_told = false;
};

// A line is role|awaited|meaning/another|text (meaning `nothing`: any that files nothing)|slot=value|…, its slots told where any is; role c, t or r; # begins a comment.
std::vector<MessageCase> read_cases(std::string const& file);
std::vector<MessageCase> read_json_cases(std::string const& file);  // empty where there is no such file

language::Understanding understood(MessageCase const&, language::Grounds = language::Grounds::no);
std::map<std::string, std::string> slots_of(language::Understanding const&);
bool files_something(std::string const& meaning);

}  // namespace lingyan::test
