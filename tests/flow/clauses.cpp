// Several things in one message: each is done or named back, none is dropped, none is done to the wrong task.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Three : Service {
    AssignmentId first = give("危房台账", nov(20), {"v1"}), second = give("清理河道", nov(24), {"v1"}), third = give("医保参保名单核对", nov(25), {"v1"});
    Duty one() { return duty(first, "v1"); }
    Duty two() { return duty(second, "v1"); }
    Duty three() { return duty(third, "v1"); }
    Three() {
        say("h1", "全部");
        REQUIRE(number_of("h1", one()) == 1);
        REQUIRE(number_of("h1", two()) == 2);
        REQUIRE(number_of("h1", three()) == 3);
    }
    std::string state_of(Duty const& duty) {
        std::string state = duty.state == DutyState::reported ? "done" : duty.asked == Asked::extension ? "later" : duty.asked == Asked::help ? "help" : duty.asked == Asked::not_ours ? "not ours" : "open";
        return duty.note.empty() ? state : state + " noted";
    }
    std::string states() { return state_of(one()) + ", " + state_of(two()) + ", " + state_of(three()); }
};

}  // namespace

TEST_CASE("each thing of one message is done to its own task") {
    struct Row { std::string said, states; };
    for (auto const& [said, states] : {
             Row{"1和3办完了，2还要两天", "done, later, done"},
             Row{"1办完了，2还要两天", "done, later, open"},
             Row{"1办完了，2还要两天，3要帮忙", "done, later, help"},
             Row{"一办完了，二还得两天", "done, later, open"},
             Row{"第一个办完了，第二个要帮忙", "done, help, open"},
             Row{"1办完了2没办完", "done, open noted, open"},
             Row{"1弄好了，2还没弄", "done, open noted, open"},
             Row{"1完成了 2延期三天", "done, later, open"},
             Row{"1办完，2还差3户", "done, open noted, open"},
             Row{"1办完了，2不归我们", "done, not ours, open"},
             Row{"危房台账办完了，清理河道还要两天", "done, later, open"},
             Row{"1、3办完了；2 延期三天 下雨", "done, later, done"},
             Row{"1和2办完了，9还要两天", "done, done, open"},
             Row{"1、3、2", "done, done, done"},
             Row{"除了2都办完了", "done, open, done"},
             Row{"1和2都办完了，谢谢", "done, done, open"},
             Row{"1办完了，2户不在家", "open noted, open, open"},
             Row{"1 延期三天，2户人不在家", "later, open, open"},
         }) {
        CAPTURE(said);
        Three county;
        auto const answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK(county.states() == states);
    }
}

TEST_CASE("a longer time that is asked for in two words is counted, and carries no empty reason") {
    Three county;
    county.say("h1", "1办完了，2还要两天");
    CHECK(county.two().asked_until == nov(26));
    CHECK(county.two().asked_text.empty());
    CHECK(has(county.say("h1", "撤"), "清理河道"));  // each is an act of its own
    CHECK(county.states() == "done, open, open");
    CHECK(has(county.say("h1", "撤"), "危房台账"));
    CHECK(county.states() == "open, open, open");
}

TEST_CASE("what is said of a task and not understood is named back, and nothing is done for it") {
    Three county;
    auto const answer = county.say("h1", "1办完了，2那个事巴拉巴拉");
    CAPTURE(answer);
    CHECK(has(answer, "危房台账，记下了"));
    CHECK(has(answer, "没看懂，请单独发一次"));
    CHECK(county.states() == "done, open, open");
    CHECK(has(county.say("h1", "2办完了，9还要两天"), "没有这一件"));
}

TEST_CASE("all of the list that was just asked about are reported by one word, and only when it is said") {
    for (std::string const word : {"都是", "都办完了", "三件都是", "全都办完了"}) {
        CAPTURE(word);
        Three county;
        CHECK(has(county.say("h1", "都办完了"), "是哪一件办完了"));
        CHECK(county.states() == "open, open, open");
        auto const answer = county.say("h1", word);
        CAPTURE(answer);
        CHECK(county.states() == "done, done, done");
    }
    for (std::string const word : {"都不是", "全部", "都没有", "算了", "办完了", "弄完了"}) {
        CAPTURE(word);
        Three county;
        county.say("h1", "办完了");
        county.say("h1", word);
        CHECK(county.states() == "open, open, open");
    }
}

TEST_CASE("a longer time without a day asks until when, and the day alone answers it") {
    struct Row { std::string said; Date until; };
    for (auto const& [said, until] : {Row{"三天", nov(27)}, Row{"到26号", nov(26)}, Row{"26号", nov(26)}, Row{"延三天", nov(27)}, Row{"下周五", nov(27)}}) {
        CAPTURE(said);
        Three county;
        auto const asked = county.say("h1", "2 延期");
        CAPTURE(asked);
        CHECK(has(asked, "要延到哪天"));
        county.say("h1", said);
        CHECK(county.two().asked_until == until);
        CHECK(county.states() == "open, later, open");
    }
    Three county;
    county.say("h1", "2 延期");
    CHECK(has(county.say("h1", "1"), "危房台账，记下了"));  // a bare digit is of the list
    CHECK_FALSE(county.two().asked_until);
    CHECK_FALSE(county.conversation("h1").dialogue);
}

TEST_CASE_FIXTURE(Three, "what is not done of a line that is no task notes nothing and asks nothing: the list is shown, and the tasks beside it are noted") {
    as("h1", [](affairs::Turn const& turn, affairs::Actor& actor) {
        CHECK(actor.conversation.give_number({Thing::Kind::group, 0, "open/2026Q4/v1", "村务公开"}, turn.today()) == 4);
        return Say{};
    });
    auto const shown = say("h1", "4没有办完");
    CAPTURE(shown);
    CHECK(has(shown, "您手上3件：\n1 新的事：危房台账"));
    CHECK(states() == "open, open, open");
    CHECK(has(say("h1", "1和4没有办完"), "危房台账"));
    CHECK(states() == "open noted, open, open");
}

}  // namespace lingyan::flow
