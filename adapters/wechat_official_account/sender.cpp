#include "adapters/wechat_official_account/sender.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/wechat_official_account/codes.hpp"
#include "adapters/wechat_official_account/fields.hpp"
#include "telemetry/log.hpp"

#include <utility>

namespace lingyan::wechat {
namespace asio = boost::asio;
using namespace shared;

namespace {

constexpr std::size_t most_refusals = 10'000;  // more are not remembered: they cost a call each

bool names_one_person(std::string const& id) {
    constexpr std::string_view usual = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    return !id.empty() && id.size() <= 64 && id.find_first_not_of(usual) == id.npos;
}

}  // namespace

Sender::Sender(Api& api, Windows& windows, Notice by_template, Notice by_subscription)
    : api_(api), windows_(windows), template_(std::move(by_template)), subscription_(std::move(by_subscription)) {}

asio::awaitable<Outcome> Sender::send(std::string const& person, std::string const& text) {
    if (!names_one_person(person)) co_return made(Outcome::Kind::refused, "openid 写法有误，请核对花名册中的账号");
    auto const window = windows_.of(person);
    auto outcome = outcome_of(codes, window == Windows::State::used_up ? window_used_up : window_closed);
    if (window == Windows::State::may_be_open) {
        auto const asked_at = windows_.now();
        Ask ask{"/cgi-bin/message/custom/send", text_message(person, text)};
        auto const answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
        outcome = answered.outcome;
        if (outcome.kind == Outcome::Kind::sent) windows_.used(person);
        auto const code = code_of_answer(answered.response);
        bool const closed = outcome.kind == Outcome::Kind::refused && (code == window_closed || code == window_used_up);
        if (!closed) co_return outcome;
        windows_.closed(person, asked_at);
    }
    if (co_await send_notice(template_, "/cgi-bin/message/template/send", &template_message, person, text, outcome)) co_return outcome;
    co_await send_notice(subscription_, "/cgi-bin/message/subscribe/bizsend", &subscription_message, person, text, outcome);
    co_return outcome;
}

// True where that decided it. An account that lacks the right goes on without it; a refusal leaves the outcome as it was.
asio::awaitable<bool> Sender::send_notice(Notice& notice, char const* target, Body body, std::string const& person, std::string const& text, Outcome& outcome) {
    if (!notice.usable() || refused_.contains({person, notice.id})) co_return false;
    auto written = body(notice, person, text);
    if (!written) co_return false;
    Ask ask{target, std::move(*written)};
    auto const answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
    auto const code = code_of_answer(answered.response);
    if (answered.outcome.needs_person && code == not_granted) {
        log::error("an official account may not use {}: nothing is sent that way until the next start", target);
        notice = {};
        co_return false;
    }
    if (code == not_subscribed) {
        if (refused_.size() < most_refusals) refused_.insert({person, notice.id});
        co_return false;
    }
    outcome = answered.outcome;
    co_return true;
}

void Sender::chosen(std::string const& person, std::string_view push) {
    for (auto const& choice : read_choices(push)) {
        std::pair<std::string, std::string> one{person, choice.template_id};
        if (choice.accepted) refused_.erase(one);
        else if (refused_.size() < most_refusals) refused_.insert(std::move(one));
    }
}

}  // namespace lingyan::wechat
