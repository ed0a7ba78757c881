// The real templates, by the rules of how the service speaks.
#include "support.hpp"

#include <doctest/doctest.h>

#include <iconv.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

namespace lingyan::wording {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> sources(std::initializer_list<char const*> folders) {
    std::vector<fs::path> found;
    for (auto folder : folders)
        for (auto const& file : fs::recursive_directory_iterator(fs::path(PROJECT_ROOT) / folder))
            if (file.path().extension() == ".cpp") found.push_back(file.path());
    return found;
}

// Every literal that a source uses as a key: dotted ones but for roles, kinds of dialogues and acts, and what is named in a Say at once.
std::set<std::string> keys_in(std::string const& source) {
    static std::regex const dotted(R"re("([a-z][a-z_]*(\.[a-z_]+)+)")re"), said(R"re(Say\{"([a-z_]+)")re"), assigned(R"re(key \+?= "([a-z_.]+)")re");
    static std::regex const other(R"re((kind == |kind != |kind = |minutes_set\(turn, |remember\(turn, actor, |turn\.now, |find\(|with\(|then == |Role\{|\{\{"then", |keep\(|ask\(turn, actor, |put\(turn, )$)re");
    std::set<std::string> keys;
    for (std::sregex_iterator match(source.begin(), source.end(), dotted), end; match != end; ++match) {
        auto line = source.rfind('\n', std::size_t(match->position())) + 1;
        auto before = source.substr(line, std::size_t(match->position()) - line);
        auto key = (*match)[1].str();
        bool role = key.starts_with("township.") || key.starts_with("county.") || key.starts_with("village.head");
        if (!role && !std::regex_search(before, other)) keys.insert(key);
    }
    for (auto const* pattern : {&said, &assigned})
        for (std::sregex_iterator match(source.begin(), source.end(), *pattern), end; match != end; ++match)
            if (auto key = (*match)[1].str(); !key.starts_with("_")) keys.insert(key);
    return keys;
}

// Lines of a digest or a list, and what is merged into one: whatever holds them has the way on.
bool is_line(std::string const& key) {
    static std::set<std::string> const lines{"digest.more", "digest.news", "week.hint", "week.hint_all", "several.ok", "several.already", "several.not_here",
                                             "given.late", "given.open", "given.asked", "given.reported", "given.done", "talk.due", "talk.missed",
                                             "assign.preview_units", "assign.preview_left_out", "course.preview_who", "course.preview_left_out", "course.preview_place",
                                             "training.due", "training.due_next", "training.once_due", "training.once_due_next", "training.advice", "emergency.preview_ladder", "emergency.preview_unset", "meeting.led", "meeting.days_line", "danger.aside", "joined", "given.line_reported", "several.one_by_one", "resident.hello", "resident.hello_no_page"};
    auto begins = [&](char const* word) { return key.starts_with(word); };
    bool detail = begins("task.show_") && key != "task.show_other" && key != "task.show_done" && key != "task.show_waiting";
    bool on_a_card = begins("button.") || begins("card.");
    return detail || on_a_card || lines.contains(key) || begins("word.") || begins("item.") || begins("late.") || begins("group.") || begins("ahead.") || key.ends_with("line");
}

}  // namespace

TEST_CASE("every key that the code uses has a text") {
    std::set<std::string> used;
    for (auto const& file : sources({"src/affairs", "src/flow"}))
        for (auto const& key : keys_in(file_text(file))) {
            used.insert(key);
            CAPTURE(file.filename().string());
            CAPTURE(key);
            CHECK(real_templates().has(key));
        }
    CHECK(used.size() > 120);
    for (auto key : {"extend.granted", "extend.refused", "help.coming", "help.later", "not_ours.granted", "not_ours.refused"}) {
        CAPTURE(key);
        CHECK(real_templates().has(std::string(key) + ".reply"));
    }
    for (auto key : {"late.contact", "late.leader", "late.secretary", "late.desk", "late.above"}) {
        CAPTURE(key);
        CHECK(real_templates().has(std::string(key) + "_many"));
    }
}

