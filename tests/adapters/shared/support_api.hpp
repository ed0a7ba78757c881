// A platform's API as a fake that can be asked what it saw: tokens, and faults in the order given. What else it answers is its platform's.
#pragma once

#include "adapters/shared/access_token.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <deque>
#include <string>
#include <vector>

namespace lingyan::shared {

class FakePlatformApi {
public:
    explicit FakePlatformApi(std::string token_path) : token_path_(std::move(token_path)) {}
    virtual ~FakePlatformApi() = default;

    std::string secret = "a secret of the tests";
    std::string good_token;                    // empty: none is good any more
    std::deque<http::Fetched> token_faults, send_faults;  // answered first, one each
    bool fault_after_acceptance = false;       // a fault of a send loses the answer, not the message
    bool token_never_answers = false;          // once

    int tokens_asked = 0;
    std::vector<std::string> bodies;           // of every message that came

    http::Response answer(http::Request const& request);
    boost::asio::awaitable<http::Fetched> fetch(Ask ask);
    Call call();  // straight, without a socket

protected:
    virtual bool knows(http::Request const& token_request) const = 0;
    virtual http::Response answer_other(http::Request const& request) = 0;

private:
    http::Response token(http::Request const& request);
    std::string token_path_;
};

http::Response json_answer(std::string body);
http::Fetched failing(http::Failure failure);
http::Fetched answering(std::string body, int status = 200);

template <class T>
T run(boost::asio::io_context& io, boost::asio::awaitable<T> work) {
    auto result = boost::asio::co_spawn(io, std::move(work), boost::asio::use_future);
    io.restart();
    io.run();
    return result.get();
}

}  // namespace lingyan::shared
