// 不对，是昨天: the last act is changed, never joined by a second one.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Corrected : Service {
    std::vector<Record> talks() {
        std::vector<Record> found;
        in([&](affairs::Turn const& turn) {
            for (auto const& record : turn.tx.records().within("talk", nov(1) - days{60}, nov(30), {}, {}, {})) found.push_back(record);
        });
        return found;
    }
};

}  // namespace

TEST_CASE("a word that corrects the day or the person changes the talk just recorded, and files no second one") {
    struct Row { std::string said, corrected; Date day; std::string about; };
    for (auto const& [said, corrected, day, about] : {
             Row{"谈 张三", "不对，是昨天", nov(15), "h1"},
             Row{"今天和张三谈了", "错了，是13号", nov(13), "h1"},
             Row{"谈 张三 13号", "错了，是12号不是13号", nov(12), "h1"},
             Row{"谈 张三 村部", "不是张三，是李四", nov(16), "h2"},
             Row{"今天和张三谈过了", "不对，是王五", nov(16), "h3"},
             Row{"昨天和张三谈了", "哎呀说错了，应该是李四", nov(15), "h2"},
             Row{"谈 张三 话题 水渠", "不对，是前天谈的", nov(14), "h1"},
         }) {
        CAPTURE(said);
        CAPTURE(corrected);
        Corrected county;
        county.say("sec", said);
        REQUIRE(county.talks().size() == 1);
        auto const answer = county.say("sec", corrected);
        CAPTURE(answer);
        CHECK(has(answer, "改过来了"));
        REQUIRE(county.talks().size() == 1);
        CHECK(county.talks().front().happened_on == day);
        CHECK(county.talks().front().about == PersonId{about});
    }
}

TEST_CASE("the place and the topic of a corrected talk stay, and a second correction corrects the first") {
    Corrected county;
    county.say("sec", "谈 张三 村部 话题 水渠");
    county.say("sec", "不对，是昨天");
    county.say("sec", "不对，是前天");
    REQUIRE(county.talks().size() == 1);
    CHECK(county.talks().front().happened_on == nov(14));
    CHECK(county.talks().front().fields.at("place") == "村部");
    CHECK(county.talks().front().fields.at("topic") == "水渠");
}

TEST_CASE("a correction said the next day keeps the day that was meant") {
    Corrected county;
    county.say("sec", "今天和张三谈了");
    county.on(nov(17), 8);
    CHECK(has(county.say("sec", "不是张三，是李四"), "改过来了"));
    REQUIRE(county.talks().size() == 1);
    CHECK(county.talks().front().happened_on == nov(16));
    CHECK(county.talks().front().about == PersonId{"h2"});
}

TEST_CASE("the number of a task reported by mistake is changed in one go") {
    Corrected county;
    auto const first = county.give("危房台账", nov(20), {"v1"}), second = county.give("清理河道", nov(24), {"v1"});
    county.say("h1", "全部");
    auto const no = county.number_of("h1", county.duty(first, "v1")), other = county.number_of("h1", county.duty(second, "v1"));
    county.say("h1", std::to_string(no) + "办完了");
    CHECK(county.duty(first, "v1").state == DutyState::reported);
    auto const answer = county.say("h1", "错了，是" + std::to_string(other) + "不是" + std::to_string(no));
    CAPTURE(answer);
    CHECK(has(answer, "改过来了"));
    CHECK(county.duty(first, "v1").state == DutyState::open);
    CHECK(county.duty(second, "v1").state == DutyState::reported);
}

TEST_CASE("what cannot be changed stays as it is, and the person is told") {
    struct Row { std::string corrected, answer; };
    for (auto const& [corrected, answer] : {Row{"不对，是赵六六", "没有改"}, Row{"不对，是2月30日", "没"}, Row{"不对，是李玉兰", "没改成"}, Row{"错了，是八十户", "没有改"}}) {
        CAPTURE(corrected);
        Corrected county;
        county.say("sec", "谈 张三");
        auto const told = county.say("sec", corrected);
        CAPTURE(told);
        CHECK(has(told, answer));
        REQUIRE(county.talks().size() == 1);
        CHECK(county.talks().front().about == PersonId{"h1"});
        CHECK(county.talks().front().happened_on == nov(16));
        CHECK_FALSE(county.conversation("sec").dialogue);
    }
}

