// Text as the C libraries take it.
#pragma once

#include <string>
#include <string_view>

namespace lingyan::crypto {

inline unsigned char const* in(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
inline unsigned char* out(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace lingyan::crypto
