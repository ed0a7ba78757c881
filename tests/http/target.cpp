// Percent escapes, decoded once and never twice.
#include "http/target.hpp"

#include "http/client.hpp"

#include <doctest/doctest.h>

using namespace lingyan::http;

TEST_CASE("a target is decoded once, and a plus stays a plus") {
    auto const target = read_target("/n/%E5%85%AC%E5%BC%80%2525?msg=a+b%3D%26&empty=&flag&msg=later&=nameless&x=1=2");
    REQUIRE(target);
    CHECK(target->path == "/n/公开%25");
    Named const expected{{"msg", "a+b=&"}, {"empty", ""}, {"flag", ""}, {"x", "1=2"}};
    CHECK(target->query == expected);
}

TEST_CASE("a broken escape or a hidden NUL is not guessed at") {
    for (char const* raw : {"/%", "/%4", "/%zz", "/%4g", "/a%00b", "/?q=%", "/?q=a%00", "/?%f=1", "/%+1"}) {
        CAPTURE(raw);
        CHECK(!read_target(raw));
    }
}

TEST_CASE("paths that climb are seen, escaped or not") {
    struct Row {
        char const* raw;
        bool climbs;
    };
    for (auto const& [raw, expected] : {Row{"/..", true}, Row{"/a/../b", true}, Row{"/a/..%2fb", true}, Row{"/%2e%2e/a", true}, Row{"/a/.", true},
                                        Row{"/./a", true}, Row{"/a..b/..c/d..", false}, Row{"/.hidden", false}, Row{"/...", false}, Row{"/", false},
                                        Row{"/%252e%252e/a", false}, Row{"/a?x=../..", false}}) {
        CAPTURE(raw);
        auto const target = read_target(raw);
        REQUIRE(target);
        CHECK(climbs(target->path) == expected);
    }
}

TEST_CASE("what is encoded comes back") {
    CHECK(percent_encode("aZ09-._~") == "aZ09-._~");
    CHECK(percent_encode("a b/?&=+%李") == "a%20b%2F%3F%26%3D%2B%25%E6%9D%8E");
    std::string every_byte;
    for (int byte = 1; byte < 256; ++byte) every_byte += static_cast<char>(byte);
    CHECK(percent_decode(percent_encode(every_byte)) == every_byte);
}
