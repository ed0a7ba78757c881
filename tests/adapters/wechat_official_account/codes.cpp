// The API's codes, by the platform's own list.
#include "adapters/wechat_official_account/codes.hpp"

#include "adapters/shared/support_codes.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;

TEST_CASE("a code of the API means what the platform's list says of it") {
    check_codes(vectors(), wechat::codes, {45066});  // of that one message's id alone
    for (std::int64_t const code : {40001, 40164}) CHECK(outcome_without_token(wechat::codes, code).needs_person);
    CHECK_FALSE(outcome_without_token(wechat::codes, -1).needs_person);
    CHECK_FALSE(outcome_of(wechat::codes, window_closed).for_its_content);
    CHECK(outcome_of(wechat::codes, 123456).most_tries == 3);
}
