// WeCom's API as a fake that can be asked what it saw: tokens, messages, its memory of repetitions, and faults in the order given.
#pragma once

#include "adapters/wecom/access_token.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lingyan::wecom {

class FakeApi {
public:
    std::string corp_id = "ww1a2b3c4d5e6f7a8b", secret = "a secret of the tests";
    std::string good_token;                    // empty: none is good any more
    std::deque<http::Fetched> token_faults, send_faults;  // answered first, one each
    bool fault_after_acceptance = false;       // a fault of a send loses the answer, not the message
    bool token_never_answers = false;          // once
    std::set<std::string> strangers;           // lower case, as the platform answers
    std::map<std::string, std::string> media;  // by id
    std::size_t whole_media_up_to = 1 << 20;   // larger ones in parts alone
    std::string robot_key = "a key of the tests";
    std::set<std::string> spent_codes;         // of cards that were changed; each is good once

    int tokens_asked = 0;
    std::vector<std::string> bodies;           // of every send that came
    std::vector<std::string> shown;            // of those that a person saw: each body once
    std::vector<std::string> ranges;           // of media that were asked for in parts
    std::vector<std::string> said_by_robot, card_updates;

    http::Response answer(http::Request const& request);
    boost::asio::awaitable<http::Fetched> fetch(Ask ask);
    Call call();  // straight, without a socket

private:
    http::Response token(http::Request const& request);
    http::Response send(http::Request const& request);
    http::Response robot(http::Request const& request);
    http::Response card_update(http::Request const& request);
    http::Response medium(http::Request const& request);
};

http::Fetched failing(http::Failure failure);
http::Fetched answering(std::string body, int status = 200);

template <class T>
T run(boost::asio::io_context& io, boost::asio::awaitable<T> work) {
    auto result = boost::asio::co_spawn(io, std::move(work), boost::asio::use_future);
    io.restart();
    io.run();
    return result.get();
}

}  // namespace lingyan::wecom
