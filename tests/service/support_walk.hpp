// A year that is walked through day by day, by whoever takes part: what is said, what stood in a day's digest, and its numbers.
#pragma once

#include "support_service.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lingyan::test {

struct Walk {
    explicit Walk(Settings settings) : service(std::move(settings)) {}
    RunningService service;

    std::string ask(std::string const& who, std::string const& text);
    void to(std::string const& moment);
    std::string digest(std::string const& who, std::string const& day);  // empty where there was none
    std::string answer(std::string const& who, std::string const& day, std::string const& line, std::string const& words = {});  // under its number there
    std::string name(std::string const& who) { return service.someone(who).name; }
    std::vector<Sent> since(std::string const& who, std::string const& moment);
    std::string texts_since(std::string const& who, std::string const& moment);
    int number(std::string const& who, std::string const& title);  // in the list of everything; 0 where it is not there
};

// In the made-up township.
struct Place {
    TemporaryFolder folder;
};
struct Story : Place, Walk {
    explicit Story(Settings (*settings)(std::filesystem::path const& folder) = copy_of_township) : Walk(settings(folder.path())) {}
};

}  // namespace lingyan::test
