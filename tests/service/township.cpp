// A quarter's talks in a township of 33 villages that imported its own divisions and roster.
#include "support_service.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

TEST_CASE("who is left to be talked with is one message of 33 lines") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto said = service.say("p1", "谈话还差谁");
    auto heads = service.holders("village.both_posts");
    REQUIRE(heads.size() == 33);
    int lines = 0;
    for (auto const& line : lines_of(said.text)) lines += contains(line, "村 ");
    CHECK(lines == 33);
    for (auto const& head : heads) CHECK(count_of(said.text, head.name) == 1);
    CHECK(service.got("p1").empty());  // nothing follows outside the answer
}

TEST_CASE("with 30 of 33 talks logged the digest names the other three, and the quarter's end counts them as missed") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto const heads = service.holders("village.both_posts");
    REQUIRE(heads.size() == 33);
    service.move_clock("2027-02-22T10:00");
    std::vector<Someone> const left{heads[4], heads[17], heads[32]};
    auto is_left = [&](Someone const& head) { return head.id == left[0].id || head.id == left[1].id || head.id == left[2].id; };
    for (auto const& head : heads)
        if (!is_left(head)) REQUIRE(contains(service.say("p1", "谈 " + head.name).text, "记下了"));

    service.move_clock("2027-03-19T08:30");
    auto digest = service.got_on("p1", "2027-03-19");
    REQUIRE(digest.size() == 1);
    CAPTURE(digest.front().text);
    for (auto const& head : heads) CHECK(contains(digest.front().text, head.name) == is_left(head));

    service.move_clock("2027-04-01T08:30");
    auto last = service.say("p1", "上季度谈话还差谁").text;
    CAPTURE(last);
    CHECK(contains(last, "第一季度"));
    CHECK(contains(last, "还差3人"));
    for (auto const& head : heads) CHECK(contains(last, head.name) == is_left(head));
    auto now = service.say("p1", "谈话还差谁").text;
    CHECK(contains(now, "第二季度应谈33人，还差33人"));
    auto news = service.got_on("p1", "2027-04-01");
    REQUIRE(news.size() == 1);
    CHECK(contains(news.front().text, "没谈到3人"));

    SUBCASE("a talk of 31 March that is reported on 2 April counts for the quarter in which it was") {
        service.move_clock("2027-04-02T09:00");
        auto reply = service.say("p1", "谈 " + left[1].name + " 3月31日").text;
        CAPTURE(reply);
        CHECK(contains(reply, "第一季度"));
        last = service.say("p1", "上季度谈话还差谁").text;
        CHECK(contains(last, "还差2人"));
        CHECK_FALSE(contains(last, left[1].name));
        CHECK(contains(service.say("p1", "谈话还差谁").text, "第二季度应谈33人，还差33人"));
    }
}
