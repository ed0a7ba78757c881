// A year of disclosure from the rule to the resident's phone, through the simulator's API, with every role played.
#include "support_disclosure.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

namespace {

std::string page(Walk& year, std::string const& target) { return year.service.call("GET", target).body; }

int ref_in(std::string const& text) {
    auto at = text.find("第");
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + std::string("第").size());
}

}  // namespace

TEST_CASE("a village's monthly accounts are published, returned, published again, cleared, and found by its own residents alone") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2027-08-24T09:00");

    // The statement has not come: the village hears nothing, whoever keeps its books does.
    CHECK_FALSE(contains(year.digest("h1", "2027-08-24"), "财务公开"));
    CHECK(contains(year.digest("acc", "2027-08-24"), "等账单"));
    CHECK_FALSE(contains(year.ask("h1", "全部"), "财务公开"));
    CHECK(contains(year.ask("acc", "账单 青石村 8月"), "8月，1个村的账单记下了：青石村"));

    // From then on it is the village's: a digit asks for the text, the text for the forms, the forms send it to be looked through.
    year.to("2027-08-25T09:00");
    CHECK(contains(year.answer("h1", "2027-08-25", "财务公开"), "发出来才算"));
    auto confirm = year.ask("h1", "8月账目\n收入12000元，支出8000元\n接待费900元");
    CHECK(contains(confirm, "要公开：8月账目（财务公开，青石村）"));
    CHECK(contains(confirm, "先请田监事主任看"));
    auto given = year.ask("h1", "1 3");
    CHECK(contains(given, "请田监事主任先看"));
    auto const first = std::to_string(ref_in(given));

    // Nobody finds it yet, by word, by number or on a page.
    auto ask_village = year.ask("resident-a", "账");
    CHECK(contains(ask_village, "我是"));
    CHECK(contains(ask_village, "哪个村"));
    CHECK(contains(year.ask("resident-a", "青石村"), "没有这样的公开"));
    CHECK(contains(year.ask("resident-a", "公开 " + first), "没有这样的公开"));
    CHECK(year.service.call("GET", "/n/" + first).status == 404);

    // Neither its publisher, the clerk, another village's head nor the member before his turn may let it pass.
    for (auto who : {"k1", "h1", "s2", "m1"}) {
        CAPTURE(who);
        auto said = year.ask(who, "通过 " + first);
        CHECK_FALSE(contains(said, "发出来了"));
    }

    // The committee's head asks one line; it comes back with its answer; and he sends it back with a reason.
    year.to("2027-08-27T09:00");
    auto shown = year.answer("s1", "2027-08-27", "8月账目");
    CHECK(contains(shown, "接待费900元"));
    CHECK(contains(shown, "没问题回1"));
    CHECK(contains(year.ask("s1", "2 接待费是哪一天的"), "有答复在清单里"));
    year.to("2027-08-30T09:00");
    CHECK(contains(year.digest("h1", "2027-08-30"), "接待费是哪一天的"));
    CHECK(contains(year.answer("h1", "2027-08-30", "接待费是哪一天的", " 8月3日县里来人"), "答了"));
    CHECK(contains(year.answer("s1", "2027-08-30", "8月账目"), "8月3日县里来人"));
    for (auto said : {"好", "收到", "可以吗", "退休人员的呢"}) CHECK(contains(year.ask("s1", said), "请回1到3的数字"));
    CHECK(contains(year.ask("s1", "3 少了一笔电费"), "退回去了"));
    CHECK(contains(year.ask("s1", "撤"), "撤回了"));
    CHECK(contains(year.answer("s1", "2027-08-30", "8月账目", " 退 少了一笔电费"), "退回去了"));
    year.service.restart();

    // The village mends it. Its last day is the law's: on it the notice goes out, looked through or not.
    year.to("2027-08-31T09:00");
    CHECK(contains(year.digest("h1", "2027-08-31"), "少了一笔电费"));
    CHECK(contains(year.ask("h1", "发公开 8月账目\n收入12000元，支出8600元\n电费600元"), "要公开：8月账目"));
    auto again = year.ask("h1", "4");
    CHECK(contains(again, "请田监事主任先看"));
    CHECK(contains(again, "最晚8月31日自己发出去"));
    auto const second = std::to_string(ref_in(again));
    year.to("2027-08-31T09:05");
    auto passed = year.ask("s1", "通过 " + std::to_string(number_of(year.ask("s1", "全部"), "8月账目")));
    CHECK(contains(passed, "第" + second + "号8月账目发出来了"));
    CHECK(contains(year.ask("s1", "通过 1"), "已经有人看过了"));
    CHECK(contains(year.ask("s1", "通过 99"), "没有这一件"));
    year.to("2027-09-01T09:00");
    CHECK(contains(year.digest("h1", "2027-09-01"), "田监事主任看过了：第" + second + "号"));

    // Its own resident finds it by a word, by number, by month; another village's does not, and says which village is his first.
    auto found = year.ask("resident-a", "账");
    CHECK(contains(found, "青石村有1条"));
    CHECK(contains(found, "8月账目"));
    auto text = year.ask("resident-a", std::to_string(number_of(found, "8月账目")));
    CHECK(contains(text, "电费600元"));
    CHECK(contains(text, "https://bot.example.gov.cn/n/" + second));
    CHECK(contains(year.ask("resident-a", "公开 8月 账"), "8月账目"));
    CHECK(contains(year.ask("resident-a", "公开 电费"), "8月账目"));
    CHECK(contains(year.ask("resident-a", "公开 " + second), "电费600元"));
    CHECK(contains(year.ask("resident-a", "公开 7月 账"), "没有这样的公开"));
    CHECK(contains(year.ask("resident-b", "账"), "哪个村"));
    CHECK(contains(year.ask("resident-b", "柏林村"), "柏林村现在没有这样的公开"));
    for (auto asked : {"账", "公开 8月 账", "公开", "1"}) {
        CAPTURE(asked);
        CHECK_FALSE(contains(year.ask("resident-b", asked), "8月账目"));
    }
    CHECK_FALSE(contains(year.ask("resident-b", "公开 " + second), "电费600元"));
    CHECK(contains(year.ask("resident-b", "公开 青石村"), "8月账目"));  // asked for by name it is no accident
    CHECK_FALSE(contains(year.ask("resident-b", "账"), "8月账目"));

    // The page needs nothing but itself.
    auto answer = year.service.call("GET", "/n/" + second);
    CHECK(answer.status == 200);
    CHECK(contains(answer.body, "电费600元"));
    CHECK(answer.body.size() < 30 * 1024);
    CHECK_FALSE(contains(answer.body, "<script"));
    CHECK(contains(answer.head, "default-src 'self'"));
    CHECK(contains(page(year, "/n/v/" + first_village), "8月账目"));
    CHECK_FALSE(contains(page(year, "/n/v/" + second_village), "8月账目"));

    // Nobody above ever heard of August.
    for (auto who : {"c1", "l1", "p1"}) CHECK_FALSE(contains(year.digest(who, "2027-09-01"), "财务公开"));
}

