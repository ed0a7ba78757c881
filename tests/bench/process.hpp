// A server as a child process on one core, and what it has cost so far.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lingyan::bench {

class Process {
public:
    // `log` takes what it prints. Throws where it cannot be started.
    Process(std::vector<std::string> const& command, int core, std::string const& log);
    ~Process();  // ends it in good order, or after 30 s without mercy
    Process(Process const&) = delete;

    pid_t id() const { return id_; }
    double cpu_seconds() const;              // of all its threads, user and system
    std::size_t resident_kilobytes() const;
    void answers_at(std::uint16_t port) const;  // returns when somebody listens there; throws after a minute

private:
    pid_t id_ = -1;
};

std::uint16_t free_port();
void stay_on_core(int core);                                // this process
int run_to_end(std::vector<std::string> const& command, std::string const& log);  // the exit code

}  // namespace lingyan::bench
