// A figure over the line, through the simulator's API in the demo: asked, filed, lifted, told to both sides, and down again.
#include "support_walk.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

namespace {

struct Funds : Place, Walk {
    Funds() : Walk(copy_of_demo(folder.path())) {}
    std::string const township = service.everyone().front().unit;
    std::string const office = service.holder("township.office", township).id, discipline = service.holder("township.discipline", township).id;
    std::string head;  // of the first village
};

}  // namespace

TEST_CASE_FIXTURE(Funds, "500000 of project funds flag nothing, 500000.01 do, with reason and source for the village and the discipline secretary") {
    for (auto const& someone : service.everyone())
        for (auto const& post : someone.posts)
            if (head.empty() && post.role == "village.both_posts" && post.unit.starts_with(township)) head = someone.id;
    auto preview = ask(office, "报数 全镇 年度项目资金（元） 10月30日前 依据县财政局3号文");
    CAPTURE(preview);
    CHECK(contains(preview, "年度项目资金"));
    CHECK(contains(ask(office, "1"), "个村"));
    to("2026-10-09T09:00");
    auto no = std::to_string(number(head, "年度项目资金"));
    CHECK_FALSE(contains(ask(head, no + " 500000"), "提级"));
    CHECK(contains(ask(discipline, "提级"), "今年没有村提级"));
    CHECK(contains(ask(discipline, "提级"), "集体经济提级管理：指哪一个数未设定"));
    service.restart();
    auto said = ask(head, no + " 500000.01");
    CAPTURE(said);
    CHECK(contains(said, "年度项目资金500000.01元，超过500000元"));
    CHECK(contains(said, "“一肩挑”村党组织书记三级监督材料"));
    to("2026-10-10T09:00");  // a make-up Saturday
    to("2026-10-12T09:00");
    auto told = texts_since(discipline, "2026-10-09T09:30");
    CAPTURE(told);
    CHECK(count_of(told, "超过500000元") == 1);
    CHECK(contains(told, "“一肩挑”村党组织书记三级监督材料"));
    CHECK(count_of(texts_since(head, "2026-10-09T09:30"), "超过500000元") == 0);  // the answer said it
    auto listed = ask(discipline, "提级");
    CHECK(contains(listed, "今年提级到镇纪委的有1个村"));
    CHECK(contains(ask(discipline, "为什么 " + std::to_string(number_of(listed, "年度项目资金"))), "「对年度项目资金超50万、集体经济超10万的村,提级到镇纪委进行纪实管理」"));
    CHECK(contains(ask(head, no + " 499999.99"), "不用提级到镇纪委了"));
    to("2026-10-13T09:00");
    CHECK(count_of(texts_since(discipline, "2026-10-12T09:30"), "不用提级到镇纪委了") == 1);
    CHECK(contains(ask(discipline, "提级"), "今年没有村提级"));
}
