// Whoever is called to a meeting and cannot come: in the words in which people say so.
#include "flow/support_days.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

TEST_CASE_FIXTURE(Days, "who does not come says why in the next sentence, and names what he is called to by its name") {
    say("office", "开会 冬季安全会 12月9日下午3点 在镇政府 旦麻村、上河村");
    say("office", "1");
    give("冬季防火台账", dec(20), {"v1", "v2"});
    auto told = digest("h1", nov(17));
    auto no = number_in(told, "冬季安全会");
    CHECK(has(say("h1", no + " 不去"), "记下您不去了"));
    auto why = say("h1", "孩子住院，去不了");
    CHECK(has(why, "孩子住院"));
    CHECK(has(say("office", "看 " + number_in(say("office", "全部"), "冬季安全会")), "孩子住院"));
    // A command of its own is none, and nor is a number.
    say("h1", no + " 不去");
    CHECK_FALSE(has(say("h1", "全部"), "不去了"));
    auto by_name = say("h2", "冬季安全会 不去 去县里");
    CAPTURE(by_name);
    CHECK(has(by_name, "冬季安全会"));
    CHECK(has(say("office", "看 " + number_in(say("office", "全部"), "冬季安全会")), "去县里"));
    CHECK(has(say("h2", "冬季安全会能去"), "冬季安全会"));
    CHECK_FALSE(has(say("office", "看 " + number_in(say("office", "全部"), "冬季安全会")), "去县里"));
}

TEST_CASE_FIXTURE(Days, "a question about a number that stands for no notice is told so") {
    CHECK(has(say("h1", "问 7 那笔是什么"), "没有这一件"));
}

}  // namespace lingyan::flow
