#include "adapters/shared/support_codes.hpp"

#include "adapters/shared/answers.hpp"

#include <doctest/doctest.h>

namespace lingyan::shared {

void check_codes(Vectors const& vectors, Codes const& codes, std::set<std::int64_t> const& alone) {
    using Kind = Outcome::Kind;
    using Scope = Outcome::Scope;
    struct Meant { Kind kind; Scope scope; bool needs_person; int most_tries; };
    std::map<std::string, Meant> const classes{{"retry_now", {Kind::later, Scope::message, false, 3}},
                                               {"retry_later", {Kind::later, Scope::account, false, 0}},
                                               {"refresh_token_retry", {Kind::token, Scope::message, false, 0}},
                                               {"permanent", {Kind::refused, Scope::message, false, 0}},
                                               {"permanent_alert", {Kind::later, Scope::account, true, 0}},
                                               {"disable_recipient", {Kind::refused, Scope::message, false, 0}},
                                               {"duplicate_ok", {Kind::sent, Scope::message, false, 0}}};
    std::set<std::string> seen;
    auto const answered = [&](std::int64_t code) {
        http::Response response;
        response.body = "{\"errcode\":" + std::to_string(code) + ",\"errmsg\":\"ok\"}";
        return outcome_of_answer(codes, response);
    };
    for (auto const& row : vectors.all().at("error_codes")) {
        auto const code = row.at("code").get<std::int64_t>();
        std::string const named = row.at("class");
        CAPTURE(code);
        if (code == 0) {
            CHECK(named == "ok");
            CHECK(answered(0).kind == Kind::sent);
            continue;
        }
        REQUIRE(classes.contains(named));
        seen.insert(named);
        auto meant = classes.at(named);
        if (code == 40001) meant = classes.at("refresh_token_retry");  // of any call but the token's: another token, once, and then the alarm
        if (alone.contains(code)) meant.scope = Scope::message;
        for (auto const& outcome : {outcome_of(codes, code), answered(code)}) {
            CHECK(outcome.kind == meant.kind);
            CHECK(outcome.scope == meant.scope);
            CHECK(outcome.needs_person == meant.needs_person);
            CHECK(outcome.most_tries == meant.most_tries);
            CHECK(outcome.detail.starts_with(std::to_string(code) + " "));
            CHECK(outcome.detail.find("未登记") == std::string::npos);
        }
        auto const without = outcome_without_token(codes, code);
        CHECK(without.kind == Kind::later);
        CHECK(without.scope == Scope::account);
    }
    CHECK(seen.size() >= 6);
}

}  // namespace lingyan::shared
