// The one place that asks libsodium, and the one place that starts it.
#include "crypto/random.hpp"

#include <sodium.h>

#include <stdexcept>

namespace lingyan::crypto {

std::string random_bytes(std::size_t count) {
    static bool const ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium could not start: no source of randomness");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

}  // namespace lingyan::crypto
