#include "telemetry/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace lingyan::log {

namespace {

constexpr std::size_t most_bytes = 2048;

std::atomic<std::uint64_t> lines_dropped{0};

// Standard error, as far as it takes a line now: a full disk or a reader that has stopped reading costs the line and delays nobody.
class Sink : public spdlog::sinks::base_sink<std::mutex> {
    void sink_it_(spdlog::details::log_msg const& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        // A pipe that can be written to takes this much at once (PIPE_BUF); a line is shorter.
        pollfd ready{STDERR_FILENO, POLLOUT, 0};
        bool const takes = ::poll(&ready, 1, 0) == 1 && (ready.revents & POLLOUT);
        if (!takes || ::write(STDERR_FILENO, line.data(), line.size()) != ssize_t(line.size())) ++lines_dropped;
    }
    void flush_() override {}
};

std::shared_ptr<spdlog::logger> make(Form form, Level least) {
    auto logger = std::make_shared<spdlog::logger>("lingyan", std::make_shared<Sink>());
    logger->set_pattern(form == Form::json ? R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","line":"%v"})" : "%Y-%m-%d %H:%M:%S.%e %l %v");
    logger->set_level(least == Level::debug ? spdlog::level::debug : least == Level::info ? spdlog::level::info : least == Level::warn ? spdlog::level::warn : spdlog::level::err);
    return logger;
}

std::shared_ptr<spdlog::logger>& logger() {
    static auto kept = make(Form::text, Level::info);
    return kept;
}

// Safe in a line of text and inside a JSON string alike.
std::string escaped(std::string_view line) {
    std::string out;
    auto rest = line;
    while (!rest.empty() && out.size() < most_bytes) {
        auto const c = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        if (c == '"' || c == '\\') (out += '\\') += char(c);
        else if (c < 0x20 || c == 0x7f) out += fmt::format("\\u{:04x}", unsigned(c));
        else out += char(c);
    }
    if (!rest.empty()) {
        while (!out.empty() && (out.back() & 0x80)) out.pop_back();  // no half character at the cut
        out += "...";
    }
    return out;
}

}  // namespace

std::uint64_t dropped() { return lines_dropped; }

void begin(Form form, Level least) { logger() = make(form, least); }

void write(Level level, std::string_view line) {
    auto const text = escaped(line);
    switch (level) {
        case Level::debug: return logger()->debug("{}", text);
        case Level::info: return logger()->info("{}", text);
        case Level::warn: return logger()->warn("{}", text);
        case Level::error: return logger()->error("{}", text);
    }
}

}  // namespace lingyan::log
