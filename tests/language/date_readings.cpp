// Readings beside the likeliest one, and what no text may do.
#include "language/date_candidates.hpp"
#include "support_dates.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace lingyan;
using Kind = language::DateCandidate::Kind;

TEST_CASE("where the tense or the half of the day is open, the other readings follow the best one") {
    struct Many { char const* text; std::vector<std::string> meant; };
    for (auto const& [text, meant] : {
             Many{"周五", {"2026-11-27", "2026-11-20"}}, Many{"12月15号", {"2026-12-15", "2025-12-15"}}, Many{"明天五点", {"2026-11-26T17:00:00", "2026-11-26T05:00:00"}},
             Many{"国庆", {"2027-10-01", "2026-10-01"}}, Many{"今晚12点", {"2026-11-26T00:00:00", "2026-11-25T23:59:59"}}, Many{"周五把表交了", {"2026-11-20", "2026-11-27"}},
             Many{"12月前", {"..2026-11-30", "..2026-12-31", "..2025-11-30"}}, Many{"明天", {"2026-11-26"}}, Many{"明天14点", {"2026-11-26T14:00:00"}}, Many{"周一和周三", {"2026-11-30", "2026-12-02", "2026-11-23", "2026-11-25"}},
             Many{"他07年以后就没来过", {"2007-01-01..2007-12-31", "2007-01-01.."}},
         }) {
        CAPTURE(std::string(text));
        CHECK(readings(text) == meant);
    }
}

TEST_CASE("a day that its month lacks is the last one, as people mean it") {
    struct Row { char const* said; char const* meant; };
    for (auto const& [said, meant] : {Row{"本月三十一号", "2026-11-30"}, Row{"11月31号前", "..2026-11-30"}, Row{"2月30日", "2027-02-28"}, Row{"2027年2月29日", "2027-02-28"}, Row{"最迟9月31日", "..2027-09-30"}}) {
        CAPTURE(said);
        CHECK(readings(said).front() == meant);
    }
}

TEST_CASE("a day that does not exist is no reading") {
    for (auto const* text : {"10月32日前", "13月5日", "明天25点", "2026-02-30", "农历八月三十一", "2027年腊月三十一"}) {
        CAPTURE(std::string(text));
        for (auto const& reading : readings(text)) CHECK(reading.find("-02-3") == std::string::npos);
        CHECK(readings(text).empty());
    }
}

TEST_CASE("what is counted from now keeps its seconds, a said hour has none") {
    CHECK(readings("半小时后", "2026-11-25T09:30:15").front() == "2026-11-25T10:00:15");
    CHECK(readings("两小时内", "2026-11-25T09:30:15").front() == "2026-11-25T09:30:15..2026-11-25T11:30:15");
    CHECK(readings("明天九点", "2026-11-25T09:30:15").front() == "2026-11-26T09:00:00");
}

TEST_CASE("of a long text no more than the beginning is looked at, and no text is too much") {
    std::string const day = "明天";
    std::string filler;
    while (filler.size() < 4200) filler += "好的";
    CHECK(readings(day + filler) == readings(day));
    CHECK(readings(filler + day).empty());
    std::string const pieces[] = {"1", "12.20-", "1月1日到", "从", "闰", "月底", "9:", "国庆前三天", "300个工作日后", "第", "最后", "每", "到", "至", "“", "\xE4", "\xFF", "2月30日", "差1刻", "年前", "明天", "下", "25日、", "半", "9999个工作日内"};
    std::mt19937 dice(3);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        auto const one = pieces[dice() % std::size(pieces)], other = pieces[dice() % std::size(pieces)];
        while (text.size() < (round < 20 ? 1u << 18 : 600u)) text += dice() % 2 ? one : other;
        auto const found = language::date_candidates(text, *read_timestamp("2026-11-25T09:30:00"), calendar_of_2026());
        CAPTURE(one);
        CAPTURE(other);
        CHECK(found.size() <= 8);
        for (auto const& reading : found) {
            CHECK((reading.first || reading.last));
            CHECK((reading.kind == Kind::range || reading.first == reading.last));
            if (reading.first && reading.last) CHECK(reading.first->day <= reading.last->day);
        }
    }
}
