#include "flow/deliver.hpp"

#include "affairs/items.hpp"
#include "affairs/reminding.hpp"
#include "flow/buttons.hpp"
#include "flow/text_parts.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace lingyan::flow {

namespace {

using std::chrono::seconds;

seconds back_off(int attempt) { return std::min(seconds{300}, seconds{1} * (1 << std::min(attempt, 9))); }

// A digest may have been made before its reader reported: lines that no longer stand go, and with the last of them the digest.
bool refresh(affairs::Turn const& turn, Delivery& delivery) {
    auto conversation = turn.tx.conversations().load(delivery.person.text());
    auto& lines = delivery.say.items;
    auto before = lines.size();
    std::erase_if(lines, [&](Say const& line) {
        auto no = line.fields.find("no");
        if (no == line.fields.end()) return false;
        auto thing = conversation.number(std::atoi(no->second.c_str()));
        return thing && !affairs::still_stands(turn, *thing);
    });
    if (auto gone = before - lines.size()) {
        auto count = std::atoi(delivery.say.fields["n"].c_str()) - int(gone);
        delivery.say.fields["n"] = std::to_string(std::max(0, count));
    }
    // What is left may be only the week's line or the count of more: nothing of that is due.
    return std::any_of(lines.begin(), lines.end(), [](Say const& line) { return line.fields.contains("no") || (!line.key.starts_with("week.") && line.key != "digest.more"); });
}

bool still_due(affairs::Turn const& turn, Delivery& delivery) {
    if (!delivery.person.empty() && delivery.kind != DeliveryKind::reply &&
        turn.county.roster.posts_of(delivery.person, turn.today()).empty())
        return false;
    if (delivery.kind == DeliveryKind::digest) return refresh(turn, delivery);
    return true;
}

void settle(Transaction& tx, Delivery const& delivery, Outcome const& outcome, Timestamp now);

struct Call {
    Delivery delivery;
    Platform* platform = nullptr;
    OutboundMessage message;
};

// What stands in parts is no card: its buttons would be about the half of it.
OutboundMessage message_of(affairs::Turn const& turn, Knowledge const& knowledge, Platform const& platform, Delivery const& delivery) {
    OutboundMessage message;
    message.text = delivery.text;
    if (!platform.shows_buttons() || message.text.starts_with("(1/")) return message;
    auto person = turn.county.roster.person(delivery.person);
    message.buttons = worded_buttons(*knowledge.wording, delivery.say, person ? person->language : std::string{});
    if (!message.buttons.empty()) message.card = "d-" + std::to_string(delivery.id.value());
    return message;
}

std::vector<Call> claim(affairs::Turn const& turn, Knowledge const& knowledge, FindPlatform const& find, int most) {
    std::vector<Call> calls;
    settle_interrupted(turn.tx, turn.now);
    auto& outbox = turn.tx.outbox();
    for (auto& delivery : outbox.due(turn.now, most)) {
        if (delivery.kind == DeliveryKind::news) continue;
        bool may_have_gone = delivery.detail.starts_with("unknown");  // only such a repeat stays as it is, byte for byte
        if (delivery.expires_at < turn.now) {
            outbox.finish(delivery.id, DeliveryState::expired, delivery.detail);
            continue;
        }
        if (!may_have_gone && !still_due(turn, delivery)) {
            outbox.finish(delivery.id, DeliveryState::cancelled, "no longer due");
            continue;
        }
        auto platform = find(delivery.to.account);
        if (!platform) {
            outbox.finish(delivery.id, DeliveryState::undeliverable, delivery.to.account.empty() ? "no address" : "no such account: " + delivery.to.account);
            continue;
        }
        bool passes_quiet = delivery.kind == DeliveryKind::urgent || delivery.kind == DeliveryKind::reply;
        if (!passes_quiet && affairs::is_quiet(turn.now)) {
            auto minute = to_local(turn.now).minute_of_day();
            auto morning = at(minute < 12 * 60 ? turn.today() : turn.today() + days{1}, std::chrono::minutes{7 * 60 + 31});
            outbox.claim(delivery);
            outbox.put_back(delivery.id, delivery.attempt + 1, morning, may_have_gone ? delivery.detail : "quiet hours");
            continue;
        }
        // A digest that waited is worded anew from the lines that still stand; one that was cut in parts is not cut again.
        bool anew = delivery.kind == DeliveryKind::digest && !may_have_gone && !delivery.text.starts_with("(1/");
        bool too_long = delivery.text.size() > platform->text_bytes();
        if (delivery.text.empty() || anew || too_long) {
            auto person = turn.county.roster.person(delivery.person);
            std::vector<std::string> parts;
            try {
                auto words = too_long ? delivery.text : knowledge.wording->text(delivery.say, person ? person->language : std::string{});
                parts = text_parts(words, platform->text_bytes());
            } catch (std::out_of_range const& error) {  // one lost template parks its own message and stops nothing else
                log::error("a delivery cannot be worded: {}", error.what());
                outbox.finish(delivery.id, DeliveryState::undeliverable, error.what());
                continue;
            }
            delivery.text = parts.front();
            for (std::size_t i = 1; i < parts.size(); ++i) {
                auto rest = delivery;
                rest.text = parts[i];
                rest.say = {};
                rest.kind = delivery.kind == DeliveryKind::urgent ? DeliveryKind::urgent : DeliveryKind::told;
                outbox.add(rest);
            }
        }
        outbox.claim(delivery);
        ++delivery.attempt;
        auto message = message_of(turn, knowledge, *platform, delivery);
        calls.push_back({std::move(delivery), platform, std::move(message)});
    }
    return calls;
}

void settle(Transaction& tx, Delivery const& delivery, Outcome const& outcome, Timestamp now) {
    auto& outbox = tx.outbox();
    switch (outcome.kind) {
        case Outcome::Kind::sent: return outbox.sent(delivery.id, delivery.attempt, now);
        case Outcome::Kind::refused: return outbox.finish(delivery.id, DeliveryState::undeliverable, outcome.detail);
        case Outcome::Kind::later:
        case Outcome::Kind::token:
            // After an unknown attempt it stays a repeat, whatever a later one came to.
            return outbox.put_back(delivery.id, delivery.attempt, now + outcome.wait.value_or(back_off(delivery.attempt)),
                                   delivery.detail.starts_with("unknown") ? delivery.detail : outcome.detail);
        case Outcome::Kind::unknown:
            // Repeated once, byte for byte, which the platform's own duplicate check swallows; then it is for a person to look at.
            if (delivery.detail.starts_with("unknown")) return outbox.finish(delivery.id, DeliveryState::unknown, outcome.detail);
            return outbox.put_back(delivery.id, delivery.attempt, now + seconds{2}, "unknown: " + outcome.detail);
    }
}

}  // namespace

