#include "crypto/gcm.hpp"

#include "crypto/bytes.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <stdexcept>

namespace lingyan::crypto {

struct Gcm::Key {
    virtual ~Key() = default;
    virtual void seal(std::string_view nonce, std::string_view text, std::string_view beside, unsigned char* hidden) const = 0;
    virtual bool open(std::string_view nonce, std::string_view hidden, std::string_view beside, unsigned char* text) const = 0;
};

namespace {

class InProcessor : public Gcm::Key {
public:
    explicit InProcessor(std::string_view key) { crypto_aead_aes256gcm_beforenm(&state_, in(key)); }
    ~InProcessor() override { sodium_memzero(&state_, sizeof state_); }

    static bool has_instructions() { return sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1; }

    void seal(std::string_view nonce, std::string_view text, std::string_view beside, unsigned char* hidden) const override {
        crypto_aead_aes256gcm_encrypt_afternm(hidden, nullptr, in(text), text.size(), in(beside), beside.size(), nullptr, in(nonce), &state_);
    }
    bool open(std::string_view nonce, std::string_view hidden, std::string_view beside, unsigned char* text) const override {
        return crypto_aead_aes256gcm_decrypt_afternm(text, nullptr, nullptr, in(hidden), hidden.size(), in(beside), beside.size(), in(nonce), &state_) == 0;
    }

private:
    crypto_aead_aes256gcm_state state_;
};

// Contexts that have taken in their key, which costs more than what is done with it.
class Openssl : public Gcm::Key {
public:
    explicit Openssl(std::string_view key) : sealing_(with_key(key, 1)), opening_(with_key(key, 0)) {}

    void seal(std::string_view nonce, std::string_view text, std::string_view beside, unsigned char* hidden) const override {
        int length = 0, rest = 0;
        if (EVP_EncryptInit_ex2(sealing_.get(), nullptr, nullptr, in(nonce), nullptr) != 1 ||
            EVP_EncryptUpdate(sealing_.get(), nullptr, &rest, in(beside), static_cast<int>(beside.size())) != 1 ||
            EVP_EncryptUpdate(sealing_.get(), hidden, &length, in(text), static_cast<int>(text.size())) != 1 ||
            EVP_EncryptFinal_ex(sealing_.get(), hidden + length, &rest) != 1 ||
            EVP_CIPHER_CTX_ctrl(sealing_.get(), EVP_CTRL_AEAD_GET_TAG, Gcm::tag_bytes, hidden + text.size()) != 1)
            throw std::runtime_error("OpenSSL could not seal a value");
    }
    bool open(std::string_view nonce, std::string_view hidden, std::string_view beside, unsigned char* text) const override {
        auto const size = hidden.size() - Gcm::tag_bytes;
        std::string tag(hidden.substr(size));
        int length = 0, rest = 0;
        return EVP_DecryptInit_ex2(opening_.get(), nullptr, nullptr, in(nonce), nullptr) == 1 &&
               EVP_DecryptUpdate(opening_.get(), nullptr, &rest, in(beside), static_cast<int>(beside.size())) == 1 &&
               EVP_DecryptUpdate(opening_.get(), text, &length, in(hidden), static_cast<int>(size)) == 1 &&
               EVP_CIPHER_CTX_ctrl(opening_.get(), EVP_CTRL_AEAD_SET_TAG, Gcm::tag_bytes, tag.data()) == 1 &&
               EVP_DecryptFinal_ex(opening_.get(), text + length, &rest) == 1;
    }

private:
    using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

    static Context with_key(std::string_view key, int encrypt) {
        static auto const* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
        Context context{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
        if (!cipher || !context || EVP_CipherInit_ex2(context.get(), cipher, in(key), nullptr, encrypt, nullptr) != 1)
            throw std::runtime_error("OpenSSL took no key for AES-256-GCM");
        return context;
    }

    Context sealing_, opening_;
};

}  // namespace

Gcm::Gcm(std::string_view key, Engine engine) {
    if (key.size() != key_bytes) throw std::invalid_argument("a key for AES-256-GCM has 32 bytes");
    if (engine == Engine::fastest && InProcessor::has_instructions()) key_ = std::make_unique<InProcessor>(key);
    else key_ = std::make_unique<Openssl>(key);
}

Gcm::~Gcm() = default;

std::string Gcm::seal(std::string_view nonce, std::string_view text, std::string_view beside) const {
    if (nonce.size() != nonce_bytes) throw std::invalid_argument("a nonce for AES-256-GCM has 12 bytes");
    std::string hidden(text.size() + tag_bytes, '\0');
    key_->seal(nonce, text, beside, out(hidden));
    return hidden;
}

std::optional<std::string> Gcm::open(std::string_view nonce, std::string_view hidden, std::string_view beside) const {
    if (nonce.size() != nonce_bytes || hidden.size() < tag_bytes) return std::nullopt;
    std::string text(hidden.size() - tag_bytes, '\0');
    if (!key_->open(nonce, hidden, beside, out(text))) return std::nullopt;
    return text;
}

}  // namespace lingyan::crypto
