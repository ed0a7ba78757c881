// What the program says on standard error, caught in a file.
#pragma once

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace lingyan::test {

inline std::string bytes_of(std::filesystem::path const& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

// Standard error into a file as long as it lives.
class CaughtErrors {
public:
    explicit CaughtErrors(std::filesystem::path file) : file_(std::move(file)), before_(::dup(STDERR_FILENO)) {
        int const caught = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        REQUIRE(caught >= 0);
        ::dup2(caught, STDERR_FILENO);
        ::close(caught);
    }
    ~CaughtErrors() { end(); }
    CaughtErrors(CaughtErrors const&) = delete;
    CaughtErrors& operator=(CaughtErrors const&) = delete;
    std::string end() {
        std::fflush(stderr);
        if (before_ >= 0) {
            ::dup2(before_, STDERR_FILENO);
            ::close(std::exchange(before_, -1));
        }
        return bytes_of(file_);
    }

private:
    std::filesystem::path file_;
    int before_;
};

}  // namespace lingyan::test
