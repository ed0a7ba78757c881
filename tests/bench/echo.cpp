// The limit to compare with: a bare Beast server that answers each request with its own body; with `crypto` it also does for a
// callback all that WeCom asks (signature, decryption, XML, and the way back), but decides and stores nothing.  echo PORT [crypto]
#include "adapters/wecom/wecom.hpp"
#include "callbacks.hpp"
#include "http/target.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <cstdlib>

namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using asio::ip::tcp;
using Request = beast_http::request<beast_http::string_body>;
using Response = beast_http::response<beast_http::string_body>;

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

lingyan::wecom::WeComSettings settings() {
    lingyan::wecom::WeComSettings made;
    made.account = "wecom";
    made.corp_id = lingyan::bench::corp_id;
    made.agent_id = std::atol(lingyan::bench::agent_id);
    made.secret = "none";
    made.token = lingyan::bench::token;
    made.encoding_aes_key = lingyan::bench::aes_key;
    return made;
}

lingyan::Timestamp real_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

void echo_words(lingyan::wecom::WeCom& wecom, Request& request, Response& response) {
    lingyan::http::Request plain;
    plain.method = std::string(request.method_string());
    auto const target = request.target();
    if (auto read = lingyan::http::read_target({target.data(), target.size()})) plain.query = std::move(read->query);
    plain.body = std::move(request.body());
    auto read = wecom.receive(plain, real_now());
    if (auto const* message = std::get_if<lingyan::InboundMessage>(&read)) {
        response.body() = wecom.acknowledge(*message, message->text, real_now()).body;
    } else {
        response.result(static_cast<unsigned>(std::get<lingyan::http::Response>(read).status));
    }
}

asio::awaitable<void> converse(tcp::socket socket, lingyan::wecom::WeCom* wecom) {
    boost::beast::flat_buffer buffer;
    for (;;) {
        Request request;
        auto const [unread, count] = co_await beast_http::async_read(socket, buffer, request, quietly);
        if (unread || count == 0) co_return;
        Response response;
        response.set(beast_http::field::content_type, "application/xml");
        response.keep_alive(request.keep_alive());
        if (wecom) {
            echo_words(*wecom, request, response);
        } else {
            response.body() = std::move(request.body());
        }
        response.prepare_payload();
        auto const [unwritten, written] = co_await beast_http::async_write(socket, response, quietly);
        if (unwritten || written == 0) co_return;
    }
}

asio::awaitable<void> accept(std::uint16_t port, lingyan::wecom::WeCom* wecom) {
    auto executor = co_await asio::this_coro::executor;
    tcp::acceptor acceptor(executor, {asio::ip::make_address("127.0.0.1"), port});
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(quietly);
        if (failed) co_return;
        socket.set_option(tcp::no_delay(true));
        asio::co_spawn(executor, converse(std::move(socket), wecom), asio::detached);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::optional<lingyan::wecom::WeCom> wecom;
    if (argc > 2) wecom.emplace(settings());
    asio::io_context io{1};
    asio::signal_set stop(io, SIGTERM, SIGINT);
    stop.async_wait([&](auto, int) { io.stop(); });
    asio::co_spawn(io, accept(static_cast<std::uint16_t>(std::atoi(argv[1])), wecom ? &*wecom : nullptr), asio::detached);
    io.run();
}
