// A text in as many parts as a platform's limit makes of it.
#include "flow/text_parts.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

TEST_CASE("what fits stays as it is") {
    CHECK(text_parts("", 100) == std::vector<std::string>{""});
    CHECK(text_parts("您好", 6) == std::vector<std::string>{"您好"});
}

TEST_CASE("a long text is cut between lines, numbered, and nothing is lost") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "第" + std::to_string(i) + "行，医保参保名单核对\n";
    auto parts = text_parts(text, 200);
    CHECK(parts.size() > 5);
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        CAPTURE(i);
        CHECK(parts[i].size() <= 200);
        auto head = "(" + std::to_string(i + 1) + "/" + std::to_string(parts.size()) + ")\n";
        REQUIRE(parts[i].starts_with(head));
        joined += parts[i].substr(head.size()) + (i + 1 < parts.size() ? "\n" : "");
    }
    CHECK(joined == text);
}

TEST_CASE("a notice of three thousand characters comes whole and in order, each part with its mark within the limit") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += i % 7 == 0 ? "村😀\n" : i % 3 == 0 ? "a公开" : "账目。";
    auto const parts = text_parts(text, 2048);
    CHECK(parts.size() == 5);
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        CAPTURE(i);
        CHECK(parts[i].size() <= 2048);
        auto const mark = "(" + std::to_string(i + 1) + "/5)\n";
        REQUIRE(parts[i].starts_with(mark));
        auto const body = parts[i].substr(mark.size());
        CHECK((body.front() & 0xC0) != 0x80);                        // begins with a character …
        CHECK(text.compare(joined.size(), body.size(), body) == 0);  // … and ends where the next one begins
        joined += body;
        if (joined.size() < text.size() && text[joined.size()] == '\n') joined += '\n';  // the cut took the line's end
    }
    CHECK(joined == text);
}

TEST_CASE("a line that is too long is cut between characters") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "字";
    std::string joined;
    for (auto const& part : text_parts(text, 100)) {
        CHECK(part.size() <= 100);
        auto body = part.substr(part.find('\n') + 1);
        CHECK(body.size() % 3 == 0);
        joined += body;
    }
    CHECK(joined == text);
}

}  // namespace lingyan::flow
