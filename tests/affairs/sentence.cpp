// One sentence that gives a task, taken apart.
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {
std::string units_of(Draft const& draft) {
    std::string text;
    for (auto const& unit : draft.units) text += (text.empty() ? "" : " ") + unit.text();
    return text;
}
}  // namespace

TEST_CASE("a sentence says to whom, until when, what, what comes back and on which paper") {
    Town town;  // Monday, 2026-11-16
    struct Row {
        std::string said, units, due, what, quality = "", basis = "";
    };
    std::string const all = "v1 v2 v3 v4 v5 v6";
    for (auto const& row : std::vector<Row>{
             {"旦麻村 25号前 报名单", "v1", "2026-11-25", "报名单"},
             {"旦麻村25号前报名单", "v1", "2026-11-25", "报名单"},
             {"旦麻村、上河村 25号前 报名单", "v1 v2", "2026-11-25", "报名单"},
             {"旦麻村和上河村 25号前 报名单", "v1 v2", "2026-11-25", "报名单"},
             {"旦麻、上河 25号前 报名单", "v1 v2", "2026-11-25", "报名单"},
             {"旦麻村 上河村 石门村 明天前 报名单", "v1 v2 v3", "2026-11-17", "报名单"},
             {"忠孝社区 后天 交台账", "v5", "2026-11-18", "交台账"},
             {"全镇 12月25日前 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"全镇12月25日前核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"各村 12月25日前 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"全镇各村 12月25日前 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"所有村 周五前 核对医保名单", all, "2026-11-20", "核对医保名单"},
             {"每个村 下周五前 核对医保名单", all, "2026-11-27", "核对医保名单"},
             {"全镇 月底前 核对医保名单", all, "2026-11-30", "核对医保名单"},
             {"全镇 年底前 核对医保名单", all, "2026-12-31", "核对医保名单"},
             {"全镇 三天内 核对医保名单", all, "2026-11-19", "核对医保名单"},
             {"全镇 今天 核对医保名单", all, "2026-11-16", "核对医保名单"},
             {"全镇 2026年12月25日前 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"全镇 12.25前 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"全镇 除了旦麻村 12月25日前 核对医保名单", "v2 v3 v4 v5 v6", "2026-12-25", "核对医保名单"},
             {"全镇除了旦麻村，12月25日前核对医保名单", "v2 v3 v4 v5 v6", "2026-12-25", "核对医保名单"},
             {"全镇除旦麻村外 12月25日前 核对医保名单", "v2 v3 v4 v5 v6", "2026-12-25", "核对医保名单"},
             {"全镇除了旦麻村、上河村 12月25日前 核对医保名单", "v3 v4 v5 v6", "2026-12-25", "核对医保名单"},
             {"全镇除了旦麻村和上河村 12月25日前 核对医保名单", "v3 v4 v5 v6", "2026-12-25", "核对医保名单"},
             {"除了白鹤村 各村 25号前 报名单", "v1 v2 v3 v4 v5", "2026-11-25", "报名单"},
             {"各村（不含忠孝社区）25号前 报名单", "v1 v2 v3 v4 v6", "2026-11-25", "报名单"},
             {"全镇 12月25日前 核对医保名单，报人数", all, "2026-12-25", "核对医保名单", "报人数"},
             {"全镇 12月25日前 核对医保名单，报人数，依据县医保局12号文", all, "2026-12-25", "核对医保名单", "报人数", "县医保局12号文"},
             {"全镇 12月25日前 核对医保名单，依据县医保局12号文", all, "2026-12-25", "核对医保名单", "", "县医保局12号文"},
             {"旦麻村 25号前 修好路灯，拍照片", "v1", "2026-11-25", "修好路灯", "拍照片"},
             {"旦麻村 25号前 修好路灯；要求晚上能亮", "v1", "2026-11-25", "修好路灯", "晚上能亮"},
             {"核对医保名单 全镇 12月25日前", all, "2026-12-25", "核对医保名单"},
             {"12月25日前 全镇 核对医保名单", all, "2026-12-25", "核对医保名单"},
             {"请旦麻村最迟25号报名单", "v1", "2026-11-25", "报名单"},
             {"旦麻村 报名单", "v1", "", "报名单"},
             {"25号前 报名单", "", "2026-11-25", "报名单"},
             {"报名单", "", "", "报名单"},
             {"旦麻村 25号前", "v1", "2026-11-25", ""},
             {"旦麻村", "v1", "", ""},
             {"全镇", all, "", ""},
             {"清水村 25号前 报名单", "", "2026-11-25", "报名单"},
             {"旦麻村 10月25日前 报名单", "v1", "2027-10-25", "报名单"},
             {"旦麻村 旦麻村 25号前 报名单", "v1", "2026-11-25", "报名单"},
             {"", "", "", ""}}) {
        CAPTURE(row.said);
        Draft draft;
        town.in([&](Turn const& turn) { draft = read_draft(turn, row.said, villages_for(turn, PersonId{"sec"}, "assign")); });
        CHECK(units_of(draft) == row.units);
        CHECK((draft.due ? to_text(*draft.due) : "") == row.due);
        CHECK(draft.what == row.what);
        CHECK(draft.quality == row.quality);
        CHECK(draft.basis == row.basis);
    }
}

TEST_CASE("a village that is none of theirs is asked about, and never passed over") {
    Town town;
    town.in([](Turn const& turn) {
        auto draft = read_draft(turn, "旦麻村、清水村 25号前 报名单", villages_for(turn, PersonId{"sec"}, "assign"));
        CHECK(draft.unknown == std::vector<std::string>{"清水村"});
        CHECK(units_of(read_draft(turn, "全镇除了旦麻村 25号前 报名单", villages_for(turn, PersonId{"sec"}, "assign"))) == "v2 v3 v4 v5 v6");
    });
}

TEST_CASE("whoever gives work to one village need not name it") {
    Town town;
    town.in([](Turn const& turn) { CHECK(units_of(read_draft(turn, "25号前 报名单", villages_for(turn, PersonId{"h1"}, "assign"))) == "v1"); });
}

}  // namespace lingyan::affairs
