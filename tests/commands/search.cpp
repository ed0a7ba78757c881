// Search as an outsider uses it: notices of five villages and of the county, and questions as residents type them, with what they should find.
#include "commands/search.hpp"

#include "domain/complaint.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <unistd.h>

namespace lingyan::commands {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

Synonyms const& synonyms() {
    static auto const all = [] {
        Settings settings;
        settings.synonyms = PROJECT_ROOT "/config/search/synonyms.txt";
        return read_synonyms(settings);
    }();
    return all;
}

struct Answers {
    int code = 0;
    std::map<std::string, std::vector<std::string>> results;
    std::string errors;
};

Answers ask(std::string const& notices, std::string const& questions) {
    std::istringstream in(questions);
    std::ostringstream out, errors;
    Answers answers;
    answers.code = search(notices, synonyms(), in, out, errors);
    answers.errors = errors.str();
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) {
        auto const answer = json::parse(line);
        answers.results[answer.at("id")] = answer.at("results").get<std::vector<std::string>>();
    }
    return answers;
}

std::string text_of(std::string const& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string joined(std::vector<std::string> const& ids) {
    std::string all;
    for (auto const& id : ids) all += id + " ";
    return all;
}

struct Figures {
    int asked = 0, first = 0, among_three = 0, nothing = 0, nothing_right = 0;
};

Figures figures_of(std::string const& notices, std::string const& file) {
    std::string const folder = TEST_DATA "/search/";
    auto const questions = text_of(folder + file);
    auto answers = ask(folder + notices, questions);
    CHECK(answers.code == 0);
    CHECK(answers.errors.empty());
    Figures figures;
    std::istringstream lines(questions);
    for (std::string line; std::getline(lines, line);) {
        auto const question = json::parse(line);
        auto const expected = question.at("expect").get<std::string>();
        auto const& found = answers.results.at(question.at("id"));
        bool right = expected.empty() ? found.empty() : !found.empty() && found.front() == expected;
        if (!right)
            MESSAGE(question.at("query").get<std::string>() << " (" << question.value("village", "") << ") should find " << (expected.empty() ? "nothing" : expected) << ", found " << joined(found));
        if (expected.empty()) {
            ++figures.nothing;
            figures.nothing_right += right;
            continue;
        }
        ++figures.asked;
        figures.first += right;
        figures.among_three += std::find(found.begin(), found.begin() + std::ptrdiff_t(std::min<std::size_t>(found.size(), 3)), expected) != found.begin() + std::ptrdiff_t(std::min<std::size_t>(found.size(), 3));
    }
    MESSAGE("first " << figures.first << ", among three " << figures.among_three << " of " << figures.asked << "; rightly nothing " << figures.nothing_right << " of " << figures.nothing);
    return figures;
}

}  // namespace

TEST_CASE("what residents ask for stands first, and a question about nothing finds nothing") {
    for (auto const& [notices, file] : {std::pair<std::string, std::string>{"notices.jsonl", "queries.jsonl"}, {"notices.jsonl", "more-queries.jsonl"}, {"other-notices.jsonl", "other-queries.jsonl"}}) {
        CAPTURE(file);
        auto const figures = figures_of(notices, file);
        CHECK(figures.asked > 50);
        CHECK(figures.first * 100 >= figures.asked * 93);
        CHECK(figures.among_three * 100 >= figures.asked * 95);
        CHECK(figures.nothing_right == figures.nothing);
    }
}

TEST_CASE("a village's name in the question goes before the asker's own, and other villages' notices are never among what is found") {
    struct Row {
        char const* asked;
        char const* village;
        char const* of;  // all that is found is of this one, or the county's
    };
    std::map<std::string, std::string> village_of;
    std::istringstream notices(text_of(TEST_DATA "/search/notices.jsonl"));
    for (std::string line; std::getline(notices, line);) {
        auto const notice = json::parse(line);
        village_of[notice.at("id")] = notice.at("village");
    }
    for (auto const& [asked, village, of] : {Row{"账", "旦麻村", "旦麻村"}, {"低保", "上河", "上河村"}, {"上河村的账", "旦麻村", "上河村"}, {"上河村委会 路灯", "旦麻村", "上河村"}, {"路灯", "没有这个村", ""},
                                             {"旦马村停水", "", "旦麻村"}, {"石门", "", "石门村"}, {"旦麻村", "", "旦麻村"}, {"公开", "石门村委会", "石门村"}, {"通知", "忠孝社区", "忠孝社区"}}) {
        CAPTURE(asked);
        auto const found = ask(TEST_DATA "/search/notices.jsonl", json{{"id", "q"}, {"query", asked}, {"village", village}}.dump()).results.at("q");
        CHECK(found.size() <= 10);
        CHECK(found.empty() == (std::string(of).empty()));
        for (auto const& id : found) {
            CAPTURE(id);
            CHECK((village_of.at(id).empty() || village_of.at(id) == of));
        }
        if (!found.empty()) CHECK(village_of.at(found.front()) == of);
    }
}

