#include "flow/support.hpp"

#include "flow/remind.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lingyan::flow {

boost::asio::awaitable<std::vector<Outcome>> FakePlatform::send(std::vector<std::string> const& people, OutboundMessage const& message) {
    calls.push_back({people, message});
    std::vector<Outcome> came;
    for (auto const& person : people) {
        sent.push_back({person, message.text});
        Outcome outcome;
        outcome.kind = Outcome::Kind::sent;
        if (always) outcome = *always;
        if (!outcomes.empty()) {
            outcome = outcomes.front();
            outcomes.pop_front();
        }
        if (unknown_people.contains(person)) outcome = {Outcome::Kind::refused, "60111", std::nullopt};
        came.push_back(outcome);
    }
    if (hangs) {
        auto until = std::make_shared<boost::asio::steady_timer>(co_await boost::asio::this_coro::executor, boost::asio::steady_timer::time_point::max());
        hanging_.push_back(until);
        boost::system::error_code woken;
        co_await until->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
    }
    co_return came;
}

boost::asio::awaitable<Medium> FakePlatform::fetch_media(std::string const& media_ref) {
    fetched.push_back(media_ref);
    Medium gone;
    gone.outcome.kind = Outcome::Kind::refused;
    auto const found = media.find(media_ref);
    co_return found == media.end() ? gone : found->second;
}

void FakePlatform::let_go() {
    hangs = false;
    for (auto const& one : hanging_) one->cancel();
    hanging_.clear();
}

std::vector<std::string> FakePlatform::to(std::string const& person) const {
    std::vector<std::string> texts;
    for (auto const& one : sent)
        if (one.to == person) texts.push_back(one.text);
    return texts;
}

Service::Service(County made) : Town(std::move(made)) {
    auto words = std::make_shared<wording::Wording const>(wording::Wording::read(PROJECT_ROOT "/templates/messages"));
    knowledge = std::make_shared<Knowledge const>(county, words);
    restart_deliverer();
}

void Service::restart_deliverer() {
    auto find = [this](std::string const& account) -> Platform* {
        if (account == "app") return &platform;
        auto other = others.find(account);
        return other == others.end() ? nullptr : other->second;
    };
    deliverer = std::make_unique<Deliverer>(store(), [this] { return knowledge; }, find);
}

int Service::remind() { return run(remind_once(store(), knowledge, now)); }

Delivered Service::deliver() {
    return run(deliverer->deliver([this] { return moments(); }));
}

int Service::tick() {
    int made = remind();
    deliver();
    return made;
}

std::string Service::say(std::string const& person, std::string const& text) { return message(person, text, "m" + std::to_string(++messages_)).reply; }

Answered Service::message(std::string const& person, std::string const& text, std::string const& key, minutes on_its_way) {
    InboundMessage inbound;
    inbound.key = key;
    inbound.sender = person;
    inbound.text = text;
    inbound.sent_at = now - on_its_way;
    return receive_one(std::move(inbound));
}

Answered Service::receive_one(InboundMessage inbound) {
    inbound.account = "app";
    if (inbound.key.empty()) inbound.key = "m" + std::to_string(++messages_);
    inbound.content_hash = std::to_string(std::hash<std::string>{}(inbound.text + inbound.media_ref));
    if (inbound.sent_at == Timestamp{}) inbound.sent_at = now;
    return run(receive(store(), knowledge, now, inbound, 2048));
}

int Service::retry() { return run(retry_once(store(), knowledge, now)); }

std::vector<Delivery> Service::not_arrived() {
    std::vector<Delivery> found;
    store().transact_now([&](Transaction& tx) { found = tx.outbox().not_arrived(); });
    return found;
}

}  // namespace lingyan::flow
