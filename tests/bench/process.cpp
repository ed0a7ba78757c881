#include "process.hpp"

#include "connections.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace lingyan::bench {

namespace {

pid_t spawn(std::vector<std::string> const& command, int core, std::string const& log) {
    std::vector<char*> arguments;
    for (auto const& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto const id = ::fork();
    if (id < 0) throw std::runtime_error("no process");
    if (id > 0) return id;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (core >= 0) stay_on_core(core);
    int const out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

void pause_for(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace

Process::Process(std::vector<std::string> const& command, int core, std::string const& log) : id_(spawn(command, core, log)) {}

Process::~Process() {
    ::kill(id_, SIGTERM);
    for (int i = 0; i < 3000; ++i) {
        if (::waitpid(id_, nullptr, WNOHANG) == id_) return;
        pause_for(std::chrono::milliseconds{10});
    }
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

double Process::cpu_seconds() const {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(id_, &clock) != 0 || ::clock_gettime(clock, &time) != 0) throw std::runtime_error("the server has ended");
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::size_t Process::resident_kilobytes() const {
    std::ifstream status("/proc/" + std::to_string(id_) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
    return 0;
}

void Process::answers_at(std::uint16_t port) const {
    for (int i = 0; i < 6000; ++i) {
        if (int const fd = connect_to(port); fd >= 0) {
            ::close(fd);
            return;
        }
        if (::waitpid(id_, nullptr, WNOHANG) == id_) throw std::runtime_error("the server did not start; see its log");
        pause_for(std::chrono::milliseconds{10});
    }
    throw std::runtime_error("the server does not answer");
}

std::uint16_t free_port() {
    int const fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (::bind(fd, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::getsockname(fd, reinterpret_cast<sockaddr*>(&here), &size) != 0)
        throw std::runtime_error("no port is free");
    ::close(fd);
    return ntohs(here.sin_port);
}

void stay_on_core(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    ::sched_setaffinity(0, sizeof cores, &cores);
}

int run_to_end(std::vector<std::string> const& command, std::string const& log) {
    auto const id = spawn(command, -1, log);
    int status = 0;
    ::waitpid(id, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace lingyan::bench
