#include "adapters/wecom/page_signature.hpp"

#include "crypto/hash.hpp"

namespace lingyan::wecom {

std::string page_signature(std::string_view ticket, std::string_view nonce, std::int64_t timestamp, std::string_view url) {
    std::string text = "jsapi_ticket=";
    text.append(ticket).append("&noncestr=").append(nonce).append("&timestamp=").append(std::to_string(timestamp));
    text.append("&url=").append(url.substr(0, url.find('#')));
    return crypto::hex(crypto::sha1(text));
}

}  // namespace lingyan::wecom
