// A passive reply that could not be written out.
#include "flow/support_outgoing.hpp"

#include "flow/lost_replies.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using std::chrono::seconds;

TEST_CASE_FIXTURE(Outgoing, "a reply that was not written out and not asked for again in twenty seconds becomes a delivery, once") {
    LostReplies lost;
    auto const reply = message("h1", "全部", "k1");
    lost.lost(reply.key, now);
    now += seconds{19};
    CHECK(run(lost.deliver(store(), now)) == 0);
    now += seconds{1};
    CHECK(run(lost.deliver(store(), now)) == 1);
    CHECK(run(lost.deliver(store(), now)) == 0);
    deliver();
    CHECK(platform.to("h1") == std::vector<std::string>{reply.reply});
    auto const again = message("h1", "全部", "k1");
    CHECK(again.repeated);
    CHECK(again.reply == reply.reply);
    lost.lost(again.key, now);
    now += seconds{30};
    CHECK(run(lost.deliver(store(), now)) == 0);
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Outgoing, "a redelivery in time takes the reply with it") {
    LostReplies lost;
    auto const reply = message("h1", "全部", "k1");
    lost.lost(reply.key, now);
    lost.came_again(message("h1", "全部", "k1").key);
    now += seconds{60};
    CHECK(run(lost.deliver(store(), now)) == 0);
    CHECK(count(DeliveryState::waiting) == 0);
}

TEST_CASE_FIXTURE(Outgoing, "where the service stops meanwhile the reply waits in the outbox, and a message that is not known is none") {
    LostReplies lost;
    auto const reply = message("h1", "全部", "k1");
    lost.lost(reply.key, now);
    lost.lost("never stored", now);
    CHECK(lost.deliver_all_now(store(), now) == 1);
    CHECK(lost.deliver_all_now(store(), now) == 0);
    restart_deliverer();
    deliver();
    CHECK(platform.to("h1") == std::vector<std::string>{reply.reply});
}

}  // namespace lingyan::flow
