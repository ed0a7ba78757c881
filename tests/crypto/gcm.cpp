// Known answers of the GCM specification's test case 16, and that both engines are one cipher.
#include "crypto/gcm.hpp"

#include "crypto/hash.hpp"

#include "crypto/support_hex.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan::crypto;

namespace {

std::string const key = bytes_of_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
std::string const nonce = bytes_of_hex("cafebabefacedbaddecaf888");
std::string const beside = bytes_of_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
std::string const text = bytes_of_hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
char const* const hidden =
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b";

}  // namespace

TEST_CASE("AES-256-GCM is that of its specification, whoever computes it") {
    for (auto const engine : {Gcm::Engine::fastest, Gcm::Engine::openssl}) {
        CAPTURE(static_cast<int>(engine));
        Gcm const gcm(key, engine);
        CHECK(hex(gcm.seal(nonce, text, beside)) == hidden);
        CHECK(gcm.open(nonce, bytes_of_hex(hidden), beside) == text);
        CHECK(gcm.open(nonce, gcm.seal(nonce, "", ""), "") == "");
    }
}

TEST_CASE("what was altered, cut, moved or sealed under another key opens with neither engine") {
    auto altered = bytes_of_hex(hidden);
    altered[3] = static_cast<char>(altered[3] ^ 1);
    for (auto const engine : {Gcm::Engine::fastest, Gcm::Engine::openssl}) {
        CAPTURE(static_cast<int>(engine));
        Gcm const gcm(key, engine);
        CHECK_FALSE(gcm.open(nonce, altered, beside));
        CHECK_FALSE(gcm.open(nonce, bytes_of_hex(hidden).substr(1), beside));
        CHECK_FALSE(gcm.open(nonce, "short", beside));
        CHECK_FALSE(gcm.open(nonce.substr(1), bytes_of_hex(hidden), beside));
        CHECK_FALSE(gcm.open(nonce, bytes_of_hex(hidden), beside + "x"));
        CHECK_FALSE(Gcm(std::string(32, 'k'), engine).open(nonce, bytes_of_hex(hidden), beside));
        CHECK_THROWS_AS(gcm.seal("short", text, beside), std::invalid_argument);
        CHECK_THROWS_AS(Gcm("short", engine), std::invalid_argument);
    }
}
