// Depth is seen in the bytes, whatever stands in texts and however broken the rest is.
#include "http/json_depth.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace lingyan::http;

namespace {

std::string nested(int depth, std::string const& open = "[", std::string const& close = "]", std::string const& inside = "1") {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += inside;
    for (int i = 0; i < depth; ++i) text += close;
    return text;
}

}  // namespace

TEST_CASE("thirty-two levels of JSON are taken and thirty-three are not") {
    struct Row {
        char const* shape;
        std::string json;
        bool deeper;
    };
    for (auto const& row : {Row{"arrays", nested(32), false}, Row{"arrays", nested(33), true}, Row{"objects", nested(32, "{\"a\":", "}"), false},
                            Row{"objects", nested(33, "{\"a\":", "}"), true}, Row{"both", nested(16, "[{\"a\":", "}]"), false},
                            Row{"both", nested(17, "[{\"a\":", "}]"), true}, Row{"beside each other", "[" + nested(31) + "," + nested(31) + "]", false},
                            Row{"a hundred thousand", nested(100'000), true}, Row{"never closed", std::string(33, '['), true},
                            Row{"brackets in a text", "\"" + std::string(100, '[') + "\"", false},
                            Row{"a quote in a text", R"(["\")" + std::string(100, '[') + "\"]", false},
                            Row{"a backslash at a text's end", R"(["\\",)" + nested(32) + "]", true}, Row{"brackets in a name", "{\"" + std::string(40, '{') + "\":1}", false},
                            Row{"a text without end", "[\"" + std::string(40, '['), false}, Row{"a backslash at the end", "[\"\\", false},
                            Row{"more closed than opened", "]]]]" + nested(33), true}, Row{"nothing", "", false}}) {
        CAPTURE(row.shape);
        CHECK(is_deeper(row.json) == row.deeper);
    }
}
