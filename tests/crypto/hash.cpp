// Known answers: FIPS 180 and RFC 1321 for the digests, RFC 4231 for HMAC, RFC 4648 for base64.
#include "crypto/base64.hpp"
#include "crypto/hash.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>
#include <vector>

using namespace lingyan::crypto;

TEST_CASE("digests are those of the standards") {
    std::string const two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    CHECK(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex(sha1(two_blocks)) == "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256(two_blocks)) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(md5("message digest")) == "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST_CASE("HMAC-SHA256 is that of RFC 4231") {
    struct Row { std::string key, text; char const* mac; };
    for (auto const& [key, text, mac] : std::vector<Row>{
             {std::string(20, '\x0b'), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
             {"Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
             {std::string(20, '\xaa'), std::string(50, '\xdd'), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
             {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
             {"", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"}}) {
        CAPTURE(text);
        CHECK(hex(hmac_sha256(key, text)) == mac);
    }
}

TEST_CASE("an empty key does not take over the key before it") {
    auto const before = hmac_sha256({}, "row");
    hmac_sha256("another key", "row");
    CHECK(hmac_sha256({}, "row") == before);
}

TEST_CASE("threads that hash at once do not disturb each other") {
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& result : found)
            threads.emplace_back([&result] {
                for (int i = 0; i < 200; ++i) result = hex(hmac_sha256("Jefe", "what do ya want for nothing?")) + hex(sha1("abc"));
            });
    }
    for (auto const& result : found)
        CHECK(result == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST_CASE("fingerprints are BLAKE2b of 16 bytes, with a key and without") {
    std::string key;
    for (int i = 0; i < 32; ++i) key += static_cast<char>(i);
    KeyedFingerprint const keyed{key};
    CHECK(hex(keyed.of({"abc"})) == "1a64be47e4729d951c302ee543f97cf3");
    CHECK(hex(keyed.of({"a", "", "bc"})) == "1a64be47e4729d951c302ee543f97cf3");  // of the parts as one text, and the key is still whole
    CHECK(hex(keyed.of({})) == "3daf97bce7888fd59773c66bf647459c");
    CHECK(hex(fingerprint("abc")) == "cf4ab791c62b8d2b2109c90275287816");
    CHECK_THROWS_AS(KeyedFingerprint{"too short"}, std::invalid_argument);
}

TEST_CASE("base64 goes both ways") {
    struct Row { char const* plain; char const* coded; };
    for (auto const& [plain, coded] : {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"}, Row{"foob", "Zm9vYg=="},
                                       Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}, Row{"村", "5p2R"}}) {
        CAPTURE(plain);
        CHECK(base64(plain) == coded);
        CHECK(from_base64(coded) == plain);
    }
    std::string every;
    for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
    CHECK(from_base64(base64(every)) == every);
    CHECK(from_base64("Zh==") == "f");  // spare bits set
}

// One letter after the other, as the standard's text says it.
std::string plainly_coded(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string coded;
    std::uint32_t bits = 0;
    int held = 0;
    for (unsigned char const byte : bytes) {
        bits = bits << 8 | byte;
        for (held += 8; held >= 6; held -= 6) coded += letters[bits >> (held - 6) & 63];
    }
    if (held > 0) coded += letters[bits << (6 - held) & 63];
    while (coded.size() % 4 != 0) coded += '=';
    return coded;
}

TEST_CASE("base64 of every length and of every three bytes is what the standard says, and comes back") {
    std::string bytes;
    for (std::uint32_t i = 0; i < 600; ++i) {
        CAPTURE(i);
        auto const coded = base64(bytes);
        CHECK(coded == plainly_coded(bytes));
        CHECK(from_base64(coded) == bytes);
        std::string after("g1:");
        append_base64(after, bytes);
        CHECK(after == "g1:" + coded);
        bytes += static_cast<char>((i * 2654435761U) >> 24);
    }
    for (std::uint32_t index = 0; index < 64; ++index) {  // each letter at each place of a long text
        std::string const three{static_cast<char>(index << 2 | index >> 4), static_cast<char>(index << 4 | index >> 2), static_cast<char>(index << 6 | index)};
        std::string text;
        for (int i = 0; i < 20; ++i) text += three;
        CHECK(base64(text) == plainly_coded(text));
        CHECK(from_base64(base64(text)) == text);
    }
}

TEST_CASE("any byte that is no letter is refused wherever it stands in a long text") {
    std::string const coded = base64(std::string(60, 'x'));
    for (std::size_t at = 0; at < coded.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            auto text = coded;
            text[at] = static_cast<char>(byte);
            bool const letter = std::string_view("+/").find(static_cast<char>(byte)) != std::string_view::npos || (byte < 128 && std::isalnum(byte) != 0);
            bool const pad = byte == '=' && at + 1 == coded.size();
            if (from_base64(text).has_value() != (letter || pad)) FAIL_CHECK("byte " << byte << " at " << at);
        }
}

TEST_CASE("what is not base64 is refused") {
    for (std::string const text : {"Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm 9", "Zm-_", "=m9v", "Zm=v", "Zm9vA", "村"}) {
        CAPTURE(text);
        CHECK_FALSE(from_base64(text));
    }
}

TEST_CASE("secrets are the same only when every byte is") {
    struct Row { char const* first; char const* second; bool same; };
    for (auto const& [first, second, same] : {Row{"", "", true}, Row{"abc", "abc", true}, Row{"abc", "abd", false}, Row{"abc", "ab", false},
                                             Row{"abc", "abcd", false}, Row{"", "a", false}, Row{"a", "", false}, Row{"abc", "ABC", false}}) {
        CAPTURE(first);
        CAPTURE(second);
        CHECK(same_secret(first, second) == same);
    }
}
