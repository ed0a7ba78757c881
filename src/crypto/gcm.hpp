// AES-256-GCM under one key, taken in once: libsodium's where the processor has the instructions (a quarter of OpenSSL's time for a short
// text), else OpenSSL's. Both write and read the same bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::crypto {

class Gcm {
public:
    static constexpr std::size_t key_bytes = 32, nonce_bytes = 12, tag_bytes = 16;

    enum class Engine { fastest, openssl };
    explicit Gcm(std::string_view key, Engine = Engine::fastest);
    ~Gcm();
    // Used by one thread at a time. `beside` is authenticated with the text, and not hidden.
    std::string seal(std::string_view nonce, std::string_view text, std::string_view beside) const;  // ciphertext and tag
    std::optional<std::string> open(std::string_view nonce, std::string_view hidden, std::string_view beside) const;  // nothing when it was altered

    struct Key;  // of one engine

private:
    std::unique_ptr<Key const> key_;
};

}  // namespace lingyan::crypto
