// The two journeys on the demo: what a morning brings, what a digit does, and a task's way from the secretary to the last list.
#include "support_service.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

namespace {

constexpr auto this_day = "2026-12-21";

struct December {
    TemporaryFolder folder;
    RunningService service{copy_of_december(folder.path())};
    Someone secretary = service.holder("township.secretary", "510722123");
    std::vector<Someone> heads = service.holders("village.both_posts", "510722123");
    std::string ask(Someone const& who, std::string const& text) { return service.say(who.id, text).text; }
};

// "观音场社区 李月群": the people of a list in their order.
std::vector<std::string> names_in(std::string const& list) {
    std::vector<std::string> names;
    for (auto const& line : lines_of(list))
        if (auto space = line.find(' '); space != std::string::npos && !contains(line, "谈")) names.push_back(line.substr(space + 1));
    return names;
}

std::vector<std::string> villages_in(std::string const& list) {
    std::vector<std::string> villages;
    for (auto const& line : lines_of(list))
        if (auto space = line.find(' '); space != std::string::npos && !contains(line, "谈")) villages.push_back(line.substr(0, space));
    return villages;
}

}  // namespace

SCENARIO("a secretary is told in the morning who is still to be talked with, and reports a talk in two words") {
    GIVEN("the demo, moved to half past eight on 21 December") {
        December december;
        auto& service = december.service;
        auto const& secretary = december.secretary;
        auto const& heads = december.heads;
        REQUIRE(heads.size() == 30);

        THEN("one message came that day, with the count and the first five names") {
            auto messages = service.got_on(secretary.id, this_day);
            REQUIRE(messages.size() == 1);
            auto const& digest = messages.front().text;
            CAPTURE(digest);
            CHECK(contains(digest, secretary.name));
            CHECK(contains(digest, "还差30人"));
            for (std::size_t i = 0; i < heads.size(); ++i) CHECK(contains(digest, heads[i].name) == (i < 5));
            CHECK(messages.front().at < "2026-12-21T08:30");
            CHECK(messages.front().at > "2026-12-21T08:00");
        }
        WHEN("he asks who is left") {
            auto list = service.say(secretary.id, "谈话还差谁").text;
            THEN("all thirty are there, each once") {
                for (auto const& head : heads) {
                    CAPTURE(head.name);
                    CHECK(count_of(list, head.name) == 1);
                }
                CHECK(names_in(list).size() == 30);
            }
        }
        WHEN("he reports a talk") {
            auto const& with = heads[7].name;
            auto reply = service.say(secretary.id, "谈 " + with).text;
            CAPTURE(reply);
            THEN("the list is one name shorter, and undoing it brings the name back") {
                CHECK(contains(reply, with));
                CHECK(contains(reply, "还差29人"));
                CHECK(contains(reply, "撤"));
                auto list = service.say(secretary.id, "谈话还差谁").text;
                CHECK(names_in(list).size() == 29);
                CHECK_FALSE(contains(list, with));
                CHECK(contains(service.say(secretary.id, "撤").text, with));
                list = service.say(secretary.id, "谈话还差谁").text;
                CHECK(names_in(list).size() == 30);
                CHECK(contains(list, with));
            }
        }
    }
}

SCENARIO("a village cadre answers the morning's list with digits") {
    GIVEN("his digest of two tasks") {
        December december;
        auto const& head = december.heads[2];
        auto messages = december.service.got_on(head.id, this_day);
        REQUIRE(messages.size() == 1);
        auto lines = lines_of(messages.front().text);
        REQUIRE(lines.size() >= 3);
        REQUIRE(lines[1].starts_with("1 "));
        REQUIRE(lines[2].starts_with("2 "));
        auto title = lines[1].substr(2, lines[1].find("，") - 2);

        WHEN("he answers with a fullwidth 1") {
            auto reply = december.ask(head, "１");
            CAPTURE(reply);
            THEN("the first is reported, 撤 opens it again and a circled 1 reports it once more") {
                CHECK(reply.starts_with("1 " + title + "，记下了"));
                CHECK_FALSE(contains(december.ask(head, "我的任务"), title + "，今天到期"));
                auto undone = december.ask(head, "撤");
                CAPTURE(undone);
                CHECK(contains(undone, title));
                CHECK(contains(december.ask(head, "我的任务"), "1 " + title + "，今天到期"));
                CHECK(december.ask(head, "①").starts_with("1 " + title + "，记下了"));
                CHECK(contains(december.ask(head, "1"), "已经报过"));
            }
        }
    }
}

