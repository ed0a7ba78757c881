// Requests to other machines: TLS 1.2+ with the host's name checked, a deadline, no redirects, a bounded answer.
#pragma once

#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace lingyan::http {

// Where an attempt ended that got no whole answer; it decides whether a send may be repeated (faults.md 2.4).
enum class Failure {
    none,
    before_request,  // no connection, no TLS, no name: not one byte of the request went out
    after_request,   // the request, or part of it, went out: what became of it nobody knows
};

struct Fetched {
    Failure failure = Failure::none;
    Response response;   // when none; the headers' names in lower case
    std::string detail;  // for the log; no address with a secret in it
};

// What may come back.
struct AnswerLimits {
    std::size_t bytes = 64 * 1024;
    std::string range;  // of the bytes that are asked for: "bytes=0-1023"; empty: all
};

class Client {
public:
    // base_url: http://host:port or https://host, without a path or with a prefix. ca_file empty: the system's.
    // Throws std::invalid_argument for a URL it cannot read, boost::system::system_error for a ca_file it cannot.
    Client(std::string base_url, std::chrono::milliseconds deadline = std::chrono::seconds{10}, std::string ca_file = {});
    ~Client();

    // `target` begins with / and is already percent-encoded. Keeps a connection for the next call.
    // Answers of more than 64 KiB count as after_request. Throws only when cancelled. The client may be gone before the answer comes.
    boost::asio::awaitable<Fetched> get(std::string target);
    boost::asio::awaitable<Fetched> get(std::string target, AnswerLimits limits);  // for what is no message: a photo, a file
    boost::asio::awaitable<Fetched> post(std::string target, std::string body, std::string content_type, std::string authorization = {});  // a header, where there is one

private:
    struct State;
    std::shared_ptr<State> state_;
};

// Everything but letters, digits and -._~ becomes %XX.
std::string percent_encode(std::string_view);

}  // namespace lingyan::http
