// The signature by which a page inside WeCom may use its JS-SDK.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lingyan::wecom {

// `url` as the browser shows it; what follows # does not count.
std::string page_signature(std::string_view ticket, std::string_view nonce, std::int64_t timestamp, std::string_view url);

}  // namespace lingyan::wecom
