// WeCom blocks an app for an hour that asks for tokens too often, and the Official Account has a quota of them: hence one request at
// a time and a rest after a refusal.
#include "adapters/shared/access_token.hpp"

#include "adapters/shared/answers.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace lingyan::shared {
namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr seconds rest{10};
constexpr seconds long_rest{60};  // where only a person can mend it; often enough to notice that he has
constexpr seconds reserve{300};

// A request on its way, and those who wait for it.
struct Flight {
    explicit Flight(asio::any_io_executor executor) : landed(std::move(executor), steady_clock::time_point::max()) {}
    asio::steady_timer landed;
    std::optional<AccessToken::Answer> answer;
};

}  // namespace

struct AccessToken::State {
    State(Codes const& of, Ask for_token, Call way, SteadyNow clock) : codes(of), request(std::move(for_token)), call(std::move(way)), now(std::move(clock)) {}
    Codes const& codes;
    Ask request;
    Call call;
    SteadyNow now;
    std::string token;
    steady_clock::time_point stale_at{};
    steady_clock::time_point rests_until{};
    Outcome refusal;
    std::shared_ptr<Flight> flight;

    void rest_after(Outcome why) {
        rests_until = now() + (why.needs_person ? long_rest : rest);
        refusal = std::move(why);
    }
    void read(TokenAnswer answer) {
        if (answer.token.empty()) {
            rest_after(std::move(answer.outcome));
            return;
        }
        token = std::move(answer.token);
        stale_at = now() + std::max(answer.valid - reserve, answer.valid / 2);
    }
};

namespace {

// However a flight ends, by an answer, an exception or its coroutine's end, the others go on.
template <class State>
class Landing {
public:
    Landing(State& state, std::shared_ptr<Flight> flight) : state_(state), flight_(std::move(flight)) { state_.flight = flight_; }
    Landing(Landing const&) = delete;
    Landing& operator=(Landing const&) = delete;
    ~Landing() {
        state_.flight.reset();
        flight_->landed.cancel();
    }

private:
    State& state_;
    std::shared_ptr<Flight> flight_;
};

}  // namespace

Call through(std::shared_ptr<http::Client> client) {
    return [client](Ask const& ask) { return ask.body ? client->post(ask.target, *ask.body, "application/json") : client->get(ask.target, ask.limits); };
}

AccessToken::AccessToken(Codes const& codes, Ask request, Call call, SteadyNow now)
    : state_(std::make_shared<State>(codes, std::move(request), std::move(call), std::move(now))) {}

asio::awaitable<AccessToken::Answer> AccessToken::current() {
    auto const state = state_;
    while (true) {
        if (!state->token.empty() && state->now() < state->stale_at) co_return Answer{state->token, {}};
        if (state->now() < state->rests_until) {
            auto why = state->refusal;
            auto const left = std::chrono::ceil<seconds>(state->rests_until - state->now());
            why.wait = std::max(why.wait.value_or(left), left);
            co_return Answer{{}, std::move(why)};
        }
        if (!state->flight) break;
        auto const flight = state->flight;
        co_await flight->landed.async_wait(asio::as_tuple(asio::use_awaitable));
        if (flight->answer) co_return *flight->answer;
    }
    auto fetched = fetch(state);
    co_return co_await std::move(fetched);
}

asio::awaitable<AccessToken::Answer> AccessToken::fetch(std::shared_ptr<State> state) {
    auto const executor = co_await asio::this_coro::executor;
    auto const flight = std::make_shared<Flight>(executor);
    Landing<State> const landing{*state, flight};
    state->token.clear();
    auto const fetched = co_await state->call(state->request);
    if (fetched.failure == http::Failure::none)
        state->read(read_token_answer(state->codes, fetched.response));
    Answer answer{state->token, state->refusal};
    if (fetched.failure != http::Failure::none) {
        answer.why = outcome_of_failure(state->codes, fetched);
        answer.why.kind = Outcome::Kind::later;  // an answer that was lost cost nobody a message
        answer.why.scope = Outcome::Scope::account;
        answer.why.detail.insert(0, std::string(state->codes.token_call) + ": ");
    }
    flight->answer = answer;
    co_return answer;
}

void AccessToken::refused(std::string const& token, bool for_good) {
    if (token != state_->token) return;
    state_->token.clear();
    if (!for_good) return;
    Outcome why;
    why.kind = Outcome::Kind::later;
    why.detail = std::string(state_->codes.token_call) + ": 新令牌仍被拒绝，请核对 " + state_->codes.token_in_vain;
    why.scope = Outcome::Scope::account;
    why.needs_person = true;
    state_->rest_after(std::move(why));
}

}  // namespace lingyan::shared
