// Who opens a page inside WeChat: the account is told the openid without a question to the person (snsapi_base). Its token is another
// thing than the account's, used once, and kept nowhere.
#pragma once

#include "adapters/shared/api.hpp"
#include "ports/sign_in.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan::wechat {

class Visitors : public SignIn {
public:
    Visitors(shared::Api& api, std::string app_id, std::string app_secret, std::string oauth_url);

    // The page's host is the one that the console names (网页授权域名).
    std::string sign_in_url(std::string const& page, std::string const& state) const override;

    // Of a code, good once and for five minutes. A page that is seen through a snapshot has no person behind it.
    boost::asio::awaitable<Visitor> visitor(std::string const& code) override;

private:
    shared::Api& api_;
    std::string app_id_, app_secret_, oauth_url_;
};

}  // namespace lingyan::wechat
