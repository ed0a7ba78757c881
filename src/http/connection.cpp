// Reads a request, has it answered, writes the answer, and again; what the gate refuses ends the connection.
#include "http/connection.hpp"

#include "http/answer.hpp"
#include "http/intake.hpp"
#include "http/quietly.hpp"
#include "http/target.hpp"

#include <boost/asio/write.hpp>
#include <boost/core/demangle.hpp>

#include <algorithm>
#include <array>
#include <typeinfo>
#include <utility>

namespace lingyan::http {

namespace asio = boost::asio;

namespace {

// Of requests that were sent ahead and are put off together.
constexpr std::size_t small_heap = 8, large_heap = 96;
constexpr std::size_t most_owed = 16 * 1024;

std::string_view reason_of(int status) {
    if (status == overloaded) return "overload";
    return status == 413 || status == 414 || status == 431 ? "too_large" : "malformed";
}

Response refusal(int status) {
    Response response;
    response.status = status;
    if (status == overloaded) response.headers.emplace_back("Retry-After", "2");
    return response;
}

class Conversation {
public:
    Conversation(Service& service, Connection& connection) : service_(service), connection_(connection), intake_(service, connection) {
        boost::system::error_code failed;
        auto const peer = connection.socket.remote_endpoint(failed);
        if (!failed) peer_ = peer.address().to_string();
    }

    asio::awaitable<void> run() {
        auto more = true;
        while (more && !service_.stopping) {
            more = co_await one_request();  // GCC 12 breaks a loop that has co_await in its condition and no body
            if (!more || !std::exchange(heap_has_ended_, false)) continue;
            more = connection_.pay();
            if (more) co_await pause();
        }
    }

private:
    asio::awaitable<bool> one_request();
    asio::awaitable<Response> answer();
    asio::awaitable<bool> write(Response response);
    bool goes_with_the_next(Response const&);
    void owe(Response const&);
    asio::awaitable<bool> refuse(int status);
    asio::awaitable<bool> put_off();
    asio::awaitable<void> pause();
    bool has_no_chance() const;
    asio::awaitable<bool> is_let_in(Admission::Pass&);
    void see_what_was_sent_ahead();

