// What goes with a task, for any phone's browser: /t/<link>, while the task stands. Whoever has the link was given it.
#pragma once

#include "console/notice_pages.hpp"

namespace lingyan::console {

boost::asio::awaitable<http::Response> task_file(Look const&, http::Request const&);

}  // namespace lingyan::console
