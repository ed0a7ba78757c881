// What a person's message or a wish for another time looks like on the wire, read without trusting it.
#pragma once

#include "domain/message.hpp"

#include <string>
#include <variant>

namespace lingyan::simulator {

struct Said {
    std::string from;  // a person's id, or an address
    InboundMessage::Kind kind = InboundMessage::Kind::text;
    std::string content;  // the text, or the bytes
    std::string id;       // empty: none was given
    std::string group;    // empty: to the bot alone
    bool addressed = true;  // in a group: @领雁, which is cut out of the text
};

struct Refused {
    std::string what_to_do;
};

std::variant<Said, Refused> read_said(std::string const& body);
std::variant<Timestamp, Refused> read_wished_time(std::string const& body);

}  // namespace lingyan::simulator