TEST_CASE("a training that was claimed is corrected by its day or its number of days") {
    struct Row { std::string corrected; Date day; std::string half_days; };
    for (auto const& [corrected, day, half_days] : {Row{"不对，是前天", nov(14), "2"}, Row{"不对，是11月12日", nov(12), "2"}, Row{"不对，是2天", nov(15), "4"}}) {
        CAPTURE(corrected);
        Corrected county;
        CHECK(has(county.say("h1", "培训 镇 1天 昨天 党务"), "核实了才算"));
        auto const answer = county.say("h1", corrected);
        CAPTURE(answer);
        CHECK(has(answer, "改过来了"));
        std::vector<Record> claims;
        county.in([&](affairs::Turn const& turn) { claims = turn.tx.records().within("training_claim", nov(1), nov(30), {}, PersonId{"h1"}, {}); });
        REQUIRE(claims.size() == 1);
        CHECK(claims.front().happened_on == day);
        CHECK(claims.front().field("days") == half_days);
    }
}

TEST_CASE("of two people of one name the talk is moved to the other by the village alone, and a day keeps which of them it was") {
    Corrected county;
    CHECK(has(county.say("sec", "谈 李玉兰"), "金光村"));
    CHECK(has(county.say("sec", "1"), "记下了"));
    REQUIRE(county.talks().size() == 1);
    auto const first = county.talks().front().about;
    auto answer = county.say("sec", "不对，是昨天");
    CAPTURE(answer);
    CHECK(has(answer, "改过来了"));
    REQUIRE(county.talks().size() == 1);
    CHECK(county.talks().front().about == first);
    answer = county.say("sec", first == PersonId{"h4"} ? "不对，是忠孝社区" : "不对，是金光村");
    CAPTURE(answer);
    CHECK(has(answer, "改过来了"));
    REQUIRE(county.talks().size() == 1);
    CHECK(county.talks().front().about != first);
    CHECK(county.talks().front().happened_on == nov(15));
}

TEST_CASE("after another act that could be meant as well it is asked which") {
    Corrected county;
    county.say("sec", "谈 张三");
    county.on(nov(16), 9, 20);
    county.say("sec", "谈 李四");
    auto const asked = county.say("sec", "不对，是昨天");
    CAPTURE(asked);
    CHECK(has(asked, "要改的是哪一条"));
    for (auto const& talk : county.talks()) CHECK(talk.happened_on == nov(16));
    CHECK(has(county.say("sec", "2"), "改过来了"));
    REQUIRE(county.talks().size() == 2);
    for (auto const& talk : county.talks()) CHECK(talk.happened_on == (talk.about == PersonId{"h1"} ? nov(15) : nov(16)));
}

TEST_CASE("with nothing to correct, after a day, or as a question, nothing is changed") {
    Corrected county;
    county.say("sec", "不对，是昨天");
    CHECK(county.talks().empty());
    county.say("sec", "谈 张三");
    for (std::string const said : {"是不是昨天", "不对吗", "不是这个"}) {
        CAPTURE(said);
        county.say("sec", said);
        REQUIRE(county.talks().size() == 1);
        CHECK(county.talks().front().happened_on == nov(16));
    }
    county.on(nov(17), 10);
    county.say("sec", "不对，是14号");
    REQUIRE(county.talks().size() == 1);
    CHECK(county.talks().front().happened_on == nov(16));
}

TEST_CASE("a bare digit that comes a day after a question is told what it was about, and files nothing") {
    Corrected county;
    auto const first = county.give("危房台账", nov(20), {"v1"});
    county.give("清理河道", nov(24), {"v1"});
    county.say("h1", "全部");
    CHECK(has(county.say("h1", "办完了"), "哪一件"));
    county.on(nov(17), 15);
    auto const told = county.say("h1", "1");
    CAPTURE(told);
    CHECK(has(told, "报的是哪一件"));
    CHECK(county.duty(first, "v1").state == DutyState::open);
    CHECK_FALSE(county.conversation("h1").dialogue);
    CHECK(has(county.say("h1", "1"), "记下了"));
}

TEST_CASE("the question that two close meanings raise lapses like the others") {
    Corrected county;
    county.give("清理河道", nov(24), {"v1"});
    county.give("危房台账", nov(20), {"v1"});
    CHECK(has(county.say("h1", "清理河道晚两天，弄了一多半"), "是要办哪一样"));
    county.on(nov(17), 10);
    auto const told = county.say("h1", "1");
    CHECK(has(told, "那句话是要办哪一样"));
}

}  // namespace lingyan::flow
