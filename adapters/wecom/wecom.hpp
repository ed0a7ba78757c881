// WeCom's self-built app: callbacks in, passive replies in their acknowledgement, application messages out.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/shared/envelope.hpp"
#include "adapters/wecom/sender.hpp"
#include "http/client.hpp"
#include "ports/platform.hpp"
#include "ports/upkeep.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lingyan::wecom {

struct WeComSettings {
    std::string account;
    std::string corp_id;
    std::int64_t agent_id = 0;
    std::string secret;
    std::string token;
    std::string encoding_aes_key;
    std::string base_url = "https://qyapi.weixin.qq.com";  // private deployments have their own
    bool cards = false;                                    // buttons as cards; WeChat's own window (微工作台) does not show them
    std::map<std::string, std::string> robots;             // unit → key of its group's robot
};

class WeCom : public Platform, public Upkeep {
public:
    explicit WeCom(WeComSettings const& settings);  // throws std::invalid_argument for settings that cannot work

    std::string const& account() const override { return account_; }
    std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp real_now) override;
    http::Response acknowledge(InboundMessage const&, std::string const& reply, Timestamp answered_at) override;
    std::size_t passive_reply_bytes() const override { return 2048; }
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) override;
    std::size_t text_bytes() const override { return 2048; }
    std::size_t people_per_call() const override { return 1000; }
    bool shows_buttons() const override { return cards_; }
    // 30 a minute and a person are let through, the rest is dropped without a word. Robots keep a pace of their own.
    Pace pace() const override { return {25, 0}; }
    std::chrono::seconds swallows_repeats_for() const override;
    boost::asio::awaitable<Outcome> close_card(InboundMessage const& press, std::string const& words) override;
    boost::asio::awaitable<Medium> fetch_media(std::string const& media_ref) override;

    Upkeep* upkeep() override { return this; }
    std::vector<SelfCall> self_calls(Timestamp real_now) const override;
    boost::asio::awaitable<Outcome> try_token() override { return api_.try_token(); }

private:
    std::string account_, corp_id_;
    bool cards_;
    shared::Envelope envelope_;
    shared::Api api_;
    Sender sender_;
};

}  // namespace lingyan::wecom
