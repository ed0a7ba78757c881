// The known answers in tests/data/wechat_official_account.json, and pushes made from them.
#pragma once

#include "adapters/shared/support_vectors.hpp"
#include "adapters/wechat_official_account/callbacks.hpp"
#include "adapters/wechat_official_account/official_account.hpp"

namespace lingyan::wechat {

using namespace shared;

Vectors const& vectors();
inline std::vector<nlohmann::json> cases_of(std::string const& operation) { return vectors().cases_of(operation); }
Envelope envelope_of(std::string const& config);
Callbacks callbacks_of(std::string const& config);
OfficialAccountSettings settings_of(std::string const& config);

// A push as the platform makes it, sealed in safe mode.
http::Request delivered(std::string const& plaintext, std::string const& timestamp = "1735689600", std::string const& config = "safe");

inline constexpr auto openid = "oAbC1dEfGhIjKlMnOpQrStUvWxYz";
inline constexpr std::int64_t sent_at = 1735689600;
std::string written(std::string const& type, std::string const& more, std::string const& from = openid);  // a push's plaintext

}  // namespace lingyan::wechat
