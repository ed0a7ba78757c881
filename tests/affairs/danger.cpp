// Fire, water, collapse, injury: numbers first, and somebody is called at any hour.
#include "affairs/danger.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

TEST_CASE("danger is told from the work of preventing it") {
    auto const county = small_county();
    for (std::string const text : {"后山着火了", "河里涨水了", "房子塌了", "有人掉河里了", "三组山体滑坡", "我不想活了", "老人晕倒了", "煤气泄漏", "消防演练时真的着火了"}) {
        CAPTURE(text);
        CHECK(is_danger(county, text));
    }
    for (std::string const text : {"1", "办完了", "防火灾宣传办完了", "地震演练已经完成", "火灾隐患排查 还差2户", "防溺水台账交了", "派 全镇 25号前 滑坡隐患排查", "冬季防火台账 办完了", "排查完了，无人受伤", "没有人受伤", "无人员伤亡", ""}) {
        CAPTURE(text);
        CHECK_FALSE(is_danger(county, text));
    }
}

TEST_CASE("the nearest duty desk is called at once, also at night") {
    Town town;
    town.on(nov(21), 2, 30);  // a Saturday night
    Say said;
    Conversation conversation;
    town.in([&](Turn const& turn) { said = raise_danger(turn, conversation, {UnitId{"v1"}, "张三书记", "13900001111"}, "后山着火了"); });
    CHECK(said.key == "emergency.danger_words");
    CHECK(said.fields["name"] == "罗勇");
    auto calls = town.waiting("duty");
    REQUIRE(calls.size() == 1);
    CHECK(calls.front().kind == DeliveryKind::urgent);
    CHECK(calls.front().due_at == town.now);
    CHECK(calls.front().say.key == "danger.call");
    CHECK(calls.front().say.fields["phone"] == "13900001111");
    CHECK(calls.front().say.fields["village"] == "旦麻村");
    CHECK(calls.front().say.fields["text"] == "后山着火了");
    CHECK(calls.front().say.fields["time"] == "02:30");
}

TEST_CASE("where a township has no desk, and for a stranger, the county's is called") {
    for (std::string const unit : {"v7", ""}) {
        Town town;
        CAPTURE(unit);
        Say said;
        Conversation conversation;
        town.in([&](Turn const& turn) { said = raise_danger(turn, conversation, {UnitId{unit}, {}, {}}, "着火了"); });
        CHECK(said.fields["name"] == "岳峰");
        CHECK(town.told("cduty") == "danger.call_no_phone");
    }
}

TEST_CASE("what is written in the half hour after it goes to the desk as well") {
    Town town;
    Conversation conversation;
    Caller const caller{UnitId{"v1"}, "张三书记", "13900001111"};
    town.in([&](Turn const& turn) {
        CHECK_FALSE(danger_goes_on(turn, conversation));
        raise_danger(turn, conversation, caller, "后山着火了");
        CHECK(danger_goes_on(turn, conversation));
        CHECK(pass_on_danger(turn, conversation, caller, "三组，风往村里吹").key == "danger.passed_on");
    });
    CHECK(town.told("duty") == "danger.call danger.call_again");
    town.now += minutes{31};
    town.in([&](Turn const& turn) { CHECK_FALSE(danger_goes_on(turn, conversation)); });
}

TEST_CASE("without any desk there are numbers all the same") {
    auto county = small_county();
    county.roles.duty_desks.clear();
    Town town(county);
    Say said;
    Conversation conversation;
    town.in([&](Turn const& turn) { said = raise_danger(turn, conversation, {UnitId{"v1"}, {}, {}}, "着火了"); });
    CHECK(said.key == "emergency.danger_words_nobody");
    CHECK_FALSE(said.fields["phone"].empty());
}

}  // namespace lingyan::affairs
