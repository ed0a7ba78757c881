// The page that somebody opens as himself, inside the chat tool: /me/<account>. The tool says who he is; a cookie keeps that for half an
// hour. It shows which villages he follows, what they have made known lately, and what is sent to him; nothing that he did not give.
#pragma once

#include "console/notice_pages.hpp"
#include "domain/time.hpp"
#include "ports/sign_in.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::console {

// What a browser keeps for us, and can neither read nor make.
struct Tickets {
    std::function<std::string(std::string_view text)> seal;  // as a cookie may have it
    std::function<std::optional<std::string>(std::string_view ticket)> open;
    std::function<std::string()> fresh;                      // letters and digits that nobody can guess
};

class OwnPage {
public:
    // Reads templates/pages/own*.mustache; throws BadInput where one is missing or wrong. `public_url` is how phones reach the pages.
    OwnPage(std::string const& folder, Look, Tickets, std::string public_url);
    ~OwnPage();

    // /me/<account> of an account that can say who opens it. Signing in is real time's affair. Throws StoreError where the store does not answer.
    boost::asio::awaitable<http::Response> handle(http::Request, std::string account, SignIn&, Timestamp real_now);

private:
    struct Templates;
    struct Asking;
    http::Response send_off(std::string const& account, SignIn&, Timestamp real_now) const;
    boost::asio::awaitable<http::Response> come_back(http::Request, std::string account, SignIn&, Timestamp real_now);
    boost::asio::awaitable<http::Response> show(std::string account, std::string who);
    http::Response trouble(char const* kind, int status, std::string const& account) const;
    std::optional<std::string> kept(http::Request const&, std::string_view name, std::string const& account, Timestamp real_now) const;
    http::Response with_cookie(http::Response, char const* name, std::string const& account, std::string const& value, Timestamp real_now) const;
    bool is_used(std::string const& state, Timestamp real_now);

    std::unique_ptr<Templates> templates_;
    Look look_;
    Tickets tickets_;
    std::string public_url_;
    std::map<std::string, Timestamp> used_;  // states that came back once, until they are too old anyway
    int asking_ = 0;                          // visitors of whom the tool is being asked
};

}  // namespace lingyan::console
