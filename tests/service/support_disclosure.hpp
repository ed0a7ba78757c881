// The made-up township with what notices need: a supervision committee, a clerk and residents in its first villages, and an accounting office.
#pragma once

#include "support_walk.hpp"

namespace lingyan::test {

inline std::string const first_village = "500000001001", second_village = "500000001002";  // 青石村 bears the mark 财务往来较多, 柏林村 does not

// s1 head and m1 member of the supervision committee, k1 clerk, b1 branch member of 青石村; s2 head of 柏林村's; acc of the township's accounting.
Settings disclosing_township(std::filesystem::path const& folder);

}  // namespace lingyan::test
