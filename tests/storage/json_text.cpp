// What is written is read as the same, and what is not ours to read says so without saying what it was.
#include "storage/json_text.hpp"

#include "ports/transaction.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <vector>

using namespace lingyan;
using namespace lingyan::storage;

TEST_CASE("any text is written and read as the same, byte for byte") {
    using namespace std::string_literals;
    for (auto const& text : {""s, "医保名单"s, "他说\"好\"，走 C:\\了"s, "两行\n\t第二行\r\b\f"s, "\0中间有零\x1f"s, "\xff\xfe不是文字"s, "/"s}) {
        CAPTURE(text);
        auto const written = JsonWriter().text(text).take();
        JsonReader in(written);
        CHECK(in.text() == text);
        CHECK_NOTHROW(in.end());
    }
}

TEST_CASE("what needs an escape has one wherever it stands in a text of whatever length") {
    for (std::size_t size = 1; size <= 40; ++size)
        for (std::size_t at = 0; at < size; ++at)
            for (char const special : {'"', '\\', '\n', '\x01'}) {
                CAPTURE(size);
                CAPTURE(at);
                std::string text(size, 'a');
                text[at] = special;
                auto const written = JsonWriter().text(text).take();
                CHECK(std::ranges::none_of(written, [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
                JsonReader in(written);
                CHECK(in.text() == text);
                CHECK_NOTHROW(in.end());
            }
}

TEST_CASE("objects, lists, numbers and flags come back, and what nobody asked for is passed over") {
    JsonWriter out;
    out.begin_object().key("n").number(std::numeric_limits<std::int64_t>::min()).key("yes").flag(true);
    out.key("list").texts(std::vector<std::string>{"一", "二"}).key("other").begin_object().key("deep").begin_list().number(1).end_list().end_object();
    out.key("fields").fields(std::map<std::string, std::string>{{"a", "1"}, {"b", ""}}).end_object();
    auto const written = out.take();
    CHECK(written == R"({"n":-9223372036854775808,"yes":true,"list":["一","二"],"other":{"deep":[1]},"fields":{"a":"1","b":""}})");
    std::int64_t number = 0;
    bool yes = false;
    std::vector<std::string> list;
    std::map<std::string, std::string> fields;
    JsonReader in(written);
    in.object([&](std::string_view key) {
        if (key == "n") number = in.number();
        else if (key == "yes") yes = in.flag();
        else if (key == "list") in.list([&] { list.push_back(in.text()); });
        else if (key == "fields") in.object([&](std::string_view name) { fields[std::string(name)] = in.text(); });
        else in.skip();
    });
    in.end();
    CHECK(number == std::numeric_limits<std::int64_t>::min());
    CHECK(yes);
    CHECK(list == std::vector<std::string>{"一", "二"});
    CHECK(fields == std::map<std::string, std::string>{{"a", "1"}, {"b", ""}});
}

TEST_CASE("escapes of any kind are read, and blanks between") {
    JsonReader in(R"( [ "\u4e2d\u00e9\ud83d\ude00\/" , "\n" ] )");
    std::vector<std::string> texts;
    in.list([&] { texts.push_back(in.text()); });
    in.end();
    CHECK(texts == std::vector<std::string>{"中é😀/", "\n"});
}

TEST_CASE("what is broken is unreadable, and nothing of it is quoted") {
    for (auto const* broken : {"", "{", "{\"secret", "{\"secret\"", "{\"secret\":", "{\"secret\":1", "{\"secret\":1,}", "{secret:1}", "[1,2", "{\"a\":1}x",
                               "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\q\"}", "{\"a\" 1}"}) {
        CAPTURE(broken);
        auto read = [&] {
            JsonReader in(broken);
            in.object([&](std::string_view) { in.skip(); });
            in.end();
        };
        CHECK_THROWS_AS(read(), StoreError);
        try {
            read();
        } catch (StoreError const& error) {
            CHECK(std::string(error.what()).find("secret") == std::string::npos);
        }
    }
    JsonReader no_number("99999999999999999999");
    CHECK_THROWS_AS(no_number.number(), StoreError);
}
