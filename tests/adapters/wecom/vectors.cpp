// The known answers themselves: none of them may lie there unasked.
#include "support_vectors.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace lingyan::wecom;

TEST_CASE("every known answer is asked for by a test") {
    // Of each operation so many, and where: cases_of(…) hands out all of one.
    std::map<std::string, std::size_t> const asked{{"derive_key", 7},       // envelope.cpp
                                                   {"signature", 4},        // envelope.cpp
                                                   {"verify_url", 8},       // envelope.cpp, wecom.cpp
                                                   {"receive", 51},         // envelope.cpp, wecom.cpp, payload.cpp
                                                   {"decrypt", 31},         // envelope.cpp
                                                   {"reply", 3},            // envelope.cpp
                                                   {"split_text", 6},       // shared/text.cpp
                                                   {"xml_text_roundtrip", 2},  // shared/xml.cpp
                                                   {"jsapi_signature", 2}};    // page_signature.cpp
    check_asked(vectors(), asked, 114);
}
