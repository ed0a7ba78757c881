// A paper's name means no village, no day and nobody.
#include "affairs/papers.hpp"
#include "affairs/course_sentence.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

TEST_CASE("papers are found by the word before them, their number or their brackets") {
    struct Row {
        std::string text, names;
    };
    for (auto const& [text, names] : {
             Row{"核对名单，依据旦麻13号文", "旦麻13号文"}, Row{"核对名单 依据：县医保局〔2026〕12号，第3条", "县医保局〔2026〕12号，第3条"}, Row{"依据 县医保局12号文 核对名单", "县医保局12号文"},
             Row{"学习《上河村经验》，25号前", "《上河村经验》"}, Row{"落实县医保局12号文件，25号前", "县医保局12号文件"}, Row{"旦麻村25号前报名单", ""}, Row{"按照县里要求，25号前", "县里要求"}, Row{"东塔镇党委[2026]第3号", "东塔镇党委[2026]第3号"},
             Row{"清理（北段，南段）", ""}, Row{"《没写完", "《没写完"}, Row{"依据", ""}, Row{"", ""},
         }) {
        CAPTURE(text);
        std::string found;
        for (auto const& paper : papers_in(text)) found += text.substr(paper.name, paper.end - paper.name);
        CHECK(found == names);
    }
}

TEST_CASE("a village inside a paper's name is not whom work goes to, and the basis stays whole") {
    Town town;
    struct Row {
        std::string said, what, basis;
        std::size_t units;
        std::string due = "2026-12-25";
    };
    for (auto const& row : std::vector<Row>{
             {"全镇 12月25日前 核对医保名单，依据旦麻13号文", "核对医保名单", "旦麻13号文", 6},
             {"全镇 12月25日前 核对医保名单 依据 旦麻13号文", "核对医保名单", "旦麻13号文", 6},
             {"全镇 12月25日前 核对医保名单，旦麻村党委〔2026〕3号", "核对医保名单", "旦麻村党委〔2026〕3号", 6},
             {"上河村 12月25日前 核对名单，依据《旦麻村经验》", "核对名单", "《旦麻村经验》", 1},
             {"上河村 核对名单，依据县医保局12号文", "核对名单", "县医保局12号文", 1, ""},
             {"12月25日前 核对名单，依据全县会议纪要", "核对名单", "全县会议纪要", 0},
             {"全镇 12月25日前 学习旦麻村经验", "学习旦麻村经验", "", 6},
             {"旦麻村 12月25日前 核对全部低保户", "核对全部低保户", "", 1},
             {"旦麻村 12月25日前 清理河道（北段，南段），报照片", "清理河道（北段，南段）", "", 1},
             {"旦麻村 12月25日前 走访困难户、老党员", "走访困难户、老党员", "", 1},
             {"旦麻村 12月25日前 走访,入户;建台账", "走访,入户;建台账", "", 1},
         }) {
        CAPTURE(row.said);
        town.in([&](Turn const& turn) {
            auto draft = read_draft(turn, row.said, villages_for(turn, PersonId{"sec"}, "assign"), row.said);
            CHECK(draft.what == row.what);
            CHECK(draft.basis == row.basis);
            CHECK(draft.units.size() == row.units);
            CHECK((draft.due ? to_text(*draft.due) : "") == row.due);
            CHECK(draft.unknown.empty());
        });
    }
}

TEST_CASE("whom nobody can find is asked about, and nobody is given the work in his place") {
    Town town;
    struct Row {
        std::string said, unknown, what;
        std::size_t units;
    };
    for (auto const& row : std::vector<Row>{
             {"旦麻村、火星 25号前 报名单", "火星", "报名单", 1}, {"旦麻村和火星村 25号前 报名单", "火星村", "报名单", 1}, {"全镇网格员 25号前 报名单", "网格员", "报名单", 0}, {"村医 25号前 报名单", "村医", "报名单", 0},
             {"火星村书记 25号前 报名单", "火星村", "报名单", 0}, {"给火星村张三 25号前 报名单", "火星村", "报名单", 0}, {"张三、赵六 25号前 报名单", "赵六", "报名单", 1}, {"全镇除了火星 25号前 报名单", "火星", "报名单", 0},
             {"建中镇 25号前 报名单", "建中镇", "报名单", 0}, {"火星 25号前 报名单", "火星", "报名单", 0}, {"全镇 火星村 25号前 报名单", "火星村", "报名单", 0},
             {"25号前 报名单，拍照片", "", "报名单", 0}, {"旦麻村 25号前 走访贫困村", "", "走访贫困村", 1}, {"旦麻村 25号前 旧村改造", "", "旧村改造", 1}, {"全镇 25号前 村医培训报名", "", "村医培训报名", 6},
         }) {
        CAPTURE(row.said);
        town.in([&](Turn const& turn) {
            auto draft = read_draft(turn, row.said, villages_for(turn, PersonId{"sec"}, "assign"));
            CHECK(joined(draft.unknown) == row.unknown);
            CHECK(draft.what == row.what);
            CHECK(draft.units.size() == row.units);
        });
    }
}

TEST_CASE("a course or a meeting keeps its whole name, and a name that is nobody's is no part of it") {
    Town town;
    struct Row {
        std::string said, title, unknown, stray;
        std::size_t people;
    };
    std::string const at = " 12月7日上午9点 在县党校";
    for (auto const& row : std::vector<Row>{
             {"全县村书记轮训" + at, "全县村书记轮训", "", "", 5}, {"全县村干部轮训班" + at, "全县村干部轮训班", "", "", 5}, {"一肩挑干部培训班" + at + " 全县一肩挑", "一肩挑干部培训班", "", "", 5},
             {"党务培训" + at + " 请全县一肩挑参加", "党务培训", "", "", 5}, {"请全镇一肩挑参加党务培训" + at, "党务培训", "", "", 5}, {"村党组织书记、主任培训班" + at, "村党组织书记、主任培训班", "", "", 5},
             {"冬季安全会，三季度小结" + at, "冬季安全会，三季度小结", "", "", 5}, {"乡村振兴培训班" + at, "乡村振兴培训班", "", "", 5}, {"党务培训" + at + " 旦麻村、上河村", "党务培训", "", "", 2},
             {"党务培训" + at + " 火星村", "党务培训", "火星村", "", 0}, {"党务培训" + at + " 火星", "党务培训", "", "火星", 0}, {"党务培训" + at + " 村医", "党务培训", "村医", "", 0},
             {"党务培训" + at + " 请火星村书记和会计", "党务培训", "火星村", "", 0}, {"党务培训" + at + " 网格员参加", "党务培训", "网格员", "", 0}, {"党务培训" + at + " 叫赵六", "党务培训", "", "赵六", 0},
             {"党务培训" + at + " 旦麻村、火星村", "党务培训", "火星村", "", 1}, {"党务培训" + at + " 请准时参加", "党务培训", "", "", 5}, {"党务培训" + at + " 全镇网格员", "党务培训", "网格员", "", 0},
         }) {
        CAPTURE(row.said);
        town.in([&](Turn const& turn) {
            auto draft = read_course(turn, row.said, UnitId{"t1"}, Gathering::Kind::course, row.said);
            CHECK(draft.title == row.title);
            CHECK(joined(draft.unknown) == row.unknown);
            CHECK(joined(draft.stray) == row.stray);
            CHECK(draft.people.size() == row.people);
            CHECK(draft.first == dec(7));
            CHECK(draft.place == "县党校");
        });
    }
}

}  // namespace lingyan::affairs