    Service& service_;
    Connection& connection_;
    Intake intake_;
    std::string peer_;
    bool sent_ahead_ = false;  // the next request came, at least in part, before the last answer went out
    int turn_ = 0;             // how many of what is sent ahead may still stand in line
    std::size_t put_off_ = 0;  // of what was sent ahead, since the last pause
    bool heap_has_ended_ = false;  // all that was here of what was sent ahead has been seen to, at least some of it by putting it off
    std::chrono::milliseconds pause_ = service_.limits.ahead_pause;
};

asio::awaitable<bool> Conversation::one_request() {
    service_.settle(connection_, Stay::waiting);
    auto read = co_await intake_.read_head();
    if (read.whole() && has_no_chance()) read.refused = overloaded;
    Response response;
    if (read.whole()) {
        auto const came_whole = intake_.is_whole();  // most do, and need not be looked at further where they are put off
        if (!came_whole) read = co_await intake_.read_body();
        Admission::Pass pass;
        if (read.whole() && !co_await is_let_in(pass)) co_return co_await put_off();
        if (read.whole() && came_whole) read = co_await intake_.read_body();
        if (read.whole()) response = co_await answer();
        intake_.let_go();
    }
    if (read.gone) co_return false;
    if (!read.whole()) co_return co_await refuse(read.refused);
    service_.room.settle(connection_, intake_.claim() == Claim::callback && response.status / 100 == 2 ? Stay::caller : Stay::busy);
    if (response.lost) connection_.lost.push_back(std::move(response.lost));
    if (goes_with_the_next(response)) {
        owe(response);
        co_return true;
    }
    auto const written = co_await write(std::move(response));
    connection_.in_hand = false;
    co_return written && intake_.head().keep_alive;
}

// Decided by the head alone: a page that would take a caller's place, or whose body would be waited for in vain.
bool Conversation::has_no_chance() const {
    if (intake_.claim() != Claim::page) return false;
    return service_.room.others_exceed_their_share() || (!intake_.is_whole() && !service_.admission.is_free(Claim::page));
}

// Where there is not room for all, those come first who wait for an answer before they ask again: what somebody sends ahead would
// grow old behind his own requests, and keep others waiting. A few in a row he may have; then the rest is put off in one heap.
asio::awaitable<bool> Conversation::is_let_in(Admission::Pass& pass) {
    service_.settle(connection_, Stay::busy);
    connection_.deadline = no_deadline;  // the line has its own, and so has the handler
    auto const claim = intake_.claim();
    if (!sent_ahead_) turn_ = service_.limits.ahead_turn;
    else if (turn_ > 0) --turn_;
    else if (claim != Claim::health && !service_.admission.is_free(claim)) co_return false;
    // Where few are connected none can have lain unread because of the others: then it was the machine that stood still.
    auto const crowded = !sent_ahead_ && service_.room.size() > service_.limits.in_hand;
    auto const unread = crowded ? since_last_byte(connection_.socket) : std::chrono::milliseconds{0};
    auto const said = service_.admission.ask(claim, unread, pass);
    if (said == Admission::Answer::stand_in_line) co_return co_await service_.admission.stand_in_line(claim, unread, pass);
    co_return said == Admission::Answer::come_in;
}

// Before an answer goes out: what is here now was sent without waiting for it.
void Conversation::see_what_was_sent_ahead() {
    boost::system::error_code failed;
    sent_ahead_ = intake_.has_more() || (service_.admission.in_line() > 0 && connection_.socket.available(failed) > 0);
    if (sent_ahead_) intake_.expect_much();
}

asio::awaitable<Response> Conversation::answer() {
    Response response;
    auto& head = intake_.head();
    auto target = read_target(head.target);
    if (!target || climbs(target->path)) {
        response.status = target ? 404 : 400;
        co_return response;
    }
    Request request;
    request.method = head.method;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.headers = std::move(head.headers);
    request.body = intake_.take_body();
    request.peer = peer_;
    std::string thrown;
    try {
        auto handling = service_.handler(std::move(request));
        response = co_await std::move(handling);
    } catch (std::exception const& failure) {
        thrown = boost::core::demangle(typeid(failure).name());  // its text may quote what a person wrote
    } catch (...) {
        thrown = "something that is no exception";
    }
    if (!thrown.empty()) {
        response = Response{};
        response.status = 500;
        auto const was_cut = !connection_.socket.is_open();  // then it threw because it was told to end
        if (service_.limits.log && !was_cut) service_.limits.log("http: a " + head.method + " handler threw " + thrown);
    }
    co_return response;
}

// Where others stand in line, what is sent ahead is answered in one writing for a turn, which costs as much as half an answer: its
// sender asks for the next before he has heard of this one, and whatever else would be waited for is preceded by paying.
bool Conversation::goes_with_the_next(Response const& response) {
    auto const& request = intake_.head();
    if (service_.admission.in_line() == 0 || service_.stopping || connection_.owed.size() + response.body.size() > most_owed) return false;
    if (!request.keep_alive || request.version_1_0 || request.method == "HEAD") return false;
    see_what_was_sent_ahead();
    return sent_ahead_ && intake_.has_more();
}

void Conversation::owe(Response const& response) {
    connection_.owed += answer_head(response, true, false);
    if (may_have_body(response.status)) connection_.owed += response.body;
}

asio::awaitable<bool> Conversation::write(Response response) {
    auto& request = intake_.head();
    request.keep_alive = request.keep_alive && !service_.stopping;
    auto const head = answer_head(response, request.keep_alive, request.version_1_0);
    auto const bodiless = request.method == "HEAD" || !may_have_body(response.status);
    auto const owed = std::exchange(connection_.owed, {});
    std::array<asio::const_buffer, 3> const wire{asio::buffer(owed), asio::buffer(head), bodiless ? asio::const_buffer{} : asio::buffer(response.body)};
    connection_.deadline = after(service_.limits.answer);
    see_what_was_sent_ahead();
    auto const [failed, count] = co_await asio::async_write(connection_.socket, wire, quietly);
    static_cast<void>(count);
    connection_.settle_owed(!failed);
    co_return !failed;
}

// Its bytes are passed over, so that the sender need not connect again; those who sent many at once are told in one writing.
asio::awaitable<bool> Conversation::put_off() {
    auto const came_ahead = sent_ahead_;
    service_.count_request(reason_of(overloaded));
    service_.admission.put_off(intake_.claim());
    intake_.take_body();
    intake_.let_go();
    intake_.pass_over();
    if (!intake_.head().keep_alive || intake_.head().version_1_0) {
        co_await write(refusal(overloaded));
        co_return false;
    }
    static auto const answer = answer_head(refusal(overloaded), true, false);
    connection_.owed += answer;
    if (came_ahead) {
        std::function<bool(Claim)> const has_room = [&](Claim claim) { return claim == Claim::health || service_.admission.is_free(claim); };
        auto const heap = intake_.pass_over_heap(has_room, large_heap);
        put_off_ += 1 + heap.requests;
        connection_.owed.reserve(connection_.owed.size() + heap.requests * answer.size());
        for (std::size_t i = 0; i < heap.requests; ++i) {
            service_.count_request(reason_of(overloaded));
            connection_.owed += answer;
        }
        heap_has_ended_ = heap.ended;
    }
    see_what_was_sent_ahead();
    connection_.in_hand = false;
    co_return ((came_ahead && !heap_has_ended_) || connection_.pay()) && !service_.stopping;
}

// What comes meanwhile is read and told in one piece; who sends a request at a time would else cost as much as if he were served. The
// pause becomes as long as it takes for a piece of a dozen or more.
asio::awaitable<void> Conversation::pause() {
    auto const usual = service_.limits.ahead_pause;
    if (put_off_ < small_heap) pause_ = std::min(pause_ * 2, usual * 5);
    if (put_off_ >= large_heap) pause_ = std::max(pause_ / 2, usual / 4);
    put_off_ = 0;
    turn_ = service_.limits.ahead_turn;
    connection_.hush(true);
    co_await service_.admission.rest(pause_);
}

// After the refusal the other end may still be sending; closing at once would reset the connection and lose the answer on its way.
asio::awaitable<bool> Conversation::refuse(int status) {
    service_.count_request(reason_of(status));
    intake_.head() = Head{};
    intake_.head().keep_alive = false;
    auto const written = co_await write(refusal(status));
    connection_.in_hand = false;
    if (!written || service_.stopping) co_return false;
    boost::system::error_code ignored;
    connection_.socket.shutdown(asio::socket_base::shutdown_send, ignored);
    connection_.deadline = after(std::min(service_.limits.request, std::chrono::milliseconds{2000}));
    co_await intake_.drain();
    co_return false;
}

}  // namespace

void Service::settle(Connection& connection, Stay stay) {
    if (connection.stay != Stay::caller) room.settle(connection, stay);
}

bool Connection::pay() {
    if (owed.empty()) return true;
    boost::system::error_code failed;
    auto const count = socket.write_some(asio::buffer(owed), failed);
    auto const whole = !failed && count == owed.size();
    owed.clear();
    settle_owed(whole);
    return whole;
}

void Connection::part() {
    pay();
    settle_owed(false);
    close();
}

void Connection::settle_owed(bool written) {
    auto const of_these = std::exchange(lost, {});
    if (written) return;
    for (auto const& tell : of_these) tell();
}

asio::awaitable<void> converse(std::shared_ptr<Service> service, std::shared_ptr<Connection> connection) {
    Conversation conversation{*service, *connection};
    co_await conversation.run();
}

}  // namespace lingyan::http
