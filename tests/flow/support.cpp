#include "flow/support.hpp"

#include "flow/remind.hpp"

namespace lingyan::flow {

boost::asio::awaitable<std::vector<Outcome>> FakePlatform::send(std::vector<std::string> const& people, OutboundMessage const& message) {
    std::vector<Outcome> came;
    for (auto const& person : people) {
        sent.push_back({person, message.text});
        Outcome outcome;
        outcome.kind = Outcome::Kind::sent;
        if (!outcomes.empty()) {
            outcome = outcomes.front();
            outcomes.pop_front();
        }
        came.push_back(outcome);
    }
    co_return came;
}

std::vector<std::string> FakePlatform::to(std::string const& person) const {
    std::vector<std::string> texts;
    for (auto const& one : sent)
        if (one.to == person) texts.push_back(one.text);
    return texts;
}

Service::Service() {
    auto words = std::make_shared<wording::Wording const>(wording::Wording::read(PROJECT_ROOT "/templates/messages"));
    knowledge = std::make_shared<Knowledge const>(county, words);
}

int Service::remind() { return run(remind_once(store(), knowledge, now)); }

Delivered Service::deliver() {
    FindPlatform find = [this](std::string const& account) { return account == "app" ? &platform : nullptr; };
    return run(deliver_once(store(), knowledge, find, now));
}

int Service::tick() {
    int made = remind();
    deliver();
    return made;
}

std::string Service::say(std::string const& person, std::string const& text) { return message(person, text, "m" + std::to_string(++messages_)).reply; }

Answered Service::message(std::string const& person, std::string const& text, std::string const& key, minutes on_its_way) {
    InboundMessage inbound;
    inbound.account = "app";
    inbound.key = key;
    inbound.content_hash = std::to_string(std::hash<std::string>{}(text));
    inbound.sender = person;
    inbound.text = text;
    inbound.sent_at = now - on_its_way;
    return run(receive(store(), knowledge, now, inbound, 2048));
}

int Service::retry() { return run(retry_once(store(), knowledge, now)); }

std::vector<Delivery> Service::not_arrived() {
    std::vector<Delivery> found;
    store().transact_now([&](Transaction& tx) { found = tx.outbox().not_arrived(); });
    return found;
}

}  // namespace lingyan::flow
