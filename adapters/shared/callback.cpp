#include "adapters/shared/callback.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

namespace lingyan::shared {

using std::chrono::seconds;

namespace {
constexpr seconds freshness{300};
}

http::Response plain(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

http::Response refused_for(char const* reason) {
    auto refusal = plain(403);
    refusal.refused_for = reason;
    return refusal;
}

http::Response refused(Fault fault) {
    switch (fault) {
        case Fault::missing_parameter: case Fault::xml_invalid: case Fault::signature_mismatch: return refused_for("forged");
        case Fault::mode_mismatch: return refused_for("plain");
        default: return refused_for("unreadable");
    }
}

http::Response wrong_method() {
    auto refusal = plain(405);
    refusal.headers.emplace_back("Allow", "GET, POST");
    return refusal;
}

bool is_fresh(std::string const& timestamp, Timestamp now) {
    std::uint32_t value = 0;
    auto const* const end = timestamp.data() + timestamp.size();
    auto const [stopped, failed] = std::from_chars(timestamp.data(), end, value);
    if (timestamp.empty() || failed != std::errc{} || stopped != end) return false;
    auto const age = std::chrono::floor<seconds>(now) - std::chrono::sys_seconds{seconds{value}};
    return std::chrono::abs(age) <= freshness;
}

}  // namespace lingyan::shared
