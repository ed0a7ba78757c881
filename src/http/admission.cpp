// Two lines before one counter. A place that becomes free goes to the first in line at once, so that nobody slips in before him.
#include "http/admission.hpp"

#include "http/quietly.hpp"

#include <boost/asio/this_coro.hpp>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace lingyan::http {

namespace asio = boost::asio;

// Leaves the line by itself, also where its coroutine is destroyed.
struct Admission::InLine {
    InLine(Line& where, asio::any_io_executor const& executor, Pass& of_request) : line(where), place(line.insert(line.end(), this)), pass(of_request), patience(executor) {}
    ~InLine() {
        if (!let_in) line.erase(place);
    }
    InLine(InLine const&) = delete;
    InLine& operator=(InLine const&) = delete;

    Line& line;
    Line::iterator place;
    Pass& pass;
    asio::steady_timer patience;
    bool let_in = false;
};

struct Admission::Resting {
    Resting(std::list<Resting*>& of, asio::any_io_executor const& executor, std::chrono::milliseconds most) : all(of), place(of.insert(of.end(), this)), until(executor, most) {}
    ~Resting() {
        if (!woken) all.erase(place);
    }
    Resting(Resting const&) = delete;
    Resting& operator=(Resting const&) = delete;

    std::list<Resting*>& all;
    std::list<Resting*>::iterator place;
    asio::steady_timer until;
    bool woken = false;
};

// Where callbacks are put off, pages come in one at a time: nobody is shut out, and nearly all is theirs.
bool Admission::has_room(Claim claim) const {
    if (claim == Claim::health) return true;
    if (claim == Claim::callback) return in_hand_ < limits_.in_hand;
    auto const pages = in_hand_ - callbacks_.size();
    if (Clock::now() - callback_put_off_ < limits_.callbacks_first) return pages == 0;
    return in_hand_ < limits_.in_hand - limits_.reserve_of(limits_.in_hand);
}

void Admission::put_off(Claim claim) {
    if (claim == Claim::callback) callback_put_off_ = Clock::now();
}

// The disk, most likely: whatever came now would wait at least as long.
bool Admission::stands_still() const { return !callbacks_.empty() && Clock::now() - callbacks_.front() >= limits_.callback_patience; }

std::chrono::milliseconds Admission::patience_of(Claim claim) const {
    return claim == Claim::callback ? limits_.callback_patience : limits_.page_patience;
}

Admission::Answer Admission::ask(Claim claim, std::chrono::milliseconds unread, Pass& pass) {
    if (claim == Claim::health) return Answer::come_in;
    if (unread >= patience_of(claim) || stands_still()) return Answer::come_again;
    if (!is_free(claim)) return Answer::stand_in_line;
    begin(claim, pass);
    return Answer::come_in;
}

asio::awaitable<bool> Admission::stand_in_line(Claim claim, std::chrono::milliseconds unread, Pass& pass) {
    InLine waiting{line(claim), co_await asio::this_coro::executor, pass};
    waiting.patience.expires_after(patience_of(claim) - unread);
    co_await waiting.patience.async_wait(quietly);
    co_return waiting.let_in;
}

void Admission::begin(Claim claim, Pass& pass) {
    ++in_hand_;
    pass.of_ = this;
    if (claim == Claim::callback) pass.since_ = callbacks_.insert(callbacks_.end(), Clock::now());
}

void Admission::end(Pass& pass) {
    --in_hand_;
    if (pass.since_) callbacks_.erase(*pass.since_);
    for (auto const claim : {Claim::callback, Claim::page})
        while (!line(claim).empty() && has_room(claim)) {
            auto& next = *line(claim).front();
            line(claim).pop_front();
            next.let_in = true;
            begin(claim, next.pass);
            next.patience.cancel();
        }
    wake();
}

// Only where places stay empty although others are awake: what they have sent meanwhile is work for them, but most of it would be put
// off again.
void Admission::wake() {
    auto const few = limits_.in_hand / 4;
    auto count = in_hand_ == 0 ? few : in_hand_ < few ? 2 : 0;
    for (; count > 0 && !resting_.empty() && is_free(Claim::callback); --count) {
        auto& next = *resting_.front();
        resting_.pop_front();
        next.woken = true;
        next.until.cancel();
    }
}

asio::awaitable<void> Admission::rest(std::chrono::milliseconds most) {
    auto const executor = co_await asio::this_coro::executor;
    Resting resting{resting_, executor, most};
    co_await resting.until.async_wait(quietly);
}

Admission::Pass::~Pass() {
    if (of_) of_->end(*this);
}

std::chrono::milliseconds since_last_byte(asio::ip::tcp::socket& socket) {
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return std::chrono::milliseconds{0};
    return std::chrono::milliseconds{info.tcpi_last_data_recv};
}

}  // namespace lingyan::http
