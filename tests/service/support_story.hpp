// A story told through the simulator's API, in the made-up township: people speak, the clock moves, and what they were told is read.
#pragma once

#include "support_service.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace lingyan::test {

struct Story {
    TemporaryFolder folder;
    RunningService service{copy_of_township(folder.path())};

    std::string ask(std::string const& who, std::string const& text) {
        auto said = service.say(who, text);
        CAPTURE(text);
        CHECK(said.status == 200);
        CHECK_FALSE(contains(said.text, "稍后答复"));
        return said.text;
    }
    void to(std::string const& moment) { REQUIRE(service.move_clock(moment).status == 200); }

    // All that the person was told on that day; empty where there was nothing.
    std::string told(std::string const& who, std::string const& day) {
        std::string text;
        for (auto const& message : service.got_on(who, day)) text += message.text + "\n";
        return text;
    }
    std::vector<Sent> since(std::string const& who, std::string const& moment) {
        std::vector<Sent> found;
        for (auto const& message : service.got(who))
            if (message.at >= moment) found.push_back(message);
        return found;
    }
    std::string texts_since(std::string const& who, std::string const& moment) {
        std::string text;
        for (auto const& message : since(who, moment)) text += message.text + "\n";
        return text;
    }
    std::string name(std::string const& who) { return service.someone(who).name; }
    // The number of an item in the person's list of everything; 0 where it is not there.
    int number(std::string const& who, std::string const& title) { return number_of(ask(who, "全部"), title); }
};

}  // namespace lingyan::test
