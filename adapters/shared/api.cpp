// A token that was new and is refused again is for a person: the secret and the account do not belong together.
#include "adapters/shared/api.hpp"

#include "adapters/shared/answers.hpp"

#include <utility>

namespace lingyan::shared {
namespace asio = boost::asio;

namespace {

Answered read_fetched(Codes const& codes, http::Fetched fetched, Api::Read read) {
    Answered answered;
    if (fetched.failure != http::Failure::none) {
        answered.outcome = outcome_of_failure(codes, fetched);
        return answered;
    }
    answered.outcome = read(codes, fetched.response);
    answered.response = std::move(fetched.response);
    return answered;
}

}  // namespace

Api::Api(Codes const& codes, Ask for_token, Call call, SteadyNow now)
    : codes_(codes), call_(std::move(call)), token_(codes, std::move(for_token), call_, std::move(now)) {}

asio::awaitable<Outcome> Api::try_token() {
    auto const answer = co_await token_.current();
    co_return answer.token.empty() ? answer.why : made(Outcome::Kind::sent, {});
}

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
        answered = read_fetched(codes_, std::move(fetched), read);
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
    auto answered = read_fetched(codes_, std::move(fetched), read);
    if (answered.outcome.kind == Outcome::Kind::token) answered.outcome.kind = Outcome::Kind::later;
    co_return answered;
}

}  // namespace lingyan::shared
