// What a log line may hold.
#include "telemetry/log.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>

namespace lingyan::log {

namespace {

// What is written to standard error meanwhile.
template <class Work>
std::string written_by(Work work) {
    std::FILE* file = std::tmpfile();
    int kept = ::dup(2);
    std::fflush(stderr);
    ::dup2(::fileno(file), 2);
    work();
    std::fflush(stderr);
    ::dup2(kept, 2);
    ::close(kept);
    std::string text(8192, '\0');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

}  // namespace

TEST_CASE("a line stays one line, whatever is in it") {
    begin(Form::text, Level::info);
    auto text = written_by([] { info("one\ntwo\t{}\x1b[31m", "\"three\""); });
    CHECK(text.ends_with(R"(one\u000atwo\u0009\"three\"\u001b[31m)" "\n"));
    CHECK(text.find("info") != text.npos);
    CHECK(text.find('\n') == text.size() - 1);
}

TEST_CASE("a long line is cut, never inside a character") {
    begin(Form::text, Level::info);
    std::string long_text = "a";
    for (int i = 0; i < 2000; ++i) long_text += "长";
    auto text = written_by([&] { warn("{}", long_text); });
    CHECK(text.size() < 2200);
    CHECK(text.ends_with("...\n"));
}

TEST_CASE("what is less than asked for is not written, and the line can be one of JSON") {
    begin(Form::json, Level::warn);
    auto text = written_by([] {
        info("quiet");
        error("loud");
    });
    begin(Form::text, Level::info);
    CHECK(text.find("quiet") == text.npos);
    CHECK(text.starts_with("{\"at\":\""));
    CHECK(text.ends_with("\"level\":\"error\",\"line\":\"loud\"}\n"));
}

TEST_CASE("a full disk under the log, a reader that has stopped reading or gone costs lines and nothing else") {
    ::signal(SIGPIPE, SIG_IGN);
    begin(Form::text, Level::info);
    int const kept = ::dup(2);
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    auto lines_lost_on = [&](int file, int lines) {
        auto const before = dropped();
        ::dup2(file, 2);
        for (int i = 0; i < lines; ++i) info("{}", std::string(1000, 'x'));
        ::dup2(kept, 2);
        return int(dropped() - before);
    };
    int const full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(full >= 0);
    CHECK(lines_lost_on(full, 100) == 100);
    auto const lost = lines_lost_on(pipe[1], 1000);  // a pipe holds 64 KiB, and nobody reads
    CHECK(lost > 900);
    CHECK(lost < 1000);
    ::close(pipe[0]);
    CHECK(lines_lost_on(pipe[1], 10) == 10);
    int const well = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    CHECK(lines_lost_on(well, 10) == 0);
    for (int file : {full, pipe[1], well, kept}) ::close(file);
}

}  // namespace lingyan::log
