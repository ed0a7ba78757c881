// WeCom's API as a fake that can be asked what it saw: messages, its memory of repetitions, photos, cards and robots.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/shared/support_api.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lingyan::wecom {

using namespace shared;

class FakeApi : public FakePlatformApi {
public:
    FakeApi() : FakePlatformApi("/cgi-bin/gettoken") {}

    std::string corp_id = "ww1a2b3c4d5e6f7a8b";
    std::set<std::string> strangers;           // lower case, as the platform answers
    std::map<std::string, std::string> media;  // by id
    std::size_t whole_media_up_to = 1 << 20;   // larger ones in parts alone
    std::string robot_key = "a key of the tests";
    std::set<std::string> spent_codes;         // of cards that were changed; each is good once

    std::vector<std::string> shown;            // of those messages that a person saw: each body once
    std::vector<std::string> ranges;           // of media that were asked for in parts
    std::vector<std::string> said_by_robot, card_updates;

    Api api(SteadyNow now = &std::chrono::steady_clock::now);  // of the app whose secret it knows at first

protected:
    bool knows(http::Request const& token_request) const override;
    http::Response answer_other(http::Request const& request) override;

private:
    http::Response send(http::Request const& request);
    http::Response robot(http::Request const& request);
    http::Response card_update(http::Request const& request);
    http::Response medium(http::Request const& request);
};

}  // namespace lingyan::wecom
