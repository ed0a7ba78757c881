// The made-up township with what notices need: a supervision committee, a clerk and residents in its first villages, and an accounting office.
#pragma once

#include "support_service.hpp"

namespace lingyan::test {

inline std::string const first_village = "500000001001", second_village = "500000001002";  // 青石村 bears the mark 财务往来较多, 柏林村 does not

// s1 head and m1 member of the supervision committee, k1 clerk, b1 branch member of 青石村; s2 head of 柏林村's; acc of the township's accounting.
Settings disclosing_township(std::filesystem::path const& folder);

// A year that is walked through day by day, by whoever takes part.
struct Walk {
    explicit Walk(Settings settings) : service(std::move(settings)) {}
    RunningService service;

    std::string ask(std::string const& who, std::string const& text);
    void to(std::string const& moment);
    std::string digest(std::string const& who, std::string const& day);  // empty where there was none
    std::string answer(std::string const& who, std::string const& day, std::string const& line, std::string const& words = {});  // under its number there
    std::string name(std::string const& who) { return service.someone(who).name; }
};

}  // namespace lingyan::test
