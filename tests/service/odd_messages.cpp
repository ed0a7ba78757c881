// Whatever is sent: an answer that says how to go on, and a ledger in which nothing has moved.
#include "support_service.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace lingyan::test;

namespace {

std::vector<std::string> odd_messages() {
    std::vector<std::string> odd{
        "", " ", "\n", "\r\n\r\n", "\t", "。", "。。。。", "？！", "……", "()", "——", "\"", "\\", "\\n", "\u3000",
        "999", "99999999999999999999", "-1", "1.5", "0 0 0", "00000", "1e9", "２５５", "二百五", "⑨⑩⑪⑫",
        "改", "谈", "撤任务 99", "改 99 明天", "撤任务", "谈 没有这个人", "谈不了", "看 99", "99 补一页", "99 可以", "为什么 99", "99 要帮忙", "99 不属我", "99 延3天",
        "'; DROP TABLE duty; --", "\" OR 1=1 --", "SELECT * FROM person", "1; DELETE FROM record", "{{x}}", "{title}", "{{{n}}}", "${HOME}", "%s%s%n", "<script>alert(1)</script>",
        "../../etc/passwd", "null", "true", "[]", "{\"from\":\"p1\"}", "NaN", "undefined",
        "😀", "👍🏽", "👨‍👩‍👧‍👦", "🇨🇳", "\u202e反过来", "\u200b\u200b", "\ufeff", "e\u0301\u0301\u0301\u0301", "བཀྲ་ཤིས་བདེ་ལེགས།", "ياخشىمۇسىز", "Привет", "hello world",
        std::string("\0", 1), std::string("a\0b", 3), "\x01\x02\x03", "\x7f", std::string(100 * 1024, 'a'), std::string(4095, ' ') + "x",
        "\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "中\xe4\xb8", "\x80\x80\x80", "\xfe\xff",
        "派", "算了"};
    std::string han;
    while (han.size() < 60 * 1024) han += "名单";
    odd.push_back(han);
    std::uint32_t state = 20261221;  // the same hundred in every run
    while (odd.size() < 100) {
        std::string bytes;
        for (int i = 0; i < 12; ++i) {
            state = state * 1664525u + 1013904223u;
            bytes += char(odd.size() % 2 ? (state >> 24) : 33 + (state >> 24) % 94);
        }
        odd.push_back(bytes);
    }
    return odd;
}

// Everything that is owed and everything that was recorded, as one text.
std::string ledger(RunningService const& service) {
    std::ostringstream all;
    auto read = [&](lingyan::Transaction& tx) {
        auto const roster = tx.registry().load();
        for (auto const& unit : roster.units())
            for (auto const& duty : tx.duties().all_at(unit.id))
                all << duty.id.value() << ' ' << int(duty.state) << ' ' << int(duty.asked) << ' ' << lingyan::to_text(duty.due) << '\n';
        for (auto kind : {"talk", "task", "training"})
            for (auto const& record : tx.records().within(kind, lingyan::make_date(2020, 1, 1), lingyan::make_date(2030, 1, 1), {}, {}, {}))
                all << kind << ' ' << record.id.value() << '\n';
    };
    service.look(read);
    return all.str();
}

}  // namespace

TEST_CASE("a hundred odd messages get a hundred useful answers and change nothing") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T09:00");
    service.say("p1", "派 青石村、柏林村 清点抽水机，10月13日前，报台数");
    service.say("p1", "1");
    service.awaited("h1", "清点抽水机");
    service.say("p1", "谈 赵明远");
    auto const before = ledger(service);
    CHECK(contains(before, "talk"));

    auto const odd = odd_messages();
    REQUIRE(odd.size() == 100);
    for (std::string const who : {"p1", "h1", "somebody"}) {
        CAPTURE(who);
        for (auto const& text : odd) {
            auto shown = text.substr(0, 40);
            CAPTURE(shown);
            auto said = service.say(who, text);
            auto const& answer = said.text.empty() ? said.body : said.text;
            CAPTURE(answer);
            CHECK((said.status == 200 || said.status == 400));
            CHECK(said.text.empty() == (said.status != 200));
            bool useful = contains(answer, "回") || contains(answer, "发") || contains(answer, "打") || contains(answer, "不用");
            CHECK(useful);
            CHECK_FALSE(contains(answer, "记下了"));
        }
    }
    CHECK(ledger(service) == before);
    CHECK(contains(service.say("h1", "1").text, "清点抽水机，记下了"));
}
