#include "crypto/random.hpp"

#include <doctest/doctest.h>

#include <set>

TEST_CASE("random bytes come in the number asked for and do not repeat") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        auto const bytes = lingyan::crypto::random_bytes(16);
        CHECK(bytes.size() == 16);
        seen.insert(bytes);
    }
    CHECK(seen.size() == 1000);
    CHECK(lingyan::crypto::random_bytes(0).empty());
}
