// A broadcast on a loudspeaker: a thousand residents ask the public account, each once, while cadres report by WeCom at their usual pace.
// burst [--askers N] [--seconds N] [--cadres-per-second N] [--core N]
#include "connections.hpp"
#include "county.hpp"
#include "offered.hpp"
#include "process.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/random.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <future>
#include <stdexcept>

namespace {

using namespace lingyan::bench;
namespace shared = lingyan::shared;

constexpr std::size_t cadre_connections = 64, asker_connections = 256;
constexpr double usable = 5000;  // milliseconds, after which the platform gives up

struct Options {
    std::size_t askers = 1000;
    double seconds = 10, cadres_per_second = 100;
    int core = -1;
};

shared::Envelope const& envelope() {
    static shared::Envelope const one(token, aes_key, app_id);
    return one;
}

// As the platform pushes it: 电话, which needs no sign-up.
Call question(std::size_t number) {
    auto const now = std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count());
    auto const nonce = std::to_string(1'000'000'000 + number);
    Call made;
    made.user = "oResident" + std::to_string(number);
    shared::Document document(512);
    document.text("ToUserName", "gh_0123456789ab").text("FromUserName", made.user).plain("CreateTime", now).text("MsgType", "text").text("Content", "电话");
    auto const encrypted = envelope().encrypt(document.plain("MsgId", std::to_string(24'000'000'000 + number)).end(), lingyan::crypto::random_bytes(16));
    made.body = shared::Document(1024).text("ToUserName", "gh_0123456789ab").text("Encrypt", encrypted).end();
    made.wire = "POST /callback/wechat?signature=" + shared::bare_signature(token, now, nonce) + "&timestamp=" + now + "&nonce=" + nonce + "&openid=" + made.user +
                "&encrypt_type=aes&msg_signature=" + envelope().signature(now, nonce, encrypted) +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: " + std::to_string(made.body.size()) + "\r\n\r\n" + made.body;
    return made;
}

bool is_answer_to(Call const& call, std::string const& body) {
    auto outer = shared::read_fields(body);
    if (!outer) return false;
    auto const plain = envelope().decrypt((*outer)["Encrypt"]);
    auto inner = plain ? shared::read_fields(*plain) : std::nullopt;
    return inner && (*inner)["ToUserName"] == call.user && (*inner)["Content"].find("打") != std::string::npos;
}

Driven report(std::uint16_t port, Caller& caller, Options const& options) {
    auto const each = static_cast<std::size_t>(options.cadres_per_second * options.seconds / cadre_connections) + 1;
    auto const calls = caller.calls(Kind::reports, cadre_connections, each);
    auto driven = drive(port, caller, Server::ours, calls, options.cadres_per_second);
    if (driven.wrong > 0) throw std::runtime_error("a cadre was answered wrongly: " + driven.first_wrong);
    return driven;
}

void print(char const* who, std::size_t count, std::vector<double> const& sorted) {
    std::printf("  %-22s %6zu, p50 %.2f ms, p99 %.2f ms, slowest %.2f ms\n", who, count, percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.empty() ? 0 : sorted.back());
}

void measure(Options const& options) {
    County county;
    auto const port = free_port();
    Process server(county.serve_copy(port), options.core, county.file("log"));
    server.answers_at(port);
    Caller caller(county.cadres());
    drive(port, caller, Server::ours, caller.first_lists(cadre_connections));
    auto const alone = report(port, caller, options);

    std::vector<Call> questions;
    for (std::size_t i = 0; i < options.askers; ++i) questions.push_back(question(i));
    Pace const pace{static_cast<double>(options.askers) / options.seconds * 1.02, 0, options.seconds};
    auto asking = std::async(std::launch::async, [&] { return offer(port, questions, "", pace, asker_connections); });
    auto const beside = report(port, caller, options);
    auto const asked = asking.get();

    std::size_t right = 0;
    for (auto const& [at, body] : asked.acknowledged) right += is_answer_to(questions[at], body);
    std::printf("%zu different askers in %.0f s, cadres at %.0f reports a second beside them:\n", options.askers, options.seconds, options.cadres_per_second);
    print("askers", asked.callbacks.done, asked.callbacks.milliseconds);
    print("cadres, alone", alone.answered, alone.milliseconds);
    print("cadres, beside them", beside.answered, beside.milliseconds);
    if (right != options.askers) throw std::runtime_error("only " + std::to_string(right) + " askers got their answer");
    if (asked.callbacks.milliseconds.back() > usable) throw std::runtime_error("an answer came after the platform had given up");
}

Options read(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        auto const is = [&](char const* name) { return std::strcmp(argv[i], name) == 0; };
        auto const value = [&] { return i + 1 < argc ? argv[++i] : throw std::invalid_argument(std::string(argv[i]) + " wants a value"); };
        if (is("--askers")) options.askers = static_cast<std::size_t>(std::atol(value()));
        else if (is("--seconds")) options.seconds = std::atof(value());
        else if (is("--cadres-per-second")) options.cadres_per_second = std::atof(value());
        else if (is("--core")) options.core = std::atoi(value());
        else throw std::invalid_argument("burst [--askers N] [--seconds N] [--cadres-per-second N] [--core N]");
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        measure(read(argc, argv));
    } catch (std::exception const& error) {
        std::fprintf(stderr, "burst: %s\n", error.what());
        return 1;
    }
    return 0;
}
