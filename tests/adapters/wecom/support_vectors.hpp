// The known answers in tests/data/wecom.json, and requests made from them.
#pragma once

#include "adapters/wecom/envelope.hpp"
#include "adapters/wecom/wecom.hpp"
#include "http/message.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace lingyan::wecom {

nlohmann::json const& vectors();
std::vector<nlohmann::json> cases_of(std::string const& operation);
Envelope envelope_of(std::string const& config);
WeComSettings settings_of(std::string const& config);
std::string name_of(Fault);  // as the vectors call it

http::Request request_of(std::string const& method, std::string const& raw_query, std::string const& body = {});

http::Request url_check_of(nlohmann::json const& one);  // a case of verify_url

// A callback as the platform would make it.
http::Request delivered(std::string const& plaintext, std::string const& timestamp = "1735689600", std::string const& config = "lingyan");
Timestamp seconds_at(std::int64_t seconds);

}  // namespace lingyan::wecom