TEST_CASE("an overdue disclosure is late on the local day and climbs; a late statement is the accounting office's, never the village's") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));

    // October: no statement for anybody. The accounting office is late, its secretary hears, no village does.
    year.to("2026-11-02T09:00");
    CHECK(contains(year.digest("acc", "2026-11-02"), "账单还差1个村，过了2天"));
    for (auto who : {"h1", "c1", "l1"}) CHECK_FALSE(contains(year.digest(who, "2026-11-02"), "财务公开"));
    CHECK(contains(year.answer("acc", "2026-11-02", "账单还差"), "青石村"));
    CHECK(contains(year.ask("acc", "账单 全镇"), "记下了"));
    CHECK(contains(year.ask("acc", "撤"), "又算没给"));
    CHECK(contains(year.ask("acc", "账单 青石村"), "1个村的账单记下了"));
    CHECK(contains(year.ask("acc", "账单 没这个村"), "没有找到"));
    CHECK(contains(year.ask("h1", "账单 青石村"), "由管村账的人来记"));

    // The secretary hears the day after, of the office; and the village has the seven days that the pack gives; they end on Monday the ninth, and nothing is late before.
    year.to("2026-11-09T09:00");
    CHECK(contains(year.digest("h1", "2026-11-03"), "财务公开"));
    CHECK_FALSE(contains(year.digest("c1", "2026-11-09"), "财务公开"));
    year.to("2026-11-10T09:00");
    CHECK(contains(year.digest("h1", "2026-11-10"), "10月的财务公开，过了1天"));
    CHECK(contains(year.digest("c1", "2026-11-10"), "青石村：10月的财务公开，过了1天，本人知道"));
    CHECK_FALSE(contains(year.digest("l1", "2026-11-10"), "财务公开"));
    year.to("2026-11-12T09:00");
    CHECK(contains(year.digest("l1", "2026-11-12"), "10月的财务公开"));
    CHECK_FALSE(contains(year.digest("p1", "2026-11-12"), "10月的财务公开"));

    // Published on the spot it is late no more: nobody hears of it again.
    CHECK(contains(year.ask("k1", "发公开 财务 10月账目，收入500元，支出200元"), "要公开"));
    CHECK(contains(year.ask("k1", "1 3"), "请田监事主任先看"));
    year.to("2026-11-12T10:00");
    CHECK(contains(year.ask("s1", "通过"), "发出来了"));
    year.to("2026-11-20T09:00");
    for (auto day : {"2026-11-13", "2026-11-16", "2026-11-17", "2026-11-18"})
        for (auto who : {"h1", "c1", "l1", "p1"}) CHECK_FALSE(contains(year.digest(who, day), "10月的财务公开"));
}

