// Settings are read whole or refused with file and line, and a secret never stands in them.
#include "support_refusals.hpp"
#include "support_service.hpp"

#include "settings.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <cstdlib>

using namespace lingyan;
using namespace lingyan::test;

TEST_CASE("settings that cannot work are refused with file and line, all of them at once") {
    TemporaryFolder folder;
    std::string const wecom = "[[account]]\nname = \"wecom\"\nplatform = \"wecom\"\ncorp_id = \"ww1\"\nagent_id = 7\nencoding_aes_key = \"env:LINGYAN_TEST_KEY\"\ntoken = \"env:LINGYAN_TEST_SECRET\"\n";
    ::setenv("LINGYAN_TEST_SECRET", "out of the environment", 1);
    ::setenv("LINGYAN_TEST_KEY", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", 1);
    ::unsetenv("LINGYAN_TEST_NOTHING");
    std::string const account = "[[account]]\nname = \"wechat\"\nplatform = \"wechat_official_account\"\napp_id = \"wx0a1b2c3d4e5f6789\"\ntoken = \"env:LINGYAN_TEST_SECRET\"\n";
    std::string const secret = "app_secret = \"env:LINGYAN_TEST_SECRET\"\n", key = "encoding_aes_key = \"env:LINGYAN_TEST_KEY\"\n";
    auto const open_file = folder.file("open.secret", "out of a file\n");
    ::chmod(open_file.c_str(), 0644);
    struct Row { std::string toml; int line; std::string words; };
    for (auto const& [toml, line, words] : {
             Row{"[server]\nlisten = \"0.0.0.0:8080\"\n[[account]]\nname = \"simulator\"\nplatform = \"simulator\"\n", 3, "a simulator account is refused"},
             Row{"[[account]]\nname = \"simulator\"\nplatform = \"simulator\"\n[server]\nlisten = \"[::]:8080\"\n", 1, "a simulator account is refused"},
             Row{"[server]\nlisten = \"somewhere\"\n", 2, "address:port"},
             Row{"[sever]\nlisten = \"127.0.0.1:1\"\n", 1, "there is no [sever]"},
             Row{"[store]\n\nkei = \"x\"\n", 3, "no key kei"},
             Row{"[store]\nkey = \"QUFBQUFB\"\n", 2, "never the key itself"},
             Row{"[store]\nurl = \"postgresql://db/x\"\n", 2, "not supported by this version"},
             Row{"[clock]\nmode = \"fast\"\n", 2, "\"system\" or \"manual\""},
             Row{"[start]\ndate = \"2026-02-30\"\n", 2, "start.date"},
             Row{"[server\n", 1, ""},
             Row{"[server]\n[商店]\n", 2, ""},
             Row{wecom + "secret = \"in clear\"\n", 8, "must not stand here"},
             Row{wecom + "secret = \"env:LINGYAN_TEST_NOTHING\"\n", 8, "the environment has no LINGYAN_TEST_NOTHING"},
             Row{wecom + "secret = \"file:" + folder.path().string() + "/none\"\n", 8, "there is no file"},
             Row{wecom + "secret = \"file:" + open_file + "\"\n", 8, "chmod 600"},
             Row{wecom, 1, "needs secret"},
             Row{wecom + "cards = \"yes\"\n", 8, "either true or false"},
             Row{wecom + "robots = \"key\"\n", 8, "robots is written as"},
             Row{wecom + "robots = { 500000001001 = \"in clear\" }\n", 8, "must not stand here"},
             Row{wecom + "robots = { 500000001001 = \"env:LINGYAN_TEST_NOTHING\" }\n", 8, "the environment has no LINGYAN_TEST_NOTHING"},
             Row{wecom + "secret = \"env:LINGYAN_TEST_SECRET\"\nbase_url = \"qyapi.weixin.qq.com\"\n", 9, "base_url: "},
             Row{"[[account]]\nname = \"wecom\"\nplatform = \"wecom\"\nagent_id = \"app\"\n", 4, "agent_id is a number"},
             Row{account + key, 1, "needs app_secret"},
             Row{account + secret, 1, "needs encoding_aes_key"},
             Row{account + secret + "encoding_aes_key = \"env:LINGYAN_TEST_SECRET\"\n", 7, "43 letters and digits"},
             Row{account + key + "app_secret = \"in clear\"\n", 7, "must not stand here"},
             Row{account + secret + key + "plain_mode = \"no\"\n", 8, "either true or false"},
             Row{account + secret + key + "passive_replies = 1\n", 8, "either true or false"},
             Row{account + secret + key + "agent_id = 1\n", 8, "has no key agent_id"},
             Row{account + secret + key + "messages_a_minute = -1\n", 8, "messages_a_minute is a number"},
             Row{account + secret + key + "messages_a_minute = \"many\"\n", 8, "messages_a_minute is a number"},
             Row{account + secret + key + "oauth_url = \"open.weixin.qq.com\"\n", 8, "oauth_url: "},
             Row{account + secret + key + "template = \"TPL\"\n", 8, "template is written as"},
             Row{account + secret + key + "template = { id = \"TPL\" }\n", 8, "template is written as"},
             Row{account + secret + key + "subscription = { id = \"TPL\", fields = \"thing1 time2\" }\n", 8, "of the kind thing alone"},
             Row{account + secret + key + "base_url = \"\"\n", 8, "base_url is empty"},
             Row{"[[account]]\nname = \"a/b\"\nplatform = \"simulator\"\n", 1, "an account needs a name"},
             Row{"[[account]]\nname = \"x\"\nplatform = \"pigeon\"\n", 1, "platform is one of"},
         }) {
        CAPTURE(toml);
        auto const file = folder.file("lingyan.toml", toml);
        auto const refusal = refusal_of([&] { read_settings(file); });
        CAPTURE(refusal);
        CHECK(contains(refusal, file + ":" + std::to_string(line) + ": "));
        CHECK(contains(refusal, words));
        CHECK_FALSE(contains(refusal, "in clear"));
        CHECK_FALSE(contains(refusal, "out of"));
        CHECK_FALSE(contains(refusal, "QUFBQUFB"));
    }
    auto const two = folder.file("two.toml", "[server]\nlisten = 8080\n[clock]\nmode = \"fast\"\n");
    auto const refusal = refusal_of([&] { read_settings(two); });
    CHECK(contains(refusal, two + ":2: "));
    CHECK(contains(refusal, two + ":4: "));
    CHECK(contains(refusal_of([&] { read_settings(folder.path().string() + "/none.toml"); }), "cannot be read"));
}

TEST_CASE("secrets come out of the environment and out of private files") {
    TemporaryFolder folder;
    ::setenv("LINGYAN_TEST_SECRET", "out of the environment", 1);
    ::setenv("LINGYAN_TEST_KEY", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", 1);
    auto const secret = folder.file("secret", "out of a file\n");
    ::chmod(secret.c_str(), 0600);
    auto const settings = read_settings(folder.file("lingyan.toml", "[[account]]\nname = \"wecom\"\nplatform = \"wecom\"\ncorp_id = \"ww1\"\nagent_id = 7\n"
                                                                    "secret = \"file:" + secret + "\"\ntoken = \"env:LINGYAN_TEST_SECRET\"\nencoding_aes_key = \"env:LINGYAN_TEST_KEY\"\n"));
    REQUIRE(settings.accounts.size() == 1);
    auto const& keys = settings.accounts[0].keys;
    CHECK(keys.at("secret") == "out of a file");
    CHECK(keys.at("token") == "out of the environment");
    CHECK(keys.at("agent_id") == "7");
    CHECK_FALSE(settings.accounts[0].flag("cards"));
    CHECK(settings.accounts[0].table("robots").empty());
    auto const more = read_settings(folder.file("more.toml", "[[account]]\nname = \"wecom\"\nplatform = \"wecom\"\ncorp_id = \"ww1\"\nagent_id = 7\n"
                                                             "secret = \"file:" + secret + "\"\ntoken = \"env:LINGYAN_TEST_SECRET\"\nencoding_aes_key = \"env:LINGYAN_TEST_KEY\"\n"
                                                             "cards = true\nrobots = { 500000001001 = \"file:" + secret + "\" }\n"));
    CHECK(more.accounts[0].flag("cards"));
    CHECK(more.accounts[0].table("robots") == std::map<std::string, std::string>{{"500000001001", "out of a file"}});
    CHECK(read_settings(PROJECT_ROOT "/config/lingyan.toml").on_loopback());
}

TEST_CASE("a public account is read with its own keys, and without a key where it takes what is not sealed") {
    TemporaryFolder folder;
    ::setenv("LINGYAN_TEST_SECRET", "out of the environment", 1);
    std::string const account = "[[account]]\nname = \"wechat\"\nplatform = \"wechat_official_account\"\napp_id = \"wx0a1b2c3d4e5f6789\"\n"
                                "app_secret = \"env:LINGYAN_TEST_SECRET\"\ntoken = \"env:LINGYAN_TEST_SECRET\"\nplain_mode = true\n";
    auto const plain = read_settings(folder.file("plain.toml", account + "template = { id = \"TPL\", fields = \"thing1 thing2\" }\nmenu = \"menu.toml\"\n"));
    REQUIRE(plain.accounts.size() == 1);
    CHECK(plain.accounts[0].keys.at("app_secret") == "out of the environment");
    CHECK(plain.accounts[0].flag("plain_mode"));
    CHECK(plain.accounts[0].keys.at("menu") == "menu.toml");
    CHECK(plain.accounts[0].table("template") == std::map<std::string, std::string>{{"id", "TPL"}, {"fields", "thing1 thing2"}});
}
