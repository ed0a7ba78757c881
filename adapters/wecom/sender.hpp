// One attempt for one message: which way it goes, and an outcome for each person. Knows the API but not how it is reached.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/wecom/robots.hpp"
#include "domain/delivery.hpp"
#include "domain/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace lingyan::wecom {

class Sender {
public:
    Sender(shared::Api& api, std::int64_t agent_id, bool cards, Robots robots = {});

    // An outcome for each of `to`, in their order. Buttons become a card where cards are on and it fits one.
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message);

    boost::asio::awaitable<Outcome> close_card(InboundMessage const& press, std::string const& words);

private:
    shared::Api& api_;
    std::int64_t agent_id_;
    bool cards_;
    Robots robots_;
};

}  // namespace lingyan::wecom
