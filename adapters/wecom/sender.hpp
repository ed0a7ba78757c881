// One attempt for one text: the token, the request, and an outcome for each person. Knows the API but not how it is reached.
#pragma once

#include "adapters/wecom/access_token.hpp"
#include "adapters/wecom/payload.hpp"
#include "domain/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace lingyan::wecom {

class Sender {
public:
    Sender(std::string const& corp_id, std::string const& secret, std::int64_t agent_id, Call call, SteadyNow now = &std::chrono::steady_clock::now);

    // An outcome for each of `to`, in their order.
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, std::string const& text);

private:
    boost::asio::awaitable<SendAnswer> post(std::string body);

    std::int64_t agent_id_;
    Call call_;
    AccessToken token_;
};

}  // namespace lingyan::wecom
