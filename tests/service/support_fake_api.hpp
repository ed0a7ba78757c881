// A platform's API on a port of its own, in plain sockets: one request a connection, which can end without an answer.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace lingyan::test {

class FakeServer {
public:
    enum class Begin { at_once, when_told };  // its port is there from the start; a program that forks has no thread until then
    FakeServer(FakeServer const&) = delete;
    FakeServer& operator=(FakeServer const&) = delete;

    void begin();
    void go_down();     // connections are refused
    void come_back();   // on the same port
    std::string url() const;

protected:
    FakeServer() { listen(); }
    virtual ~FakeServer() = default;  // who derives goes down first: its thread asks for answers
    // The whole response; `drop`: the request was read, and the connection ends without it. Under the lock.
    virtual std::string answer(std::string const& target, std::string const& body, bool& drop) = 0;
    static std::string with_status(int status, std::string const& json);

    mutable std::mutex mutex_;

private:
    void listen();
    void serve();

    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace lingyan::test
