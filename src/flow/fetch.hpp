// Fetch: photos and voices that came as a reference are brought in while the platform still has them.
#pragma once

#include "flow/deliver.hpp"
#include "flow/knowledge.hpp"
#include "ports/platform.hpp"
#include "ports/recogniser.hpp"
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
    int heard = 0;                   // voices that were listened to
    int lost = 0;                    // for good; who sent a photo is told to send it again
    std::optional<Timestamp> next;   // when the next attempt is due, in real time; nothing: all is here
};

// One round: at most `most` of what is due. What a round that was cut off had in hand is tried again after its lease.
boost::asio::awaitable<Fetched> fetch_once(Store&, FindPlatform, Timestamp real_now, Timestamp now, int most = 8);

// The same, where a place has a recogniser: a voice that has come is listened to, and its speaker told (hear.hpp).
struct Listening {
    Recogniser* recogniser = nullptr;  // nothing: nobody listens
    KnowledgeNow knowledge;
};
boost::asio::awaitable<Fetched> fetch_once(Store&, FindPlatform, Timestamp real_now, Timestamp now, int most, Listening);

// A voice whose bytes came with the message is wanted under this name, so that it is listened to like those that are fetched.
inline constexpr std::string_view kept_voice = "kept:";


}  // namespace lingyan::flow
