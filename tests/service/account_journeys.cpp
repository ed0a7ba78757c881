// Residents through the public account's sealed pushes: what is answered, once, and what leaves no trace.
#include "support_wechat.hpp"
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr auto resident = "oAbC1dEfGhIjKlMnOpQrStUvWxYz";

struct Town {
    TemporaryFolder folder;
    FakeWeChat api;
    RunningService service{copy_of_township_with_account(folder.path(), api.url())};

    int rows(std::string const& table) const { return rows_in(service.settings(), table); }
    std::string ask(std::string const& text, std::string const& id, std::string const& openid = resident) const { return test::ask(service.port(), openid, text, id); }
    std::string happens(std::string const& event, std::string const& key = {}) const { return replied(push(service.port(), sealed_push(event_by(resident, event, key)))); }
};

}  // namespace

TEST_CASE("the platform's check of the callback's URL gets its own echo back, and nobody else's does") {
    Town town;
    auto const answer = check_account_url(town.service.port(), "4375120948345356249");
    CHECK(answer.status == 200);
    CHECK(answer.body == "4375120948345356249");
    CHECK(contains(answer.head, "text/plain"));
    CHECK(call(town.service.port(), "GET", "/callback/wechat?signature=" + std::string(40, '0') + "&timestamp=1&nonce=2&echostr=3").status == 403);
}

TEST_CASE("a resident follows by a village's code, presses the menu, asks, and is answered each time without sign-up") {
    Town town;
    CHECK_FALSE(town.happens("subscribe", "qrscene_500000001001").empty());
    CHECK(contains(town.happens("CLICK", "电话"), "打"));
    CHECK(contains(town.ask("电话", "101"), "打"));
    auto const danger = town.ask("着火了", "102");
    CHECK(contains(lines_of(danger).front(), "119"));
    CHECK(town.rows("inbox") == 4);
    CHECK(town.happens("unsubscribe").empty());
    CHECK(town.api.tried().empty());  // all of it fitted into the acknowledgements
}

TEST_CASE("fire at night, written by somebody unknown, has the numbers in the first line and calls the desk at once, without sign-up") {
    Town town;
    town.service.move_clock("2026-10-12T23:00");
    auto const after = town.service.last_seq("d1");
    auto const said = town.ask("我们这里房子着火了", "110");
    for (auto number : {"119", "120", "110"}) CHECK(contains(lines_of(said).front(), number));
    CHECK_FALSE(contains(said, "绑定"));
    auto const call = town.service.awaited("d1", "房子着火了", after);
    CHECK(call.at.starts_with("2026-10-12T23:00"));
}

TEST_CASE("whoever is in no roster is shown the menu and how a cadre is bound, and nothing of anybody") {
    Town town;
    auto const records = town.rows("record");
    auto const first = town.ask("你好", "120");
    CHECK(contains(first, "看公开回1"));
    CHECK(contains(first, "绑定"));
    CHECK(contains(town.ask("绑定", "121"), "登记"));
    auto const& head = town.service.someone("h1");
    int id = 122;
    std::vector<std::string> const asked{"全部", "我的任务", "我的账", "负面清单", "谈话还差谁", "撤", "1", head.name, "代 " + head.name + " 1", "派 青石村 报数，明天前", "今晚谁值班", "汇总 1", "看 1", head.name + "电话多少"};
    for (auto const& words : asked) {
        CAPTURE(words);
        auto const no = std::to_string(id++);
        auto const said = town.ask(words, no, "oStranger" + no);
        CHECK_FALSE(said.empty());
        for (auto const& person : town.service.everyone()) {
            if (contains(words, person.name)) continue;  // what he wrote himself may come back
            CAPTURE(person.name);
            CHECK_FALSE(contains(said, person.name));
        }
    }
    CHECK(town.rows("record") == records);
}

