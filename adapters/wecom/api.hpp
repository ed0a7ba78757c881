// One app's API: its token, and requests that carry it. How the API is reached is the caller's.
#pragma once

#include "adapters/wecom/access_token.hpp"
#include "domain/delivery.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan::wecom {

struct Answered {
    Outcome outcome;
    http::Response response;  // where there was one
};

class Api {
public:
    Api(std::string const& corp_id, std::string const& secret, Call call, SteadyNow now);

    // With the app's token: one that is refused is renewed once, and the same bytes go out once more.
    // `read` says what an answer comes to; answers of JSON are read by outcome_of_answer.
    using Read = Outcome (*)(http::Response const&);
    boost::asio::awaitable<Answered> ask(Ask ask, Read read);
    boost::asio::awaitable<Answered> ask_without_token(Ask ask, Read read);

private:
    Call call_;
    AccessToken token_;
};

}  // namespace lingyan::wecom
