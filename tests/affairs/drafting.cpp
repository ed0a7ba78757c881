// One sentence and its villages, its day and its hour; and the change of mind during the preview.
#include "affairs/assigning.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Drafting : Town {
    Say draft(std::string const& text) {
        return as("sec", [&](Turn const& turn, Actor& actor) { return assigning::draft(turn, actor, text); });
    }
    std::string amend(std::string const& text) {
        std::string key = "nothing";
        as("sec", [&](Turn const& turn, Actor& actor) {
            if (auto said = assigning::amend(turn, actor, text)) key = said->key;
            return Say{};
        });
        return key;
    }
    std::string slot(std::string const& name) {
        auto open = conversation("sec").dialogue;
        return open ? open->slots[name] : "no dialogue";
    }
};

}  // namespace

TEST_CASE("villages are excepted, gathered and counted off as people write them") {
    struct Row {
        char const *text, *units, *left_out;
    };
    for (auto const& [text, units, left_out] :
         {Row{"全镇（旦麻村、上河村除外） 12月25日前 核对医保名单", "v3 v4 v5 v6 ", "v1 v2 "}, Row{"全镇(除旦麻村) 12月25日前 核对医保名单", "v2 v3 v4 v5 v6 ", "v1 "},
          Row{"全镇 12月25日前 核对医保名单，旦麻村除外", "v2 v3 v4 v5 v6 ", "v1 "}, Row{"12月25日前 全镇核对医保名单，旦麻、石门不用", "v2 v4 v5 v6 ", "v1 v3 "},
          Row{"除旦麻村外，其他村 12月25日前 核对医保名单", "v2 v3 v4 v5 v6 ", "v1 "}, Row{"其他村 12月25日前 核对医保名单，白鹤村除外", "v1 v2 v3 v4 v5 ", "v6 "},
          Row{"所有社区 12月25日前 核对医保名单", "v5 ", ""}, Row{"各社区和石门村 12月25日前 核对医保名单", "v3 v5 ", ""},
          Row{"上河村到金光村 12月25日前 核对医保名单", "v2 v3 v4 ", ""}, Row{"旦麻到石门、白鹤村 12月25日前 核对医保名单", "v1 v2 v3 v6 ", ""}}) {
        Drafting town;
        std::string const sentence = text;
        CAPTURE(sentence);
        CHECK(town.draft(sentence).key == "assign.preview");
        CHECK(town.slot("units") == units);
        CHECK(town.slot("left_out") == left_out);
        CHECK(town.slot("what") == "核对医保名单");
        CHECK(town.slot("due") == "2026-12-25");
    }
}

TEST_CASE_FIXTURE(Drafting, "a village that nobody knows is asked about, and nothing is sent without it") {
    auto said = draft("旦麻村、桃花村 12月25日前 核对医保名单");
    CHECK(said.key == "assign.unknown_village");
    CHECK(said.fields["villages"] == "桃花村");
    CHECK(draft("清水村 12月25日前 核对医保名单").key == "assign.unknown_village");  // another township's
}

TEST_CASE("the day is the task's and the hour stays in its words") {
    struct Row {
        char const *text, *due, *what;
    };
    for (auto const& [text, due, what] : {Row{"旦麻村 11月20日下午3点前 报名单", "2026-11-20", "下午3点前报名单"}, Row{"旦麻村 明天下午3点 到镇上开会", "2026-11-17", "下午3点到镇上开会"},
                                          Row{"旦麻村 今天下班前 报名单", "2026-11-16", "下班前报名单"}, Row{"旦麻村 11月20日前 报名单", "2026-11-20", "报名单"}}) {
        Drafting town;
        std::string const sentence = text;
        CAPTURE(sentence);
        CHECK(town.draft(sentence).key == "assign.preview");
        CHECK(town.slot("due") == due);
        CHECK(town.slot("what") == what);
    }
}

TEST_CASE_FIXTURE(Drafting, "during the preview a day or a village more changes this draft alone") {
    draft("旦麻村 11月25日前 核对医保名单");
    CHECK(amend("改成周六") == "assign.preview");
    CHECK(slot("due") == "2026-11-21");
    CHECK(amend("再加石门村") == "assign.preview");
    CHECK(slot("units") == "v1 v3 ");
    CHECK(amend("去掉旦麻村") == "assign.preview");
    CHECK(slot("units") == "v3 ");
    CHECK(slot("what") == "核对医保名单");
    CHECK(slot("due") == "2026-11-21");
    CHECK(amend("嗯") == "nothing");
}

TEST_CASE_FIXTURE(Drafting, "during the preview a sentence with work of its own begins a new draft") {
    draft("旦麻村 11月25日前 核对医保名单");
    CHECK(amend("石门村 12月1日前 清理河道") == "assign.preview");
    CHECK(slot("what") == "清理河道");
    CHECK(slot("units") == "v3 ");
    CHECK(slot("due") == "2026-12-01");
}

}  // namespace lingyan::affairs
