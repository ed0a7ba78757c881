// WeCom's side of the talk: its API on a port of its own, which can be asked what it saw and told to fail; and callbacks as it makes them.
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

class FakeWeCom : public FakeServer {
public:
    enum class Fault { none, token_expired, server_error, dropped };  // dropped: read whole, then closed

    explicit FakeWeCom(Begin = Begin::at_once);
    ~FakeWeCom();

    void fail_next_sends(std::deque<Fault> faults);  // one each
    void does_not_know(std::string const& user);     // reported as invaliduser
    void has_medium(std::string const& id, std::string const& bytes);
    void breaks_media(int times);                    // the next ones come to a closed connection

    int tokens_asked() const;
    std::vector<std::string> bodies() const;  // of every message/send that came, whatever became of it
    // Texts of the accepted messages for one person; a body that comes again is shown once, as the platform does it.
    std::vector<std::string> shown_to(std::string const& user) const;
    std::vector<std::string> card_updates() const;   // bodies
    int media_asked() const;

private:
    std::string answer(std::string const& target, std::string const& body, bool& drop) override;
    std::string accept(std::string const& body);
    std::string medium(std::string const& target, bool& drop);

    std::deque<Fault> faults_;
    std::set<std::string> unknown_;
    std::string token_;
    int tokens_asked_ = 0;
    std::vector<std::string> bodies_;
    std::vector<std::pair<std::string, std::string>> shown_;  // user, text
    std::set<std::string> accepted_;
    std::map<std::string, std::string> media_;
    std::vector<std::string> card_updates_;
    int media_asked_ = 0, broken_media_ = 0;
};

std::vector<std::string> receivers_of(std::string const& body);
std::string text_of_body(std::string const& body);  // of a card its title and what stands below it
struct Card {
    std::string name;                                          // empty: it was no card
    std::vector<std::pair<std::string, std::string>> buttons;  // label, key
};
Card card_of_body(std::string const& body);

// One callback in all its parts, so that a test may spoil any of them.
struct Callback {
    std::string signature, timestamp, nonce, body;
    std::string query() const;
};
Callback callback_of(std::string const& plaintext, std::string const& timestamp = {});  // empty: now, in real time
std::string text_from(std::string const& user, std::string const& text, std::string const& message_id);
std::string location_from(std::string const& user);
std::string photo_from(std::string const& user, std::string const& media_id, std::string const& message_id);
std::string voice_from(std::string const& user, std::string const& media_id, std::string const& message_id);
std::string event_from(std::string const& user, std::string const& event, std::string const& key = {});
std::string press_from(std::string const& user, std::string const& key, std::string const& code, std::string const& card = "d-1");
Answer post(std::uint16_t port, Callback const&);
Answer check_url(std::uint16_t port, std::string const& echo);  // the platform's verification of the callback's URL

// What a person reads in the passive reply: checked, decrypted; the reason in angle brackets where that is not possible.
std::string passive_text(Answer const&);
std::string say_by_wecom(std::uint16_t port, std::string const& user, std::string const& text, std::string const& message_id);

// The township of 33 villages on the morning of Monday, 21 December 2026, at 08:00. Everybody is reached at `wecom:<person>` and may
// write from `simulator:<person>` as well. h1–h12 have 高龄补贴名单核对 for 22 December; h33 has thirty long ones for January.
Settings copy_of_wecom_township(std::filesystem::path const& folder, std::string const& api_url);
int rows_in(Settings const&, std::string const& table);  // of the database, beside whoever serves it
inline constexpr auto seeded_task = "高龄补贴名单核对";

}  // namespace lingyan::test
