#include "flow/lost_replies.hpp"

#include <functional>
#include <vector>

namespace lingyan::flow {

namespace {

constexpr std::chrono::seconds patience{20};

int become_deliveries(Transaction& tx, std::vector<std::string> const& keys, Timestamp now) {
    int made = 0;
    for (auto const& key : keys) {
        auto row = tx.inbox().find(key);
        if (!row || row->reply.empty() || row->reply_by_platform) continue;
        Delivery delivery;
        delivery.kind = DeliveryKind::reply;
        delivery.person = row->person;
        delivery.to = row->sender;
        delivery.text = row->reply;
        delivery.made_at = delivery.due_at = now;
        delivery.expires_at = now + std::chrono::hours{24};
        tx.outbox().add(delivery);
        tx.inbox().reply_by_platform(key);
        ++made;
    }
    return made;
}

}  // namespace

boost::asio::awaitable<int> LostReplies::deliver(Store& store, Timestamp now) {
    std::vector<std::string> keys;
    for (auto const& [key, since] : waiting_)
        if (since + patience <= now) keys.push_back(key);
    int made = 0;
    if (keys.empty()) co_return made;
    std::function<void(Transaction&)> work = [&](Transaction& tx) { made = become_deliveries(tx, keys, now); };
    co_await store.transact(work);
    for (auto const& key : keys) waiting_.erase(key);
    co_return made;
}

int LostReplies::deliver_all_now(Store& store, Timestamp now) {
    std::vector<std::string> keys;
    for (auto const& [key, since] : waiting_) keys.push_back(key);
    int made = 0;
    if (keys.empty()) return made;
    std::function<void(Transaction&)> work = [&](Transaction& tx) { made = become_deliveries(tx, keys, now); };
    store.transact_now(work);
    waiting_.clear();
    return made;
}

}  // namespace lingyan::flow
