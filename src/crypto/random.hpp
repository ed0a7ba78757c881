// Unpredictable bytes, from libsodium.
#pragma once

#include <cstddef>
#include <string>

namespace lingyan::crypto {

std::string random_bytes(std::size_t count);

}  // namespace lingyan::crypto
