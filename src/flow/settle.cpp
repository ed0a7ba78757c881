#include "flow/settle.hpp"

#include "flow/recheck.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds before_repeat{2};
constexpr int most_at_once = 200;

// Longer each time, and not all in one second.
milliseconds back_off(Delivery const& delivery) {
    auto base = std::min(seconds{300}, seconds{1 << std::min(delivery.tries, 9)});
    return base + milliseconds{(delivery.id.value() * 7919) % (base.count() * 100)};
}

// The person's next address at an account that is there; nothing after the last one.
std::optional<Address> next_address(affairs::Turn const& turn, Delivery const& delivery, FindPlatform const& find) {
    auto person = turn.county.roster.person(delivery.person);
    if (!person || delivery.kind == DeliveryKind::reply) return std::nullopt;  // an answer belongs where the question was
    auto const& all = person->addresses;
    auto at = std::find(all.begin(), all.end(), delivery.to);
    for (auto next = at == all.end() ? all.begin() : at + 1; next != all.end(); ++next)
        if (find(next->account)) return *next;
    return std::nullopt;
}

// To the next address in its turn, worded for it; where there is none it is listed.
void go_elsewhere(affairs::Turn const& turn, Delivery delivery, Outcome const& why, Trouble trouble, FindPlatform const& find) {
    auto next = next_address(turn, delivery, find);
    if (!next) return turn.tx.outbox().finish(delivery.id, DeliveryState::undeliverable, why.detail, trouble);
    delivery.to = *next;
    delivery.tries = 0;
    delivery.detail = why.detail;
    if (!delivery.say.key.empty()) delivery.text.clear();
    delivery.buttons.clear();
    delivery.due_at = turn.now;
    turn.tx.outbox().put_back(delivery);
}

void wait(affairs::Turn const& turn, Delivery delivery, Outcome const& outcome) {
    bool of_account = outcome.scope == Outcome::Scope::account || outcome.kind == Outcome::Kind::token;
    if (!of_account) {
        ++delivery.tries;
        delivery.due_at = turn.now + outcome.wait.value_or(seconds{0});
        if (!outcome.wait) delivery.due_at += std::chrono::duration_cast<milliseconds>(back_off(delivery));
    }
    delivery.detail = outcome.detail;
    turn.tx.outbox().put_back(delivery);
}

void settle_one(affairs::Turn const& turn, Delivery const& delivery, Outcome const& outcome, FindPlatform const& find) {
    auto& outbox = turn.tx.outbox();
    bool of_account = outcome.scope == Outcome::Scope::account;
    switch (outcome.kind) {
        case Outcome::Kind::sent: return outbox.sent(delivery.id, delivery.attempt, turn.now);
        case Outcome::Kind::token: return wait(turn, delivery, outcome);
        case Outcome::Kind::refused:
            if (of_account) return wait(turn, delivery, outcome);
            if (delivery.in_doubt) break;  // the first attempt may have arrived, whatever is said of this one
            return go_elsewhere(turn, delivery, outcome, outcome.for_its_content ? Trouble::ours : Trouble::address, find);
        case Outcome::Kind::later:
            if (of_account || outcome.most_tries == 0 || delivery.tries + 1 < outcome.most_tries) return wait(turn, delivery, outcome);
            if (delivery.in_doubt) break;
            return go_elsewhere(turn, delivery, outcome, Trouble::channel, find);
        case Outcome::Kind::unknown: {
            if (delivery.in_doubt) break;  // that was its one repeat
            auto again = delivery;
            again.in_doubt = true;
            again.detail = outcome.detail;
            again.due_at = turn.now + before_repeat;
            return outbox.put_back(again);
        }
    }
    outbox.finish(delivery.id, DeliveryState::unknown, outcome.detail, Trouble::unknown);
}

void expire(affairs::Turn const& turn, Delivery const& delivery, bool account_works) {
    auto& outbox = turn.tx.outbox();
    if (delivery.in_doubt) return outbox.finish(delivery.id, DeliveryState::unknown, delivery.detail, Trouble::unknown);
    if (delivery.kind == DeliveryKind::digest && !delivery.say.key.empty()) return carry_over(turn, delivery);
    bool by_channel = !account_works || !delivery.detail.empty();
    outbox.finish(delivery.id, DeliveryState::expired, delivery.detail, by_channel ? Trouble::channel : Trouble::ours);
}

}  // namespace

void settle(affairs::Turn const& turn, Call const& call, std::vector<Outcome> const& outcomes, FindPlatform const& find) {
    auto nobody_knows = std::count_if(outcomes.begin(), outcomes.end(), [](Outcome const& one) { return one.kind == Outcome::Kind::unknown; });
    bool mixed = nobody_knows > 0 && std::size_t(nobody_knows) < call.members.size();
    for (std::size_t i = 0; i < call.members.size(); ++i) {
        auto member = call.members[i];
        if (mixed) member.called_at = {};  // with others left out the bytes are not the same: no platform swallows that
        settle_one(turn, member, i < outcomes.size() ? outcomes[i] : Outcome{}, find);
    }
}

void settle_interrupted(affairs::Turn const& turn, FindPlatform const& find) {
    Outcome unknown;
    unknown.detail = "发送时服务停了，不知道到没到";
    for (auto const& delivery : turn.tx.outbox().sending()) settle_one(turn, delivery, unknown, find);
}

void clear(affairs::Turn const& turn, FindPlatform const& find, std::function<bool(std::string const&)> const& works) {
    auto& outbox = turn.tx.outbox();
    for (auto const& delivery : outbox.past_use(turn.now, most_at_once)) expire(turn, delivery, works(delivery.to.account));
    for (auto const& account : outbox.accounts_waiting()) {
        if (find(account)) continue;
        for (auto& delivery : outbox.due(account, turn.now, most_at_once)) {
            Outcome gone;
            gone.detail = account.empty() ? "花名册里没有联系账号，请补上" : "设置里没有应用 " + account + "，请核对花名册";
            bool in_doubt = delivery.in_doubt;
            if (in_doubt || !next_address(turn, delivery, find)) {
                outbox.finish(delivery.id, in_doubt ? DeliveryState::unknown : DeliveryState::undeliverable, gone.detail,
                              in_doubt ? Trouble::unknown : account.empty() ? Trouble::address : Trouble::ours);
                continue;
            }
            outbox.claim(delivery);  // nothing is sent by it: so it may be put back under another address
            ++delivery.attempt;
            go_elsewhere(turn, delivery, gone, Trouble::ours, find);
        }
    }
}

}  // namespace lingyan::flow
