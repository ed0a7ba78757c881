// Where requests may be sent.
#include "http/base_url.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan::http;

TEST_CASE("a base URL is read") {
    struct Row {
        char const* text;
        bool secure;
        char const* host;
        int port;
        char const* authority;
        char const* prefix;
    };
    for (auto const& row : {Row{"https://qyapi.weixin.qq.com", true, "qyapi.weixin.qq.com", 443, "qyapi.weixin.qq.com", ""},
                            Row{"http://127.0.0.1:8081/", false, "127.0.0.1", 8081, "127.0.0.1:8081", ""},
                            Row{"https://proxy.example:8443/wecom/v1/", true, "proxy.example", 8443, "proxy.example:8443", "/wecom/v1"},
                            Row{"http://[::1]:9/x", false, "::1", 9, "[::1]:9", "/x"}, Row{"http://[::1]", false, "::1", 80, "[::1]", ""}}) {
        CAPTURE(row.text);
        auto const url = read_base_url(row.text);
        CHECK(url.secure == row.secure);
        CHECK(url.host == row.host);
        CHECK(url.port == row.port);
        CHECK(url.authority == row.authority);
        CHECK(url.prefix == row.prefix);
    }
}

TEST_CASE("a base URL that cannot be meant is refused") {
    for (char const* text : {"", "qyapi.weixin.qq.com", "ftp://a", "http://", "http:///x", "http://a:0", "http://a:65536", "http://a:b", "http://a:",
                             "https://user@a", "http://a/x?y=z", "http://a/x#y", "http://a b", "http://李"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_base_url(text), std::invalid_argument);
    }
}
