// Base64 (RFC 4648, standard alphabet, padded). Every sealed text and every callback passes through it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::crypto {

std::string base64(std::string_view bytes);
void append_base64(std::string& to, std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // length a multiple of 4; spare bits are ignored

}  // namespace lingyan::crypto
