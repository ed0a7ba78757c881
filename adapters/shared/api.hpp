// One account's API: its token, and requests that carry it. How the API is reached is the caller's.
#pragma once

#include "adapters/shared/access_token.hpp"
#include "domain/delivery.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan::shared {

struct Answered {
    Outcome outcome;
    http::Response response;  // where there was one
};

class Api {
public:
    // `for_token` asks for the token. `codes` outlives it.
    Api(Codes const& codes, Ask for_token, Call call, SteadyNow now);

    // With the account's token: one that is refused is renewed once, and the same bytes go out once more.
    // `read` says what an answer comes to; answers of JSON are read by outcome_of_answer.
    using Read = Outcome (*)(Codes const&, http::Response const&);
    boost::asio::awaitable<Answered> ask(Ask ask, Read read);
    boost::asio::awaitable<Answered> ask_without_token(Ask ask, Read read);
    boost::asio::awaitable<Outcome> try_token();  // whether there is one, or can be had
    Codes const& codes() const { return codes_; }

private:
    Codes const& codes_;
    Call call_;
    AccessToken token_;
};

}  // namespace lingyan::shared
