#include "support_forked.hpp"

#include "service.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace lingyan::test {

namespace {

[[noreturn]] void live(Settings const& settings, std::function<void(char const*)> const& at_point, int go, int ready) {
    char told = 0;
    if (::read(go, &told, 1) != 1) ::_exit(1);
    try {
        Service service(settings, at_point);
        auto const port = service.port();
        if (::write(ready, &port, sizeof port) == sizeof port) service.run();
    } catch (std::exception const& error) {
        std::fprintf(stderr, "the forked service ended: %s\n", error.what());
    }
    ::_exit(1);
}

}  // namespace

ForkedService::ForkedService(Settings const& settings, std::function<void(char const*)> at_point) : Outside(0) {
    int go[2], ready[2];
    REQUIRE(::pipe2(go, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(ready, O_CLOEXEC) == 0);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) live(settings, at_point, go[0], ready[1]);
    ::close(go[0]);
    ::close(ready[1]);
    go_ = go[1];
    ready_ = ready[0];
}

ForkedService::~ForkedService() {
    end();
    ::close(go_);
    ::close(ready_);
}

void ForkedService::begin() {
    REQUIRE(::write(go_, "g", 1) == 1);
    pollfd ready{ready_, POLLIN, 0};
    REQUIRE_MESSAGE(::poll(&ready, 1, 60'000) == 1, "the service has not started");
    REQUIRE(::read(ready_, &port_, sizeof port_) == sizeof port_);
}

void ForkedService::end() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

bool survives(std::function<void()> const& work) {
    auto const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            work();
        } catch (std::exception const& error) {
            std::fprintf(stderr, "in the forked process: %s\n", error.what());
            ::_exit(2);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    return WIFEXITED(status);
}

}  // namespace lingyan::test
