// lingyan understand --dates: lines in, lines out, and how many of a set of expressions it gets right.
#include "commands/understand_dates.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace lingyan;
using Json = nlohmann::json;

namespace {

struct Ran { int code; std::string out, complaints; };

Ran run(std::string const& lines) {
    std::istringstream in(lines);
    std::ostringstream out, complaints;
    std::ostringstream about_files;
    auto const calendar = commands::holidays_for_reading(PROJECT_ROOT "/config/lingyan.toml", true, about_files);
    CHECK(about_files.str().empty());
    auto code = commands::understand_dates(in, out, complaints, calendar);
    return {code, out.str(), complaints.str()};
}

std::string ask(std::string const& id, std::string const& text, std::string const& reference) {
    return Json{{"id", id}, {"text", text}, {"reference_time", reference}}.dump() + "\n";
}

}  // namespace

TEST_CASE("each line is answered with its id, its kinds and its ends") {
    auto const ran = run(ask("a", "明天", "2026-12-09T10:30:00") + ask("b", "明天下午三点", "2026-12-09T10:30:00+08:00") + ask("c", "25号前", "2026-12-09T10:30:00") +
                         ask("d", "收到", "2026-12-09T10:30:00") + ask("e", "12月25日起", "2026-12-09T02:30:00Z") + ask("f", "今晚12点", "2026-12-31T10:30:00"));
    CHECK(ran.code == 0);
    CHECK(ran.complaints.empty());
    std::vector<Json> answers;
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) answers.push_back(Json::parse(line));
    REQUIRE(answers.size() == 6);
    CHECK(answers[0] == Json::parse(R"({"id":"a","candidates":[{"kind":"date","value":"2026-12-10","start":null,"end":null}]})"));
    CHECK(answers[1]["candidates"][0] == Json::parse(R"({"kind":"datetime","value":"2026-12-10T15:00:00","start":null,"end":null})"));
    CHECK(answers[2]["candidates"][0] == Json::parse(R"({"kind":"daterange","value":null,"start":null,"end":"2026-12-25"})"));
    CHECK(answers[3] == Json::parse(R"({"id":"d","candidates":[]})"));
    CHECK(answers[4]["candidates"][0] == Json::parse(R"({"kind":"daterange","value":null,"start":"2026-12-25","end":null})"));
    CHECK(answers[5]["candidates"][0]["value"] == "2027-01-01T00:00:00");
}

TEST_CASE("a line that cannot be used is told by its number, and the others are answered") {
    auto const ran = run("no json\n\n" + ask("a", "明天", "2026-12-09T10:30:00") + "[]\n" + R"({"id":"b","text":"明天"})" + "\n" + R"({"id":"c","text":5,"reference_time":"2026-12-09T10:30:00"})" +
                         "\n" + ask("d", "明天", "yesterday") + R"({"text":"明天","reference_time":"2026-12-09T10:30:00"})" + "\n{\"id\":\"e\",\"text\":\"\xff\",\"reference_time\":\"2026-12-09T10:30:00\"}\n" +
                         ask("z", "后天", "2026-12-09T10:30:00"));
    CHECK(ran.code == 2);
    for (int line : {1, 4, 5, 6, 7, 8, 9}) {
        CAPTURE(line);
        CHECK(ran.complaints.find("line " + std::to_string(line) + ": ") != std::string::npos);
    }
    CHECK(ran.complaints.find("line 3: ") == std::string::npos);
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 2);
    CHECK(ran.out.find(R"("id":"z")") != std::string::npos);
}

TEST_CASE("the holiday tables are found from any folder, and where there are none weekdays are the working days") {
    std::ostringstream told;
    auto const here = commands::holidays_for_reading(PROJECT_ROOT "/config/lingyan.toml", true, told);
    CHECK(here.has_table(2026));
    CHECK(told.str().empty());
    CHECK_THROWS(commands::holidays_for_reading(PROJECT_ROOT "/config/absent.toml", true, told));
    CHECK(commands::holidays_for_reading(PROJECT_ROOT "/config/absent.toml", false, told).has_table(2026));
}

TEST_CASE("the development set is understood, 97 of 100 at least") {
    auto const path = std::filesystem::path(PROJECT_ROOT).parent_path() / "shared/data/datetime-zh-dev.jsonl";
    if (!std::filesystem::exists(path)) {
        MESSAGE("the set is not there: ", path.string());
        return;
    }
    std::ifstream file(path);
    std::vector<Json> cases;
    std::string lines;
    for (std::string line; std::getline(file, line);) {
        cases.push_back(Json::parse(line));
        lines += ask(cases.back()["id"], cases.back()["text"], cases.back()["reference_time"]);
    }
    std::istringstream answers(run(lines).out);
    std::size_t right = 0;
    std::string wrong;
    for (auto const& one : cases) {
        std::string line;
        REQUIRE(std::getline(answers, line));
        auto const answer = Json::parse(line);
        CHECK(answer["id"] == one["id"]);
        bool good = false;
        if (!answer["candidates"].empty()) {
            auto const& best = answer["candidates"][0];
            for (auto const& expected : one["expected_values"]) {
                bool same = best["kind"] == one["expected_kind"];
                for (auto const& [key, value] : expected.items()) same = same && best[key] == value;
                good = good || same;
            }
        }
        if (good) ++right;
        else wrong += one["id"].get<std::string>() + " ";
    }
    CAPTURE(wrong);
    CHECK(right * 100 >= cases.size() * 97);
}