SCENARIO("a task goes to three villages, comes back with a photo, is accepted and leaves every list") {
    constexpr auto title = "核对高龄补贴名单";
    GIVEN("a task for three villages, previewed and not yet sent") {
        December december;
        auto& service = december.service;
        auto const villages = villages_in(december.ask(december.secretary, "谈话还差谁"));
        REQUIRE(villages.size() == 30);
        auto draft = [&](std::string const& day) {
            return december.ask(december.secretary, "派 " + villages[10] + "、" + villages[11] + "、" + villages[12] + " " + title + "，" + day + "前，报人数");
        };
        std::vector<Someone> three{december.heads[10], december.heads[11], december.heads[12]};

        WHEN("it is due on Christmas Eve, three days from now") {
            auto preview = draft("12月24日");
            CAPTURE(preview);
            CHECK(contains(preview, "3个村"));
            for (int i = 10; i < 13; ++i) CHECK(contains(preview, villages[std::size_t(i)]));
            CHECK(contains(preview, "非涉密"));
            service.move_clock("2026-12-21T08:31");
            CHECK(contains(december.ask(december.secretary, "1"), "3个村"));
            THEN("it stands in the three heads' next digests, not earlier") {
                service.move_clock("2026-12-22T08:00");
                for (auto const& head : three) CHECK(service.got_on(head.id, this_day).size() == 1);
                service.move_clock("2026-12-22T08:30");
                for (auto const& head : three) {
                    CAPTURE(head.name);
                    auto next = service.got_on(head.id, "2026-12-22");
                    REQUIRE(next.size() == 1);
                    CHECK(contains(next.front().text, title));
                }
                CHECK_FALSE(contains(december.ask(december.heads[13], "全部"), title));
            }
        }
        WHEN("it is due tomorrow") {
            draft("明天");
            december.ask(december.secretary, "1");
            THEN("the three hear of it at once, with a number that goes on from the morning's") {
                for (auto const& head : three) {
                    CAPTURE(head.name);
                    auto message = service.awaited(head.id, title);
                    CHECK(message.at.starts_with("2026-12-21T08:3"));
                    CHECK(number_of(message.text, title) == 3);
                }
                CHECK(contains(december.ask(three[0], "1"), "1 医保参保名单核对，记下了"));
            }
            AND_THEN("reported with a photo and accepted by the contact cadre it leaves every list") {
                auto const village = villages[10];
                service.awaited(three[0].id, title);
                CHECK(december.ask(three[0], "3").starts_with("3 " + std::string(title) + "，记下了"));
                CHECK(contains(service.show(three[0].id, "\xff\xd8\xff\xe0 a picture").text, "照片放到" + std::string(title)));
                service.move_clock("2026-12-22T08:30");

                auto contact = service.holder("township.contact_cadre", three[0].unit);
                auto digest = service.got_on(contact.id, "2026-12-22");
                REQUIRE(digest.size() == 1);
                auto no = number_of(digest.front().text, village + "报了：" + title);
                CAPTURE(digest.front().text);
                REQUIRE(no > 0);
                auto opened = december.ask(contact, std::to_string(no));
                CHECK(contains(opened, "照片1张"));
                CHECK(contains(december.ask(contact, "1"), "可以了"));

                CHECK_FALSE(contains(december.ask(three[0], "全部"), title));
                CHECK_FALSE(contains(december.ask(contact, "全部"), village + "报了：" + title));
                auto given = december.ask(december.secretary, "我派的");
                CHECK(contains(given, title));  // two villages are still open
                auto status = december.ask(december.secretary, std::to_string(number_of(given, title)));
                CAPTURE(status);
                CHECK(contains(status, "可以了1个：" + village));
                CHECK(contains(status, "还没有报2个"));

                for (int i = 1; i < 3; ++i) {
                    auto const at = std::size_t(i);
                    auto list = december.ask(three[at], "全部");
                    december.ask(three[at], std::to_string(number_of(list, title)));
                    auto other = service.holder("township.contact_cadre", three[at].unit);
                    auto theirs = december.ask(other, "全部");
                    CAPTURE(theirs);
                    auto line = number_of(theirs, villages[10 + at] + "报了：" + title);
                    REQUIRE(line > 0);
                    december.ask(other, std::to_string(line));
                    CHECK(contains(december.ask(other, "1"), "可以了"));
                }
                CHECK_FALSE(contains(december.ask(december.secretary, "我派的"), title));
            }
        }
    }
}