TEST_CASE("no text is kept that nobody says") {
    std::string code;
    for (auto const& file : sources({"src"})) code += file_text(file);
    for (auto key : real_templates().keys()) {
        if (key == "error.not_saved") continue;  // where nothing could be stored the platform is refused, and asks again by itself
        CAPTURE(key);
        for (std::string_view tail : {".reply", "_many"})
            if (key.ends_with(tail)) key.resize(key.size() - tail.size());
        CHECK(code.find('"' + key + '"') != code.npos);
    }
}

TEST_CASE("no sentence is longer than forty characters, filled with the longest values") {
    for (auto const& [key, text] : real_texts())
        for (auto const& sentence : sentences(filled(text))) {
            CAPTURE(key);
            CAPTURE(sentence);
            CHECK(length(sentence) <= 40);
        }
}

TEST_CASE("what stands on a button fits one") {
    for (auto const& [key, text] : real_texts())
        if (key.starts_with("button.") || key.starts_with("card.")) {
            CAPTURE(key);
            CHECK(length(text) <= 10);
            CHECK(text.find_first_of("{\n") == text.npos);
        }
}

TEST_CASE("nothing urges, blames, praises or speaks like an office") {
    for (auto const& [key, text] : real_texts())
        for (std::string word : {"请务必", "尚未", "仍未", "拒不", "通报", "排名", "落后", "仅剩", "严肃", "抓紧", "按时", "优秀", "逾期", "办结", "受理", "！", "!"}) {
            CAPTURE(key);
            CAPTURE(word);
            CHECK(text.find(word) == text.npos);
        }
}

// The 3755 characters of the standard's first level are the ones in common use; the second level has the rest.
TEST_CASE("no text needs a rare character, a Latin word or an abbreviation") {
    auto* const to_standard = ::iconv_open("GB2312", "UTF-8");
    REQUIRE(to_standard != ::iconv_t(-1));
    for (auto const& [key, text] : real_texts()) {
        if (key.starts_with("admin.") || key.starts_with("doctor.")) continue;  // commands and settings have their own names
        for (std::size_t at = 0; at < text.size();) {
            std::size_t length = 1;
            while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
            auto character = text.substr(at, length);
            at += length;
            if (character == "{") {  // a name that is filled in
                at = text.find('}', at) + 1;
                continue;
            }
            CAPTURE(key);
            CAPTURE(character);
            CHECK_FALSE((length == 1 && std::isalpha(static_cast<unsigned char>(character[0]))));
            if (length != 3 || static_cast<unsigned char>(character[0]) < 0xE4 || static_cast<unsigned char>(character[0]) > 0xE9) continue;
            unsigned char bytes[4] = {};
            char* in = character.data();
            char* out = reinterpret_cast<char*>(bytes);
            std::size_t in_left = character.size(), out_left = sizeof bytes;
            bool const is_in_it = ::iconv(to_standard, &in, &in_left, &out, &out_left) != std::size_t(-1);
            CHECK((is_in_it && bytes[0] >= 0xB0 && bytes[0] <= 0xD7));
        }
    }
    ::iconv_close(to_standard);
}

TEST_CASE("every reply ends with a way on") {
    for (auto const& [key, text] : real_texts()) {
        if (is_line(key)) continue;
        auto last = text.substr(text.rfind('\n') == text.npos ? 0 : text.rfind('\n') + 1);
        CAPTURE(key);
        CAPTURE(last);
        bool on = false;
        for (std::string word : {"回", "发", "打", "请", "不用"}) on = on || last.find(word) != last.npos;
        CHECK(on);
    }
}

TEST_CASE("no reply has more than five sentences but where it is a page or a list") {
    std::set<std::string> const pages{"assign.new", "assign.preview", "task.show", "help.township", "unknown.first", "unknown.first_no_page", "review.open", "emergency.danger_words", "emergency.danger_words_nobody", "danger.call", "given.status", "unknown.sender", "emergency.call", "emergency.deputy", "emergency.passed"};
    for (auto const& [key, text] : real_texts()) {
        if (pages.contains(key) || text.find("{items}") != text.npos) continue;
        CAPTURE(key);
        CHECK(sentences(filled(text)).size() <= 5);
    }
}

TEST_CASE("quotation marks are Chinese and no blank stands twice") {
    for (auto const& [key, text] : real_texts()) {
        CAPTURE(key);
        CHECK(text.find('"') == text.npos);
        CHECK(text.find("  ") == text.npos);
    }
}

}  // namespace lingyan::wording