boost::asio::awaitable<Delivered> deliver_once(Store& store, KnowledgeNow knowledge, FindPlatform find, Timestamp now, int most) {
    Delivered done;
    std::vector<Call> calls;
    std::function<void(Transaction&)> claiming = [&](Transaction& tx) {
        affairs::Turn turn{tx, knowledge->county, knowledge->names, now};
        calls = claim(turn, *knowledge, find, most);
    };
    co_await store.transact(claiming);  // the intent to send is on disk before the first byte leaves
    done.claimed = int(calls.size());
    if (calls.empty()) co_return done;

    // The same text for many people goes in one call; a card is one person's.
    std::map<std::tuple<Platform*, std::string, std::string>, std::vector<std::size_t>> batches;
    for (std::size_t i = 0; i < calls.size(); ++i) batches[{calls[i].platform, calls[i].message.text, calls[i].message.card}].push_back(i);
    std::vector<Outcome> outcomes(calls.size());
    for (auto const& [key, members] : batches) {
        auto platform = std::get<Platform*>(key);
        auto limit = std::max<std::size_t>(1, platform->people_per_call());
        for (std::size_t from = 0; from < members.size(); from += limit) {
            auto upto = std::min(members.size(), from + limit);
            std::vector<std::string> to;
            for (auto i = from; i < upto; ++i) to.push_back(calls[members[i]].delivery.to.id);
            auto came = co_await platform->send(to, calls[members.front()].message);
            for (auto i = from; i < upto; ++i)
                if (i - from < came.size()) outcomes[members[i]] = came[i - from];
            // Each call is settled at once: a crash later in the round leaves only its own call unknown.
            std::function<void(Transaction&)> settling = [&](Transaction& tx) {
                for (auto i = from; i < upto; ++i) settle(tx, calls[members[i]].delivery, outcomes[members[i]], now);
            };
            co_await store.transact(settling);
        }
    }
    done.sent = int(std::count_if(outcomes.begin(), outcomes.end(), [](Outcome const& o) { return o.kind == Outcome::Kind::sent; }));
    co_return done;
}

void settle_interrupted(Transaction& tx, Timestamp now) {
    for (auto const& delivery : tx.outbox().sending()) {
        Outcome unknown{Outcome::Kind::unknown, "the service ended during the call", std::nullopt};
        settle(tx, delivery, unknown, now);
    }
}

}  // namespace lingyan::flow
