// Reads http://host:port/prefix and https://host, and nothing cleverer.
#include "http/base_url.hpp"

#include "http/target.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace lingyan::http {

namespace {

[[noreturn]] void refuse(char const* why) { throw std::invalid_argument(std::string{"base URL: "} + why); }

std::uint16_t read_port(std::string_view text) {
    std::uint16_t port = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (failed != std::errc{} || end != text.data() + text.size() || port == 0) refuse("the port is not a number from 1 to 65535");
    return port;
}

}  // namespace

BaseUrl read_base_url(std::string_view text) {
    BaseUrl url;
    if (!std::all_of(text.begin(), text.end(), is_visible)) refuse("blanks and characters beyond ASCII must be escaped");
    if (text.find_first_of("?#@") != text.npos) refuse("it may have no user, query or fragment");
    url.secure = text.starts_with("https://");
    if (!url.secure && !text.starts_with("http://")) refuse("it must begin with http:// or https://");
    text.remove_prefix(url.secure ? 8 : 7);

    auto const slash = text.find('/');
    if (slash != text.npos) url.prefix = text.substr(slash);
    while (url.prefix.ends_with('/')) url.prefix.pop_back();
    auto const authority = text.substr(0, slash);
    url.authority = authority;

    auto const bracket = authority.find(']');
    auto const colon = authority.find(':', bracket == authority.npos ? 0 : bracket);
    auto const host = authority.substr(0, colon);
    url.host = host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
    if (url.host.empty()) refuse("the host is missing");
    url.port = url.secure ? 443 : 80;
    if (colon != authority.npos) url.port = read_port(authority.substr(colon + 1));
    return url;
}

}  // namespace lingyan::http
