// The whole service in this process on a free port, driven as an outsider would: over HTTP, with a clock that is moved by hand.
#pragma once

#include "ports/store.hpp"
#include "ports/transaction.hpp"
#include "settings.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace lingyan {
class Service;
}

namespace lingyan::test {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }
    std::string file(std::string const& name, std::string const& content) const;  // writes it; its full path

private:
    std::filesystem::path path_;
};

struct Post {
    std::string role, unit;
};
struct Someone {
    std::string id, name, role, unit;  // role and unit of the first post
    std::vector<Post> posts;
};
struct Sent {
    std::int64_t seq = 0;
    std::string to, text, at;  // at as 2026-12-21T08:11:40+08:00
};
struct Answer {
    int status = 0;  // 0: no answer came
    std::string body;
    std::string head;  // status line and headers as they came
};
struct Said {
    int status = 0;
    std::string id, text;  // of the reply; empty where there is none
    std::string body;      // as it came
};

// The shipped settings with everything that is written in `folder`: one simulator account, a manual clock, port 0.
Settings settings_in(std::filesystem::path const& folder, std::string const& seed);
Settings demo_settings(std::filesystem::path const& folder);

// A made-up township of 33 villages (500000001 … their codes 500000001001 to 500000001033) as CSVs in folder/seed; its settings.
// p1 secretary, p2 mayor, p3 office, p4 duty desk, p5 organisation; c1–c6 contact cadres, l1–l3 linked leaders, h1–h33 village heads;
// a1 county administrator, o1 county organisation, d1 county duty desk.
Settings township_settings(std::filesystem::path const& folder);

// The demo, or the made-up township, seeded once in this program and copied; the clock stands at its start.
Settings copy_of_demo(std::filesystem::path const& folder);
Settings copy_of_township(std::filesystem::path const& folder);
// The demo on the morning of Monday 21 December 2026, 08:30, everything due until then delivered.
Settings copy_of_december(std::filesystem::path const& folder);
// The store and key of one that is stopped, copied into another folder.
Settings copy_of(Settings const& stopped, std::filesystem::path const& folder);

// One request on a connection of its own; status 0 where the connection ends without an answer.
Answer call(std::uint16_t port, std::string const& method, std::string const& target, std::string const& body = {},
            std::string const& type = "application/json", std::string const& cookie = {});

// What the simulator's API offers, by port alone: also for a service in another process.
class Outside {
public:
    explicit Outside(std::uint16_t port) : port_(port) {}
    std::uint16_t port() const { return port_; }
    Answer call(std::string const& method, std::string const& target, std::string const& body = {}) const;
    Said say(std::string const& person, std::string const& text, std::string const& id = {}) const;  // any bytes
    Said show(std::string const& person, std::string const& image, std::string const& id = {}) const;
    std::vector<Sent> got(std::string const& person, std::int64_t after = 0) const;
    std::vector<Sent> got_on(std::string const& person, std::string const& day) const;  // of that day alone: "2026-12-21"
    // The first message after `after` that holds `part`, for what is told at once but not inside an answer; asks until it is there,
    // ten seconds at most, then throws.
    Sent awaited(std::string const& person, std::string const& part, std::int64_t after = 0) const;
    std::int64_t last_seq(std::string const& person) const;
    std::string clock() const;                                  // as the API says it
    Answer move_clock(std::string const& moment) const;         // "2026-12-21T08:30:00+08:00", or without seconds and zone
    std::vector<Someone> people() const;

protected:
    std::uint16_t port_ = 0;
};

class RunningService : public Outside {
public:
    explicit RunningService(Settings settings, std::function<void(char const* point)> at_point = {});
    ~RunningService();
    RunningService(RunningService const&) = delete;
    RunningService& operator=(RunningService const&) = delete;

    int stop();     // waits for the end; the exit code of run()
    void restart();  // stop, and a new one on the same store; the port is another then
    Settings const& settings() const { return settings_; }

    // Every person once, read at the first call.
    std::vector<Someone> const& everyone();
    Someone const& holder(std::string const& role, std::string const& unit = {});  // the first one; throws where there is none
    std::vector<Someone> holders(std::string const& role, std::string const& under = {});  // `under`: how the unit's code begins
    Someone const& someone(std::string const& id);

    // In the store itself, on a connection of its own beside the running service.
    void look(std::function<void(Transaction&)> const& work) const;

private:
    void begin();
    Settings settings_;
    std::function<void(char const* point)> at_point_;
    std::unique_ptr<Service> service_;
    std::thread thread_;
    int exit_code_ = 0;
    std::vector<Someone> everyone_;
};

bool contains(std::string const& text, std::string const& part);
std::vector<std::string> lines_of(std::string const& text);
int count_of(std::string const& text, std::string const& part);
// The number at the start of the line that holds `part` ("3 医保名单，明天到期" → 3); 0 where there is none.
int number_of(std::string const& text, std::string const& part);

}  // namespace lingyan::test
