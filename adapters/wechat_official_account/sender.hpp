// One attempt for one message: a customer-service message while the window is open, else a notice that needs none.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/wechat_official_account/payload.hpp"
#include "adapters/wechat_official_account/windows.hpp"
#include "domain/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace lingyan::wechat {

class Sender {
public:
    Sender(shared::Api& api, Windows& windows, Notice by_template, Notice by_subscription);

    boost::asio::awaitable<Outcome> send(std::string const& person, std::string const& text);

    // What a person chose, so that whoever refused a notice is not tried again.
    void chosen(std::string const& person, std::string_view push);

private:
    using Body = std::optional<std::string> (*)(Notice const&, std::string_view person, std::string_view text);
    boost::asio::awaitable<bool> send_notice(Notice& notice, char const* target, Body body, std::string const& person, std::string const& text, Outcome& outcome);

    shared::Api& api_;
    Windows& windows_;
    Notice template_, subscription_;
    std::set<std::pair<std::string, std::string>> refused_;  // person, template
};

}  // namespace lingyan::wechat
