// A small county and a store that knows only what was sent, for asking a simulator what it answers.
#include "support.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

namespace lingyan::simulator {

namespace {

std::shared_ptr<County const> small_county() {
    UnitId const county{"630225"}, town{"630225100"}, village{"630225100201"};
    auto const past = make_date(2025, 1, 1);
    std::vector<Unit> units{
        {county, Level::county, "循化县", "循化县", UnitId{}, UnitId{}},
        {town, Level::township, "积石镇", "积石镇", county, UnitId{}},
        {village, Level::village, "西街村委会", "西街村", town, UnitId{}},
    };
    std::vector<Person> people{
        {PersonId{"p1"}, "扎西", "", "", {{"wecom", "zhaxi"}, {"sim", "s-zhaxi"}, {"sim", "s-old"}}, std::nullopt},
        {PersonId{"p2"}, "马玉兰", "", "", {{"sim", "s-ma"}}, std::nullopt},
        {PersonId{"p3"}, "韩福", "", "", {}, std::nullopt},
    };
    std::vector<Post> posts{
        {PersonId{"p1"}, Role{"township.secretary"}, town, past, std::nullopt, false},
        {PersonId{"p2"}, Role{"village.clerk"}, village, past, make_date(2026, 10, 7), false},
        {PersonId{"p2"}, Role{"village.secretary"}, village, past, std::nullopt, true},
        {PersonId{"p2"}, Role{"village.director"}, village, past, std::nullopt, true},
        {PersonId{"p3"}, Role{"village.clerk"}, village, make_date(2026, 10, 9), std::nullopt, false},
    };
    auto made = std::make_shared<County>();
    made->roster = Roster(units, people, posts);
    return made;
}

boost::asio::awaitable<std::string> receive_on(Bench* bench, InboundMessage message) {
    if (bench->receiving_fails) throw StoreError("disk full: inbox.add");
    bench->received.push_back(message);
    co_return bench->reply;
}

boost::asio::awaitable<int> move_on(Bench* bench, Timestamp to) {
    if (bench->moving_fails) throw StoreError("disk full: marks.put");
    bench->moved_to.push_back(to);
    bench->clock.time = to;
    co_return 7;
}

}  // namespace

boost::asio::awaitable<void> SentOnly::transact(std::function<void(Transaction&)> const& work) {
    if (broken) throw StoreError("disk I/O: outbox.sent_to");
    work(*this);
    co_return;
}

std::vector<Delivery> SentOnly::sent_to(Address const& to, std::int64_t after) {
    std::vector<Delivery> result;
    for (auto const& delivery : kept)
        if (delivery.to == to && delivery.seq > after) result.push_back(delivery);
    return result;
}

Bench::Bench() {
    doors.county = [county = small_county()] { return county; };
    doors.receive = [this](InboundMessage message) { return receive_on(this, std::move(message)); };
    doors.move_clock = [this](Timestamp to) { return move_on(this, to); };
    doors.clock_moves = true;
    doors.clock = &clock;
    doors.store = &store;
    doors.pages = PROJECT_ROOT "/templates/pages";
    rebuild();
}

http::Response Bench::ask(std::string const& method, std::string const& path, std::string const& body,
                          http::Named const& query, http::Named const& headers) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.query = query;
    request.headers = headers;
    boost::asio::io_context loop(1);
    auto answer = boost::asio::co_spawn(loop, simulator->handle(std::move(request)), boost::asio::use_future);
    loop.run();
    return answer.get();
}

}  // namespace lingyan::simulator