TEST_CASE("a notice that nobody looks at goes to another member, then out with its mark, and the mark goes when it is read") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-10-12T09:00");
    CHECK(contains(year.ask("h1", "发公开 村务 低保评议结果公布，通过4户"), "（村务公开，青石村）"));
    auto given = year.ask("h1", "1");
    auto const ref = std::to_string(ref_in(given));
    CHECK(contains(given, "最晚10月16日自己发出去"));

    year.to("2026-10-13T09:00");
    CHECK(contains(year.digest("s1", "2026-10-13"), "低保评议结果公布"));
    year.to("2026-10-14T09:00");
    CHECK(contains(year.digest("m1", "2026-10-14"), "低保评议结果公布"));
    year.service.restart();
    year.to("2026-10-16T09:00");
    CHECK(contains(year.digest("h1", "2026-10-16"), "写着“监委会待看”"));
    CHECK(contains(year.service.call("GET", "/n/" + ref).body, "监委会待看"));
    CHECK(contains(year.ask("h1", "公开"), "监委会待看"));
    CHECK(contains(year.ask("m1", "通过 " + std::to_string(number_of(year.ask("m1", "全部"), "低保评议结果公布"))), "记下您看过了"));
    CHECK_FALSE(contains(year.service.call("GET", "/n/" + ref).body, "监委会待看"));
}

TEST_CASE("what is urgent goes out first and is read after, services need nobody, Party affairs are the branch's") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-10-12T09:00");

    CHECK(contains(year.ask("k1", "发公开 明天上午停水，修水管"), "（通知，青石村）"));
    auto water = year.ask("k1", "4");
    CHECK(contains(water, "发出来了"));
    CHECK_FALSE(contains(water, "再请"));
    CHECK(contains(year.ask("h1", "公开"), "停水"));

    CHECK(contains(year.ask("h1", "发公开 即时 村务 抢修便道工程已经开工"), "马上发，再请田监事主任看"));
    auto road = year.ask("h1", "1 4");
    CHECK(contains(road, "发出来了，再请田监事主任看"));
    auto const ref = std::to_string(ref_in(road));
    CHECK(contains(year.ask("k1", "公开 便道"), "监委会待看"));
    year.to("2026-10-13T09:00");
    CHECK(contains(year.answer("s1", "2026-10-13", "抢修便道工程", " 退 没有写花多少钱"), "标上了要求改"));
    CHECK(contains(year.service.call("GET", "/n/" + ref).body, "监委会要求改"));
    CHECK(contains(year.ask("h1", "发公开 村务 抢修便道工程已经开工，花3000元"), "要公开"));
    CHECK(contains(year.ask("h1", "1"), "请田监事主任先看"));
    CHECK(contains(year.ask("s1", "通过"), "发出来了"));
    CHECK(year.service.call("GET", "/n/" + ref).status == 404);  // its mended text has taken its place

    // A word of danger in it brings the numbers first, and stops no notice.
    auto flood = year.ask("h1", "发公开 即时 村务 昨夜山洪冲垮便道，请绕行");
    CHECK(contains(flood, "119"));
    CHECK(contains(flood, "要公开"));
    CHECK(contains(year.ask("h1", "算了"), "没有发"));

    CHECK(contains(year.ask("h1", "发公开 党务 接收预备党员2名，公示五天"), "先请白支委委员看"));
    CHECK(contains(year.ask("h1", "1"), "请白支委委员先看"));
    CHECK_FALSE(contains(year.ask("s1", "全部"), "预备党员"));
    year.to("2026-10-14T09:00");
    CHECK(contains(year.answer("b1", "2026-10-14", "接收预备党员2名", " 没问题"), "发出来了"));
}

