// Where a client's requests go.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lingyan::http {

struct BaseUrl {
    bool secure = false;
    std::string host;       // a name or an address, without brackets
    std::uint16_t port = 0;
    std::string authority;  // as the Host header has it
    std::string prefix;     // empty, or begins with / and does not end with one
};

// Throws std::invalid_argument, in words for whoever wrote the setting.
BaseUrl read_base_url(std::string_view);

}  // namespace lingyan::http
