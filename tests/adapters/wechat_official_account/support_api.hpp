// The Official Account's API as a fake: windows that the tests open, notices that a person accepted, menus and codes.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/shared/support_api.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lingyan::wechat {

using namespace shared;

class FakeApi : public FakePlatformApi {
public:
    FakeApi() : FakePlatformApi("/cgi-bin/stable_token") {}

    std::string app_id = "wx0a1b2c3d4e5f6789";
    std::map<std::string, int> windows;           // how many messages a person may still get
    std::set<std::string> used_up;                // whose window was open and is used up
    bool grants_templates = true;
    std::map<std::string, int> subscriptions;     // accepted, by person
    std::map<std::string, std::string> media;     // by id

    std::map<std::string, std::string> codes;     // of web pages: what each is answered with, once
    std::set<std::string> used_codes;

    struct Shown {
        std::string way, person, text;
        bool operator==(Shown const&) const = default;
    };
    std::vector<Shown> shown;
    std::vector<std::string> calls;  // paths, but for the token's
    std::string menu, scene;

    Api api(SteadyNow now = &std::chrono::steady_clock::now);  // of the account whose secret it knows at first

protected:
    bool knows(http::Request const& token_request) const override;
    http::Response answer_other(http::Request const& request) override;

private:
    http::Response custom(std::string const& body);
    http::Response by_template(std::string const& body);
    http::Response subscribed(std::string const& body);
    http::Response visitor(http::Request const& request);
};

}  // namespace lingyan::wechat
