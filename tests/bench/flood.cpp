// What crowds and floods do to callbacks: ten thousand idle connections, then five times what the server can do.
// flood [--idle N] [--times N] [--connections N] [--rounds N] [--core N]
#include "connections.hpp"
#include "county.hpp"
#include "figures.hpp"
#include "offered.hpp"
#include "process.hpp"

#include "http/open_files.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <utility>

namespace {

using namespace lingyan::bench;

constexpr std::size_t callers = 192;  // connections of the platform when nothing is wrong; more do not get more done
constexpr double flood_seconds = 6;
constexpr double pages_share = 0.1;  // of all that is offered
constexpr double rate_beside_idle = 300;

struct Options {
    std::size_t idle = 10'000;
    double times = 5;
    std::size_t connections = 2'000;
    int rounds = 3;
    int core = -1;  // of the server; the load goes to another
};

// Each of a resident who has not written before: none depends on another's having been taken, and all cost the same, taken or not.
std::vector<Call> messages(Caller& caller, std::size_t count) {
    std::vector<Call> all;
    for (auto& calls : caller.calls(Kind::strangers, callers, count / callers + 1))
        for (auto& call : calls) all.push_back(std::move(call));
    for (auto& call : all) call.expected = {""};  // whatever was said before, it is an answer
    return all;
}

std::vector<Calls> dealt(std::vector<Call> all, std::size_t connections = callers) {
    std::vector<Calls> by_connection(connections);
    for (std::size_t i = 0; i < all.size(); ++i) by_connection[i % connections].push_back(std::move(all[i]));
    return by_connection;
}

std::size_t stored_messages(std::string const& database) {
    std::size_t count = 0;
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "select count(*) from inbox", -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        count = static_cast<std::size_t>(sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return count;
}

Driven checked(Driven driven) {
    if (driven.wrong > 0) throw std::runtime_error(std::to_string(driven.wrong) + " wrong answers, the first: " + driven.first_wrong);
    return driven;
}

class Idlers {
public:
    Idlers(std::uint16_t port, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            fds_.push_back(connect_to(port));
            if (fds_.back() < 0) throw std::runtime_error("connection " + std::to_string(i) + " was not accepted");
        }
    }
    ~Idlers() {
        for (int const fd : fds_) ::close(fd);
    }
    Idlers(Idlers const&) = delete;

private:
    std::vector<int> fds_;
};

void measure_idle(County& county, Options const& options) {
    auto const port = free_port();
    Process server(county.serve_copy(port), options.core, county.file("log"));
    server.answers_at(port);
    Caller caller(county.cadres());
    auto const ask = [&] { return checked(drive(port, caller, Server::ours, dealt(messages(caller, 3'000)), rate_beside_idle)); };
    auto const alone = ask();
    auto const before = server.resident_kilobytes();
    Idlers const idlers(port, options.idle);
    std::this_thread::sleep_for(std::chrono::seconds{1});
    auto const after = server.resident_kilobytes();
    auto const beside = ask();
    std::printf("%zu idle connections: resident memory %.1f MB, before them %.1f MB\n", options.idle, static_cast<double>(after) / 1024, static_cast<double>(before) / 1024);
    for (auto const& [name, driven] : {std::pair{"alone", &alone}, std::pair{"beside them", &beside}})
        std::printf("  callbacks %-12s %.0f a second, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms\n", name, driven->per_second(), driven->percentile(0.5),
                    driven->percentile(0.99), driven->percentile(0.999));
}

void print(char const* name, Tally const& tally, double seconds) {
    auto const share = [&](std::size_t part) { return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(tally.sent, 1)); };
    std::printf("  %-10s offered %7.0f/s, done %6.0f/s (%.1f %%), 503 with Retry-After %.1f %%, other answers %zu, none %zu; done after p50 %.0f ms, p99 %.0f ms\n",
                name, static_cast<double>(tally.sent) / seconds, static_cast<double>(tally.done) / seconds, share(tally.done), share(tally.put_off), tally.other,
                tally.lost, percentile(tally.milliseconds, 0.5), percentile(tally.milliseconds, 0.99));
}

void measure_flood(County& county, Options const& options) {
    auto const port = free_port();
    Process server(county.serve_copy(port), options.core, county.file("log"));
    server.answers_at(port);
    Caller caller(county.cadres());
    std::string const page = "GET /simulator/messages?to=" + county.cadres().front() + "&after=0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    auto acknowledged = checked(drive(port, caller, Server::ours, dealt(messages(caller, 3'000)))).answered;  // warms up
    double busy = 0;
    auto const ask = [&](std::size_t connections) {
        auto const calls = dealt(messages(caller, 15'000), connections);
        auto const before = server.cpu_seconds();
        auto driven = checked(drive(port, caller, Server::ours, calls));
        busy = (server.cpu_seconds() - before) / driven.seconds;
        acknowledged += driven.answered;
        return driven;
    };
    // The store grows by all that is taken, and with it what a message costs: a flood is held against the peaks before and after it.
    std::vector<double> crowds, goodputs;
    auto peak = ask(callers);
    for (int round = 0; round < options.rounds; ++round) {
        auto const crowd = ask(static_cast<std::size_t>(callers * options.times));
        crowds.push_back(crowd.per_second() / peak.per_second());
        auto const rate = options.times * peak.per_second();
        auto const calls = messages(caller, static_cast<std::size_t>(rate * flood_seconds));
        auto const offered = offer(port, calls, page, {rate, rate * pages_share, flood_seconds}, options.connections, [&] { return server.cpu_seconds(); });
        acknowledged += offered.acknowledged.size();
        auto const before = std::exchange(peak, ask(callers));
        goodputs.push_back(offered.done_per_second / std::midpoint(before.per_second(), peak.per_second()));
        std::printf("peak %.0f/s (p99 %.0f ms) with %zu callers; %.0f times as many callers: %.0f/s (p99 %.0f ms)\n", before.per_second(), before.percentile(0.99),
                    callers, options.times, crowd.per_second(), crowd.percentile(0.99));
        std::printf("%.0f times the peak, sent over %zu connections without waiting for answers: %.0f/s (core busy %.0f %%); the peak after it %.0f/s (%.0f %%)\n", options.times,
                    options.connections, offered.done_per_second, 100 * offered.busy, peak.per_second(), 100 * busy);
        print("callbacks", offered.callbacks, offered.seconds);
        print("pages", offered.pages, offered.seconds);
        for (auto const& [at, body] : offered.acknowledged)
            if (auto const wrong = caller.complaint(Server::ours, calls[at], 200, body); !wrong.empty()) throw std::runtime_error("a wrong answer: " + wrong);
    }
    auto const stored = stored_messages(county.file("copy.db"));
    std::printf("goodput, in medians of %d rounds: %.1f %% of the peak with %.0f times the callers, %.1f %% at %.0f times the rate; %zu acknowledged, %zu stored\n", options.rounds,
                100 * median(crowds), options.times, 100 * median(goodputs), options.times, acknowledged, stored);
    if (stored < acknowledged) throw std::runtime_error("something was acknowledged that is not stored");
}

Options read(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        auto const is = [&](char const* name) { return std::strcmp(argv[i], name) == 0; };
        auto const value = [&] { return i + 1 < argc ? argv[++i] : throw std::invalid_argument(std::string(argv[i]) + " wants a value"); };
        if (is("--idle")) options.idle = static_cast<std::size_t>(std::atol(value()));
        else if (is("--times")) options.times = std::atof(value());
        else if (is("--connections")) options.connections = static_cast<std::size_t>(std::atol(value()));
        else if (is("--rounds")) options.rounds = std::atoi(value());
        else if (is("--core")) options.core = std::atoi(value());
        else throw std::invalid_argument("flood [--idle N] [--times N] [--connections N] [--rounds N] [--core N]");
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        auto const options = read(argc, argv);
        if (options.core >= 0) stay_on_core(1 - options.core % 2);
        if (lingyan::http::raise_open_files(options.idle + 100) < options.idle + 100) throw std::runtime_error("this shell may not open so many files");
        County county;
        if (options.idle > 0) measure_idle(county, options);
        if (options.rounds > 0) measure_flood(county, options);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "flood: %s\n", error.what());
        return 1;
    }
    return 0;
}
