// AES through OpenSSL's fetched ciphers, with its own padding always off: the platforms pad to 32 and refuse otherwise.
#include "crypto/base64.hpp"
#include "crypto/cipher.hpp"

#include "crypto/bytes.hpp"
#include "crypto/gcm.hpp"
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

constexpr std::size_t key_bytes = 32, block = 16;
constexpr std::size_t longest = std::numeric_limits<int>::max() / 2;  // OpenSSL counts in int
constexpr std::string_view gcm_mark = "g1:";

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

// A context forgets its key when it goes.
Context new_context() {
    Context context{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    if (!context) throw std::runtime_error("OpenSSL gave no cipher context");
    return context;
}

EVP_CIPHER const* cbc() {
    static auto const* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr);
    if (!cipher) throw std::runtime_error("OpenSSL offers no AES-256-CBC");
    return cipher;
}


enum class Way { decrypt = 0, encrypt = 1 };

std::optional<std::string> run_cbc(Way way, std::string_view key, std::string_view iv, std::string_view text) {
    if (key.size() != key_bytes || iv.size() != block || text.size() % block != 0 || text.size() > longest) return std::nullopt;
    if (text.empty()) return std::string{};
    // One for each way keeps the key that it has taken in last, which costs as much as the text of a message.
    thread_local struct { Context context; std::string key; } ready[2] = {{new_context(), {}}, {new_context(), {}}};
    auto& [context, its_key] = ready[static_cast<int>(way)];
    bool const taken_in = its_key == key;
    its_key.clear();  // until all has gone well
    std::string result(text.size(), '\0');
    int length = 0, rest = 0;
    if (EVP_CipherInit_ex2(context.get(), taken_in ? nullptr : cbc(), taken_in ? nullptr : in(key), in(iv), static_cast<int>(way), nullptr) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), out(result), &length, in(text), static_cast<int>(text.size())) != 1 ||
        EVP_CipherFinal_ex(context.get(), out(result) + length, &rest) != 1)
        return std::nullopt;
    result.resize(static_cast<std::size_t>(length + rest));
    its_key = key;
    return result;
}

// How long the first of two parts is: with it, no other two parts are the same text.
std::string size_of(std::string_view first) {
    std::string text;
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(static_cast<std::uint64_t>(first.size()) >> shift & 0xFF);
    return text;
}

[[noreturn]] void refuse_sealed() { throw std::runtime_error("a sealed value does not open: altered, moved, or another key"); }

}  // namespace

std::optional<std::string> aes256_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view text) {
    return run_cbc(Way::encrypt, key, iv, text);
}

std::optional<std::string> aes256_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view text) {
    return run_cbc(Way::decrypt, key, iv, text);
}

struct FieldCipher::Keys {
    explicit Keys(std::string_view master_key)
        : fields(hmac_sha256(master_key, "lingyan field key 1")),
          hashes(hmac_sha256(master_key, "lingyan hash key 1")),
          chain(hmac_sha256(master_key, "lingyan chain key 1")),
          quick(hmac_sha256(master_key, "lingyan quick key 1")) {}

    Gcm fields;
    Hmac hashes, chain;
    KeyedFingerprint quick;
};

FieldCipher::FieldCipher(std::string master_key) {
    if (master_key.size() != key_bytes) throw std::invalid_argument("the data key has 32 bytes");
    keys_ = std::make_unique<Keys>(master_key);
    OPENSSL_cleanse(master_key.data(), master_key.size());
}

FieldCipher::~FieldCipher() = default;

std::string FieldCipher::seal(std::string_view text, std::string_view place) const {
    if (text.empty()) return {};
    if (text.size() > longest || place.size() > longest) throw std::length_error("too long to seal");
    auto bytes = random_bytes(Gcm::nonce_bytes);  // nonce, ciphertext, tag
    bytes += keys_->fields.seal(bytes, text, place);
    std::string sealed(gcm_mark);
    append_base64(sealed, bytes);
    return sealed;
}

std::string FieldCipher::open(std::string_view sealed, std::string_view place) const {
    if (sealed.empty()) return {};
    if (!sealed.starts_with(gcm_mark) || sealed.size() > longest || place.size() > longest) refuse_sealed();
    auto bytes = from_base64(sealed.substr(gcm_mark.size()));
    if (!bytes || bytes->size() <= Gcm::nonce_bytes + Gcm::tag_bytes) refuse_sealed();
    // Spare bits at the end would be another text for the same value.
    auto const last = (bytes->size() - 1) / 3 * 3;
    if (base64(std::string_view(*bytes).substr(last)) != sealed.substr(sealed.size() - 4)) refuse_sealed();
    auto text = keys_->fields.open(std::string_view(*bytes).substr(0, Gcm::nonce_bytes), std::string_view(*bytes).substr(Gcm::nonce_bytes), place);
    if (!text) refuse_sealed();
    return std::move(*text);
}

std::string FieldCipher::keyed_hash(std::string_view text, std::string_view place) const {
    return base64(keys_->hashes.of({size_of(place), place, text}));
}

std::string FieldCipher::quick_hash(std::string_view text, std::string_view place) const {
    return base64(keys_->quick.of({size_of(place), place, text}));
}

std::string FieldCipher::chain(std::string_view previous, std::string_view row) const {
    return base64(keys_->chain.of({size_of(previous), previous, row}));
}

}  // namespace lingyan::crypto
