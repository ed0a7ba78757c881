// Digests through OpenSSL's fetched algorithms: a fetch walks the providers, so each happens once and is kept.
#include "crypto/hash.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace lingyan::crypto {
namespace {

using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

unsigned char const* bytes_of(std::string_view text) {
    static constexpr unsigned char nothing = 0;  // an empty view may point nowhere, which OpenSSL reads as "no key"
    return text.empty() ? &nothing : reinterpret_cast<unsigned char const*>(text.data());
}

EVP_MD* fetch_digest(char const* name) {
    auto* algorithm = EVP_MD_fetch(nullptr, name, nullptr);
    if (!algorithm) throw std::runtime_error(std::string("OpenSSL offers no ") + name);
    return algorithm;
}

std::string digest(EVP_MD const* algorithm, std::string_view text) {
    thread_local DigestContext const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    if (!context || EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes_of(text), text.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), out.data(), &length) != 1)
        throw std::runtime_error("OpenSSL could not compute a digest");
    return {reinterpret_cast<char const*>(out.data()), length};
}

MacContext new_hmac_sha256() {
    static auto* const algorithm = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
    if (!algorithm) throw std::runtime_error("OpenSSL offers no HMAC");
    MacContext context{EVP_MAC_CTX_new(algorithm), &EVP_MAC_CTX_free};
    char name[] = "SHA256";
    OSSL_PARAM const settings[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_CTX_set_params(context.get(), settings) != 1) throw std::runtime_error("OpenSSL offers no HMAC-SHA256");
    return context;
}

}  // namespace

std::string sha1(std::string_view text) {
    static auto const* const algorithm = fetch_digest("SHA1");
    return digest(algorithm, text);
}

std::string sha256(std::string_view text) {
    static auto const* const algorithm = fetch_digest("SHA256");
    return digest(algorithm, text);
}

std::string md5(std::string_view text) {
    static auto const* const algorithm = fetch_digest("MD5");
    return digest(algorithm, text);
}

std::string fingerprint(std::string_view text) {
    std::string out(crypto_generichash_BYTES_MIN, '\0');
    if (crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), bytes_of(text), text.size(), nullptr, 0) != 0)
        throw std::runtime_error("libsodium could not compute a digest");
    return out;
}

struct Hmac::Context {
    explicit Context(std::string_view key) : mac(new_hmac_sha256()) {
        if (EVP_MAC_init(mac.get(), bytes_of(key), key.size(), nullptr) != 1) throw std::runtime_error("OpenSSL took no HMAC key");
    }
    MacContext mac;
};

Hmac::Hmac(std::string_view key) : context_(std::make_unique<Context>(key)) {}
Hmac::~Hmac() = default;

std::string Hmac::of(std::initializer_list<std::string_view> parts) const {
    auto* const mac = context_->mac.get();
    std::string out(32, '\0');
    std::size_t length = 0;
    bool good = EVP_MAC_init(mac, nullptr, 0, nullptr) == 1;  // the key stays as it was taken in
    for (auto const part : parts) good = good && EVP_MAC_update(mac, bytes_of(part), part.size()) == 1;
    if (!good || EVP_MAC_final(mac, reinterpret_cast<unsigned char*>(out.data()), &length, out.size()) != 1)
        throw std::runtime_error("OpenSSL could not compute an HMAC");
    return out;
}

struct KeyedFingerprint::Begun {
    ~Begun() { sodium_memzero(&state, sizeof state); }
    crypto_generichash_state state;
};

KeyedFingerprint::KeyedFingerprint(std::string_view key) : begun_(std::make_unique<Begun>()) {
    if (key.size() < crypto_generichash_KEYBYTES_MIN || crypto_generichash_init(&begun_->state, bytes_of(key), key.size(), crypto_generichash_BYTES_MIN) != 0)
        throw std::invalid_argument("a keyed fingerprint has a key of 16 to 64 bytes");
}

KeyedFingerprint::~KeyedFingerprint() = default;

std::string KeyedFingerprint::of(std::initializer_list<std::string_view> parts) const {
    auto state = begun_->state;  // has taken in the key
    std::string out(crypto_generichash_BYTES_MIN, '\0');
    bool good = true;
    for (auto const part : parts) good = good && crypto_generichash_update(&state, bytes_of(part), part.size()) == 0;
    if (!good || crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(out.data()), out.size()) != 0)
        throw std::runtime_error("libsodium could not compute a digest");
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view text) { return Hmac(key).of({text}); }

std::string hex(std::string_view bytes) {
    constexpr auto digits = "0123456789abcdef";
    std::string text(bytes.size() * 2, '\0');
    auto* out = text.data();
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    return text;
}

bool same_secret(std::string_view first, std::string_view second) {
    bool const same_size = first.size() == second.size();
    // Of another size: the first with itself, so that the time tells nothing of where they differ.
    auto const with = same_size ? second : first;
    bool const same = CRYPTO_memcmp(bytes_of(first), bytes_of(with), first.size()) == 0;
    return same && same_size;
}

}  // namespace lingyan::crypto