TEST_CASE("a voice, a photo, a place, a link and an empty text are each answered, and nothing of them is fetched or kept") {
    Town town;
    int id = 150;
    struct Row { char const* type; std::string rest; char const* answered; };
    for (auto const& [type, rest, answered] : {Row{"voice", "<MediaId>m0</MediaId>", "领雁"}, Row{"voice", "<MediaId>m1</MediaId><Format>amr</Format><Recognition></Recognition>", "火119"}, Row{"voice", "<MediaId>m1</MediaId><Recognition>电话。</Recognition>", "请打"},
                                               Row{"image", "<MediaId>m2</MediaId>", "请打字"}, Row{"location", "<Location_X>31.1</Location_X><Location_Y>105.1</Location_Y><Label>某处</Label>", "请打字"},
                                               Row{"link", "<Url>https://example.test</Url>", "请打字"}, Row{"file", "<Title>a.pdf</Title>", "请打字"}, Row{"text", "<Content></Content>", "没看懂"}}) {
        CAPTURE(std::string(type));
        CHECK(contains(replied(push(town.service.port(), sealed_push(sent_by(resident, type, rest, std::to_string(id++))))), answered));
    }
    CHECK(town.rows("inbox") == 8);
    CHECK(town.rows("media") == 0);
    CHECK(town.rows("media_wanted") == 0);
    CHECK(town.api.tokens_asked() == 0);
}

TEST_CASE("the code of a village that is not there binds none, and whoever leaves and comes back is greeted anew with his village kept") {
    Town town;
    for (auto const* scene : {"qrscene_599999999999", "qrscene_500000001", "qrscene_qrscene_500000001001", "qrscene_a:b'c"}) {
        CAPTURE(std::string(scene));
        CHECK(contains(town.happens("subscribe", scene), "看公开回1"));
    }
    CHECK(contains(town.ask("账", "180"), "哪个村"));
    CHECK(contains(town.happens("SCAN", "500000001001"), "青石村"));
    CHECK(town.happens("unsubscribe").empty());
    CHECK(contains(town.happens("subscribe"), "领雁"));
    CHECK(contains(town.ask("公开", "181"), "青石村"));
}

TEST_CASE("退订 at the account wins over the question at hand and across a restart, and 订阅 takes it back") {
    Town town;
    CHECK(contains(town.ask("账", "190"), "哪个村"));
    CHECK(contains(town.ask("退订", "191"), "订阅"));
    town.service.restart();
    auto const stopped = [&] {
        bool is = false;
        town.service.look([&](Transaction& tx) { is = tx.conversations().load("address:wechat:" + std::string(resident)).stopped; });
        return is;
    };
    CHECK(stopped());
    CHECK(contains(town.ask("电话", "192"), "打"));
    CHECK(contains(town.ask("订阅", "193"), "公告"));
    CHECK_FALSE(stopped());
}

TEST_CASE("one message delivered three times at once, and again after a restart, is one message with one answer") {
    Town town;
    auto const plaintext = asked_by(resident, "低保怎么申请", "201");
    auto deliver = [&] { return replied(push(town.service.port(), sealed_push(plaintext))); };
    auto first = std::async(std::launch::async, deliver), second = std::async(std::launch::async, deliver), third = std::async(std::launch::async, deliver);
    auto const reply = first.get();
    CHECK_FALSE(reply.empty());
    CHECK_FALSE(reply.starts_with("<"));
    CHECK(second.get() == reply);
    CHECK(third.get() == reply);
    town.service.restart();
    CHECK(deliver() == reply);
    CHECK(town.rows("inbox") == 1);
    CHECK(town.api.tried().empty());
}

TEST_CASE("two events of one second are two, and each of them again is only repeated") {
    Town town;
    auto const now = std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count());
    auto const scan = event_by(resident, "SCAN", "500000001001", now), click = event_by(resident, "CLICK", "电话", now);
    std::vector<std::string> replies;
    for (int i = 0; i < 2; ++i)
        for (auto const& event : {scan, click}) replies.push_back(replied(push(town.service.port(), sealed_push(event))));
    CHECK(replies[0] == replies[2]);
    CHECK(replies[1] == replies[3]);
    CHECK(town.rows("inbox") == 2);
}

TEST_CASE("different people's messages of one second under one id all count") {
    Town town;
    for (int i = 0; i < 15; ++i) CHECK_FALSE(town.ask("电话", "301", "oResident" + std::to_string(i)).empty());
    CHECK(town.rows("inbox") == 15);
}

