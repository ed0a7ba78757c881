// Every vector of the envelope, and damage of our own.
#include "adapters/shared/envelope.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/base64.hpp"
#include "crypto/cipher.hpp"
#include "crypto/hash.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan;
using namespace lingyan::wecom;

TEST_CASE("an EncodingAESKey gives its key whatever its spare bits, and nothing when it is not one") {
    for (auto const& one : cases_of("derive_key")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const key = derive_key(one.at("input").at("encoding_aes_key").get<std::string>());
        auto const& expected = one.at("expect");
        REQUIRE(key.has_value() == expected.at("ok").get<bool>());
        if (key) {
            CHECK(crypto::hex(*key) == expected.at("key_hex").get<std::string>());
            CHECK(crypto::hex(key->substr(0, 16)) == expected.at("iv_hex").get<std::string>());
        }
    }
    CHECK_FALSE(derive_key("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B+/"));
    CHECK_THROWS_AS(Envelope("token", "too short", "ww1"), std::invalid_argument);
}

TEST_CASE("signatures are those of the platform") {
    for (auto const& one : cases_of("signature")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const& input = one.at("input");
        auto const envelope = input.contains("token") ? Envelope(input.at("token"), std::string(43, 'a'), "") : envelope_of(one.at("config"));
        auto const signature = envelope.signature(input.at("timestamp").get<std::string>(), input.at("nonce").get<std::string>(),
                                                  input.at("encrypt").get<std::string>());
        CHECK(signature == one.at("expect").at("signature").get<std::string>());
    }
}

TEST_CASE("the check of the callback's URL is answered, or refused for the first thing that is wrong") {
    for (auto const& one : cases_of("verify_url")) {
        CAPTURE(one.at("id").get<std::string>());
        check_opened(envelope_of(one.at("config")).open(url_check_of(one)), one.at("expect"));
    }
}

TEST_CASE("a delivered callback is opened, or refused for the first thing that is wrong") {
    for (auto const& one : cases_of("receive")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const& input = one.at("input");
        auto const opened = envelope_of(one.at("config")).open(request_of("POST", input.at("raw_query"), input.at("body")));
        check_opened(opened, one.at("expect"));
        if (!opened || !one.at("expect").contains("parsed")) continue;
        auto const fields = read_fields(*opened);
        REQUIRE(fields);
        for (auto const& [name, value] : one.at("expect").at("parsed").at("fields").items()) {
            CAPTURE(name);
            REQUIRE(fields->contains(name));
            CHECK(fields->at(name) == value.get<std::string>());
        }
    }
}

TEST_CASE("a ciphertext is decrypted, or refused for the first thing that is wrong") {
    for (auto const& one : cases_of("decrypt")) {
        CAPTURE(one.at("id").get<std::string>());
        check_opened(envelope_of(one.at("config")).decrypt(one.at("input").at("encrypt").get<std::string>()), one.at("expect"));
    }
}

TEST_CASE("a reply is encrypted and signed as the platform reads it") {
    for (auto const& one : cases_of("reply")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const envelope = envelope_of(one.at("config"));
        std::string const plaintext = one.at("input").at("plaintext"), random = one.at("input").at("random_ascii");
        std::string const timestamp = one.at("input").at("timestamp"), nonce = one.at("input").at("nonce");
        CHECK(envelope.encrypt(plaintext, random) == one.at("expect").at("encrypt").get<std::string>());
        auto const fields = read_fields(envelope.reply(plaintext, timestamp, nonce, random));
        REQUIRE(fields);
        CHECK(fields->at("Encrypt") == one.at("expect").at("encrypt").get<std::string>());
        CHECK(fields->at("MsgSignature") == one.at("expect").at("msg_signature").get<std::string>());
        CHECK(fields->at("TimeStamp") == timestamp);
        CHECK(fields->at("Nonce") == nonce);
    }
}

TEST_CASE("what was encrypted is read back at every length of its padding") {
    auto const envelope = envelope_of("lingyan");
    for (std::size_t size = 0; size < 70; ++size) {
        CAPTURE(size);
        std::string const text(size, 'x');
        auto const encrypted = envelope.encrypt(text, "0123456789abcdef");
        CHECK(crypto::from_base64(encrypted)->size() % 32 == 0);
        auto const opened = envelope.decrypt(encrypted);
        REQUIRE(opened.has_value());
        CHECK(*opened == text);
    }
}

TEST_CASE("no altered byte of a signed callback passes") {
    auto const envelope = envelope_of("lingyan");
    auto const whole = delivered("<xml><MsgType>text</MsgType></xml>");
    for (std::size_t i = 0; i < whole.body.size(); ++i) {
        auto altered = whole;
        altered.body[i] = altered.body[i] == 'A' ? 'B' : 'A';
        CAPTURE(altered.body);
        auto const opened = envelope.open(altered);
        if (opened) CHECK(*opened == *envelope.open(whole));  // the name of a field that nobody reads
    }
    for (auto const& [name, value] : whole.query) {
        CAPTURE(name);
        for (auto const& other : {std::string{}, value + "0", value.substr(1), "1" + value}) {
            auto altered = whole;
            altered.query[name] = other;
            CHECK_FALSE(envelope.open(altered).has_value());
        }
        auto without = whole;
        without.query.erase(name);
        CHECK_FALSE(envelope.open(without).has_value());
    }
}

TEST_CASE("a receiver's id that merely begins or ends like ours is refused") {
    auto settings = vectors().config("lingyan");
    std::string const ours = settings.at("receive_id"), key = settings.at("encoding_aes_key");
    for (auto const& other : {ours + "x", ours.substr(1), std::string{}, "x" + ours, std::string("WW") + ours.substr(2)}) {
        CAPTURE(other);
        auto const encrypted = Envelope("t", key, other).encrypt("text", "0123456789abcdef");
        auto const opened = envelope_of("lingyan").decrypt(encrypted);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error() == Fault::receiveid_mismatch);
    }
}
