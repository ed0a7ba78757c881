// Every callback that is not WeCom's own, fresh and for this corp gets the same empty 403.
#include "adapters/wecom/wecom.hpp"

#include "adapters/shared/callback.hpp"
#include "adapters/shared/media.hpp"
#include "adapters/shared/message.hpp"
#include "adapters/shared/required.hpp"
#include "adapters/shared/text.hpp"
#include "adapters/shared/xml.hpp"
#include "adapters/wecom/codes.hpp"
#include "adapters/wecom/payload.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;

using namespace shared;
using std::chrono::seconds;

namespace {

WeComSettings const& checked(WeComSettings const& settings) {
    constexpr auto console = "企业微信管理后台";
    require(settings.account, console, {{"corp_id", !settings.corp_id.empty()}, {"agent_id", settings.agent_id > 0}, {"secret", !settings.secret.empty()},
                                        {"token", !settings.token.empty()}, {"base_url", !settings.base_url.empty()}});
    require_key(settings.account, console, settings.encoding_aes_key);
    return settings;
}

}  // namespace

WeCom::WeCom(WeComSettings const& settings)
    : account_(checked(settings).account), corp_id_(settings.corp_id), cards_(settings.cards),
      envelope_(settings.token, settings.encoding_aes_key, settings.corp_id),
      api_(codes, token_request(settings.corp_id, settings.secret), through(std::make_shared<http::Client>(settings.base_url)), &std::chrono::steady_clock::now),
      sender_(api_, settings.agent_id, settings.cards, Robots(settings.robots)) {}

std::variant<http::Response, InboundMessage> WeCom::receive(http::Request const& request, Timestamp real_now) {
    if (request.method != "GET" && request.method != "POST") return wrong_method();
    auto const plaintext = envelope_.open(request);
    if (!plaintext) return refused(plaintext.error());
    if (!is_fresh(request.parameter("timestamp"), real_now)) return refused_for("stale");
    if (request.method == "GET") return plain(200, *plaintext);

    auto read = read_message(account_, *plaintext);
    if (std::holds_alternative<Unreadable>(read)) return refused_for("unreadable");
    if (std::holds_alternative<Discarded>(read)) return plain(200);
    return std::get<InboundMessage>(std::move(read));
}

http::Response WeCom::acknowledge(InboundMessage const& message, std::string const& reply, Timestamp answered_at) {
    if (reply.empty()) return plain(200);
    auto const words = split_text(reply, passive_reply_bytes()).front();  // a redelivery gets the same ones
    return sealed(envelope_, text_reply(message.sender, corp_id_, std::chrono::floor<seconds>(answered_at), words));
}

asio::awaitable<std::vector<Outcome>> WeCom::send(std::vector<std::string> const& to, OutboundMessage const& message) {
    return sender_.send(to, message);
}

std::chrono::seconds WeCom::swallows_repeats_for() const { return duplicate_check; }

asio::awaitable<Outcome> WeCom::close_card(InboundMessage const& press, std::string const& words) { return sender_.close_card(press, words); }

std::vector<SelfCall> WeCom::self_calls(Timestamp real_now) const {
    auto const now = std::to_string(std::chrono::floor<seconds>(real_now).time_since_epoch().count());
    auto const nonce = crypto::hex(crypto::random_bytes(8));
    auto const signed_for = [&](char const* method, std::string const& encrypted) {
        http::Request request;
        request.method = method;
        request.query = {{"msg_signature", envelope_.signature(now, nonce, encrypted)}, {"timestamp", now}, {"nonce", nonce}};
        return request;
    };
    auto const echo = envelope_.encrypt(nonce, crypto::random_bytes(16));
    auto check = signed_for("GET", echo);
    check.query.emplace("echostr", echo);
    Document event(512);  // one that nobody answers
    event.text("ToUserName", corp_id_).text("FromUserName", "sys").plain("CreateTime", now).text("MsgType", "event").text("Event", "self_check");
    auto const encrypted = envelope_.encrypt(event.end(), crypto::random_bytes(16));
    auto push = signed_for("POST", encrypted);
    push.body = Document(512 + encrypted.size()).text("Encrypt", encrypted).end();
    return {{std::move(check), nonce}, {std::move(push), {}}};
}

asio::awaitable<Medium> WeCom::fetch_media(std::string const& media_ref) { return shared::fetch_media(api_, media_ref); }

}  // namespace lingyan::wecom
