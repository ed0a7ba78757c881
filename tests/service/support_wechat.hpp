// The Official Account's side of the talk: its API, which can be asked what it saw and told to fail; and pushes as it makes them.
#pragma once

#include "support_fake_api.hpp"
#include "support_service.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lingyan::test {

class FakeWeChat : public FakeServer {
public:
    // dropped: read whole, then closed. closed and used_up: of the window that a person opens by writing. The rest by the code's class:
    // the day's quota, too fast for now, busy, no follower, too long, sent already.
    enum class Fault { none, token_expired, server_error, dropped, closed, used_up, not_granted, too_many, quota, busy, unknown_person, too_long, sent_before };
    FakeWeChat() { begin(); }
    ~FakeWeChat() { go_down(); }

    void fail_next_sends(std::deque<Fault> faults);  // one each
    void gives_no_token(int code);                   // 0: it does again
    void refuses_codes_of(std::string const& scene);
    void opens_page(std::string const& code, std::string const& answer);  // what the page's code is answered with, once
    void refuses_pages(int code);                                         // 0: no longer

    int tokens_asked() const;
    std::vector<std::string> shown_to(std::string const& openid) const;  // texts of the accepted customer-service messages
    std::vector<std::string> tried() const;                              // bodies of all that came
    std::string menu() const;
    std::vector<std::string> scenes() const;                             // of the codes that were made

private:
    std::string answer(std::string const& target, std::string const& body, bool& drop) override;
    std::string send(std::string const& body, bool& drop);
    std::string visitor(std::string const& target);
    static std::string failure(int code);

    std::deque<Fault> faults_;
    int no_token_ = 0, tokens_asked_ = 0, no_page_ = 0;
    std::map<std::string, std::string> page_codes_;
    std::set<std::string> used_codes_;
    std::string token_, menu_;
    std::set<std::string> refused_scenes_;
    std::vector<std::string> tried_, scenes_;
    std::vector<std::pair<std::string, std::string>> shown_;  // openid, text
};

struct Push {
    std::string query, body;
};
Push sealed_push(std::string const& plaintext, std::string const& timestamp = {});  // safe mode; empty: now, in real time
Push plain_push(std::string const& plaintext);
std::string asked_by(std::string const& openid, std::string const& text, std::string const& message_id);
std::string sent_by(std::string const& openid, std::string const& type, std::string const& rest, std::string const& message_id);  // `rest`: its own fields, as XML
std::string event_by(std::string const& openid, std::string const& event, std::string const& key = {}, std::string const& second = {});
Answer push(std::uint16_t port, Push const&);
Answer check_account_url(std::uint16_t port, std::string const& echo);

// What a person reads in the passive reply: checked, decrypted; the reason in angle brackets where that is not possible.
std::string replied(Answer const&);
std::string ask(std::uint16_t port, std::string const& openid, std::string const& text, std::string const& message_id);

AccountSettings official_account(std::string const& api_url);  // called wechat, in safe mode
// Not seeded yet: h1 is reached as oHead1 at the account, and then by the simulator.
Settings township_with_head_at_account(std::filesystem::path const& folder, std::string const& api_url);
Settings copy_of_township_with_account(std::filesystem::path const& folder, std::string const& api_url);

}  // namespace lingyan::test
