// Template files of a test's own, and the project's.
#pragma once

#include "domain/complaint.hpp"
#include "wording/wording.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lingyan::wording {

using Files = std::map<std::string, std::string>;

// A folder of templates that goes away with the test: {"zh-CN/daily.txt", "[help]\n…"}.
class Templates {
public:
    explicit Templates(Files const&);
    ~Templates();
    Templates(Templates const&) = delete;
    Wording read() const { return Wording::read(folder_.string()); }
    std::vector<std::string> complaints() const;  // "daily.txt:3: …"; none where all can be read

private:
    std::filesystem::path folder_;
};

Wording const& real_templates();
std::vector<std::pair<std::string, std::string>> real_texts();  // key and text with its {names}, as written

std::string file_text(std::filesystem::path const&);
std::string filled(std::string const& text);                    // with the longest value of every name
std::vector<std::string> sentences(std::string const& text);    // without their ends; a line's end is one
std::size_t length(std::string const& text);                    // in characters

}  // namespace lingyan::wording
