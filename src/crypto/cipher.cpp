// AES through OpenSSL's fetched ciphers, with its own padding always off: the platforms pad to 32 and refuse otherwise.
#include "crypto/cipher.hpp"

#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>

namespace lingyan::crypto {
namespace {

constexpr std::size_t key_bytes = 32, block = 16, nonce_bytes = 12, tag_bytes = 16;
constexpr std::size_t longest = std::numeric_limits<int>::max() / 2;  // OpenSSL counts in int
constexpr std::string_view gcm_mark = "g1:";

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

// A context that forgets its key when it goes.
Context new_context() {
    Context context{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    if (!context) throw std::runtime_error("OpenSSL gave no cipher context");
    return context;
}

EVP_CIPHER const* fetch_cipher(char const* name) {
    auto const* cipher = EVP_CIPHER_fetch(nullptr, name, nullptr);
    if (!cipher) throw std::runtime_error(std::string("OpenSSL offers no ") + name);
    return cipher;
}

EVP_CIPHER const* cbc() {
    static auto const* const cipher = fetch_cipher("AES-256-CBC");
    return cipher;
}

EVP_CIPHER const* gcm() {
    static auto const* const cipher = fetch_cipher("AES-256-GCM");
    return cipher;
}

unsigned char const* in(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* out(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

enum class Way { decrypt = 0, encrypt = 1 };

std::optional<std::string> run_cbc(Way way, std::string_view key, std::string_view iv, std::string_view text) {
    if (key.size() != key_bytes || iv.size() != block || text.size() % block != 0 || text.size() > longest) return std::nullopt;
    if (text.empty()) return std::string{};
    auto const context = new_context();
    std::string result(text.size(), '\0');
    int length = 0, rest = 0;
    if (EVP_CipherInit_ex2(context.get(), cbc(), in(key), in(iv), static_cast<int>(way), nullptr) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), out(result), &length, in(text), static_cast<int>(text.size())) != 1 ||
        EVP_CipherFinal_ex(context.get(), out(result) + length, &rest) != 1)
        return std::nullopt;
    result.resize(static_cast<std::size_t>(length + rest));
    return result;
}

// Two parts as one text that no other two parts give.
std::string joined(std::string_view first, std::string_view second) {
    std::string text;
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(static_cast<std::uint64_t>(first.size()) >> shift & 0xFF);
    return text.append(first).append(second);
}

[[noreturn]] void refuse_sealed() { throw std::runtime_error("a sealed value does not open: altered, moved, or another key"); }

}  // namespace

std::optional<std::string> aes256_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view text) {
    return run_cbc(Way::encrypt, key, iv, text);
}

std::optional<std::string> aes256_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view text) {
    return run_cbc(Way::decrypt, key, iv, text);
}

FieldCipher::FieldCipher(std::string master_key) {
    if (master_key.size() != key_bytes) throw std::invalid_argument("the data key has 32 bytes");
    field_key_ = hmac_sha256(master_key, "lingyan field key 1");
    hash_key_ = hmac_sha256(master_key, "lingyan hash key 1");
    chain_key_ = hmac_sha256(master_key, "lingyan chain key 1");
    OPENSSL_cleanse(master_key.data(), master_key.size());
}

std::string FieldCipher::seal(std::string_view text, std::string_view place) const {
    if (text.empty()) return {};
    if (text.size() > longest || place.size() > longest) throw std::length_error("too long to seal");
    auto const nonce = random_bytes(nonce_bytes);
    auto const context = new_context();
    std::string sealed(text.size(), '\0'), tag(tag_bytes, '\0');
    int length = 0, rest = 0;
    if (EVP_EncryptInit_ex2(context.get(), gcm(), in(field_key_), in(nonce), nullptr) != 1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &rest, in(place), static_cast<int>(place.size())) != 1 ||
        EVP_EncryptUpdate(context.get(), out(sealed), &length, in(text), static_cast<int>(text.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), out(sealed) + length, &rest) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, tag.data()) != 1)
        throw std::runtime_error("OpenSSL could not seal a value");
    return std::string(gcm_mark) + base64(nonce + sealed + tag);
}

std::string FieldCipher::open(std::string_view sealed, std::string_view place) const {
    if (sealed.empty()) return {};
    if (!sealed.starts_with(gcm_mark) || sealed.size() > longest || place.size() > longest) refuse_sealed();
    auto const bytes = from_base64(sealed.substr(gcm_mark.size()));
    if (!bytes || bytes->size() <= nonce_bytes + tag_bytes || base64(*bytes) != sealed.substr(gcm_mark.size())) refuse_sealed();
    std::string_view const whole = *bytes;
    auto const nonce = whole.substr(0, nonce_bytes);
    auto const hidden = whole.substr(nonce_bytes, whole.size() - nonce_bytes - tag_bytes);
    std::string tag{whole.substr(whole.size() - tag_bytes)};
    auto const context = new_context();
    std::string text(hidden.size(), '\0');
    int length = 0, rest = 0;
    if (EVP_DecryptInit_ex2(context.get(), gcm(), in(field_key_), in(nonce), nullptr) != 1 ||
        EVP_DecryptUpdate(context.get(), nullptr, &rest, in(place), static_cast<int>(place.size())) != 1 ||
        EVP_DecryptUpdate(context.get(), out(text), &length, in(hidden), static_cast<int>(hidden.size())) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) != 1 ||
        EVP_DecryptFinal_ex(context.get(), out(text) + length, &rest) != 1)
        refuse_sealed();
    return text;
}

std::string FieldCipher::keyed_hash(std::string_view text, std::string_view place) const {
    return base64(hmac_sha256(hash_key_, joined(place, text)));
}

std::string FieldCipher::chain(std::string_view previous, std::string_view row) const {
    return base64(hmac_sha256(chain_key_, joined(previous, row)));
}

}  // namespace lingyan::crypto
