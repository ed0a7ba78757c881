// Pushes that a widely used client library made (tests/data/wechat_crypto.json says which, and how): the platform's side written by others.
#include "adapters/wechat_official_account/fields.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;

TEST_CASE("what others seal is opened, and read as it was meant") {
    Vectors const made("wechat_crypto.json");
    auto const& all = made.all();
    OfficialAccountSettings settings = settings_of("safe");
    settings.app_id = all.at("app_id");
    settings.token = all.at("token");
    settings.encoding_aes_key = all.at("encoding_aes_key");
    OfficialAccount account(settings);
    REQUIRE(all.at("cases").size() == 6);
    for (auto const& one : all.at("cases")) {
        std::string const text = one.at("text"), timestamp = one.at("timestamp"), encrypted = one.at("encrypt");
        CAPTURE(text);
        auto push = request_of("POST", "encrypt_type=aes", Document(1024).text("ToUserName", "gh_0123456789ab").text("Encrypt", encrypted).end());
        push.query["timestamp"] = timestamp;
        push.query["nonce"] = one.at("nonce").get<std::string>();
        push.query["msg_signature"] = one.at("msg_signature").get<std::string>();
        auto const read = account.receive(push, seconds_at(std::stoll(timestamp)));
        REQUIRE(std::holds_alternative<InboundMessage>(read));
        CHECK(std::get<InboundMessage>(read).text == text);
        auto altered = push;
        altered.query["nonce"] += "0";
        CHECK(std::holds_alternative<http::Response>(account.receive(altered, seconds_at(std::stoll(timestamp)))));
    }
}
