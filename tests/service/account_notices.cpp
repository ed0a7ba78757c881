// Notices through the public account: a long one whole and in order, and each one's own village found by number, word, name and month.
#include "support_disclosure.hpp"
#include "support_wechat.hpp"

#include "adapters/shared/text.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr auto resident = "oAbC1dEfGhIjKlMnOpQrStUvWxYz";
constexpr std::size_t most_bytes = 2048;

struct AtAccount : Place {
    FakeWeChat api;
};
struct Board : AtAccount, Walk {
    explicit Board(bool passive = true) : Walk(with_account(folder.path(), api.url(), passive)) {}
    static Settings with_account(std::filesystem::path const& folder, std::string const& url, bool passive) {
        auto settings = disclosing_township(folder);
        settings.accounts.push_back(official_account(url));
        if (!passive) settings.accounts.back().keys["passive_replies"] = "false";
        return settings;
    }
    void publish(char const* who, std::string const& text) {
        CHECK(contains(Walk::ask(who, "发公开 " + text), "要公开"));
        CHECK(contains(Walk::ask(who, "4"), "发出来了"));
    }
    std::string asks(std::string const& text, std::string const& openid = resident) { return test::ask(service.port(), openid, text, std::to_string(++messages_)); }
    void follows(std::string const& village, std::string const& openid = resident) { replied(push(service.port(), sealed_push(event_by(openid, "subscribe", "qrscene_" + village)))); }

private:
    int messages_ = 0;
};

// Three thousand characters of every length in UTF-8, no two stretches alike.
std::string long_text() {
    std::string text;
    for (int i = 0; i < 375; ++i) text += "账目" + std::to_string(1000 + i) + "😀é";
    return text;
}

}  // namespace

TEST_CASE("a notice of three thousand characters comes whole and in order, in an answer and what follows it, or in messages alone") {
    for (bool passive : {true, false}) {
        CAPTURE(passive);
        Board board(passive);
        board.to("2026-10-12T09:00");
        auto const text = long_text();
        CHECK(shared::count_characters(text) == 3000);
        board.publish("h1", "即时 村务 修路账目\n" + text);
        board.follows(first_village);
        board.to("2026-10-12T09:05");
        auto const before = board.api.shown_to(resident).size();
        std::vector<std::string> parts;
        if (auto const first = board.asks("公开 1"); passive) parts.push_back(first);
        else CHECK(first.empty());
        board.to("2026-10-12T09:20");
        auto const shown = board.api.shown_to(resident);
        parts.insert(parts.end(), shown.begin() + std::ptrdiff_t(before), shown.end());
        REQUIRE(parts.size() >= 4);
        CHECK(parts.size() <= 6);  // what a person's own message allows the account
        CHECK(contains(parts.front(), "https://bot.example.gov.cn/n/1"));  // whatever becomes of the last one
        std::string joined;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            CAPTURE(i);
            CHECK(parts[i].size() <= most_bytes);
            CHECK(shared::repaired_utf8(parts[i]) == parts[i]);
            auto const mark = "(" + std::to_string(i + 1) + "/" + std::to_string(parts.size()) + ")\n";
            REQUIRE(parts[i].starts_with(mark));
            joined += parts[i].substr(mark.size());
        }
        std::erase(joined, '\n');
        CHECK(contains(joined, text));
        for (auto const& body : board.api.tried()) CHECK_FALSE(contains(body, "\\u"));  // the platform shows escapes as they are
    }
}

TEST_CASE("notices are asked for by number, word, village and month, without signing up, and another village's are never among them") {
    Board board;
    board.to("2026-10-12T09:00");
    board.publish("h1", "即时 财务 8月账目，收入6000元，支出5300元");
    board.publish("h1", "即时 财务 9月账目，收入12000元，支出8600元");
    board.publish("h2", "即时 财务 8月账目，收入700元，支出199元");
    board.publish("h2", "路灯停电检修，晚上不亮");
    board.follows(first_village);
    struct Row {
        char const* said;
        char const* shown;  // empty: nothing is found
        char const* never;
    };
    for (auto const& [said, shown, never] : {Row{"公开 8月 账", "8月账目", "/n/3"}, Row{"账", "9月账目", "/n/3"}, Row{"公开 1", "支出5300元", "199"}, Row{"公开 3", "", "199"}, Row{"第3号", "", "199"},
                                             Row{"公开 路灯", "", "/n/4"}, Row{"路灯", "", "/n/4"}, Row{"柏林村 8月 账", "/n/3", "/n/1"}, Row{"公开 柏林村", "/n/4", "/n/1"}, Row{"公开 8月 账", "/n/1", "/n/3"},
                                             Row{"公开 7月 账", "", "/n/"}}) {
        CAPTURE(said);
        auto const answer = board.asks(said);
        CAPTURE(answer);
        CHECK_FALSE(answer.empty());
        if (*shown) CHECK(contains(answer, shown));
        CHECK_FALSE(contains(answer, never));
    }
    // Somebody who follows nothing is asked for his village, and is told of no other in the meantime.
    auto const first = board.asks("公开 8月 账", "oStranger");
    CHECK(contains(first, "哪个村"));
    CHECK_FALSE(contains(first, "账目"));
    auto const named = board.asks("柏林", "oStranger");
    CHECK(contains(named, "/n/3"));
    CHECK_FALSE(contains(named, "/n/1"));
    CHECK(board.api.tried().empty());  // all of it fitted into the acknowledgements
}
