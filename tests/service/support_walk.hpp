// A year that is walked through day by day, by whoever takes part: what is said, what stood in a day's digest, and its numbers.
#pragma once

#include "support_service.hpp"

namespace lingyan::test {

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
