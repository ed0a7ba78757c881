// What an adapter answers to a callback by itself: whoever is refused sees the same empty 403, whatever was wrong.
#pragma once

#include "adapters/shared/envelope.hpp"
#include "domain/time.hpp"
#include "http/message.hpp"

#include <string>

namespace lingyan::shared {

http::Response plain(int status, std::string body = {});

// `reason` is a literal for the log and the metrics. Stale is counted apart, because the usual cause is our own clock.
http::Response refused_for(char const* reason);
http::Response refused(Fault);
http::Response wrong_method();

bool is_fresh(std::string const& timestamp, Timestamp now);  // within five minutes, either way

}  // namespace lingyan::shared