TEST_CASE("a number of a person is held with its place, nothing of it is kept, and the covered text is offered") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-10-12T09:00");
    std::string const id = "510722199003070011", phone = "13900000001";
    auto held = year.service.say("h1", "发公开 村务\n困难补助名单\n赵明远，身份证" + id + "\n联系电话" + phone, "m1").text;
    year.service.look([&](lingyan::Transaction& tx) {
        auto const kept = tx.inbox().find("simulator|m1|h1");
        REQUIRE(kept);
        CHECK_FALSE(contains(kept->text, id));
        CHECK_FALSE(contains(kept->reply, phone));
        CHECK_FALSE(contains(tx.conversations().load("h1").dialogue->slots.at("text"), id));
    });
    CHECK(contains(held, "里面有身份证号，先没有发"));
    CHECK(contains(held, "赵明远，身份证5107**************"));
    CHECK(contains(held, "联系电话139****0001"));
    CHECK_FALSE(contains(held, id));
    CHECK_FALSE(contains(held, phone));
    CHECK(contains(year.ask("h1", "1"), "要公开：困难补助名单"));
    auto given = year.ask("h1", "1");
    year.to("2026-10-12T09:10");
    CHECK(contains(year.ask("s1", "通过"), "发出来了"));
    auto body = year.service.call("GET", "/n/" + std::to_string(ref_in(given))).body;
    CHECK(contains(body, "5107**************"));
    CHECK_FALSE(contains(body, id));
    CHECK_FALSE(contains(body, phone));

    CHECK(contains(year.ask("h1", "发公开 村务 李四电话" + phone + "，领取补助"), "里面有手机号"));
    CHECK(contains(year.ask("h1", "2"), "请把内容或照片发给我"));
    CHECK(contains(year.ask("h1", "李四领取补助300元，10月8日"), "要公开"));
    CHECK(contains(year.ask("h1", "算了"), "没有发"));
    // Whoever may not publish has it refused as before.
    CHECK(contains(year.ask("s1", "发公开 村务 赵明远" + id), "没有存"));
}

TEST_CASE("a photo of the sheet with its title is a notice, and its page shows it") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-12-24T09:00");
    CHECK(contains(year.answer("h2", "2026-12-24", "村务公开"), "发出来才算"));
    std::string const png("\x89PNG\r\n\x1a\nsheet", 13);
    CHECK(contains(year.service.show("h2", png).text, "照片收到1张"));
    auto confirm = year.ask("h2", "第四季度村务");
    CHECK(contains(confirm, "要公开：第四季度村务（村务公开，柏林村）"));
    CHECK(contains(confirm, "身份证号和电话请先遮住"));
    auto given = year.ask("h2", "1、3");
    auto const ref = std::to_string(ref_in(given));
    CHECK(contains(year.ask("s2", "通过"), "发出来了"));
    auto page = year.service.call("GET", "/n/" + ref);
    CHECK(contains(page.body, "/n/" + ref + "/1"));
    CHECK(contains(page.body, "公开栏、发材料"));
    auto photo = year.service.call("GET", "/n/" + ref + "/1");
    CHECK(photo.status == 200);
    CHECK(contains(photo.head, "image/png"));
    CHECK(year.service.call("GET", "/n/" + ref + "/2").status == 404);
    CHECK(contains(year.ask("h2", "形式 " + ref + " 1 2 3"), "公开栏、会议、发材料"));
    year.to("2027-01-06T09:00");
    for (auto day : {"2026-12-28", "2027-01-04", "2027-01-05", "2027-01-06"}) CHECK_FALSE(contains(year.digest("h2", day), "村务公开"));
}

