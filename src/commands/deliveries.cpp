#include "commands/deliveries.hpp"

#include <cstdio>

namespace lingyan::commands {

namespace {
char const* words_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::expired: return "过了时间，没有再发";
        case DeliveryState::undeliverable: return "地址不对或发不到";
        case DeliveryState::unknown: return "不知道到没到";
        default: return "还在路上";
    }
}
}  // namespace

int deliveries(Store& store, flow::Knowledge const& knowledge) {
    std::vector<Delivery> found;
    std::vector<InboxRow> parked;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        found = tx.outbox().not_arrived();
        parked = tx.inbox().parked();
    };
    store.transact_now(work);
    for (auto const& row : parked) {
        auto person = knowledge.county.roster.person(row.person);
        std::printf("%s\t%s\t%s\t来信三次都没能处理，请打电话问本人\n", to_text(row.received_at).c_str(), person ? person->name.c_str() : "（不在名单里）", row.sender.account.c_str());
    }
    for (auto const& delivery : found) {
        auto person = knowledge.county.roster.person(delivery.person);
        std::printf("%s\t%s\t%s\t%s\t%s\n", to_text(delivery.due_at).c_str(), person ? person->name.c_str() : "（不在名单里）", delivery.to.account.c_str(),
                    words_of(delivery.state), delivery.detail.c_str());
    }
    std::printf(found.empty() ? "都到了。\n" : "一共%zu条没有到。\n", found.size());
    if (!parked.empty()) std::printf("一共%zu条来信没有处理。\n", parked.size());
    return 0;
}

}  // namespace lingyan::commands
