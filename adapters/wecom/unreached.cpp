#include "adapters/wecom/unreached.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/shared/text.hpp"

#include <algorithm>

namespace lingyan::wecom {

using Kind = Outcome::Kind;
using shared::made;

namespace {

std::vector<std::string> people_in(http::Response const& response, char const* name) {
    std::vector<std::string> people;
    auto const all = shared::text_in(response, name);
    for (std::string_view rest = all; !rest.empty();) {
        auto const bar = std::min(rest.find('|'), rest.size());
        if (bar > 0) people.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return people;
}

}  // namespace

Outcome Unreached::outcome_for(std::string_view person) const {
    auto const is_person = [&](std::string const& id) { return shared::same_without_case(id, person); };
    if (std::ranges::any_of(invalid, is_person)) return made(Kind::refused, "invaliduser 账号无效或不在应用可见范围，请核对账号");
    if (std::ranges::any_of(unlicensed, is_person)) return made(Kind::refused, "unlicenseduser 此人没有接口许可，请在管理后台购买或激活");
    return made(Kind::sent, {});
}

Unreached read_unreached(http::Response const& response) { return {people_in(response, "invaliduser"), people_in(response, "unlicenseduser")}; }

}  // namespace lingyan::wecom
