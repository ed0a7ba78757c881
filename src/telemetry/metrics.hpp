// Counts for /metrics, in Prometheus' text form. No label ever names a unit or a person.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace lingyan::telemetry {

class Metrics {
public:
    Metrics();
    ~Metrics();
    void callback(std::string const& platform, std::string const& outcome);  // answered, repeated, not_stored; forged, stale, unreadable, refused
    void request_refused(std::string_view reason);      // malformed, too_large, slow, overload
    void connection_refused(std::string_view reason);   // full, displaced
    void delivered(int claimed, int sent);
    void account(std::string const& name, bool works);
    void digests(int count);
    void answered_in(double seconds);
    void health(bool store_takes_writes, std::uint64_t store_log_bytes, std::uint64_t log_lines_dropped);  // as they stand now
    std::string text() const;

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace lingyan::telemetry
