// A refused token is renewed once and the same bytes go out once more; everything else is for the outbox to repeat.
#include "adapters/wecom/sender.hpp"

#include "adapters/wecom/text.hpp"

#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;

namespace {

// "@all" is everybody and "|" would make two of one: neither may come out of a roster.
bool names_one_person(std::string_view id) {
    return !id.empty() && id.size() <= 64 && id.find('|') == std::string_view::npos && !id.starts_with('@');
}

SendAnswer read_fetched(http::Fetched const& fetched) {
    SendAnswer answer;
    switch (fetched.failure) {
        case http::Failure::none: return read_send_answer(fetched.response);
        case http::Failure::before_request:
            answer.outcome = {Outcome::Kind::later, "连不上企业微信接口，请检查网络（" + fetched.detail + "）", std::nullopt};
            break;
        case http::Failure::after_request:
            answer.outcome = {Outcome::Kind::unknown, "请求已发出但没有收到应答，不知是否送达（" + fetched.detail + "）", std::nullopt};
            break;
    }
    return answer;
}

}  // namespace

Sender::Sender(std::string const& corp_id, std::string const& secret, std::int64_t agent_id, Call call, SteadyNow now)
    : agent_id_(agent_id), call_(std::move(call)),
      token_("/cgi-bin/gettoken?corpid=" + http::percent_encode(corp_id) + "&corpsecret=" + http::percent_encode(secret), call_, std::move(now)) {}

asio::awaitable<std::vector<Outcome>> Sender::send(std::vector<std::string> const& to, std::string const& text) {
    std::vector<Outcome> outcomes(to.size());
    std::vector<std::string> people;
    for (auto const& id : to)
        if (names_one_person(id)) people.push_back(id);
    SendAnswer answer;
    if (!people.empty()) {
        auto body = text_message(agent_id_, people, text);
        answer = co_await post(std::move(body));
    }
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (names_one_person(to[i]))
            outcomes[i] = answer.outcome_for(to[i]);
        else
            outcomes[i] = {Outcome::Kind::refused, "企业微信账号写法有误，请核对花名册中的账号", std::nullopt};
    }
    co_return outcomes;
}

asio::awaitable<SendAnswer> Sender::post(std::string body) {
    SendAnswer answer;
    for (bool const repeated : {false, true}) {
        auto const token = co_await token_.current();
        if (token.token.empty()) {
            answer.outcome = token.why;
            co_return answer;
        }
        auto target = "/cgi-bin/message/send?access_token=" + http::percent_encode(token.token);
        std::optional<std::string> bytes = body;
        auto const fetched = co_await call_(std::move(target), std::move(bytes));
        answer = read_fetched(fetched);
        if (answer.outcome.kind != Outcome::Kind::token) co_return answer;
        token_.refused(token.token, repeated);
    }
    answer.outcome.kind = Outcome::Kind::later;
    co_return answer;
}

}  // namespace lingyan::wecom
