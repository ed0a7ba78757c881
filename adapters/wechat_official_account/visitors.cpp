#include "adapters/wechat_official_account/visitors.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/shared/message.hpp"
#include "adapters/wechat_official_account/fields.hpp"
#include "http/client.hpp"

#include <utility>

namespace lingyan::wechat {
namespace asio = boost::asio;
using namespace shared;

Visitors::Visitors(Api& api, std::string app_id, std::string app_secret, std::string oauth_url)
    : api_(api), app_id_(std::move(app_id)), app_secret_(std::move(app_secret)), oauth_url_(std::move(oauth_url)) {}

std::string Visitors::sign_in_url(std::string const& page, std::string const& state) const {
    return oauth_url_ + "/connect/oauth2/authorize?appid=" + http::percent_encode(app_id_) + "&redirect_uri=" + http::percent_encode(page) +
           "&response_type=code&scope=snsapi_base&state=" + http::percent_encode(state) + "#wechat_redirect";
}

asio::awaitable<Visitor> Visitors::visitor(std::string const& code) {
    Ask ask{"/sns/oauth2/access_token?appid=" + http::percent_encode(app_id_) + "&secret=" + http::percent_encode(app_secret_) + "&code=" + http::percent_encode(code) +
            "&grant_type=authorization_code"};
    auto const answered = co_await api_.ask_without_token(std::move(ask), &outcome_of_answer);
    Visitor visitor;
    visitor.outcome = answered.outcome;
    if (visitor.outcome.kind != Outcome::Kind::sent) co_return visitor;
    auto const fields = is_json(answered.response.body) ? read_push(answered.response.body) : std::nullopt;
    if (fields && field(*fields, "is_snapshotuser") != "1") visitor.id = field(*fields, "openid");
    if (visitor.id.empty()) visitor.outcome = made(Outcome::Kind::refused, "不知道是谁打开的网页，请在微信里重新打开");
    co_return visitor;
}

}  // namespace lingyan::wechat