TEST_CASE("what is not sealed, not fresh or not the platform's is refused and changes nothing") {
    Town town;
    auto const seconds_ago = [](int age) {
        return std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count() - age);
    };
    auto const good = sealed_push(asked_by(resident, "电话", "401"));
    auto other_body = good, raw = plain_push(asked_by(resident, "电话", "402"));
    other_body.body[other_body.body.find("<Encrypt>") + 40] ^= 1;
    raw.query += "&encrypt_type=raw";
    struct Row { char const* what; Push push; };
    for (auto const& [what, made] : {Row{"plain mode", plain_push(asked_by(resident, "电话", "402"))}, Row{"plain mode by its name", raw}, Row{"an altered byte", other_body},
                                     Row{"six minutes old", sealed_push(asked_by(resident, "电话", "403"), seconds_ago(360))},
                                     Row{"six minutes ahead", sealed_push(asked_by(resident, "电话", "404"), seconds_ago(-360))}, Row{"no push", sealed_push("电话")}}) {
        CAPTURE(std::string(what));
        auto const answer = push(town.service.port(), made);
        CHECK(answer.status == 403);
        CHECK(answer.body.empty());
    }
    CHECK(town.rows("inbox") == 0);
    CHECK_FALSE(replied(push(town.service.port(), good)).empty());
}

TEST_CASE("where a setting allows plain mode its pushes are answered in the clear, and sealed ones still sealed") {
    TemporaryFolder folder;
    FakeWeChat api;
    auto settings = copy_of_township_with_account(folder.path(), api.url());
    settings.accounts.back().keys["plain_mode"] = "true";
    RunningService service(settings);
    auto const answer = push(service.port(), plain_push(asked_by(resident, "电话", "501")));
    CHECK(answer.status == 200);
    CHECK(contains(answer.body, "打"));
    CHECK(contains(ask(service.port(), resident, "电话", "502"), "打"));
}

TEST_CASE("a person's whereabouts leave no trace, and a place that is sent is answered but not kept") {
    Town town;
    std::map<std::string, int> counts;
    auto const tables = {"inbox", "conversation", "outbox", "audit", "record", "media"};
    for (auto const* table : tables) counts[table] = town.rows(table);
    CHECK(town.happens("LOCATION").empty());
    for (auto const* table : tables) {
        CAPTURE(std::string(table));
        CHECK(town.rows(table) == counts[table]);
    }
}

TEST_CASE("a cadre who follows as a private person is a resident there, and himself where the roster says so") {
    TemporaryFolder folder;
    FakeWeChat api;
    RunningService service(township_with_head_at_account(folder.path(), api.url()));
    auto const own = ask(service.port(), "oHead1", "全部", "601"), private_one = ask(service.port(), "oHead1AtHome", "全部", "602");
    CHECK(own != private_one);
    CHECK_FALSE(contains(private_one, "赵明远"));
    std::vector<PersonId> senders;
    service.look([&](Transaction& tx) {
        for (auto const* key : {"wechat|601|oHead1", "wechat|602|oHead1AtHome"}) senders.push_back(tx.inbox().find(key)->person);
    });
    CHECK(senders == std::vector<PersonId>{PersonId{"h1"}, PersonId{""}});
}

TEST_CASE("a widely used client library pushes a question and reads its answer") {
    std::string const client = PROJECT_ROOT "/tests/clients/";
    if (!std::filesystem::exists(client + "node_modules/wechat-crypto") || std::system("node --version > /dev/null 2>&1") != 0) {
        MESSAGE("left out: npm install in tests/clients brings the library");
        return;
    }
    Town town;
    auto const account = official_account("");
    auto const& keys = account.keys;
    auto const answer = (town.folder.path() / "answer").string();
    auto const command = "node '" + client + "official_account.cjs' push http://127.0.0.1:" + std::to_string(town.service.port()) + "/callback/wechat '" + keys.at("token") + "' '" +
                         keys.at("encoding_aes_key") + "' '" + keys.at("app_id") + "' " + resident + " 电话 > '" + answer + "'";
    CHECK(std::system(command.c_str()) == 0);
    std::ostringstream words;
    words << std::ifstream(answer).rdbuf();
    CHECK(contains(words.str(), "打"));
    CHECK(town.rows("inbox") == 1);
}
