// Who opens his own page: how long that stands, and what a state is good for.
#include "console/own_page.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <doctest/doctest.h>

using namespace lingyan;
using console::OwnPage;
using std::chrono::minutes;

namespace {

// Knows everybody by his code, at the same place.
class Telling : public SignIn {
public:
    std::string sign_in_url(std::string const& page, std::string const& state) const override { return page + "#" + state; }
    boost::asio::awaitable<Visitor> visitor(std::string const& code) override {
        ++asked;
        Visitor one;
        one.id = "o" + code;
        one.outcome.kind = Outcome::Kind::sent;
        co_return one;
    }
    int asked = 0;
};

// Tickets that a reader of this test can read.
console::Tickets open_tickets() {
    auto const count = std::make_shared<int>(0);
    console::Tickets tickets;
    tickets.seal = [](std::string_view text) { return "[" + std::string(text) + "]"; };
    tickets.open = [](std::string_view ticket) { return ticket.size() > 2 ? std::optional(std::string(ticket.substr(1, ticket.size() - 2))) : std::nullopt; };
    tickets.fresh = [count] { return "state" + std::to_string(++*count); };
    return tickets;
}

boost::asio::awaitable<void> look_nowhere(std::function<void(affairs::Turn const&)> const&) { co_return; }

struct Door {
    Telling telling;
    OwnPage page{PROJECT_ROOT "/templates/pages", look_nowhere, open_tickets(), "https://bot.example.gov.cn"};
    Timestamp now{std::chrono::milliseconds{1'800'000'000'000}};

    http::Response open(std::string const& cookie = {}, http::Named query = {}) {
        http::Request request;
        request.method = "GET";
        request.path = "/me/wechat";
        request.query = std::move(query);
        if (!cookie.empty()) request.headers.emplace("cookie", cookie);
        boost::asio::io_context io;
        auto handling = page.handle(std::move(request), "wechat", telling, now);
        auto done = boost::asio::co_spawn(io, std::move(handling), boost::asio::use_future);
        io.run();
        return done.get();
    }
    static std::string cookie_in(http::Response const& response) {
        for (auto const& [name, value] : response.headers)
            if (name == "Set-Cookie") return value.substr(0, value.find(';'));
        return {};
    }
    http::Response come_back(http::Response const& sent_off, std::string const& state, std::string const& code = "1") { return open(cookie_in(sent_off), {{"code", code}, {"state", state}}); }
};

}  // namespace

TEST_CASE("who somebody is stands for half an hour, and then the platform is asked anew") {
    Door door;
    auto const sent_off = door.open();
    auto const own = Door::cookie_in(door.come_back(sent_off, "state1"));
    CHECK(own.find("o1") != std::string::npos);
    for (auto const& [later, status] : {std::pair{minutes{0}, 200}, {minutes{29}, 200}, {minutes{2}, 302}}) {
        CAPTURE(later.count());
        door.now += later;
        CHECK(door.open(own).status == status);
    }
    CHECK(door.telling.asked == 1);
}

TEST_CASE("a state is good once and for ten minutes, and only with the cookie that it came with") {
    Door door;
    auto const first = door.open(), second = door.open();
    CHECK(door.come_back(first, "state2").status == 403);
    CHECK(door.come_back(first, "state1").status == 302);
    CHECK(door.come_back(first, "state1").status == 403);
    door.now += minutes{11};
    CHECK(door.come_back(second, "state2").status == 403);
    CHECK(door.telling.asked == 1);
    auto const third = door.open();
    CHECK(door.come_back(third, "state3", std::string(600, 'c')).status == 403);
    CHECK(door.open("lingyan_way=[lingyan_way\nother\n9999999999999\nstate3]", {{"code", "1"}, {"state", "state3"}}).status == 403);
    CHECK(door.telling.asked == 1);
    CHECK(door.come_back(third, "state3").status == 302);  // what was refused before anybody was asked used nothing up
}
