// A connection to another machine, plain or TLS, on which nothing lasts longer than its deadline.
#pragma once

#include "http/base_url.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace lingyan::http {

struct Moved {
    boost::system::error_code failed;
    std::size_t bytes = 0;
};

class Wire {
public:
    virtual ~Wire() = default;

    // Holds for everything until it is set again.
    virtual void end_at(std::chrono::steady_clock::time_point) = 0;
    virtual boost::asio::awaitable<boost::system::error_code> connect() = 0;
    virtual boost::asio::awaitable<Moved> write(std::string_view) = 0;
    virtual boost::asio::awaitable<Moved> read_some(boost::asio::mutable_buffer) = 0;

    // Whether a kept connection is still silent and open, as one between two requests must be.
    virtual bool fresh() = 0;
};

// TLS 1.2 or later, the certificate checked against `authorities` and against the host's name. An empty path means the system's.
std::shared_ptr<boost::asio::ssl::context> tls_settings(std::string const& authorities);

std::unique_ptr<Wire> open_wire(boost::asio::any_io_executor, BaseUrl const&, std::shared_ptr<boost::asio::ssl::context>);

}  // namespace lingyan::http
