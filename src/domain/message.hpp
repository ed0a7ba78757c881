// What a person sent us, and what we send, whatever the platform.
#pragma once

#include "domain/roster.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

struct InboundMessage {
    enum class Kind { text, image, voice, event, unsupported, press };
    std::string account;
    std::string key;           // account, platform message id and sender; or the hash of the whole plaintext where there is no id
    std::string content_hash;  // of the plaintext: two different messages under one key are both kept
    std::string sender;        // the platform's id of the person
    Kind kind = Kind::text;
    std::string text;          // text; the event's name and key (click:我的任务); or Button::press of what was pressed
    std::string media;         // bytes, where the platform hands them over with the message
    std::string media_ref;     // else the platform's id of them
    std::string card;          // press: OutboundMessage::card of the one that was pressed
    std::string card_code;     // press: what the platform wants to see when that card is changed; good once
    Timestamp sent_at{};       // as the platform says
    std::string group;         // the platform's id of the group it was written in; empty where it was written to us alone
    bool addressed = true;     // in a group: whether we were called by name, which is then no part of the text
};

struct WordedButton {
    std::string label;  // 办完了
    std::string press;  // Button::press
    bool operator==(WordedButton const&) const = default;
};

struct OutboundMessage {
    std::string text;
    std::vector<WordedButton> buttons;  // only for a platform that shows_buttons()
    std::string card;                   // our key of the card with these buttons, unique per account; empty without buttons
    bool operator==(OutboundMessage const&) const = default;
};

}  // namespace lingyan
