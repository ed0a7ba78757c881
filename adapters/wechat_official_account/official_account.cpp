// Every callback that is not the platform's own, fresh and for this account gets the same empty 403. With nothing to say the answer is
// "success": what it does not know, the platform shows the person as a failure.
#include "adapters/wechat_official_account/official_account.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/shared/callback.hpp"
#include "adapters/shared/media.hpp"
#include "adapters/shared/required.hpp"
#include "adapters/shared/text.hpp"
#include "adapters/wechat_official_account/codes.hpp"
#include "adapters/wechat_official_account/fields.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"
#include "telemetry/log.hpp"

#include <utility>

namespace lingyan::wechat {
namespace asio = boost::asio;

using namespace shared;
using std::chrono::seconds;

namespace {

OfficialAccountSettings const& checked(OfficialAccountSettings const& settings) {
    constexpr auto console = "公众号后台";
    require(settings.account, console, {{"app_id", !settings.app_id.empty()}, {"app_secret", !settings.app_secret.empty()}, {"token", !settings.token.empty()},
                                        {"base_url", !settings.base_url.empty()}});
    bool const without_key = settings.plain_mode && settings.encoding_aes_key.empty();
    if (!without_key) require_key(settings.account, console, settings.encoding_aes_key);
    return settings;
}

bool is_farewell(InboundMessage const& message) { return message.kind == InboundMessage::Kind::event && message.text == "unsubscribe"; }

http::Response nothing_to_say() { return plain(200, "success"); }

}  // namespace

OfficialAccount::OfficialAccount(OfficialAccountSettings const& settings)
    : account_(checked(settings).account), passive_replies_(settings.passive_replies),
      callbacks_(settings.token, settings.encoding_aes_key, settings.app_id, settings.plain_mode),
      api_(codes, token_request(settings.app_id, settings.app_secret), through(std::make_shared<http::Client>(settings.base_url, settings.patience)), &std::chrono::steady_clock::now),
      windows_(&std::chrono::steady_clock::now), sender_(api_, windows_, settings.by_template, settings.by_subscription),
      visitors_(api_, settings.app_id, settings.app_secret, settings.oauth_url) {}

std::variant<http::Response, InboundMessage> OfficialAccount::receive(http::Request const& request, Timestamp real_now) {
    if (request.method != "GET" && request.method != "POST") return wrong_method();
    bool const checks_url = request.method == "GET";
    auto const plaintext = checks_url ? callbacks_.echo(request) : callbacks_.open(request);
    if (!plaintext) return refused(plaintext.error());
    if (!is_fresh(request.parameter("timestamp"), real_now)) return refused_for("stale");
    if (checks_url) return plain(200, *plaintext);

    auto const fields = read_push(*plaintext);
    if (!fields) return refused_for("unreadable");
    auto read = read_message(account_, *fields, *plaintext);
    if (std::holds_alternative<Unreadable>(read)) return refused_for("unreadable");
    if (std::holds_alternative<Discarded>(read)) {
        note(*fields, *plaintext);
        return nothing_to_say();
    }
    way_ = Callbacks::way_of(request);
    way_.original_id = field(*fields, "ToUserName");
    auto message = std::get<InboundMessage>(std::move(read));
    windows_.opened_by(message);
    return message;
}

// Events that nobody answers and the account itself learns from.
void OfficialAccount::note(Named const& fields, std::string_view plaintext) {
    auto const& event = field(fields, "Event");
    auto const is = [&](char const* name) { return same_without_case(event, name); };
    if (is("subscribe_msg_popup_event") || is("subscribe_msg_change_event")) sender_.chosen(field(fields, "FromUserName"), plaintext);
    bool const unsent = is("TEMPLATESENDJOBFINISH") && field(fields, "Status") != "success";
    if (unsent) log::warn("a template message of account {} did not arrive: {}", account_, first_characters(field(fields, "Status"), 40));
}

http::Response OfficialAccount::acknowledge(InboundMessage const& message, std::string const& reply, Timestamp answered_at) {
    if (reply.empty() || !passive_replies_ || is_farewell(message)) return nothing_to_say();
    auto const words = split_text(reply, passive_reply_bytes()).front();  // a redelivery gets the same ones
    return callbacks_.answer(way_, message.sender, std::chrono::floor<seconds>(answered_at), words);
}

asio::awaitable<std::vector<Outcome>> OfficialAccount::send(std::vector<std::string> const& to, OutboundMessage const& message) {
    std::vector<Outcome> outcomes;
    for (auto const& person : to) {
        auto outcome = co_await sender_.send(person, message.text);
        outcomes.push_back(std::move(outcome));
    }
    co_return outcomes;
}

asio::awaitable<Medium> OfficialAccount::fetch_media(std::string const& media_ref) { return shared::fetch_media(api_, media_ref); }

std::vector<SelfCall> OfficialAccount::self_calls(Timestamp real_now) const {
    auto const now = std::to_string(std::chrono::floor<seconds>(real_now).time_since_epoch().count());
    auto const nonce = crypto::hex(crypto::random_bytes(8));
    Document event(512);
    event.text("ToUserName", account_).text("FromUserName", "lingyan").plain("CreateTime", now).text("MsgType", "event").text("Event", "self_check");
    return {{callbacks_.url_check(now, nonce, nonce), nonce}, {callbacks_.push(now, nonce, event.end()), "success"}};
}

asio::awaitable<Outcome> OfficialAccount::put_up_menu(std::vector<MenuButton> const& menu) {
    Ask ask{"/cgi-bin/menu/create", menu_body(menu)};
    auto const answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
    co_return answered.outcome;
}

asio::awaitable<SceneCode> OfficialAccount::scene_code(std::string const& scene) {
    Ask ask{"/cgi-bin/qrcode/create", scene_body(scene)};
    auto const answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
    SceneCode code;
    code.outcome = answered.outcome;
    if (code.outcome.kind == Outcome::Kind::sent) code.url = text_in(answered.response, "url");
    if (code.outcome.kind == Outcome::Kind::sent && code.url.empty()) code.outcome = made(Outcome::Kind::unknown, "微信没有给出二维码的地址，请再试一次");
    co_return code;
}

}  // namespace lingyan::wechat
