// A question of the bot over half an hour, a night and a digest: what a bare answer to it may still do.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Talk : Service {
    std::size_t given() {
        std::size_t count = 0;
        in([&](affairs::Turn const& turn) { count = turn.tx.duties().given_by(PersonId{"sec"}).size(); });
        return count;
    }
    void morning(Date day) {
        on(day, 8, 30);
        tick();
    }
};

}  // namespace

TEST_CASE("what was asked and not sent is carried out by no bare word of the next day") {
    for (std::string const begun : {"派 旦麻村 25号前 修好路灯", "开会 冬季安全会 12月9日下午3点 在镇政府", "请假 11月20日到25日"}) {
        for (std::string const word : {"1", "是", "好", "发", "可以"}) {
            CAPTURE(begun);
            CAPTURE(word);
            Talk county;
            auto const preview = county.say("sec", begun);
            CHECK(has(preview, "回1"));
            county.on(nov(17), 9);
            auto const answer = county.say("sec", word);
            CAPTURE(answer);
            CHECK_FALSE(answer.empty());
            CHECK(county.given() == 0);
            CHECK_FALSE(has(answer, "发1个村"));
            county.in([&](affairs::Turn const& turn) {
                CHECK(turn.tx.absences().not_over(nov(1)).empty());
                for (auto post : turn.county.roster.posts_of(PersonId{"sec"}, nov(17))) CHECK(turn.tx.gatherings().of_unit(post->unit, nov(1)).empty());
            });
            CHECK_FALSE(county.conversation("sec").dialogue);
        }
    }
}

TEST_CASE("after the next morning's list a bare number is that list's, and the draft waits for 接着") {
    Talk county;
    auto const task = county.give("危房台账", nov(17), {"v1"});
    county.say("h1", "发公开 三季度账目");
    county.morning(nov(17));
    REQUIRE_FALSE(county.platform.to("h1").empty());
    auto const said = county.say("h1", "1");
    CAPTURE(said);
    CHECK(has(said, "危房台账，记下了"));
    CHECK(county.duty(task, "v1").state == DutyState::reported);
    CHECK(has(county.say("h1", "接着"), "三季度账目"));
    Talk other;
    other.say("sec", "派 旦麻村 25号前 修好路灯");
    other.give("半年小结", nov(17), {"v1"}, "office");
    other.in([&](affairs::Turn const& turn) {
        auto conversation = turn.tx.conversations().load("sec");
        conversation.digest_on = nov(17);
        turn.tx.conversations().save("sec", conversation);
    });
    other.on(nov(17), 9);
    CHECK_FALSE(has(other.say("sec", "1"), "接着派"));
    CHECK(other.given() == 0);
    CHECK(has(other.say("sec", "接着"), "修好路灯"));
}

TEST_CASE("two days later without a list in between it is told what was asked, and that nothing was sent") {
    Talk county;
    county.say("sec", "派 旦麻村 25号前 修好路灯");
    county.now += std::chrono::hours{20};
    CHECK(has(county.say("sec", "1"), "接着派回“接着”"));
    CHECK(has(county.say("sec", "接着"), "要发1个村"));
    county.now += std::chrono::hours{26};
    auto const told = county.say("sec", "1");
    CAPTURE(told);
    CHECK(has(told, "要派的一件发不发"));
    CHECK(has(county.say("sec", "接着"), "没有放着"));
    CHECK(county.given() == 0);
}

TEST_CASE("where the morning's list comes between a question and its answer the number is asked about once") {
    struct Row { std::string answer; bool leaves, reports; };
    for (auto const& [answer, leaves, reports] : {Row{"1", true, false}, Row{"第1件", false, true}, Row{"算了", false, false}, Row{"是", true, false}}) {
        CAPTURE(answer);
        Talk county;
        auto const task = county.give("危房台账", nov(17), {"v1"});
        county.on(nov(17), 8, 0);
        CHECK(has(county.say("h1", "请假 11月20日到25日"), "对的回1"));
        county.on(nov(17), 8, 15);
        county.tick();
        REQUIRE_FALSE(county.platform.to("h1").empty());
        CHECK(has(county.platform.to("h1").back(), "危房台账"));
        auto away = [&] {
            std::size_t count = 0;
            county.in([&](affairs::Turn const& turn) { count = turn.tx.absences().not_over(nov(1)).size(); });
            return count;
        };
        auto const asked = county.say("h1", "1");
        CAPTURE(asked);
        CHECK(has(asked, "请假对不对"));
        CHECK(has(asked, "办清单上的危房台账，回“第1件”"));
        CHECK(away() == 0);
        CHECK(county.duty(task, "v1").state == DutyState::open);
        auto const told = county.say("h1", answer);
        CAPTURE(told);
        CHECK(away() == (leaves ? 1 : 0));
        CHECK((county.duty(task, "v1").state == DutyState::reported) == reports);
    }
}

