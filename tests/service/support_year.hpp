// A year of one township through the simulator's API, said and read as its people do.
#pragma once

#include "support_service.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::test {

class Year {
public:
    Year() : service(copy_of_township(folder.path())) {}
    explicit Year(Settings (*settings)(std::filesystem::path const& folder)) : service(settings(folder.path())) {}

    std::string ask(std::string const& who, std::string const& text) {
        auto said = service.say(who, text);
        CAPTURE(text);
        CHECK(said.status == 200);
        CHECK_FALSE(contains(said.text, "稍后答复"));
        return said.text;
    }
    void to(std::string const& moment) { REQUIRE(service.move_clock(moment).status == 200); }
    // The digest of that day; empty where there was none.
    std::string digest(std::string const& who, std::string const& day) {
        std::string text;
        for (auto const& message : service.got_on(who, day)) text += message.text + "\n";
        return text;
    }
    std::string name(std::string const& who) { return service.someone(who).name; }
    // On its own number, in the digest of that day.
    std::string answer(std::string const& who, std::string const& day, std::string const& line, std::string const& words = {}) {
        auto no = number_of(digest(who, day), line);
        CAPTURE(digest(who, day));
        REQUIRE(no > 0);
        return ask(who, std::to_string(no) + words);
    }

    TemporaryFolder folder;
    RunningService service;
};

}  // namespace lingyan::test
