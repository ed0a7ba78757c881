// A year and more, moved through by the clock: nothing breaks, and nobody is told twice a day, at night or on a day off.
#include "support_service.hpp"

#include "packs/calendar.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace lingyan::test;

namespace {

lingyan::Calendar calendar_of(lingyan::Settings const& settings) {
    lingyan::Calendar calendar;
    for (auto const& file : settings.calendars)
        for (auto const& [year, table] : lingyan::packs::read_calendar(file)) calendar.add(year, table);
    return calendar;
}

}  // namespace

TEST_CASE("from October 2026 to December 2027 everybody has at most one digest a day, by daylight and on working days") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto const calendar = calendar_of(service.settings());
    for (int month = 0; month < 15; ++month) {
        auto const first = lingyan::add_months(lingyan::make_date(2026, 10, 12), month);
        auto const moment = lingyan::to_text(first) + "T09:30";
        CAPTURE(moment);
        REQUIRE(service.move_clock(moment).status == 200);
        // Work for the month: one task for three villages, of which one reports and two let the day pass; and a talk.
        auto due = lingyan::to_text(first + lingyan::days{9});
        auto say = [&](std::string const& who, std::string const& text) {
            auto said = service.say(who, text);
            CAPTURE(text);
            REQUIRE(said.status == 200);
            CHECK_FALSE(said.text.empty());
            CHECK_FALSE(contains(said.text, "稍后答复"));
        };
        say("p1", "派 青石村、柏林村、双河村 月度台账第" + std::to_string(month + 1) + "份，" + due + "前，报一张表");
        say("p1", "1");
        REQUIRE(service.move_clock(lingyan::to_text(first + lingyan::days{5}) + "T12:00").status == 200);
        say("h1", "月度台账办完了");
        say("c1", "全部");
        say("p1", "谈 " + service.someone("h" + std::to_string(month + 1)).name);
    }
    REQUIRE(service.move_clock("2027-12-31T18:00").status == 200);

    int digests = 0;
    for (auto const& person : service.everyone()) {
        std::map<std::string, int> on_day;
        for (auto const& message : service.got(person.id)) {
            CAPTURE(message.at);
            CAPTURE(message.text);
            auto const local = lingyan::to_local(*lingyan::read_timestamp(message.at));
            CHECK(local.minute_of_day() >= 7 * 60 + 30);
            CHECK(local.minute_of_day() < 20 * 60);
            CHECK(calendar.is_working(local.day));
            CHECK_FALSE(message.text.empty());
            ++digests;
            ++on_day[message.at.substr(0, 10)];
        }
        for (auto const& [day, count] : on_day) {
            CAPTURE(person.name);
            CAPTURE(day);
            CHECK(count == 1);  // nothing here was due so soon that it had to be told outside the digest
        }
    }
    CHECK(digests > 300);
    std::size_t not_arrived = 1;
    auto look = [&](lingyan::Transaction& tx) { not_arrived = tx.outbox().not_arrived().size(); };
    service.look(look);
    CHECK(not_arrived == 0);
}

TEST_CASE("from November on the county's administrator is told every working day that next year has no table") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto const calendar = calendar_of(service.settings());
    REQUIRE(calendar.has_table(2026));
    REQUIRE_FALSE(calendar.has_table(2027));
    service.move_clock("2026-11-30T18:00");
    std::map<std::string, int> told;
    for (auto const& message : service.got("a1"))
        if (contains(message.text, "2027年的放假安排还没有")) ++told[message.at.substr(0, 10)];
    for (auto day = lingyan::make_date(2026, 10, 8); day <= lingyan::make_date(2026, 11, 30); day += lingyan::days{1}) {
        auto text = lingyan::to_text(day);
        CAPTURE(text);
        CHECK(told[text] == (lingyan::month_of(day) == 11 && calendar.is_working(day) ? 1 : 0));
    }
}
