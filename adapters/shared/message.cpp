#include "adapters/shared/message.hpp"

#include "adapters/shared/callback.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <charconv>
#include <cstdint>

namespace lingyan::shared {

using std::chrono::seconds;

std::string const& field(Named const& fields, std::string_view name) {
    static std::string const nothing;
    auto const found = fields.find(name);
    return found == fields.end() ? nothing : found->second;
}

std::optional<InboundMessage> begun(std::string const& account, Named const& fields, std::string_view plaintext) {
    auto const& created = field(fields, "CreateTime");
    std::uint32_t second = 0;
    auto const [end, failed] = std::from_chars(created.data(), created.data() + created.size(), second);
    if (created.empty() || failed != std::errc{} || end != created.data() + created.size()) return std::nullopt;
    InboundMessage message;
    message.account = account;
    message.sender = field(fields, "FromUserName");
    if (message.sender.empty() || field(fields, "MsgType").empty()) return std::nullopt;
    message.sent_at = Timestamp{seconds{second}};
    message.content_hash = crypto::hex(crypto::fingerprint(plaintext));
    return message;
}

std::string text_reply(std::string_view to, std::string_view from, std::chrono::sys_seconds made_at, std::string_view text) {
    Document document(256 + to.size() + from.size() + text.size());
    document.text("ToUserName", to).text("FromUserName", from).plain("CreateTime", std::to_string(made_at.time_since_epoch().count()));
    return document.verbatim("MsgType", "text").text("Content", text).end();
}

http::Response sealed(Envelope const& envelope, std::string_view reply) {
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
    auto response = plain(200, envelope.reply(reply, std::to_string(now), crypto::hex(crypto::random_bytes(8)), crypto::random_bytes(16)));
    response.type = "application/xml; charset=utf-8";
    return response;
}

}  // namespace lingyan::shared
