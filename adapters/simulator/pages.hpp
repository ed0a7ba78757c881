// The simulator's page and what it loads, as answers that are ready to go out.
#pragma once

#include "http/message.hpp"

#include <map>
#include <string>

namespace lingyan::simulator {

// By request path. A file that is missing in the folder is missing here too.
std::map<std::string, http::Response> read_pages(std::string const& folder);

}  // namespace lingyan::simulator
