// Answers in JSON; a refusal says in Chinese what to do next.
#pragma once

#include "http/message.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lingyan::simulator {

http::Response json_answer(nlohmann::json const&, int status = 200);
http::Response refusal(int status, std::string const& what_to_do);
http::Response wrong_method(std::string const& allowed);
http::Response later();  // nothing was stored: 503

}  // namespace lingyan::simulator
