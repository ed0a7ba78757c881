// The whole benchmark in one command: each server in turn alone on one core, the load on another, in alternating rounds; then what
// a start, a quiet minute and the memory cost.  run [--rounds N] [--calls N] [--connections N] [--instructions] [--starts] [--idle]
#include "connections.hpp"
#include "county.hpp"
#include "figures.hpp"
#include "process.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <thread>

namespace {

using namespace lingyan::bench;
namespace fs = std::filesystem;

constexpr int server_core = 0, load_core = 1;
constexpr std::size_t calls_to_profile = 1200;

struct Options {
    int rounds = 5;
    std::size_t calls = 20'000;
    std::size_t connections = 64;
    bool instructions = false, starts = false, idle = false, rates = false;
    std::string keep;  // where callgrind's files stay
    std::string only;  // the subjects whose name has this in it

    bool takes(std::string const& name) const { return name.find(only) != name.npos; }
};

struct Subject {
    char const* name;
    Server server;
    Kind kind;
};

constexpr Subject subjects[] = {
    {"bare echo", Server::bare_echo, Kind::mix},
    {"crypto echo", Server::crypto_echo, Kind::mix},
    {"ours, reports", Server::ours, Kind::reports},
    {"ours, questions", Server::ours, Kind::questions},
    {"ours, mix", Server::ours, Kind::mix},
};

std::vector<std::string> command_of(Subject const& subject, County& county, std::uint16_t port) {
    if (subject.server == Server::ours) return county.serve_copy(port);
    std::vector<std::string> command{PROGRAMS "/bench/echo", std::to_string(port)};
    if (subject.server == Server::crypto_echo) command.push_back("crypto");
    return command;
}

Driven must(Driven driven, char const* of) {
    if (driven.wrong > 0) throw std::runtime_error(std::string(of) + ": " + std::to_string(driven.wrong) + " wrong answers, first: " + driven.first_wrong);
    return driven;
}

void prepare(Subject const& subject, Caller& caller, std::uint16_t port, std::size_t connections) {
    auto const lists = caller.first_lists(connections);
    if (subject.server == Server::ours) must(drive(port, caller, subject.server, lists), subject.name);
}

void measure(Subject const& subject, County& county, Options const& options, Figures& figures) {
    auto const port = free_port();
    Process server(command_of(subject, county, port), server_core, county.file("log"));
    server.answers_at(port);
    Caller caller(county.cadres());
    prepare(subject, caller, port, options.connections);
    auto const each = options.calls / options.connections;

    auto const peak_calls = caller.calls(subject.kind, options.connections, each);
    auto const before = server.cpu_seconds();
    auto const peak = must(drive(port, caller, subject.server, peak_calls), subject.name);
    auto const cpu = server.cpu_seconds() - before;
    auto const half_calls = caller.calls(subject.kind, options.connections, each);
    auto const half = must(drive(port, caller, subject.server, half_calls, peak.per_second() / 2), subject.name);

    figures.add(subject.name, "calls/s", peak.per_second());
    figures.add(subject.name, "CPU us", cpu / static_cast<double>(peak.answered) * 1e6);
    figures.add(subject.name, "p50 ms", half.percentile(0.5));
    figures.add(subject.name, "p99 ms", half.percentile(0.99));
    figures.add(subject.name, "p99.9 ms", half.percentile(0.999));
    figures.add(subject.name, "RSS MB", static_cast<double>(server.resident_kilobytes()) / 1024);
}

// Instructions in user space between two moments, as callgrind counts them.
double profiled_total(fs::path const& folder, std::string const& prefix) {
    double total = 0;
    for (auto const& file : fs::directory_iterator(folder)) {
        auto const name = file.path().filename().string();
        if (!name.starts_with(prefix + ".") ) continue;
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("totals: ")) total += std::stod(line.substr(8));
    }
    return total;
}

void count_instructions(Subject const& subject, County& county, Options const& options, Figures& figures) {
    auto const port = free_port();
    auto const folder = options.keep.empty() ? fs::path(county.file("")) : fs::path(options.keep);
    fs::create_directories(folder);
    std::string prefix = std::string("callgrind.") + subject.name;
    for (auto& c : prefix)
        if (c == ' ' || c == ',') c = '-';
    std::vector<std::string> command{"/usr/bin/valgrind", "--tool=callgrind", "--callgrind-out-file=" + (folder / prefix).string()};
    for (auto const& word : command_of(subject, county, port)) command.push_back(word);
    Process server(command, -1, county.file("log"));
    server.answers_at(port);
    Caller caller(county.cadres());
    prepare(subject, caller, port, options.connections);
    must(drive(port, caller, subject.server, caller.calls(subject.kind, options.connections, 5)), subject.name);
    auto const calls = caller.calls(subject.kind, options.connections, calls_to_profile / options.connections);
    auto const control = [&](char const* what) {
        if (run_to_end({"/usr/bin/callgrind_control", what, std::to_string(server.id())}, county.file("log")) != 0) throw std::runtime_error("callgrind_control failed");
    };
    control("--zero");
    auto const driven = must(drive(port, caller, subject.server, calls, {}, 600), subject.name);
    control("--dump");
    figures.add(subject.name, "instructions", profiled_total(folder, prefix) / static_cast<double>(driven.answered));
}

