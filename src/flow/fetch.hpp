// Fetch: photos and voices that came as a reference are brought in while the platform still has them.
#pragma once

#include "flow/deliver.hpp"
#include "ports/platform.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::flow {

// By its first bytes, never by a name: image/jpeg, image/png, image/gif, audio/amr, video/mp4; else application/octet-stream.
std::string media_type(std::string_view bytes);

struct Fetched {
    int here = 0;
    int lost = 0;                    // for good; who sent a photo is told to send it again
    std::optional<Timestamp> next;   // when the next attempt is due, in real time; nothing: all is here
};

// One round: at most `most` of what is due. What a round that was cut off had in hand is tried again after its lease.
boost::asio::awaitable<Fetched> fetch_once(Store&, FindPlatform, Timestamp real_now, Timestamp now, int most = 8);

}  // namespace lingyan::flow
