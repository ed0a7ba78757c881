// Who opens a page inside WeChat: the account is told the openid without a question to the person (snsapi_base). Its token is another
// thing than the account's, used once, and kept nowhere.
#pragma once

#include "adapters/shared/api.hpp"
#include "domain/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan::wechat {

struct Visitor {
    std::string openid;
    Outcome outcome;  // `sent` where it is known
};

class Visitors {
public:
    Visitors(shared::Api& api, std::string app_id, std::string app_secret, std::string oauth_url);

    // Where a page sends whoever opened it; he comes back to `page` with ?code= and ?state=. Its host is the one that the console names.
    std::string sign_in_url(std::string const& page, std::string const& state) const;

    // Of that code, good once and for five minutes. A page that is seen through a snapshot has no person behind it.
    boost::asio::awaitable<Visitor> visitor(std::string const& code);

private:
    shared::Api& api_;
    std::string app_id_, app_secret_, oauth_url_;
};

}  // namespace lingyan::wechat
