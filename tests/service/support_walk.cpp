#include "support_walk.hpp"

#include <doctest/doctest.h>

namespace lingyan::test {

std::string Walk::ask(std::string const& who, std::string const& text) {
    auto said = service.say(who, text);
    CAPTURE(text);
    CHECK(said.status == 200);
    CHECK_FALSE(contains(said.text, "稍后答复"));
    return said.text;
}

void Walk::to(std::string const& moment) { REQUIRE(service.move_clock(moment).status == 200); }

std::string Walk::digest(std::string const& who, std::string const& day) {
    std::string text;
    for (auto const& message : service.got_on(who, day)) text += message.text + "\n";
    return text;
}

std::string Walk::answer(std::string const& who, std::string const& day, std::string const& line, std::string const& words) {
    auto const no = number_of(digest(who, day), line);
    CAPTURE(digest(who, day));
    CAPTURE(line);
    REQUIRE(no > 0);
    return ask(who, std::to_string(no) + words);
}

std::vector<Sent> Walk::since(std::string const& who, std::string const& moment) {
    std::vector<Sent> found;
    for (auto const& message : service.got(who))
        if (message.at >= moment) found.push_back(message);
    return found;
}

std::string Walk::texts_since(std::string const& who, std::string const& moment) {
    std::string text;
    for (auto const& message : since(who, moment)) text += message.text + "\n";
    return text;
}

int Walk::number(std::string const& who, std::string const& title) { return number_of(ask(who, "全部"), title); }

}  // namespace lingyan::test
