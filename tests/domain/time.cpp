// Days and moments: what is read, what is said, and how days add up.
#include "domain/time.hpp"

#include "domain/phrase.hpp"

#include <doctest/doctest.h>

namespace lingyan {

using std::chrono::hours;

TEST_CASE("a day reads as it was written") {
    for (auto day = make_date(2019, 12, 25); day < make_date(2041, 1, 5); day += days{1}) {
        auto read = read_date(to_text(day));
        REQUIRE(read);
        CHECK(*read == day);
        CHECK(make_date(year_of(day), month_of(day), day_of(day)) == day);
    }
}

TEST_CASE("a moment reads as it was written, whatever its offset") {
    auto const noon = at(make_date(2026, 12, 21), hours{12});
    CHECK(to_text(noon) == "2026-12-21T12:00:00+08:00");
    CHECK(local_day(noon) == make_date(2026, 12, 21));
    CHECK(to_local(noon).minute_of_day() == 720);
    for (std::string const text : {"2026-12-21T12:00:00+08:00", "2026-12-21T04:00:00Z", "2026-12-21T04:00:00z", "2026-12-21T12:00", "2026-12-21 12:00", "2026-12-21T12:00:00", "2026-12-21T12:00:00.250",
                                   "2026-12-20T23:00:00-05:00", "2026-12-21T09:30:00+05:30", "2026-12-21T12:00+08:00", "2026-12-21T04:00Z"}) {
        CAPTURE(text);
        auto read = read_timestamp(text);
        REQUIRE(read);
        CHECK(*read == noon);
    }
    // Midnight in the county is the evening before in UTC.
    CHECK(to_text(at(make_date(2026, 1, 1), hours{0})) == "2026-01-01T00:00:00+08:00");
    CHECK(local_day(*read_timestamp("2025-12-31T15:59:59Z")) == make_date(2025, 12, 31));
    CHECK(local_day(*read_timestamp("2025-12-31T16:00:00Z")) == make_date(2026, 1, 1));
}

TEST_CASE("what is no day and no moment is not read") {
    for (std::string const text : {"", "2026", "2026-1-1", "2026-01-1", "26-01-01", "2026/01/01", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-02-29", "2026-04-31", "2026-01-01 ", " 2026-01-01",
                                   "2026-01-0a", "-026-01-01", "+026-01-01", "2026-01-01T", "二〇二六年"}) {
        CAPTURE(text);
        CHECK_FALSE(read_date(text));
    }
    for (std::string const text : {"", "2026-12-21", "2026-12-21T", "2026-12-21T12", "2026-12-21T24:00", "2026-12-21T12:60", "2026-12-21T12:00:60", "2026-12-21T12:00:00+8", "2026-12-21T12:00:00+0800", "2026-12-21T12:00:00+15:00",
                                   "2026-12-21T12:00:00 +08:00", "2026-12-21T12:00:00Zx", "2026-02-29T12:00", "2026-12-21x12:00"}) {
        CAPTURE(text);
        CHECK_FALSE(read_timestamp(text));
    }
    for (std::string const text : {"", "8", "24:00", "8:60", ":", "a:b", "8:", "-1:00", "08:07:00"}) {
        CAPTURE(text);
        CHECK_FALSE(read_minute_of_day(text));
    }
    CHECK(read_minute_of_day("08:07") == 487);
    CHECK(read_minute_of_day("0:00") == 0);
    CHECK(read_minute_of_day("23:59") == 1439);
}

TEST_CASE("months are added as people mean it") {
    struct Row {
        char const* from;
        int months;
        char const* to;
    };
    for (auto const& [from, months, to] : {Row{"2026-08-31", 6, "2027-02-28"}, Row{"2027-08-31", 6, "2028-02-29"}, Row{"2026-01-31", 1, "2026-02-28"}, Row{"2024-01-31", 1, "2024-02-29"}, Row{"2024-02-29", 12, "2025-02-28"},
                                           Row{"2024-02-29", 48, "2028-02-29"}, Row{"2026-10-31", 1, "2026-11-30"}, Row{"2026-12-15", 1, "2027-01-15"}, Row{"2026-01-15", -1, "2025-12-15"}, Row{"2026-03-31", -1, "2026-02-28"},
                                           Row{"2026-05-15", 0, "2026-05-15"}, Row{"2026-05-31", -3, "2026-02-28"}, Row{"2026-01-01", 60, "2031-01-01"}}) {
        std::string const start = from;
        CAPTURE(start);
        CAPTURE(months);
        CHECK(to_text(add_months(*read_date(from), months)) == to);
    }
}

TEST_CASE("leap years have their day, the others have not") {
    for (int year = 2020; year <= 2040; ++year) {
        CAPTURE(year);
        bool leap = year % 4 == 0;
        CHECK(read_date(std::to_string(year) + "-02-29").has_value() == leap);
        CHECK(day_of(add_months(make_date(year, 1, 31), 1)) == (leap ? 29u : 28u));
        CHECK((make_date(year + 1, 1, 1) - make_date(year, 1, 1)).count() == (leap ? 366 : 365));
    }
    CHECK_FALSE(read_date("2100-02-29"));
    CHECK(read_date("2000-02-29"));
}

TEST_CASE("weeks begin on Monday") {
    CHECK(weekday_of(make_date(2026, 11, 16)) == 1);
    CHECK(weekday_of(make_date(2026, 11, 22)) == 7);
    CHECK(weekday_of(make_date(2024, 2, 29)) == 4);
}

TEST_CASE("a day is said short, and twice where it is near") {
    auto const today = make_date(2026, 12, 21);
    struct Row {
        char const* day;
        std::string twice;
    };
    auto near = [](char const* key, char const* date) { return phrase(key, {{"date", date}}); };
    for (auto const& [day, twice] : {Row{"2026-12-21", near("word.today_date", "12月21日周一")}, Row{"2026-12-22", near("word.tomorrow_date", "12月22日周二")}, Row{"2026-12-23", near("word.next_date", "12月23日周三")}, Row{"2026-12-20", near("word.yesterday_date", "12月20日周日")}, Row{"2026-12-24", "12月24日周四"},
                                     Row{"2026-12-19", "12月19日周六"}, Row{"2027-01-08", "1月8日周五"}, Row{"2027-03-15", "2027年3月15日周一"}, Row{"2026-10-09", "10月9日周五"}, Row{"2025-12-31", "2025年12月31日周三"}}) {
        std::string const said = day;
        CAPTURE(said);
        CHECK(say_day_twice(*read_date(day), today) == twice);
    }
    CHECK(say_day(make_date(2026, 1, 5)) == "1月5日");
}

TEST_CASE("how long there is left is said in days") {
    auto const today = make_date(2026, 12, 21);
    struct Row {
        int ahead;
        std::string said;
    };
    auto days_word = [](char const* key, char const* count) { return phrase(key, {{"d", count}}); };
    for (auto const& [ahead, said] : {Row{0, phrase("word.due_today")}, Row{1, phrase("word.due_tomorrow")}, Row{2, days_word("word.due_ahead", "2")}, Row{30, days_word("word.due_ahead", "30")}, Row{-1, days_word("word.due_past", "1")}, Row{-12, days_word("word.due_past", "12")}}) {
        CAPTURE(ahead);
        CHECK(say_due(today + days{ahead}, today) == said);
    }
}

TEST_CASE("good morning is said before ten") {
    auto const day = make_date(2026, 12, 21);
    CHECK(say_greeting(at(day, hours{8})) == phrase("word.morning"));
    CHECK(say_greeting(at(day, hours{9} + minutes{59})) == phrase("word.morning"));
    CHECK(say_greeting(at(day, hours{10})) == phrase("word.hello"));
    CHECK(say_greeting(at(day, hours{20})) == phrase("word.hello"));
}

}  // namespace lingyan
