// Digests through OpenSSL's fetched algorithms: a fetch walks the providers, so each happens once and is kept.
#include "crypto/hash.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <cstdint>
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

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr auto values = [] {
    std::array<std::int8_t, 256> table{};
    for (auto& value : table) value = -1;
    for (std::size_t i = 0; i < alphabet.size(); ++i) table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}();

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

std::string hmac_sha256(std::string_view key, std::string_view text) {
    thread_local MacContext const context = new_hmac_sha256();
    std::array<unsigned char, 32> out{};
    std::size_t length = 0;
    if (EVP_MAC_init(context.get(), bytes_of(key), key.size(), nullptr) != 1 ||
        EVP_MAC_update(context.get(), bytes_of(text), text.size()) != 1 ||
        EVP_MAC_final(context.get(), out.data(), &length, out.size()) != 1)
        throw std::runtime_error("OpenSSL could not compute an HMAC");
    return {reinterpret_cast<char const*>(out.data()), length};
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const at = [&](std::size_t n) { return n < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[n])) : 0U; };
        auto const group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        text += alphabet[group >> 18];
        text += alphabet[group >> 12 & 63];
        text += i + 1 < bytes.size() ? alphabet[group >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? alphabet[group & 63] : '=';
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t pads = 0;
    while (pads < 2 && pads < text.size() && text[text.size() - 1 - pads] == '=') ++pads;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int have = 0;
    for (char const c : text.substr(0, text.size() - pads)) {
        auto const value = values[static_cast<unsigned char>(c)];
        if (value < 0) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        have += 6;
        if (have >= 8) {
            have -= 8;
            bytes += static_cast<char>(bits >> have & 0xFF);
        }
    }
    return bytes;
}

bool same_secret(std::string_view first, std::string_view second) {
    bool const same_size = first.size() == second.size();
    // Of another size: the first with itself, so that the time tells nothing of where they differ.
    auto const with = same_size ? second : first;
    bool const same = CRYPTO_memcmp(bytes_of(first), bytes_of(with), first.size()) == 0;
    return same && same_size;
}

}  // namespace lingyan::crypto
