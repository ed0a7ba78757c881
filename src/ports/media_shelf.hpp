// Photos and voices.
#pragma once

#include "domain/message.hpp"
#include "domain/roster.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

// A photo or a voice that is known by the platform's reference alone. Its times are real ones: the platform's clock runs by them.
struct WantedMedia {
    MediaId id;
    InboundMessage::Kind kind = InboundMessage::Kind::image;
    Address from;
    PersonId person;
    std::string ref;
    Timestamp until{};   // then the platform has it no more
    int attempt = 0;
};

class MediaShelf {
public:
    virtual ~MediaShelf() = default;
    virtual MediaId keep(std::string const& bytes, std::string const& type) = 0;  // the same bytes are kept once
    virtual std::optional<std::string> bytes(MediaId) = 0;                        // nothing while they are still to be fetched
    virtual std::string type(MediaId) = 0;                                        // by content: image/jpeg …; empty while nobody knows
    virtual std::string key(MediaId) = 0;                                         // by content, and not to be guessed: what a link to it carries
    virtual MediaId with_key(std::string const&) = 0;                             // nothing where no medium has it

    virtual MediaId want(WantedMedia const&) = 0;  // an id that stands from now on, whenever the bytes come
    virtual std::vector<WantedMedia> take_wanted(Timestamp real_now, Timestamp lease_until, int most) = 0;  // attempt + 1; nobody else's until then
    virtual void put_back(MediaId, Timestamp next_attempt) = 0;
    virtual void arrived(MediaId, std::string const& bytes, std::string const& type) = 0;
    virtual void lost(MediaId) = 0;                // it also leaves whatever it was attached to
    virtual std::optional<Timestamp> next_wanted() = 0;  // when the next attempt is due
};

}  // namespace lingyan