TEST_CASE("of two villages of one name, told apart by their townships, the asker's is meant; who names none of them finds both") {
    auto const file = (fs::temp_directory_path() / ("lingyan-two-" + std::to_string(::getpid()) + ".jsonl")).string();
    std::ofstream(file) << R"({"id":"a","category":"通知","village":"白庄镇和平村","published":"2026-10-01","title":"停水通知","body":""})" "\n"
                        << R"({"id":"b","category":"通知","village":"建中镇和平村","published":"2026-10-02","title":"停水通知","body":""})" "\n"
                        << R"({"id":"c","category":"通知","village":"建中镇","published":"2026-10-03","title":"全镇停水通知","body":""})";
    auto found = [&](char const* asked, char const* village) {
        auto ids = ask(file, json{{"id", "q"}, {"query", asked}, {"village", village}}.dump()).results.at("q");
        std::sort(ids.begin(), ids.end());
        return joined(ids);
    };
    CHECK(found("停水", "白庄镇和平村") == "a c ");
    CHECK(found("和平村停水", "建中镇和平村") == "b c ");
    CHECK(found("停水", "和平村") == "a b c ");
    CHECK(found("停水", "上河村") == "c ");
    fs::remove(file);
}

TEST_CASE("bad lines are told with file and line, and the others are answered") {
    auto const folder = fs::temp_directory_path() / ("lingyan-search-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    auto const file = (folder / "notices.jsonl").string();
    std::ofstream(file) << "\xEF\xBB\xBF{\"id\":\"a\",\"category\":\"通知\",\"village\":\"旦麻村\",\"published\":\"2026-10-01\",\"title\":\"停水通知\",\"body\":\"\"}\n\n"
                        << "{\"id\":\"a\",\"title\":\"再来一次\",\"published\":\"2026-10-01\"}\nno json\n[1]\n{\"id\":\"b\",\"title\":\"缺日子\"}\n"
                        << "{\"id\":\"c\",\"title\":\"错日子\",\"published\":\"2026-13-01\"}\n{\"id\":\"d\",\"title\":5.5,\"published\":\"2026-10-01\"}\n"
                        << "{\"id\":\"e\",\"title\":\"\xff\",\"published\":\"2026-10-01\"}\n{\"id\":7,\"title\":\"停电通知\",\"published\":\"2026-10-02T08:00:00\",\"village\":null}";
    auto answers = ask(file, "{\"id\":\"1\",\"query\":\"停水\"}\n\nnothing\n{\"query\":\"停水\"}\n" + std::string(300, '[') + "\n{\"id\":\"2\",\"query\":\"\"}\n{\"id\":\"3\",\"query\":\"停电\",\"village\":\"旦麻村\"}\r\n");
    CHECK(answers.code == 2);
    CHECK(answers.results["1"] == std::vector<std::string>{"a"});
    CHECK(answers.results.at("2").empty());
    CHECK(answers.results["3"] == std::vector<std::string>{"7"});
    for (auto line : {":3: ", ":4: ", ":5: ", ":6: ", ":7: ", ":8: ", ":9: "}) {
        CAPTURE(line);
        CHECK(answers.errors.find(file + line) != std::string::npos);
    }
    for (auto line : {"stdin:3: ", "stdin:4: ", "stdin:5: "}) CHECK(answers.errors.find(line) != std::string::npos);
    CHECK_THROWS_AS(ask((folder / "missing.jsonl").string(), ""), BadInput);
    fs::remove_all(folder);
}

TEST_CASE("the shipped groups of words are read without a complaint; a word in two groups, or alone in one, is complained of") {
    CHECK(synonyms().groups.size() > 80);
    auto const folder = fs::temp_directory_path() / ("lingyan-words-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    Settings settings;
    settings.synonyms = (folder / "words.txt").string();
    std::ofstream(settings.synonyms) << "# 账\n账 账目\n\n账目 收支\n路灯  # 一个\n";
    std::vector<Complaint> complaints;
    try {
        read_synonyms(settings);
    } catch (BadInput const& bad) {
        complaints = bad.complaints;
    }
    REQUIRE(complaints.size() == 3);
    CHECK(complaints[0].to_text().find("words.txt:4: 账目") != std::string::npos);
    CHECK(complaints[2].to_text().find("words.txt:5: 路灯") != std::string::npos);
    settings.synonyms.clear();
    settings.roles = (folder / "roles.toml").string();  // nothing beside it: no groups, and nobody is stopped by that
    CHECK(read_synonyms(settings).groups.empty());
    fs::remove_all(folder);
}

}  // namespace lingyan::commands
