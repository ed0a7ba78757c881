// What a number means when a figure is asked for, when a step was taken back, and when it has two digits.
#include "affairs/support_notices.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Numbers : Service {
    // Eleven plain tasks and one figure: 参保人数 is asked of 旦麻村 too.
    Numbers() {
        for (int i = 1; i <= 11; ++i) tasks.push_back(give("第" + std::to_string(i) + "号台账", nov(20), {"v1"}));
        say("office", "报数 全镇 参保人数（人） 11月25日前 依据县医保局12号文");
        say("office", "1");
        say("h1", "全部");
    }
    std::vector<AssignmentId> tasks;
    int open() {
        int count = 0;
        for (auto id : tasks) count += duty(id, "v1").state == DutyState::open;
        return count;
    }
};

struct Notices : Service {
    Notices() : Service(affairs::disclosing_county()) {}
};

}  // namespace

TEST_CASE_FIXTURE(Numbers, "a bare figure is read back, and never taken for the item of that number") {
    auto said = say("h1", "10");
    CHECK(has(said, "参保人数：10人，对吗"));
    CHECK(has(said, "要办第10件，回“10号”"));
    CHECK(open() == 11);
    CHECK(has(say("h1", "10号"), "记下了"));  // the item, said as such
    CHECK(open() == 10);
    CHECK(has(say("h1", "1"), "记下了"));  // the day's first lines are what they are
    CHECK(open() == 9);
}

TEST_CASE_FIXTURE(Numbers, "a number with another behind it closes nothing where the second is no item") {
    for (std::string const text : {"1 四十五", "1 45", "2 300"}) {
        CAPTURE(text);
        CHECK(has(say("h1", text), "什么都没有记"));
        CHECK(open() == 11);
    }
    CHECK(has(say("h1", "1和2"), "记下了"));
    CHECK(open() == 9);
}

TEST_CASE_FIXTURE(Notices, "a question about a notice is answered under a number of two digits, once, and its line says so") {
    say("h1", "发公开 财务 三季度账目\n招待费300元");
    auto out = say("h1", "1");
    CHECK(has(out, "先看"));
    in([&](affairs::Turn const& turn) {
        auto notice = turn.tx.notices().open_at(UnitId{"v1"}).front();
        notice.question = "招待费是什么";
        notice.asked_by = PersonId{"sup"};
        turn.tx.notices().update(notice);
        auto conversation = turn.tx.conversations().load("h1");
        for (int i = 1; i <= 11; ++i) conversation.give_number({Thing::Kind::watch, 1000 + i, {}, "别的"}, turn.today());
        CHECK(conversation.give_number({Thing::Kind::question, notice.id.value(), {}, notice.title}, turn.today()) == 12);
        turn.tx.conversations().save("h1", conversation);
    });
    CHECK(has(say("h1", "12 那是接待费，两次"), "答了"));
    CHECK(has(say("h1", "12 再说一遍"), "已经答了：那是接待费，两次"));
    CHECK(has(say("h1", "12"), "已经答了"));
}

TEST_CASE_FIXTURE(Notices, "a line that is no task is there all the same, and it is said what can be done with it") {
    auto const listed = say("h1", "全部");
    CAPTURE(listed);
    REQUIRE(has(listed, "1 财务公开"));
    struct Row {
        char const *text, *answer;
    };
    for (bool const waits : {false, true})  // for the text of that notice, or for nothing
        for (auto const& [text, answer] : {Row{"1 延期3天", "1是财务公开，不是派的任务"}, Row{"1 不归我们", "不是派的任务"}, Row{"1 要人帮", "财务公开要帮忙，打"}}) {
            CAPTURE(waits);
            CAPTURE(text);
            if (waits) CHECK(has(say("h1", "1"), "发出来才算"));
            auto const said = say("h1", text);
            CAPTURE(said);
            CHECK(has(said, answer));
            CHECK_FALSE(has(said, "没有这一件"));
            CHECK_FALSE(has(said, "要公开"));
            say("h1", "算了");
        }
    CHECK(has(say("h1", "1 办了一半"), "发出来才算"));
    say("h1", "算了");
    CHECK(has(say("h1", "0"), "要帮忙，打"));
    CHECK_FALSE(has(say("h1", "0"), "没有要办的事"));
    CHECK(has(say("h1", "延期3天"), "您手上没有派的任务"));
    in([](affairs::Turn const& turn) { CHECK(turn.tx.notices().open_at(UnitId{"v1"}).empty()); });
}

TEST_CASE_FIXTURE(Notices, "a notice that waits to be read is told daily at first, then weekly, and after a month no more") {
    say("h1", "发公开 即时 财务 三季度账目\n招待费300元");
    CHECK(has(say("h1", "1"), "发出来了"));
    std::size_t told = 0, last = 0;
    for (int day = 0; day < 80; ++day) {
        for (int half = 0; half < 48; half += 12) now += std::chrono::hours{6}, tick();
        auto const count = platform.to("sup").size();
        if (count > told) last = std::size_t(day);
        told = count;
    }
    CHECK(told >= 4);
    CHECK(told <= 8);
    CHECK(last < 45);
    CHECK(has(say("sup", "全部"), "三季度账目"));  // it is still there to be read
    CHECK(has(say("h1", "撤"), "要撤下，发“撤下"));
}

}  // namespace lingyan::flow
