// Hashes over OpenSSL, fingerprints over libsodium. Bytes travel as std::string.
#pragma once

#include <initializer_list>
#include <memory>
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

// A fingerprint that only the key's owner can make (BLAKE2b, keyed). Of several threads at a time.
class KeyedFingerprint {
public:
    explicit KeyedFingerprint(std::string_view key);  // 16 to 64 bytes
    ~KeyedFingerprint();
    std::string of(std::initializer_list<std::string_view> parts) const;  // 16 bytes, of the parts one after the other

private:
    struct Begun;
    std::unique_ptr<Begun> begun_;
};

bool same_secret(std::string_view, std::string_view);  // constant time in the length of the first

}  // namespace lingyan::crypto
