// lingyan understand: JSON lines in, JSON lines out.
#include "commands/understand.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace lingyan;
using commands::Explain;

namespace {

struct Said {
    int code;
    std::string out, complaints;
};
Said understand(std::string const& lines, Explain explain = Explain::no) {
    std::istringstream in(lines);
    std::ostringstream out, complaints;
    int const code = commands::understand(in, out, complaints, explain);
    return {code, out.str(), complaints.str()};
}

}  // namespace

TEST_CASE("every line is answered in its order, with the words and numbers of its slots") {
    auto const said = understand(
        "{\"id\":\"a\",\"text\":\"村道保洁干了一半\",\"role\":\"cadre\"}\n"
        "\n"
        "{\"id\":7,\"text\":\"匿名反映路灯不亮\",\"role\":\"resident\",\"reference_time\":\"2026-10-08T08:00:00+08:00\"}\n"
        "{\"id\":\"c\",\"text\":\"好\",\"role\":\"cadre\",\"state\":\"confirm\"}");
    CHECK(said.code == 0);
    CHECK(said.complaints.empty());
    CHECK(said.out ==
          "{\"id\":\"a\",\"intent\":\"task.progress\",\"slots\":{\"task\":\"村道保洁\",\"percent\":50}}\n"
          "{\"id\":7,\"intent\":\"feedback.file\",\"slots\":{\"content\":\"路灯不亮\",\"anonymous\":true}}\n"
          "{\"id\":\"c\",\"intent\":\"confirm.yes\",\"slots\":{}}\n");
}

TEST_CASE("a line that cannot be used is complained of by its number, and the others are answered") {
    struct Row { char const* line; char const* complaint; };
    for (auto const& [line, complaint] : {
             Row{"{\"id\":\"b\"", "stdin:2: the line is no JSON"},
             Row{"[1]", "stdin:2: the line is no JSON object"},
             Row{"{\"text\":\"好\",\"role\":\"cadre\"}", "stdin:2: there is no \"id\""},
             Row{"{\"id\":\"b\",\"role\":\"cadre\"}", "stdin:2: there is no \"text\""},
             Row{"{\"id\":\"b\",\"text\":3,\"role\":\"cadre\"}", "stdin:2: \"text\" is not a text"},
             Row{"{\"id\":\"b\",\"text\":\"好\",\"role\":\"mayor\"}", "stdin:2: the role is"},
             Row{"{\"id\":\"b\",\"text\":\"好\",\"role\":\"cadre\",\"state\":\"asleep\"}", "stdin:2: the state is"},
             Row{"{\"id\":\"b\",\"text\":\"好\",\"role\":\"cadre\",\"reference_time\":\"soon\"}", "stdin:2: \"reference_time\" is no time"},
             Row{"{\"id\":\"b\",\"text\":\"\xFF\xFE\",\"role\":\"cadre\"}", "stdin:2: the line is no JSON"},
         }) {
        CAPTURE(line);
        std::string const good = "{\"id\":\"a\",\"text\":\"撤\",\"role\":\"cadre\"}\n";
        auto const said = understand(good + line + "\n" + good);
        CHECK(said.code == 2);
        CHECK(said.complaints.starts_with(complaint));
        CHECK(said.out == "{\"id\":\"a\",\"intent\":\"undo\",\"slots\":{}}\n{\"id\":\"a\",\"intent\":\"undo\",\"slots\":{}}\n");
    }
}

TEST_CASE("an explanation names the rule and the words that bore it") {
    auto const said = understand("{\"id\":\"a\",\"text\":\"村道保洁全部搞定\",\"role\":\"cadre\"}\n", Explain::yes);
    CHECK(said.code == 0);
    CHECK(said.out.find("{\"intent\":\"task.done\",\"weight\":11,\"why\":\"says that it is done\",\"words\":[\"全部搞定\"]}") != std::string::npos);
}
