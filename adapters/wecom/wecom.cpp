// Every callback that is not WeCom's own, fresh and for this corp gets the same empty 403.
#include "adapters/wecom/wecom.hpp"

#include "adapters/wecom/media.hpp"
#include "adapters/wecom/payload.hpp"
#include "adapters/wecom/text.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;

namespace {

using std::chrono::seconds;

constexpr seconds freshness{300};

http::Response plain(int status, std::string body = {}) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

bool is_fresh(std::string const& timestamp, Timestamp now) {
    std::uint32_t value = 0;
    auto const* const end = timestamp.data() + timestamp.size();
    auto const [stopped, failed] = std::from_chars(timestamp.data(), end, value);
    if (timestamp.empty() || failed != std::errc{} || stopped != end) return false;
    auto const age = std::chrono::floor<seconds>(now) - std::chrono::sys_seconds{seconds{value}};
    return std::chrono::abs(age) <= freshness;
}

// Outside all refusals look the same. Stale is counted apart, because the usual cause is our own clock.
http::Response refused_for(char const* reason) {
    auto refusal = plain(403);
    refusal.refused_for = reason;
    return refusal;
}

http::Response refused(Fault fault) {
    bool const unsigned_by_them = fault == Fault::missing_parameter || fault == Fault::xml_invalid || fault == Fault::signature_mismatch;
    return refused_for(unsigned_by_them ? "forged" : "unreadable");
}

Call through(std::shared_ptr<http::Client> client) {
    return [client](Ask const& ask) { return ask.body ? client->post(ask.target, *ask.body, "application/json") : client->get(ask.target, ask.limits); };
}

WeComSettings const& checked(WeComSettings const& settings) {
    struct { char const* name; bool missing; } const needed[] = {{"corp_id", settings.corp_id.empty()},
                                                                 {"agent_id", settings.agent_id <= 0},
                                                                 {"secret", settings.secret.empty()},
                                                                 {"token", settings.token.empty()},
                                                                 {"base_url", settings.base_url.empty()}};
    for (auto const& [name, missing] : needed)
        if (missing) throw std::invalid_argument("账号 " + settings.account + " 缺少 " + name + "，请从企业微信管理后台复制");
    if (!derive_key(settings.encoding_aes_key))
        throw std::invalid_argument("账号 " + settings.account + " 的 encoding_aes_key 应为43位字母或数字，请从企业微信管理后台重新复制");
    return settings;
}

}  // namespace

WeCom::WeCom(WeComSettings const& settings)
    : account_(checked(settings).account), corp_id_(settings.corp_id), cards_(settings.cards),
      envelope_(settings.token, settings.encoding_aes_key, settings.corp_id),
      api_(settings.corp_id, settings.secret, through(std::make_shared<http::Client>(settings.base_url)), &std::chrono::steady_clock::now),
      sender_(api_, settings.agent_id, settings.cards, Robots(settings.robots)) {}

std::variant<http::Response, InboundMessage> WeCom::receive(http::Request const& request, Timestamp real_now) {
    if (request.method != "GET" && request.method != "POST") {
        auto refusal = plain(405);
        refusal.headers.emplace_back("Allow", "GET, POST");
        return refusal;
    }
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
    // A redelivery gets the same words; the envelope round them is new each time, as encryption wants it.
    auto const words = split_text(reply, passive_reply_bytes()).front();
    auto const text = text_reply(message.sender, corp_id_, std::chrono::floor<seconds>(answered_at), words);
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
    auto response = plain(200, envelope_.reply(text, std::to_string(now), crypto::hex(crypto::random_bytes(8)), crypto::random_bytes(16)));
    response.type = "application/xml; charset=utf-8";
    return response;
}

asio::awaitable<std::vector<Outcome>> WeCom::send(std::vector<std::string> const& to, OutboundMessage const& message) {
    return sender_.send(to, message);
}

std::chrono::seconds WeCom::swallows_repeats_for() const { return duplicate_check; }

asio::awaitable<Outcome> WeCom::close_card(InboundMessage const& press, std::string const& words) { return sender_.close_card(press, words); }

asio::awaitable<Medium> WeCom::fetch_media(std::string const& media_ref) { return wecom::fetch_media(api_, media_ref); }

}  // namespace lingyan::wecom
