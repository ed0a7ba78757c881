// Photos and voices: what a callback names by its MediaId is fetched while the platform still has it, three days.
#pragma once

#include "adapters/shared/api.hpp"
#include "ports/platform.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <string>

namespace lingyan::shared {

inline constexpr std::size_t most_media_bytes = 20 * 1024 * 1024;

boost::asio::awaitable<Medium> fetch_media(Api& api, std::string media_id);

}  // namespace lingyan::shared
