// Photos and voices: whole, in parts, and what is no photo although the answer is a 200.
#include "adapters/shared/media.hpp"

#include "support_api.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wecom;
using Kind = Outcome::Kind;

namespace {

struct Bench {
    boost::asio::io_context io{1};
    FakeApi api;
    Api app = api.api();
    Medium fetch(std::string const& id = "m/1") { return run(io, fetch_media(app, id)); }
};

std::string photo(std::size_t bytes) {
    std::string all = "\xFF\xD8\xFF";
    for (std::size_t i = all.size(); i < bytes; ++i) all += static_cast<char>(i * 7 + i / 251);
    return all;
}

}  // namespace

TEST_CASE("a photo is fetched by its id with the token that all share") {
    Bench bench;
    bench.api.media["m/1"] = photo(5000);
    auto const first = bench.fetch();
    CHECK(first.outcome.kind == Kind::sent);
    CHECK(first.bytes == photo(5000));
    bench.api.good_token.clear();  // it expires; another is fetched, and the photo after all
    CHECK(bench.fetch().bytes == photo(5000));
    CHECK(bench.api.tokens_asked == 2);
}

TEST_CASE("what the platform finds too large is fetched in parts") {
    Bench bench;
    auto const whole = photo(9 * 1024 * 1024 + 5);
    bench.api.media["m/1"] = whole;
    auto const medium = bench.fetch();
    CHECK(medium.outcome.kind == Kind::sent);
    CHECK(medium.bytes == whole);
    CHECK(bench.api.ranges == std::vector<std::string>{"bytes=0-4194303", "bytes=4194304-8388607", "bytes=8388608-12582911"});
}

TEST_CASE("over twenty megabytes nothing is kept") {
    Bench bench;
    bench.api.media["m/1"] = photo(21 * 1024 * 1024);
    auto const medium = bench.fetch();
    CHECK(medium.outcome.kind == Kind::refused);
    CHECK(medium.bytes.empty());
    CHECK(bench.api.ranges.size() == 1);
}

TEST_CASE("a 200 with a failure in it is no photo, and whether it will come is known") {
    struct Row { http::Fetched fault; Kind kind; };
    auto const plain_json = [] {
        auto fetched = answering(R"({"errcode":40007,"errmsg":"invalid media_id"})");
        fetched.response.type = "text/plain";
        return fetched;
    };
    for (auto const& [fault, kind] : {Row{answering(R"({"errcode":40007,"errmsg":"invalid media_id"})"), Kind::refused}, Row{plain_json(), Kind::refused},
                                      Row{answering(R"({"errcode":-1})"), Kind::later}, Row{answering(R"({"errcode":45009})"), Kind::later},
                                      Row{answering(R"({"errcode":60020})"), Kind::later}, Row{answering(R"({"errcode":0})"), Kind::unknown},
                                      Row{answering(""), Kind::unknown}, Row{answering("", 502), Kind::unknown}, Row{answering("", 404), Kind::later},
                                      Row{failing(http::Failure::before_request), Kind::later}, Row{failing(http::Failure::after_request), Kind::unknown}}) {
        Bench bench;
        bench.api.media["m/1"] = photo(100);
        bench.api.send_faults.push_back(fault);
        CAPTURE(fault.response.status);
        CAPTURE(fault.response.body);
        auto const medium = bench.fetch();
        CHECK(medium.outcome.kind == kind);
        CHECK(medium.bytes.empty());
        CHECK(bench.fetch().outcome.kind == Kind::sent);
    }
    Bench bench;
    CHECK(bench.fetch("gone").outcome.detail.starts_with("40007"));
}

TEST_CASE("parts that do not fit together are fetched again, not put together") {
    auto const part = [](int status, std::string range) {
        auto fetched = answering(photo(16), status);
        fetched.response.type = "image/jpeg";
        if (!range.empty()) fetched.response.headers.emplace_back("content-range", std::move(range));
        return fetched;
    };
    for (auto const& wrong : {part(206, ""), part(206, "bytes 1-16/100"), part(206, "bytes 0-14/100"), part(206, "bytes 0-15/10"), part(206, "bytes 0-15/*"),
                              part(206, "bytes 0-15/100x"), part(206, "16"), part(200, "bytes 0-15/100")}) {
        CAPTURE(wrong.response.status);
        Bench bench;
        bench.api.send_faults = {answering(R"({"errcode":830002})"), wrong};
        auto const medium = bench.fetch();
        CHECK(medium.outcome.kind == Kind::unknown);
        CHECK(medium.bytes.empty());
    }
}
