// A token that was new and is refused again is for a person: the secret and the app do not belong together.
#include "adapters/wecom/api.hpp"

#include "adapters/wecom/answers.hpp"

#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;

namespace {

Answered read_fetched(http::Fetched fetched, Api::Read read) {
    Answered answered;
    if (fetched.failure != http::Failure::none) {
        answered.outcome = outcome_of_failure(fetched);
        return answered;
    }
    answered.outcome = read(fetched.response);
    answered.response = std::move(fetched.response);
    return answered;
}

}  // namespace

Api::Api(std::string const& corp_id, std::string const& secret, Call call, SteadyNow now)
    : call_(std::move(call)),
      token_("/cgi-bin/gettoken?corpid=" + http::percent_encode(corp_id) + "&corpsecret=" + http::percent_encode(secret), call_, std::move(now)) {}

asio::awaitable<Answered> Api::ask(Ask ask, Read read) {
    Answered answered;
    auto const target = ask.target + (ask.target.find('?') == std::string::npos ? "?" : "&") + "access_token=";
    for (bool const repeated : {false, true}) {
        auto const token = co_await token_.current();
        if (token.token.empty()) {
            answered.outcome = token.why;
            co_return answered;
        }
        ask.target = target + http::percent_encode(token.token);
        auto fetched = co_await call_(ask);
        answered = read_fetched(std::move(fetched), read);
        if (answered.outcome.kind != Outcome::Kind::token) co_return answered;
        token_.refused(token.token, repeated);
    }
    answered.outcome.kind = Outcome::Kind::later;
    answered.outcome.scope = Outcome::Scope::account;
    answered.outcome.needs_person = true;
    co_return answered;
}

asio::awaitable<Answered> Api::ask_without_token(Ask ask, Read read) {
    auto fetched = co_await call_(ask);
    auto answered = read_fetched(std::move(fetched), read);
    if (answered.outcome.kind == Outcome::Kind::token) answered.outcome.kind = Outcome::Kind::later;
    co_return answered;
}

}  // namespace lingyan::wecom
