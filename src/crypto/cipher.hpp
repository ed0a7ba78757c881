// AES as the platforms use it (CBC, no padding of the library's), and sealed fields for the database (AES-256-GCM).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::crypto {

// key 32 bytes, iv 16, text a multiple of 16; nothing where the sizes do not fit.
std::optional<std::string> aes256_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view text);
std::optional<std::string> aes256_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view text);

// Fields at rest. A sealed value names its algorithm ("g1:" + base64 of nonce, ciphertext and tag), so that another can follow.
// `place` (table and column) is authenticated with it: a value moved elsewhere does not open.
// The keys are taken in once and kept ready, so one of these belongs to one thread at a time.
class FieldCipher {
public:
    explicit FieldCipher(std::string master_key);  // 32 bytes; the field, hash and chain keys are derived from it
    ~FieldCipher();
    std::string seal(std::string_view text, std::string_view place) const;     // empty stays empty
    std::string open(std::string_view sealed, std::string_view place) const;   // throws std::runtime_error when it was altered
    std::string keyed_hash(std::string_view text, std::string_view place) const;  // base64; what must be found again
    std::string quick_hash(std::string_view text, std::string_view place) const;  // the same in 16 bytes, for what every message is looked up by
    std::string chain(std::string_view previous, std::string_view row) const;     // base64; one link of the audit chain

private:
    struct Keys;
    std::unique_ptr<Keys> keys_;
};

}  // namespace lingyan::crypto
