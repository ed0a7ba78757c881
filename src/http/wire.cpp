// Names, sockets and TLS of the client side.
#include "http/wire.hpp"

#include "http/quietly.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <sys/socket.h>

#include <vector>

namespace lingyan::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Endpoints = std::vector<tcp::endpoint>;

namespace {

// A lookup cannot be interrupted; it is left behind when its time is over, and keeps itself alive until it ends.
struct Lookup {
    explicit Lookup(asio::any_io_executor const& executor) : resolver(executor), waiting(executor) {}
    tcp::resolver resolver;
    asio::steady_timer waiting;
    error_code failed = beast::error::timeout;
    Endpoints found;
};

asio::awaitable<error_code> look_up(asio::any_io_executor executor, BaseUrl const& url, std::chrono::steady_clock::time_point until,
                                    Endpoints& found) {
    error_code no_address;
    auto const address = asio::ip::make_address(url.host, no_address);
    if (!no_address) {
        found.emplace_back(address, url.port);
        co_return error_code{};
    }
    auto const lookup = std::make_shared<Lookup>(executor);
    lookup->waiting.expires_at(until);
    auto finish = [lookup](error_code failed, tcp::resolver::results_type const& results) {
        lookup->failed = failed;
        for (auto const& result : results) lookup->found.push_back(result.endpoint());
        lookup->waiting.cancel();
    };
    lookup->resolver.async_resolve(url.host, std::to_string(url.port), tcp::resolver::numeric_service, finish);
    co_await lookup->waiting.async_wait(quietly);
    found = std::move(lookup->found);
    co_return lookup->failed;
}

bool silent_and_open(tcp::socket& socket) {
    char byte = 0;
    auto const count = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

asio::awaitable<error_code> connect_socket(beast::tcp_stream& stream, BaseUrl const& url, std::chrono::steady_clock::time_point until) {
    Endpoints endpoints;
    if (auto const failed = co_await look_up(stream.get_executor(), url, until, endpoints)) co_return failed;
    stream.expires_at(until);
    auto const [failed, endpoint] = co_await stream.async_connect(endpoints, quietly);
    if (failed) co_return failed;
    error_code ignored;
    stream.socket().set_option(tcp::no_delay(true), ignored);
    co_return error_code{};
}

class PlainWire final : public Wire {
public:
    PlainWire(asio::any_io_executor executor, BaseUrl const& url) : stream_(std::move(executor)), url_(url) {}

    void end_at(std::chrono::steady_clock::time_point until) override {
        until_ = until;
        stream_.expires_at(until);
    }
    asio::awaitable<error_code> connect() override { return connect_socket(stream_, url_, until_); }
    asio::awaitable<Moved> write(std::string_view bytes) override {
        auto const [failed, count] = co_await asio::async_write(stream_, asio::buffer(bytes), quietly);
        co_return Moved{failed, count};
    }
    asio::awaitable<Moved> read_some(asio::mutable_buffer space) override {
        auto const [failed, count] = co_await stream_.async_read_some(space, quietly);
        co_return Moved{failed, count};
    }
    bool fresh() override { return silent_and_open(stream_.socket()); }

private:
    beast::tcp_stream stream_;
    BaseUrl url_;
    std::chrono::steady_clock::time_point until_ = std::chrono::steady_clock::time_point::max();
};

class TlsWire final : public Wire {
public:
    TlsWire(asio::any_io_executor executor, BaseUrl const& url, std::shared_ptr<asio::ssl::context> settings)
        : settings_(std::move(settings)), stream_(std::move(executor), *settings_), url_(url) {}

    void end_at(std::chrono::steady_clock::time_point until) override {
        until_ = until;
        stream_.next_layer().expires_at(until);
    }
    asio::awaitable<error_code> connect() override {
        error_code no_address;
        asio::ip::make_address(url_.host, no_address);
        auto const is_name = static_cast<bool>(no_address);  // an address is not announced, only checked
        if (is_name && SSL_set_tlsext_host_name(stream_.native_handle(), url_.host.c_str()) != 1)
            co_return asio::error::make_error_code(asio::error::invalid_argument);
        stream_.set_verify_callback(asio::ssl::host_name_verification(url_.host));
        if (auto const failed = co_await connect_socket(stream_.next_layer(), url_, until_)) co_return failed;
        auto const [failed] = co_await stream_.async_handshake(asio::ssl::stream_base::client, quietly);
        co_return failed;
    }
    asio::awaitable<Moved> write(std::string_view bytes) override {
        auto const [failed, count] = co_await asio::async_write(stream_, asio::buffer(bytes), quietly);
        // A record may be out although no byte of it was counted.
        co_return Moved{failed, failed ? std::max<std::size_t>(count, 1) : count};
    }
    asio::awaitable<Moved> read_some(asio::mutable_buffer space) override {
        auto const [failed, count] = co_await stream_.async_read_some(space, quietly);
        co_return Moved{failed, count};
    }
    bool fresh() override {
        // TLS 1.3 tickets follow the handshake and are read along with the first answer; anything later is the other end closing.
        return SSL_pending(stream_.native_handle()) == 0 && silent_and_open(stream_.next_layer().socket());
    }

private:
    std::shared_ptr<asio::ssl::context> settings_;
    asio::ssl::stream<beast::tcp_stream> stream_;
    BaseUrl url_;
    std::chrono::steady_clock::time_point until_ = std::chrono::steady_clock::time_point::max();
};

}  // namespace

std::shared_ptr<asio::ssl::context> tls_settings(std::string const& authorities) {
    auto settings = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(settings->native_handle(), TLS1_2_VERSION);
    settings->set_verify_mode(asio::ssl::verify_peer);
    if (authorities.empty()) {
        settings->set_default_verify_paths();
    } else {
        settings->load_verify_file(authorities);
    }
    return settings;
}

std::unique_ptr<Wire> open_wire(asio::any_io_executor executor, BaseUrl const& url, std::shared_ptr<asio::ssl::context> settings) {
    if (url.secure) return std::make_unique<TlsWire>(std::move(executor), url, std::move(settings));
    return std::make_unique<PlainWire>(std::move(executor), url);
}

}  // namespace lingyan::http
