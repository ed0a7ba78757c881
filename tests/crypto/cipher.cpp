// Known answers of NIST SP 800-38A for CBC, and what a sealed field must withstand.
#include "crypto/cipher.hpp"

#include "crypto/hash.hpp"

#include "crypto/support_hex.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan::crypto;

namespace {

std::string const key = bytes_of_hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
std::string const iv = bytes_of_hex("000102030405060708090a0b0c0d0e0f");

}  // namespace

TEST_CASE("AES-256-CBC is that of SP 800-38A, without padding") {
    auto const text = bytes_of_hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
    auto const hidden = aes256_cbc_encrypt(key, iv, text);
    REQUIRE(hidden);
    CHECK(hex(*hidden) == "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d");
    CHECK(aes256_cbc_decrypt(key, iv, *hidden) == text);
    CHECK(aes256_cbc_decrypt(key, iv, "") == "");
}

TEST_CASE("a key, vector or text of the wrong size gives nothing") {
    std::string const text(32, 'x');
    CHECK_FALSE(aes256_cbc_encrypt(key.substr(1), iv, text));
    CHECK_FALSE(aes256_cbc_encrypt(key, iv.substr(1), text));
    CHECK_FALSE(aes256_cbc_encrypt(key, iv, text.substr(1)));
    CHECK_FALSE(aes256_cbc_decrypt(key + "x", iv, text));
    CHECK_FALSE(aes256_cbc_decrypt(key, "", text));
    CHECK_FALSE(aes256_cbc_decrypt(key, iv, text + "x"));
}

TEST_CASE("a sealed field opens in its place and shows nothing meanwhile") {
    FieldCipher const cipher{key};
    auto const sealed = cipher.seal("13800000000", "people.phone");
    CHECK(sealed.starts_with("g1:"));
    CHECK(sealed.find("13800000000") == std::string::npos);
    CHECK(cipher.open(sealed, "people.phone") == "13800000000");
    CHECK(FieldCipher{key}.open(sealed, "people.phone") == "13800000000");
    CHECK(cipher.seal("13800000000", "people.phone") != sealed);  // two equal phones cannot be told from outside
    std::string const binary("\0一\0", 5);
    CHECK(cipher.open(cipher.seal(binary, ""), "") == binary);
    CHECK(cipher.seal("", "people.phone").empty());
    CHECK(cipher.open("", "people.phone").empty());
}

TEST_CASE("a sealed field that was altered, moved or sealed with another key does not open") {
    FieldCipher const cipher{key};
    auto const sealed = cipher.seal("谈心谈话记录", "records.text");
    auto const refused = [&](std::string const& text) {
        CAPTURE(text);
        CHECK_THROWS_AS(cipher.open(text, "records.text"), std::runtime_error);
    };
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] = altered[i] == 'A' ? 'B' : 'A';
        refused(altered);
        refused(sealed.substr(0, i == 0 ? 1 : i));
    }
    refused(sealed + "AAAA");
    refused("g2" + sealed.substr(2));
    refused("谈心谈话记录");
    CHECK_THROWS_AS(cipher.open(sealed, "records.place"), std::runtime_error);
    CHECK_THROWS_AS(FieldCipher{std::string(32, 'k')}.open(sealed, "records.text"), std::runtime_error);
}

TEST_CASE("a keyed hash, the quick one too, finds the same text in the same place only, and only with the key") {
    FieldCipher const cipher{key}, stranger{std::string(32, 'k')};
    struct Row {
        char const* name;
        std::string (FieldCipher::*of)(std::string_view, std::string_view) const;
        std::size_t size;
    };
    for (auto const& [name, of, size] : {Row{"keyed", &FieldCipher::keyed_hash, 44}, Row{"quick", &FieldCipher::quick_hash, 24}}) {
        CAPTURE(name);
        auto const hash = (cipher.*of)("13800000000", "people.phone");
        CHECK(hash.size() == size);
        CHECK((cipher.*of)("13800000000", "people.phone") == hash);
        CHECK((cipher.*of)("13800000001", "people.phone") != hash);
        CHECK((cipher.*of)("13800000000", "residents.phone") != hash);
        CHECK((cipher.*of)("e13800000000", "people.phon") != hash);  // what belongs to which part is no matter of luck
        CHECK((stranger.*of)("13800000000", "people.phone") != hash);
        CHECK(cipher.chain("people.phone", "13800000000") != hash);
    }
}

TEST_CASE("a link of the audit chain depends on the row and on all before it") {
    FieldCipher const cipher{key};
    auto const first = cipher.chain("", "1 login p1");
    auto const second = cipher.chain(first, "2 export p1");
    CHECK(cipher.chain(first, "2 export p1") == second);
    CHECK(cipher.chain(first, "2 export p2") != second);
    CHECK(cipher.chain(cipher.chain("", "1 login p2"), "2 export p1") != second);
}

TEST_CASE("a master key of the wrong size is refused") {
    for (std::size_t const size : {0, 16, 31, 33}) {
        CAPTURE(size);
        CHECK_THROWS_AS(FieldCipher{std::string(size, 'k')}, std::invalid_argument);
    }
}