TEST_CASE("a correction of what is about to go out changes it in its place, and nothing else is begun") {
    Talk county;
    CHECK(has(county.say("sec", "派 旦麻村 11月25日前 修好路灯"), "要发1个村"));
    auto said = county.say("sec", "不对，是上河村");
    CAPTURE(said);
    CHECK(has(said, "要发1个村：修好路灯"));
    CHECK(has(said, "村：上河村"));
    said = county.say("sec", "错了，是11月26日");
    CHECK(has(said, "11月26日"));
    CHECK(has(said, "村：上河村"));
    said = county.say("sec", "不是上河村，是石门村");
    CHECK(has(said, "村：石门村"));
    said = county.say("sec", "不对，是2月30日");
    CAPTURE(said);
    CHECK(has(said, "2月30日"));
    said = county.say("sec", "11月27日");
    CAPTURE(said);
    CHECK(has(said, "石门村"));
    CHECK(has(county.say("sec", "1"), "修好路灯，发1个村"));
    CHECK(county.given() == 1);
    // Once it is out its day alone is changed by a word.
    CHECK(has(county.say("sec", "不对，是旦麻村"), "请先回“撤”"));
    said = county.say("sec", "不对，是11月30日");
    CAPTURE(said);
    CHECK(has(said, "11月30日"));
    CHECK(county.given() == 1);
    CHECK(has(county.say("org", "请假 11月20日到25日"), "11月20日到11月25日"));
    CHECK(has(county.say("org", "不对，是11月21日到25日"), "11月21日到11月25日"));
    CHECK(has(county.say("office", "开会 冬季安全会 12月9日下午3点 在镇政府 张三"), "12月9日"));
    said = county.say("office", "不是张三，是李四");
    CAPTURE(said);
    CHECK(has(said, "李四"));
    CHECK(has(said, "人：李四"));
}

TEST_CASE("a meeting is changed in free words: shown first, then told") {
    Talk county;
    CHECK(has(county.say("office", "改会 到明天下午"), "没有您叫的会"));
    county.say("office", "开会 冬季安全会 12月9日下午3点 在镇政府 各村书记");
    CHECK(has(county.say("office", "1"), "叫了5人"));
    for (std::string const said : {"改会 12月10日上午9点", "冬季安全会改到12月10日上午9点", "改 冬季安全会 12月10日上午9点", "会改到12月10日上午9点"}) {
        CAPTURE(said);
        auto const shown = county.say("office", said);
        CAPTURE(shown);
        CHECK(has(shown, "要改会：冬季安全会，12月10日上午9点，镇政府"));
        CHECK(has(shown, "告诉5人"));
        CHECK(has(county.say("office", "3"), "没有改"));
    }
    CHECK(has(county.say("office", "改会 2月30日"), "2月30日"));
    county.say("office", "改会 12月10日上午9点");
    auto const told = county.say("office", "1");
    CAPTURE(told);
    CHECK(has(told, "12月10日上午9点"));
    CHECK(has(county.say("office", "撤"), "撤回"));
}

TEST_CASE("what is kept about whoever asks is told in one message, of nobody else anything") {
    Talk county;
    auto own = county.say("h1", "我的信息");
    CAPTURE(own);
    CHECK(has(own, "张三"));
    CHECK(has(own, "旦麻村"));
    CHECK(has(own, "电话139"));
    for (std::string const word : {"我的信息", "我的", "我的资料"}) {
        auto const answer = county.say("nobody", word);
        CAPTURE(answer);
        CHECK(has(answer, "这里存着您的"));
        CHECK(has(answer, "还没有记下您看哪个村"));
    }
    county.say("nobody", "旦麻村");
    auto const answer = county.say("nobody", "我的信息");
    CAPTURE(answer);
    CHECK(has(answer, "您看的村：旦麻村"));
    county.say("nobody", "退订");
    CHECK(has(county.say("nobody", "我的信息"), "公告：不发"));
}

TEST_CASE("a day that does not exist is said to be none, whatever it was said for, and files nothing") {
    struct Row { std::string who, said; };
    for (auto const& [who, said] : {Row{"sec", "请假 2月30日到3月2日"}, Row{"h1", "请假 11月31日"}, Row{"h1", "发公开 2月30日 收入100元"}, Row{"sec", "谈 张三 2月30日"}, Row{"h1", "培训 县 1天 2月30日 党务"}}) {
        CAPTURE(said);
        Talk county;
        auto const answer = county.say(who, said);
        CAPTURE(answer);
        CHECK((has(answer, "2月30日") || has(answer, "11月31日")));
        CHECK((has(answer, "没有") || has(answer, "日子")));
        county.in([&](affairs::Turn const& turn) {
            CHECK(turn.tx.absences().not_over(nov(1)).empty());
            for (auto kind : {"talk", "training", "training_claim"}) CHECK(turn.tx.records().within(kind, nov(1), dec(31), {}, {}, {}).empty());
        });
    }
    Talk county;
    CHECK(has(county.say("h1", "请假 2月30日到3月2日"), "2月30日"));
    CHECK(has(county.say("h1", "11月20日到22日"), "11月20日到11月22日"));
}

}  // namespace lingyan::flow
