// A WeChat Official Account: callbacks in, passive replies in their acknowledgement, customer-service messages and notices out.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/wechat_official_account/callbacks.hpp"
#include "adapters/wechat_official_account/sender.hpp"
#include "adapters/wechat_official_account/visitors.hpp"
#include "adapters/wechat_official_account/windows.hpp"
#include "ports/platform.hpp"
#include "ports/upkeep.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace lingyan::wechat {

struct OfficialAccountSettings {
    std::string account;
    std::string app_id;
    std::string app_secret;
    std::string token;
    std::string encoding_aes_key;
    std::string base_url = "https://api.weixin.qq.com";  // government networks have a relay
    std::string oauth_url = "https://open.weixin.qq.com";
    std::chrono::milliseconds patience = std::chrono::seconds{10};  // with one call of the API
    bool plain_mode = false;                             // also what is not encrypted; anybody who has seen one URL can post under it
    bool passive_replies = true;                         // false: every answer is a customer-service message
    Notice by_template, by_subscription;                 // for what is sent outside every window
};

class OfficialAccount : public Platform, public Upkeep {
public:
    explicit OfficialAccount(OfficialAccountSettings const& settings);  // throws std::invalid_argument for settings that cannot work

    std::string const& account() const override { return account_; }
    std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp real_now) override;
    http::Response acknowledge(InboundMessage const&, std::string const& reply, Timestamp answered_at) override;
    std::size_t passive_reply_bytes() const override { return passive_replies_ ? 2048 : 0; }
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) override;
    std::size_t text_bytes() const override { return 2048; }
    std::size_t people_per_call() const override { return 1; }
    // As many as one message of theirs allows: what is more is merged before it goes.
    Pace pace() const override { return {5, 0}; }
    boost::asio::awaitable<Medium> fetch_media(std::string const& media_ref) override;

    SignIn* sign_in() override { return &visitors_; }
    Upkeep* upkeep() override { return this; }
    std::vector<SelfCall> self_calls(Timestamp real_now) const override;
    boost::asio::awaitable<Outcome> try_token() override { return api_.try_token(); }
    boost::asio::awaitable<Outcome> put_up_menu(std::vector<MenuButton> const& menu) override;
    boost::asio::awaitable<SceneCode> scene_code(std::string const& scene) override;

private:
    void note(http::Named const&, std::string_view plaintext);

    std::string account_;
    bool passive_replies_;
    Callbacks callbacks_;
    Callbacks::Way way_;  // of the last push: the account has one
    shared::Api api_;
    Windows windows_;
    Sender sender_;
    Visitors visitors_;
};

}  // namespace lingyan::wechat
