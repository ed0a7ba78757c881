// A platform's table of codes against the list that stands beside its vectors.
#pragma once

#include "adapters/shared/codes.hpp"
#include "adapters/shared/support_vectors.hpp"

#include <set>

namespace lingyan::shared {

// `alone`: codes that concern one message although their class concerns the account.
void check_codes(Vectors const&, Codes const&, std::set<std::int64_t> const& alone);

}  // namespace lingyan::shared
