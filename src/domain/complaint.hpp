// A complaint about somebody's input: where, and what is wrong in plain words.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace lingyan {

struct Complaint {
    std::string file;
    int line = 0;      // 0: the file as a whole
    std::string text;
    std::string to_text() const { return file + (line ? ":" + std::to_string(line) : "") + ": " + text; }
};

// Thrown where input as a whole cannot be used; carries every complaint that was found, not only the first.
struct BadInput : std::runtime_error {
    explicit BadInput(std::vector<Complaint> found)
        : std::runtime_error(found.empty() ? "bad input" : found.front().to_text()), complaints(std::move(found)) {}
    std::vector<Complaint> complaints;
};

}  // namespace lingyan
