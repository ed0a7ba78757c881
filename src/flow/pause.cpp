#include "flow/pause.hpp"

namespace lingyan::flow {

namespace {

std::string mark_of(std::string const& account) { return "paused:" + account; }

std::string to_mark(Paused const& pause) { return to_text(pause.since) + "\n" + (pause.needs_person ? "person" : "") + "\n" + pause.cause; }

void tell_administrator(affairs::Turn const& turn, Paused const& pause, FindPlatform const& find, std::function<bool(std::string const&)> const& works) {
    for (auto const& post : turn.county.roster.posts()) {
        if (post.role != Role{"county.administrator"} || !post.held_on(turn.today())) continue;
        auto person = turn.county.roster.person(post.person);
        if (!person) continue;
        for (auto const& address : person->addresses) {
            if (address.account == pause.account || !find(address.account) || !works(address.account)) continue;
            Delivery delivery;
            delivery.person = person->id;
            delivery.to = address;
            delivery.say = Say{"admin.account", {{"name", pause.account}, {"text", pause.cause}}};
            delivery.made_at = delivery.due_at = turn.now;
            delivery.expires_at = turn.now + std::chrono::hours{24};
            turn.tx.outbox().add(delivery);
            break;
        }
    }
}

}  // namespace

std::optional<Paused> paused(Transaction& tx, std::string const& account) {
    auto mark = tx.marks().find(mark_of(account));
    if (!mark || mark->empty()) return std::nullopt;
    auto who = mark->find('\n'), cause = mark->find('\n', who + 1);
    Paused pause;
    pause.account = account;
    pause.since = read_timestamp(mark->substr(0, who)).value_or(Timestamp{});
    pause.needs_person = cause > who + 1;
    pause.cause = mark->substr(cause + 1);
    return pause;
}

void keep_pause(affairs::Turn const& turn, std::string const& account, Breaker const& breaker, FindPlatform const& find,
                std::function<bool(std::string const&)> const& works) {
    auto kept = paused(turn.tx, account);
    if (!breaker.paused()) {
        // A process that has just begun knows nothing yet: its first call that succeeds does.
        if (kept && breaker.has_worked()) turn.tx.marks().put(mark_of(account), "");
        return;
    }
    if (kept && kept->cause == breaker.cause()) return;
    Paused pause{account, kept ? kept->since : breaker.since(), breaker.needs_person(), breaker.cause()};
    if (pause.needs_person) tell_administrator(turn, pause, find, works);
    turn.tx.marks().put(mark_of(account), to_mark(pause));
}

}  // namespace lingyan::flow
