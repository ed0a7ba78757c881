// The known answers themselves: none of them may lie there unasked.
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan::wechat;

TEST_CASE("every known answer is asked for by a test") {
    std::map<std::string, std::size_t> const asked{{"verify_url", 5},  // callbacks.cpp
                                                   {"receive", 49},    // callbacks.cpp, payload.cpp
                                                   {"encrypt", 2},     // callbacks.cpp
                                                   {"reply", 4},       // callbacks.cpp
                                                   {"ack_body", 5}};   // official_account.cpp
    check_asked(vectors(), asked, 65);
}
