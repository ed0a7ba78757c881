// Hashes and base64 over OpenSSL, fingerprints over libsodium. Bytes travel as std::string.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::crypto {

std::string sha1(std::string_view);     // 20 bytes
std::string sha256(std::string_view);   // 32 bytes
std::string hmac_sha256(std::string_view key, std::string_view text);
std::string md5(std::string_view);      // for platforms' own checksums only
std::string fingerprint(std::string_view);  // 16 bytes (BLAKE2b): tells texts apart, at a third of the work
std::string hex(std::string_view bytes);  // lower case

// One key that is taken in once: the half of an HMAC that depends on the key alone. Belongs to one thread at a time.
class Hmac {
public:
    explicit Hmac(std::string_view key);
    ~Hmac();
    std::string of(std::initializer_list<std::string_view> parts) const;  // 32 bytes, of the parts one after the other

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

std::string base64(std::string_view bytes);
void append_base64(std::string& to, std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // standard alphabet, padded, length a multiple of 4; spare bits ignored

bool same_secret(std::string_view, std::string_view);  // constant time in the length of the first

}  // namespace lingyan::crypto
