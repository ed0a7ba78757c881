// An account's access token: fetched by one for all who wait, renewed before it ends, dropped when it is refused.
#pragma once

#include "adapters/shared/codes.hpp"
#include "domain/delivery.hpp"
#include "http/client.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace lingyan::shared {

// One request to the API: with a body a POST of JSON, else a GET.
struct Ask {
    explicit Ask(std::string at, std::optional<std::string> with = std::nullopt) : target(std::move(at)), body(std::move(with)) {}
    std::string target;
    std::optional<std::string> body;
    http::AnswerLimits limits;  // of a GET
};
using Call = std::function<boost::asio::awaitable<http::Fetched>(Ask const&)>;  // what it is given stands until it has answered
Call through(std::shared_ptr<http::Client> client);
using SteadyNow = std::function<std::chrono::steady_clock::time_point()>;

class AccessToken {
public:
    struct Answer {
        std::string token;  // empty: there is none, see `why`
        Outcome why;
    };

    // `request` for a token, with the secret in it. For one thread: those who wait share the first one's request.
    AccessToken(Codes const& codes, Ask request, Call call, SteadyNow now);
    boost::asio::awaitable<Answer> current();

    // The platform refused this one. Told `for_good` (it was new), nobody asks again for a minute. Another's refusal changes nothing.
    void refused(std::string const& token, bool for_good);

private:
    struct State;
    std::shared_ptr<State> state_;
    static boost::asio::awaitable<Answer> fetch(std::shared_ptr<State> state);
};

}  // namespace lingyan::shared
