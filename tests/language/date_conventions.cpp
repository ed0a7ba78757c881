// A table of days and times as people say them, and of what is none; the holidays of 2026 alone are known.
#include "support_dates.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace {

bool is_among(std::string const& all, std::string const& one) { return ("/" + all + "/").find("/" + one + "/") != std::string::npos; }

}  // namespace

TEST_CASE("days and times are read as the conventions say, and what is no day is not read") {
    std::ifstream in(std::string(TEST_DATA) + "/dates/conventions.txt");
    REQUIRE(in);
    std::size_t rows = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto const first = line.find('|'), second = line.rfind('|');
        auto const now = line.substr(0, first), text = line.substr(first + 1, second - first - 1), expected = line.substr(second + 1);
        CAPTURE(now);
        CAPTURE(text);
        auto const found = readings(text, now.c_str());
        CHECK(is_among(expected, found.empty() ? "none" : found.front()));
        ++rows;
    }
    CHECK(rows > 300);
}