TEST_CASE("an overdue disclosure stays listed until it is out, is told again each week, and a late publication closes the oldest period of its affair") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-12-01T09:00");
    CHECK(contains(year.ask("acc", "账单 柏林村"), "柏林村"));
    year.to("2027-01-04T09:00");
    auto list = year.ask("h2", "全部");
    for (auto owed : {"第四季度的财务公开，过了4天", "第四季度的村务公开，过了4天", "第四季度的党务公开，过了4天"}) CHECK(contains(list, owed));

    // One of the three is made up: the others stay, climb to the end of the ladder, and go on after it.
    year.ask("h2", "发公开 村务 四季度村务，修路一公里");
    year.ask("h2", "1");
    CHECK(contains(year.ask("s2", "通过"), "发出来了"));
    list = year.ask("h2", "全部");
    CHECK_FALSE(contains(list, "第四季度的村务公开"));
    for (auto owed : {"第四季度的财务公开", "第四季度的党务公开"}) CHECK(contains(list, owed));
    year.to("2027-01-25T09:00");
    auto above = year.texts_since("p1", "2027-01-06T00:00");
    CAPTURE(above);
    CHECK(contains(above, "柏林村：第四季度的财务公开，过了7天"));
    CHECK(contains(above, "第四季度的党务公开，过了7天，33个村"));
    CHECK(contains(above, "第四季度的村务公开，过了7天，32个村"));
    list = year.ask("h2", "全部");
    for (auto owed : {"第四季度的财务公开，过了25天", "第四季度的党务公开，过了25天"}) CHECK(contains(list, owed));
    for (auto monday : {"2027-01-18", "2027-01-25"}) {
        CAPTURE(monday);
        CHECK(contains(year.digest("h2", monday), "第四季度的党务公开"));
    }
    year.service.restart();

    // A digest has few lines: of each affair it says the oldest period, and the list has them all.
    year.to("2027-04-19T09:00");
    CHECK(contains(year.digest("h2", "2027-04-19"), "第四季度的党务公开"));
    CHECK_FALSE(contains(year.digest("h2", "2027-04-19"), "第一季度的党务公开"));

    // A quarter later both are owed, the older one first; a notice that names no period is for it, one that names the later is for that.
    list = year.ask("h2", "全部");
    CHECK(contains(list, "第四季度的党务公开"));
    CHECK(list.find("第四季度的党务公开") < list.find("第一季度的党务公开"));
    year.ask("h2", "发公开 党务 一季度党务，发展党员一名");
    CHECK(contains(year.ask("h2", "1"), "发出来了"));
    list = year.ask("h2", "全部");
    CHECK(contains(list, "第四季度的党务公开"));
    CHECK_FALSE(contains(list, "第一季度的党务公开"));
    year.ask("h2", "撤");
    CHECK(contains(year.ask("h2", "全部"), "第一季度的党务公开"));
    year.ask("h2", "发公开 党务 先进党员名单，共三名");
    CHECK(contains(year.ask("h2", "1"), "发出来了"));
    list = year.ask("h2", "全部");
    CHECK_FALSE(contains(list, "第四季度的党务公开"));
    CHECK(contains(list, "第一季度的党务公开"));
}

TEST_CASE("a statement is for the oldest month that waits, or for the month that is named, and the reply says which") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    // October and November have passed without one, and the ladder of October is long over.
    year.to("2026-12-03T09:00");
    auto list = year.ask("acc", "全部");
    CHECK(contains(list, "10月的账单还差1个村，过了33天"));
    CHECK(contains(list, "11月的账单还差1个村，过了3天"));
    CHECK(contains(year.ask("acc", "账单 青石村 3月"), "写的那个月"));
    CHECK(contains(year.ask("acc", "账单 青石村 十一月"), "11月，1个村的账单记下了：青石村"));
    CHECK(contains(year.ask("acc", "账单 青石村11月"), "写的那个月"));
    list = year.ask("acc", "全部");
    CHECK(contains(list, "10月的账单还差1个村"));
    CHECK_FALSE(contains(list, "11月的账单"));
    CHECK(contains(year.ask("acc", "账单 青石村"), "10月，1个村的账单记下了：青石村"));
    CHECK_FALSE(contains(year.ask("acc", "全部"), "10月的账单"));
    CHECK(contains(year.ask("acc", "撤"), "又算没给"));
    CHECK(contains(year.ask("acc", "全部"), "10月的账单还差1个村"));
    CHECK(contains(year.ask("acc", "账单 青石村"), "10月，1个村"));
    CHECK(contains(year.ask("acc", "账单 青石村"), "12月，1个村"));
    CHECK(contains(year.ask("acc", "账单 青石村"), "不用再发"));
}
