// Periods: which one a day lies in, where it ends, what it is called.
#include "domain/rule.hpp"

#include <doctest/doctest.h>

namespace lingyan {

TEST_CASE("a day lies in one period of each span") {
    struct Row {
        Span span;
        char const *day, *first, *last, *name, *said;
    };
    for (auto const& row : {Row{Span::month, "2026-12-21", "2026-12-01", "2026-12-31", "2026-12", "12月"},
                            Row{Span::month, "2026-02-28", "2026-02-01", "2026-02-28", "2026-02", "2月"},
                            Row{Span::month, "2028-02-29", "2028-02-01", "2028-02-29", "2028-02", "2月"},
                            Row{Span::two_months, "2026-01-01", "2026-01-01", "2026-02-28", "2026D1", "1到2月"},
                            Row{Span::two_months, "2026-12-31", "2026-11-01", "2026-12-31", "2026D6", "11到12月"},
                            Row{Span::quarter, "2026-01-01", "2026-01-01", "2026-03-31", "2026Q1", "第一季度"},
                            Row{Span::quarter, "2026-06-30", "2026-04-01", "2026-06-30", "2026Q2", "第二季度"},
                            Row{Span::quarter, "2026-07-01", "2026-07-01", "2026-09-30", "2026Q3", "第三季度"},
                            Row{Span::quarter, "2026-12-31", "2026-10-01", "2026-12-31", "2026Q4", "第四季度"},
                            Row{Span::half_year, "2026-06-30", "2026-01-01", "2026-06-30", "2026H1", "上半年"},
                            Row{Span::half_year, "2026-07-01", "2026-07-01", "2026-12-31", "2026H2", "下半年"},
                            Row{Span::year, "2026-05-05", "2026-01-01", "2026-12-31", "2026", "2026年"},
                            Row{Span::term, "2026-05-05", "2026-01-01", "2030-12-31", "2026-2030", "本届"},
                            Row{Span::term, "2030-12-31", "2026-01-01", "2030-12-31", "2026-2030", "本届"},
                            Row{Span::term, "2031-01-01", "2031-01-01", "2035-12-31", "2031-2035", "本届"},
                            Row{Span::term, "2025-12-31", "2021-01-01", "2025-12-31", "2021-2025", "本届"},
                            Row{Span::term, "2021-01-01", "2021-01-01", "2025-12-31", "2021-2025", "本届"},
                            Row{Span::term, "2020-12-31", "2016-01-01", "2020-12-31", "2016-2020", "本届"}}) {
        std::string const day = row.day, name = row.name;
        CAPTURE(day);
        CAPTURE(name);
        auto period = period_of(row.span, *read_date(row.day));
        CHECK(to_text(period.first) == row.first);
        CHECK(to_text(period.last) == row.last);
        CHECK(period.name == name);
        CHECK(say_period(row.span, period) == row.said);
    }
}

TEST_CASE("periods follow each other without a gap") {
    for (auto span : {Span::month, Span::two_months, Span::quarter, Span::half_year, Span::year, Span::term}) {
        CAPTURE(int(span));
        auto period = period_of(span, make_date(2019, 5, 5));
        for (int i = 0; i < 40; ++i) {
            auto next = next_period(span, period);
            CHECK(next.first == period.last + days{1});
            CHECK(next.name != period.name);
            CHECK(period_of(span, next.last) == next);
            period = next;
        }
    }
}

TEST_CASE("a term begins in the year that the place gives") {
    CHECK(period_of(Span::term, make_date(2026, 5, 5), 2024).name == "2024-2028");
    CHECK(period_of(Span::term, make_date(2023, 5, 5), 2024).name == "2019-2023");
}

TEST_CASE("a line is crossed by what is strictly greater, in whole hundredths of the figure's own unit") {
    struct Row {
        std::optional<std::int64_t> over;
        std::int64_t value, of_so_many;
        bool crossed;
    };
    std::int64_t const half_a_million = 50000000, largest = 99999999999999;
    for (auto const& [over, value, of_so_many, crossed] :
         {Row{half_a_million, 50000000, 1, false}, Row{half_a_million, 50000001, 1, true}, Row{half_a_million, 49999999, 1, false}, Row{half_a_million, 5000, 10000, false},
          Row{half_a_million, 5001, 10000, true}, Row{half_a_million, 0, 100000000, false}, Row{half_a_million, 1, 100000000, true}, Row{half_a_million, -50000001, 1, false}, Row{0, 1, 1, true}, Row{0, 0, 1, false},
          Row{std::nullopt, largest, 1, false}, Row{half_a_million, largest, 100000000, true}}) {
        CAPTURE(value);
        CAPTURE(of_so_many);
        Threshold threshold;
        threshold.over = over;
        CHECK(threshold.is_crossed(value, of_so_many) == crossed);
    }
}

TEST_CASE("a pack knows its rules and sources by name") {
    Pack pack;
    pack.rules.push_back({});
    pack.rules.back().id = RuleId{"talk.quarterly"};
    pack.sources.push_back({"000", "经验材料"});
    CHECK(pack.rule(RuleId{"talk.quarterly"}) == &pack.rules.front());
    CHECK(pack.rule(RuleId{"talk.yearly"}) == nullptr);
    CHECK(pack.source("000")->title == "经验材料");
    CHECK(pack.source("001") == nullptr);
}

}  // namespace lingyan
