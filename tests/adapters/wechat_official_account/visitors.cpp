#include "adapters/wechat_official_account/visitors.hpp"

#include "support_api.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;
using Kind = Outcome::Kind;

namespace {

struct Bench {
    boost::asio::io_context io{1};
    wechat::FakeApi api;
    Api app = api.api();
    Visitors visitors{app, api.app_id, api.secret, "https://open.weixin.qq.com"};
    Visitor of(std::string const& code) { return run(io, visitors.visitor(code)); }
};

}  // namespace

TEST_CASE("a page sends its visitor to the platform, which asks him nothing, and back") {
    Bench bench;
    CHECK(bench.visitors.sign_in_url("https://bot.example.gov.cn/n/?a=1", "s t") ==
          "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0a1b2c3d4e5f6789&redirect_uri=https%3A%2F%2Fbot.example.gov.cn%2Fn%2F%3Fa%3D1"
          "&response_type=code&scope=snsapi_base&state=s%20t#wechat_redirect");
}

TEST_CASE("a code tells once who opened the page, and a snapshot nobody") {
    Bench bench;
    bench.api.codes = {{"good", R"({"access_token":"A","expires_in":7200,"refresh_token":"R","openid":"oVisitor","scope":"snsapi_base"})"},
                       {"snapshot", R"({"access_token":"A","openid":"oVirtual","is_snapshotuser":1})"},
                       {"odd", "[]"}};
    CHECK(bench.of("good").id == "oVisitor");
    auto const again = bench.of("good");
    CHECK(again.id.empty());
    CHECK(again.outcome.kind == Kind::refused);
    CHECK(again.outcome.detail.starts_with("40163"));
    for (auto const* code : {"snapshot", "odd", "never given"}) {
        CAPTURE(code);
        auto const nobody = bench.of(code);
        CHECK(nobody.id.empty());
        CHECK(nobody.outcome.kind != Kind::sent);
    }
    CHECK(bench.api.tokens_asked == 0);  // the account's own token has nothing to do with it
}
