#include "telemetry/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace lingyan::log {

namespace {

constexpr std::size_t most_bytes = 2048;

std::shared_ptr<spdlog::logger> make(Form form, Level least) {
    auto logger = std::make_shared<spdlog::logger>("lingyan", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern(form == Form::json ? R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","line":"%v"})" : "%Y-%m-%d %H:%M:%S.%e %l %v");
    logger->set_level(least == Level::debug ? spdlog::level::debug : least == Level::info ? spdlog::level::info : least == Level::warn ? spdlog::level::warn : spdlog::level::err);
    logger->flush_on(spdlog::level::info);
    return logger;
}

std::shared_ptr<spdlog::logger>& logger() {
    static auto kept = make(Form::text, Level::info);
    return kept;
}

// Safe in a line of text and inside a JSON string alike.
std::string escaped(std::string_view line) {
    std::string out;
    for (unsigned char c : line.substr(0, most_bytes)) {
        if (c == '"' || c == '\\') (out += '\\') += char(c);
        else if (c < 0x20 || c == 0x7f) out += fmt::format("\\u{:04x}", unsigned(c));
        else out += char(c);
    }
    if (line.size() > most_bytes) {
        while (!out.empty() && (out.back() & 0x80)) out.pop_back();  // no half character at the cut
        out += "...";
    }
    return out;
}

}  // namespace

void begin(Form form, Level least) { logger() = make(form, least); }

void write(Level level, std::string_view line) {
    auto text = escaped(line);
    switch (level) {
        case Level::debug: return logger()->debug("{}", text);
        case Level::info: return logger()->info("{}", text);
        case Level::warn: return logger()->warn("{}", text);
        case Level::error: return logger()->error("{}", text);
    }
}

}  // namespace lingyan::log
