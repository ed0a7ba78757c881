// A server on a free port and raw sockets to speak to it; peers that misbehave on purpose; and run(), which awaits a coroutine.
#pragma once

#include "http/server.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_future.hpp>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace lingyan::http::test {

namespace asio = boost::asio;
using asio::ip::tcp;

template <class T>
T run(asio::awaitable<T> work) {
    asio::io_context io{1};
    auto result = asio::co_spawn(io, std::move(work), asio::use_future);
    io.run();
    return result.get();
}

// Answers with what it understood: method, path, query, body.
asio::awaitable<Response> echo(Request request);

class RunningServer {
public:
    explicit RunningServer(Handler handler = echo, Limits limits = {}, std::chrono::milliseconds grace = std::chrono::seconds{5});
    ~RunningServer();
    void begin_stop();
    void stop();  // begins it and waits for its end
    std::uint16_t port() const { return port_; }
    int handled() const { return handled_; }
    std::vector<std::string> log();
    int refusals(std::string const& reason);  // of requests and connections

private:
    asio::awaitable<Response> count(Request request);
    Limits watched(Limits limits);

    asio::io_context io_{1};
    std::atomic<int> handled_ = 0;
    std::mutex log_mutex_;
    std::vector<std::string> log_;
    std::map<std::string, int> refusals_;
    Handler handler_;
    Server server_;
    std::uint16_t port_;
    asio::cancellation_signal stop_;
    std::thread thread_;
};

// Speaks bytes, not HTTP. Every read gives up after ten seconds, so that a failing test ends.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, int receive_buffer = 0);
    RawClient& send(std::string const& bytes);
    std::string read_answer(bool bodiless = false);  // one head and its body
    std::string read_to_end();                       // until the other end closes
    void sip();                                      // one byte, if there is one
    void finish();                                   // no more will be sent
    void reset();                                    // nothing will be sent or read any more
    bool closed_within(std::chrono::milliseconds);   // by the other end
    void wait_until_closed();                        // without reading what came before

private:
    bool read_more();
    asio::io_context io_{1};
    tcp::socket socket_{io_};
    std::string buffer_;
};

// Answers with the path; requests under /hold wait until they are let go.
class Holding {
public:
    asio::awaitable<Response> answer(Request);
    Handler handler() {
        return [this](Request request) { return answer(std::move(request)); };
    }
    void wait_for(int held);
    void let_go() { free_ = true; }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int held_ = 0;
    std::atomic<bool> free_ = false;
};

int status_of(std::string const& answer);  // 0 where there is none

// One script a connection, in their order; then it ends.
class Peer {
public:
    using Script = std::function<void(tcp::socket&)>;
    explicit Peer(std::vector<Script> scripts);
    ~Peer();
    std::uint16_t port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

private:
    asio::io_context io_{1};
    tcp::acceptor acceptor_{io_, tcp::endpoint{asio::ip::make_address("127.0.0.1"), 0}};
    std::uint16_t port_;
    std::thread thread_;
};

// For scripts: one request with its body; empty where the other end closed.
std::string read_request(tcp::socket&);
void say(tcp::socket&, std::string const& bytes);
std::string answer_with(std::string const& body);

}  // namespace lingyan::http::test
