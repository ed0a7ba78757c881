// The API's codes and answers, by the platform's own list.
#include "adapters/shared/answers.hpp"

#include "adapters/wecom/codes.hpp"
#include "adapters/wecom/unreached.hpp"
#include "adapters/shared/support_codes.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wecom;
using Kind = Outcome::Kind;
using Scope = Outcome::Scope;

namespace {

http::Response answer(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

std::string nested(int depth) { return R"({"errcode":0,"deep":)" + std::string(std::size_t(depth) - 1, '[') + std::string(std::size_t(depth) - 1, ']') + "}"; }

}  // namespace

TEST_CASE("a code of the API means what the platform's list says of it") {
    check_codes(vectors(), codes, {6000});  // one record is being edited, not the whole account
    CHECK(outcome_of(codes, 45009).wait == std::chrono::seconds{60});
}

TEST_CASE("a code that the list does not have is tried three times and then left to a person") {
    auto const outcome = outcome_of(codes, 987654);
    CHECK(outcome.kind == Kind::later);
    CHECK(outcome.most_tries == 3);
    CHECK(outcome.scope == Scope::message);
    CHECK(outcome.detail.starts_with("987654 "));
}

TEST_CASE("an answer nested deeper than any of theirs is not read") {
    CHECK(outcome_of_answer(codes, answer(200, nested(32))).kind == Kind::sent);
    CHECK(outcome_of_answer(codes, answer(200, nested(33))).kind == Kind::unknown);
    CHECK(outcome_of_answer(codes, answer(200, nested(20'000))).kind == Kind::unknown);
}

TEST_CASE("the answer to a message says what became of it") {
    struct Row { int status; std::string body; Kind kind; };
    for (auto const& [status, body, kind] : std::vector<Row>{{200, R"({"errcode":0,"errmsg":"ok","msgid":"m"})", Kind::sent},
                                                             {200, R"({"errmsg":"ok"})", Kind::sent},
                                                             {200, R"({"errcode":42001,"errmsg":"x"})", Kind::token},
                                                             {200, R"({"errcode":-1})", Kind::later},
                                                             {200, R"({"errcode":81013})", Kind::refused},
                                                             {200, R"({"errcode":"0"})", Kind::unknown},
                                                             {200, "", Kind::unknown},
                                                             {200, "{\"errcode\":0", Kind::unknown},
                                                             {200, "[0]", Kind::unknown},
                                                             {200, "<html>", Kind::unknown},
                                                             {200, std::string(60'000, '['), Kind::unknown},
                                                             {500, R"({"errcode":0})", Kind::unknown},
                                                             {502, "", Kind::unknown},
                                                             {302, "", Kind::later},
                                                             {404, "", Kind::later}}) {
        CAPTURE(status);
        CAPTURE(body.substr(0, 40));
        CHECK(outcome_of_answer(codes, answer(status, body)).kind == kind);
    }
    auto busy = answer(429, "");
    CHECK_FALSE(outcome_of_answer(codes, busy).wait);
    busy.headers.emplace_back("Retry-After", "30");
    CHECK(outcome_of_answer(codes, busy).kind == Kind::later);
    CHECK(outcome_of_answer(codes, busy).wait == std::chrono::seconds{30});
    CHECK(outcome_of_answer(codes, busy).scope == Scope::account);
    CHECK(outcome_of_answer(codes, answer(404, "")).needs_person);
}

TEST_CASE("each person of a message that arrived in part has an outcome of their own") {
    auto const read = read_unreached(answer(200, R"({"errcode":0,"invaliduser":"zhangsan||wangwu","unlicenseduser":"zhaoliu"})"));
    CHECK(read.outcome_for("lisi").kind == Kind::sent);
    CHECK(read.outcome_for("ZhangSan").kind == Kind::refused);
    CHECK(read.outcome_for("WangWu").kind == Kind::refused);
    CHECK(read.outcome_for("ZhaoLiu").kind == Kind::refused);
    CHECK(read.outcome_for("ZhaoLiu").detail.starts_with("unlicenseduser"));
    CHECK(read.outcome_for("zhang").kind == Kind::sent);
}

TEST_CASE("a token is read with its time, and its absence never refuses a message for good") {
    auto const read = read_token_answer(codes, answer(200, R"({"errcode":0,"errmsg":"ok","access_token":"T1","expires_in":7200})"));
    CHECK(read.token == "T1");
    CHECK(read.valid == std::chrono::seconds{7200});
    for (auto const& [status, body] : std::vector<std::pair<int, std::string>>{
             {200, R"({"errcode":40001,"errmsg":"x"})"}, {200, R"({"errcode":60020})"}, {200, "{}"}, {200, ""}, {200, R"({"access_token":7})"}, {503, ""}, {404, ""}}) {
        CAPTURE(body);
        auto const failed = read_token_answer(codes, answer(status, body));
        CHECK(failed.token.empty());
        CHECK(failed.outcome.kind == Kind::later);
        CHECK(failed.outcome.detail.starts_with("gettoken: "));
        CHECK(failed.outcome.scope == Scope::account);
        CHECK(failed.outcome.most_tries == 0);
        bool const for_a_person = body.find("40001") != std::string::npos || body.find("60020") != std::string::npos || status == 404;
        CHECK(failed.outcome.needs_person == for_a_person);
    }
}
