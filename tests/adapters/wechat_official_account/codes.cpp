// The API's codes, by the platform's own list.
#include "adapters/wechat_official_account/codes.hpp"

#include "support_vectors.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace lingyan;
using namespace lingyan::wechat;
using Kind = Outcome::Kind;
using Scope = Outcome::Scope;

TEST_CASE("a code of the API means what the platform's list says of it") {
    struct Meant { Kind kind; Scope scope; bool needs_person; int most_tries; };
    std::map<std::string, Meant> const classes{{"retry_now", {Kind::later, Scope::message, false, 3}},
                                               {"retry_later", {Kind::later, Scope::account, false, 0}},
                                               {"refresh_token_retry", {Kind::token, Scope::message, false, 0}},
                                               {"permanent", {Kind::refused, Scope::message, false, 0}},
                                               {"permanent_alert", {Kind::later, Scope::account, true, 0}},
                                               {"disable_recipient", {Kind::refused, Scope::message, false, 0}},
                                               {"duplicate_ok", {Kind::sent, Scope::message, false, 0}}};
    std::set<std::string> seen;
    for (auto const& row : vectors().all().at("error_codes")) {
        auto const code = row.at("code").get<std::int64_t>();
        std::string const named = row.at("class");
        CAPTURE(code);
        if (code == 0) continue;
        REQUIRE(classes.contains(named));
        seen.insert(named);
        auto meant = classes.at(named);
        if (code == 45066) meant.scope = Scope::message;  // of that one message's id alone
        auto const outcome = outcome_of(codes, code);
        CHECK(outcome.kind == meant.kind);
        CHECK(outcome.scope == meant.scope);
        CHECK(outcome.needs_person == meant.needs_person);
        CHECK(outcome.most_tries == meant.most_tries);
        CHECK(outcome.detail.starts_with(std::to_string(code) + " "));
        CHECK(outcome.detail.find("未登记") == std::string::npos);
        auto const without = outcome_without_token(codes, code);
        CHECK(without.kind == Kind::later);
        CHECK(without.scope == Scope::account);
    }
    CHECK(seen.size() == classes.size());
    CHECK(outcome_without_token(codes, 40001).needs_person);
    CHECK(outcome_without_token(codes, 40164).needs_person);
    CHECK_FALSE(outcome_without_token(codes, -1).needs_person);
    CHECK_FALSE(outcome_of(codes, window_closed).for_its_content);
    CHECK(outcome_of(codes, 123456).most_tries == 3);
}