struct Start {
    double wall, cpu;  // milliseconds from the start of the process to the last byte of the first answer
};

Start start_once(County& county, Caller& caller) {
    auto const port = free_port();
    auto const call = std::vector<Calls>{caller.calls(Kind::questions, 1, 1)};
    auto const begun = std::chrono::steady_clock::now();
    Process server(county.serve_again(port), server_core, county.file("log"));
    for (int fd = -1; fd < 0;) {
        fd = connect_to(port);
        if (fd >= 0) ::close(fd);
    }
    must(drive(port, caller, Server::ours, call), "the first answer");
    auto const wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    return {wall, server.cpu_seconds() * 1e3};
}

void measure_starts(County& county) {
    {
        auto const port = free_port();
        Process once(county.serve_copy(port), server_core, county.file("log"));
        once.answers_at(port);
    }
    Caller caller(county.cadres());
    std::vector<double> wall, cpu;
    for (int i = 0; i < 11; ++i) {
        auto const start = start_once(county, caller);
        wall.push_back(start.wall);
        cpu.push_back(start.cpu);
    }
    std::printf("\ncold start to the first answered callback: %.1f ms, of CPU %.1f ms (medians of %zu)\n", median(wall), median(cpu), wall.size());
}

// What the loops cost when nothing is due, by how many rules there are.
void measure_idle(int rule_copies) {
    County county(rule_copies);
    auto const port = free_port();
    Process server(county.serve_copy(port), server_core, county.file("log"));
    server.answers_at(port);
    std::this_thread::sleep_for(std::chrono::seconds{3});
    constexpr int seconds = 30;
    auto const before = server.cpu_seconds();
    std::this_thread::sleep_for(std::chrono::seconds{seconds});
    auto const cpu = server.cpu_seconds() - before;
    std::printf("idle with the rules %2d times: %.3f ms of CPU a second (planning, delivering and sweeping together), %.3f %% of a core; %zu MB resident\n", rule_copies,
                cpu * 1e3 / seconds, cpu * 100 / seconds, server.resident_kilobytes() / 1024);
}

Options read(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        auto const is = [&](char const* name) { return std::strcmp(argv[i], name) == 0; };
        auto const value = [&] { return i + 1 < argc ? argv[++i] : throw std::invalid_argument(std::string(argv[i]) + " wants a value"); };
        if (is("--rounds")) options.rounds = std::atoi(value()), options.rates = true;
        else if (is("--calls")) options.calls = static_cast<std::size_t>(std::atol(value()));
        else if (is("--connections")) options.connections = static_cast<std::size_t>(std::atol(value()));
        else if (is("--instructions")) options.instructions = true;
        else if (is("--keep")) options.keep = value();
        else if (is("--only")) options.only = value();
        else if (is("--starts")) options.starts = true;
        else if (is("--idle")) options.idle = true;
        else throw std::invalid_argument("run [--rounds N] [--calls N] [--connections N] [--instructions [--keep FOLDER]] [--only NAME] [--starts] [--idle]; none: rounds, starts and idle");
    }
    if (!options.rates && !options.instructions && !options.starts && !options.idle) options.rates = options.starts = options.idle = true;
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        auto const options = read(argc, argv);
        stay_on_core(load_core);
        County county;
        Figures figures;
        for (int round = 0; options.rates && round < options.rounds; ++round)
            for (auto const& subject : subjects)
                if (options.takes(subject.name)) measure(subject, county, options, figures);
        if (options.instructions)
            for (auto const& subject : subjects)
                if (options.takes(subject.name)) count_instructions(subject, county, options, figures);
        if (options.rates || options.instructions) figures.print("bare echo", options.rates ? "CPU us" : "instructions");
        if (options.starts) measure_starts(county);
        if (options.idle)
            for (int copies : {1, 10}) measure_idle(copies);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "run: %s\n", error.what());
        return 1;
    }
    return 0;
}
