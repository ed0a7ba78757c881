// Writes a text where a reader of files can find it, and takes it away again.
#pragma once

#include "domain/complaint.hpp"

#include <string>
#include <vector>

namespace lingyan::packs {

class TextFile {
public:
    explicit TextFile(std::string const& text);
    ~TextFile();
    TextFile(TextFile const&) = delete;
    TextFile& operator=(TextFile const&) = delete;
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

inline std::string const config = PROJECT_ROOT "/config/";

// "3: unknown key 'x' in …" for each complaint, or nothing where there is none.
template <class Read>
std::vector<std::string> complaints_of(Read read) {
    std::vector<std::string> found;
    try {
        read();
    } catch (BadInput const& wrong) {
        for (auto const& complaint : wrong.complaints) found.push_back(std::to_string(complaint.line) + ": " + complaint.text);
    }
    return found;
}

std::string joined(std::vector<std::string> const& texts);  // one a line

}  // namespace lingyan::packs
