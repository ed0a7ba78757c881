// lingyan doctor and the codes of villages, against the platforms' fakes and a running service.
#include "support_wechat.hpp"
#include "support_wecom.hpp"

#include "commands/doctor.hpp"
#include "commands/qr.hpp"
#include "domain/complaint.hpp"
#include "platforms.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <sstream>

using namespace lingyan;
using namespace lingyan::test;

namespace {

wording::Wording const& words() {
    static auto const read = wording::Wording::read(PROJECT_ROOT "/templates/messages");
    return read;
}

Timestamp real() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

std::string content(std::filesystem::path const& file) {
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
}

// Both platforms beside their fakes, as the settings of a running service name them.
struct Office {
    TemporaryFolder folder;
    FakeWeCom wecom;
    FakeWeChat wechat;
    Settings settings;
    std::vector<std::unique_ptr<Platform>> platforms;

    Office() : settings(copy_of_wecom_township(folder.path(), wecom.url())) { settings.accounts.push_back(official_account(wechat.url())); }

    commands::Examined examine(std::string const& public_url = {}, std::vector<MenuButton> const& menu = {}) {
        std::vector<commands::Patient> patients;
        platforms.clear();
        for (auto const& account : settings.accounts) {
            platforms.push_back(make_platform(account));
            auto& patient = patients.emplace_back();
            patient.account = account.name;
            patient.platform = platforms.back().get();
            patient.plain_mode = account.flag("plain_mode");
            if (account.name == "wechat") patient.menu = menu;
        }
        return commands::examine(patients, words(), public_url, real());
    }
    AccountSettings& account(std::string const& name) {
        for (auto& one : settings.accounts)
            if (one.name == name) return one;
        throw std::out_of_range(name);
    }
};

}  // namespace

TEST_CASE("where everything is right each account has one line that says so") {
    Office office;
    RunningService service(office.settings);
    auto const examined = office.examine("http://127.0.0.1:" + std::to_string(service.port()));
    CHECK(examined.lines == "simulator：模拟账号，不连外面。\nwecom：能发能收。\nwechat：能发能收。\n");
    CHECK(examined.well);
    CHECK(rows_in(service.settings(), "inbox") == 0);
    CHECK(office.wecom.bodies().empty());
    CHECK(office.wechat.tried().empty());
    // Without public_url the half of it that can be seen from inside is told.
    auto const half = office.examine();
    CHECK(half.well);
    CHECK(contains(half.lines, "wechat：能发。public_url 没填"));
}

TEST_CASE("what is wrong is told in the account's line, with what to do, and the others are looked at all the same") {
    struct Row { char const* what; void (*spoil)(Office&); bool served; std::vector<std::string> lines; };
    for (auto const& [what, spoil, served, lines] : std::vector<Row>{
             {"the caller's address", [](Office& o) { o.wechat.gives_no_token(40164); }, true, {"wechat：发不出去。stable_token: 40164", "白名单", "wecom：能发能收。"}},
             {"the secret", [](Office& o) { o.account("wechat").keys["app_secret"] = "another"; }, true, {"wechat：发不出去。stable_token: 40125", "wecom：能发能收。"}},
             {"WeCom's API away", [](Office& o) { o.account("wecom").keys["base_url"] = "http://127.0.0.1:1"; }, true, {"wecom：发不出去。gettoken: 连不上企业微信", "wechat：能发能收。"}},
             {"the token", [](Office& o) { o.account("wechat").keys["token"] = "Another"; }, true, {"wechat：收不到", "应答不对（403）", "wecom：能发能收。"}},
             {"the key", [](Office& o) { o.account("wecom").keys["encoding_aes_key"] = std::string(43, 'b'); }, true, {"wecom：收不到", "应答不对", "wechat：能发能收。"}},
             {"nobody serves", [](Office&) {}, false, {"wechat：收不到", "/callback/wechat 打不开", "wecom：收不到"}}}) {
        CAPTURE(std::string(what));
        Office office;
        RunningService service(office.settings);
        auto const url = "http://127.0.0.1:" + std::to_string(served ? service.port() : 1);
        spoil(office);
        auto const examined = office.examine(url);
        CAPTURE(examined.lines);
        CHECK_FALSE(examined.well);
        for (auto const& line : lines) CHECK(contains(examined.lines, line));
        CHECK_FALSE(contains(examined.lines, "secret-of-the-tests"));
    }
}

TEST_CASE("the menu is put up where it is asked for, and plain mode is spoken of") {
    Office office;
    office.account("wechat").keys["plain_mode"] = "true";
    std::vector<MenuButton> const menu{{"公开", "公开", {}, {}}, {"电话", "电话", {}, {}}};
    auto const examined = office.examine({}, menu);
    CHECK(examined.well);
    CHECK(contains(examined.lines, "wechat：菜单换好了"));
    CHECK(contains(examined.lines, "wechat：收的是明文"));
    CHECK(office.wechat.menu() == R"({"button":[{"type":"click","name":"公开","key":"公开"},{"type":"click","name":"电话","key":"电话"}]})");
    CHECK_FALSE(contains(office.examine().lines, "菜单"));
}

TEST_CASE("a village's code is a picture of what the platform gave for it, a township's a folder of them") {
    Office office;
    RunningService service(office.settings);
    auto const platform = make_platform(office.account("wechat"));
    Roster roster;
    service.look([&](Transaction& tx) { roster = tx.registry().load(); });
    auto const one = commands::villages_at(roster, UnitId{"500000001003"});
    REQUIRE(one.size() == 1);
    auto const file = office.folder.path() / "one.svg";
    auto const made = commands::write_codes(*platform->upkeep(), words(), one, file.string());
    CHECK(made.complaints.empty());
    CHECK(office.wechat.scenes() == std::vector<std::string>{"500000001003"});
    CHECK(contains(content(file), "双河村"));
    CHECK(content(file) == commands::qr_picture("http://weixin.qq.com/q/02500000001003", words().text(Say{"qr.caption_line", {{"village", "双河村"}}})));

    CHECK(contains(content(file), "font-size=\"2.4\""));
    std::string long_name;
    for (int i = 0; i < 30; ++i) long_name += "村";
    CHECK(contains(commands::qr_picture("http://weixin.qq.com/q/02500000001003", long_name), "font-size=\"1."));  // it stays on the paper

    auto const all = commands::villages_at(roster, UnitId{"500000001"});
    CHECK(all.size() == 33);
    office.wechat.refuses_codes_of("500000001007");
    auto const many = commands::write_codes(*platform->upkeep(), words(), all, (office.folder.path() / "codes").string());
    CHECK(many.made.size() == 32);
    REQUIRE(many.complaints.size() == 1);
    CHECK(contains(many.complaints[0], "桃园村"));
    CHECK(contains(many.complaints[0], "45009"));
    CHECK(std::filesystem::exists(office.folder.path() / "codes/500000001001-青石村.svg"));
    CHECK_FALSE(std::filesystem::exists(office.folder.path() / "codes/500000001007-桃园村.svg"));
    CHECK(commands::villages_at(roster, UnitId{"nowhere"}).empty());
    CHECK_THROWS_AS(commands::write_codes(*platform->upkeep(), words(), one, "/nowhere/at/all.svg"), BadInput);
}
