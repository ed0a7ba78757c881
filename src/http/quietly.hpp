// A waiting that says in its result how it ended, and throws nothing: co_await timer.async_wait(quietly).
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lingyan::http {

inline constexpr auto quietly = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace lingyan::http
