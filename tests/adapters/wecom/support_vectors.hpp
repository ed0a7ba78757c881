// The known answers in tests/data/wecom.json, and requests made from them.
#pragma once

#include "adapters/shared/support_vectors.hpp"
#include "adapters/wecom/wecom.hpp"

namespace lingyan::wecom {

using namespace shared;

Vectors const& vectors();
inline std::vector<nlohmann::json> cases_of(std::string const& operation) { return vectors().cases_of(operation); }
Envelope envelope_of(std::string const& config);
WeComSettings settings_of(std::string const& config);

http::Request url_check_of(nlohmann::json const& one);  // a case of verify_url

// A callback as the platform would make it.
http::Request delivered(std::string const& plaintext, std::string const& timestamp = "1735689600", std::string const& config = "lingyan");

}  // namespace lingyan::wecom
