// Every vector of the callbacks, and damage of our own.
#include "adapters/wechat_official_account/callbacks.hpp"

#include "adapters/wechat_official_account/fields.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;

namespace {

// Where the vectors call two outcomes right, the second one is `alternative`.
nlohmann::json const& right_one(nlohmann::json const& expected, Opened const& opened) {
    bool const other = expected.contains("alternative") && opened.has_value() != expected.at("ok").get<bool>();
    return other ? expected.at("alternative") : expected;
}

std::vector<Choice> choices_of(nlohmann::json const& list) {
    std::vector<Choice> choices;
    for (auto const& entry : list) choices.push_back({entry.at("TemplateId"), entry.value("SubscribeStatusString", "") == "accept"});
    return choices;
}

}  // namespace

TEST_CASE("the check of the callback's URL is answered with its own echo, or refused for the first thing that is wrong") {
    for (auto const& one : cases_of("verify_url")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const opened = callbacks_of(one.at("config")).echo(request_of("GET", one.at("input").at("raw_query")));
        check_opened(opened, right_one(one.at("expect"), opened));
    }
}

TEST_CASE("a push is opened, or refused for the first thing that is wrong") {
    for (auto const& one : cases_of("receive")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const& input = one.at("input");
        auto const opened = callbacks_of(one.at("config")).open(request_of("POST", input.at("raw_query"), input.at("body")));
        auto const& expected = right_one(one.at("expect"), opened);
        check_opened(opened, expected);
        if (!opened || !expected.contains("parsed")) continue;
        auto const fields = read_push(*opened);
        REQUIRE(fields);
        auto const& parsed = expected.at("parsed");
        auto const known = parsed.value("fields", nlohmann::json::object());
        for (auto const& [name, value] : known.items()) {
            CAPTURE(name);
            REQUIRE(fields->contains(name));
            CHECK(fields->at(name) == value.get<std::string>());
        }
        if (parsed.contains("list")) CHECK(read_choices(*opened) == choices_of(parsed.at("list")));
    }
}

TEST_CASE("what goes out is encrypted and signed as the platform reads it") {
    for (auto const& operation : {"encrypt", "reply"})
        for (auto const& one : cases_of(operation)) {
            CAPTURE(one.at("id").get<std::string>());
            auto const envelope = envelope_of(one.at("config"));
            auto const& input = one.at("input");
            auto const encrypted = envelope.encrypt(input.at("plaintext").get<std::string>(), input.at("random_ascii").get<std::string>());
            CHECK(encrypted == one.at("expect").at("encrypt").get<std::string>());
            if (!one.at("expect").contains("msg_signature")) continue;
            std::string const timestamp = input.at("timestamp"), nonce = input.at("nonce");
            CHECK(envelope.signature(timestamp, nonce, encrypted) == one.at("expect").at("msg_signature").get<std::string>());
        }
}

TEST_CASE("an answer goes back in the form in which the account pushes") {
    std::string const words = "您好，医保缴费截止到12月31日。 ]]> \"引号\"";
    auto const at = std::chrono::sys_seconds{std::chrono::seconds{1735689601}};
    for (bool const json : {false, true})
        for (bool const sealed : {true, false}) {
            CAPTURE(json);
            CAPTURE(sealed);
            auto const answer = callbacks_of("safe").answer({json, sealed, "gh_0123456789ab"}, openid, at, words);
            CHECK(answer.status == 200);
            CHECK(is_json(answer.body) == json);
            CHECK((answer.type.find("json") != std::string::npos) == json);
            auto text = answer.body;
            if (sealed) {
                auto const outer = read_push(answer.body);
                REQUIRE(outer);
                auto const& encrypted = outer->at("Encrypt");
                CHECK(envelope_of("safe").signature(outer->at("TimeStamp"), outer->at("Nonce"), encrypted) == outer->at("MsgSignature"));
                auto const opened = envelope_of("safe").decrypt(encrypted);
                REQUIRE(opened.has_value());
                text = *opened;
            }
            CHECK(read_push(text) == Named{{"ToUserName", openid}, {"FromUserName", "gh_0123456789ab"}, {"CreateTime", "1735689601"}, {"MsgType", "text"}, {"Content", words}});
        }
}

TEST_CASE("no altered byte of a sealed push passes, and nothing of it in clear is believed") {
    auto const callbacks = callbacks_of("safe");
    auto const whole = delivered(written("text", "<Content>1</Content><MsgId>7</MsgId>"));
    auto const plaintext = *callbacks.open(whole);
    for (std::size_t i = 0; i < whole.body.size(); ++i) {
        auto altered = whole;
        altered.body[i] = altered.body[i] == 'A' ? 'B' : 'A';
        auto const opened = callbacks.open(altered);
        if (opened) CHECK(*opened == plaintext);  // the name of a field that nobody reads
    }
    auto both = whole;
    both.body.insert(5, "<FromUserName>somebody-else</FromUserName><Content>2</Content>");
    CHECK(*callbacks.open(both) == plaintext);
    for (auto const* name : {"msg_signature", "timestamp", "nonce", "encrypt_type"}) {
        CAPTURE(name);
        auto without = whole;
        without.query.erase(name);
        CHECK_FALSE(callbacks.open(without).has_value());
        auto spoiled = whole;
        spoiled.query[name] += "0";
        CHECK_FALSE(callbacks.open(spoiled).has_value());
    }
}

TEST_CASE("a plain push is taken in plain mode alone, and there under its signature") {
    auto plain = request_of("POST", "", written("text", "<Content>1</Content><MsgId>7</MsgId>"));
    plain.query = {{"signature", bare_signature("LingyanOaToken9", "1735689600", "1")}, {"timestamp", "1735689600"}, {"nonce", "1"}};
    CHECK(callbacks_of("safe").open(plain).error() == Fault::mode_mismatch);
    CHECK(callbacks_of("compat").open(plain).error() == Fault::mode_mismatch);
    CHECK(*callbacks_of("plain").open(plain) == plain.body);
    plain.query["signature"] = std::string(40, '0');
    CHECK(callbacks_of("plain").open(plain).error() == Fault::signature_mismatch);
    // Without a key nothing that is encrypted can be read.
    auto const sealed = delivered(written("text", "<Content>1</Content>"));
    CHECK(callbacks_of("official-plain").open(sealed).error() == Fault::mode_mismatch);
}

TEST_CASE("JSON that could do harm, or is no push, is refused") {
    for (auto const& body : {std::string("{"), std::string("{}x"), "{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}", std::string("[1]")}) {
        CAPTURE(body);
        CHECK_FALSE(read_push(body));
        CHECK(read_choices(body).empty());
    }
    auto const fields = read_push(R"({"MsgId":24601234567890123,"CreateTime":"1","deep":{"a":1},"flag":true})");
    CHECK(fields == Named{{"MsgId", "24601234567890123"}, {"CreateTime", "1"}});
}
