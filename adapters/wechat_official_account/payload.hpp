// The account's own bytes: what its messages and events are to us, and what our messages look like.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/shared/message.hpp"
#include "domain/message.hpp"
#include "ports/upkeep.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lingyan::wechat {

// Of a decrypted push. Events: "subscribe" and "subscribe:<scene>", "scan:<scene>", "unsubscribe", "click:<key>"; the others are discarded.
// A voice that the platform has understood carries its words. Of a place that somebody sends nothing stays but that he did.
std::variant<InboundMessage, shared::Discarded, shared::Unreadable> read_message(std::string const& account, http::Named const&, std::string_view plaintext);

// A message that needs no open window: texts of a template that the console gave an id, in fields of at most twenty characters each.
struct Notice {
    std::string id;
    std::vector<std::string> fields;  // thing1, thing2, …
    bool usable() const { return !id.empty() && !fields.empty(); }
};

shared::Ask token_request(std::string const& app_id, std::string const& app_secret);

// The bodies of their calls. Equal input gives equal bytes.
std::string text_message(std::string_view person, std::string_view text);  // message/custom/send
// message/template/send. Nothing where the text does not fit the fields whole. The same text to the same person is one message for ten minutes.
std::optional<std::string> template_message(Notice const&, std::string_view person, std::string_view text);
std::optional<std::string> subscription_message(Notice const&, std::string_view person, std::string_view text);  // message/subscribe/bizsend
std::string menu_body(std::vector<MenuButton> const&);                                                          // menu/create
std::string scene_body(std::string_view scene);  // qrcode/create: one that never ends

}  // namespace lingyan::wechat
