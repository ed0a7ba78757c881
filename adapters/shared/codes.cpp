#include "adapters/shared/codes.hpp"

#include <algorithm>
#include <string>

namespace lingyan::shared {

namespace {

using Kind = Outcome::Kind;
using Scope = Outcome::Scope;
using std::chrono::seconds;

constexpr int few_tries = 3;

}  // namespace

Outcome outcome_of(Codes const& codes, std::int64_t code) {
    auto const found = std::ranges::find(codes.all, code, &Code::code);
    Outcome outcome;
    outcome.detail = std::to_string(code) + " ";
    if (found == codes.all.end()) {
        outcome.kind = Kind::later;
        outcome.most_tries = few_tries;
        outcome.detail.append(codes.platform).append("返回未登记的错误码，请联系维护人员");
        return outcome;
    }
    outcome.detail += found->words;
    if (found->wait) outcome.wait = seconds{found->wait};
    switch (found->meant) {
        case CodeClass::soon:
            outcome.kind = Kind::later;
            outcome.most_tries = few_tries;
            break;
        case CodeClass::later:
            outcome.kind = Kind::later;
            outcome.scope = Scope::account;
            break;
        case CodeClass::busy: outcome.kind = Kind::later; break;
        case CodeClass::token: outcome.kind = Kind::token; break;
        case CodeClass::person:
            outcome.kind = Kind::later;
            outcome.scope = Scope::account;
            outcome.needs_person = true;
            break;
        case CodeClass::recipient: outcome.kind = Kind::refused; break;
        case CodeClass::message:
            outcome.kind = Kind::refused;
            outcome.for_its_content = true;
            break;
        case CodeClass::done: outcome.kind = Kind::sent; break;
    }
    return outcome;
}

Outcome outcome_without_token(Codes const& codes, std::int64_t code) {
    auto outcome = outcome_of(codes, code);
    bool const passes = outcome.kind == Kind::later && !outcome.needs_person;
    outcome.kind = Kind::later;
    outcome.scope = Scope::account;
    outcome.needs_person = !passes;
    outcome.most_tries = 0;
    return outcome;
}

}  // namespace lingyan::shared
