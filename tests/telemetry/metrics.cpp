// What /metrics says.
#include "telemetry/metrics.hpp"

#include <doctest/doctest.h>

namespace lingyan::telemetry {

TEST_CASE("what happened is counted, by platform and outcome and never by person") {
    Metrics metrics;
    metrics.callback("wecom", "answered");
    metrics.callback("wecom", "answered");
    metrics.callback("wecom", "repeated");
    metrics.delivered(5, 4);
    metrics.delivered(0, 0);
    metrics.digests(3);
    metrics.answered_in(0.02);
    metrics.request_refused("overload");
    metrics.request_refused("overload");
    metrics.request_refused("slow");
    metrics.connection_refused("displaced");
    auto text = metrics.text();
    for (std::string const line : {"lingyan_callbacks_total{outcome=\"answered\",platform=\"wecom\"} 2", "lingyan_callbacks_total{outcome=\"repeated\",platform=\"wecom\"} 1", "lingyan_deliveries_attempted_total 5",
                                   "lingyan_http_refused_requests_total{reason=\"overload\"} 2", "lingyan_http_refused_requests_total{reason=\"slow\"} 1", "lingyan_http_refused_connections_total{reason=\"displaced\"} 1",
                                   "lingyan_deliveries_sent_total 4", "lingyan_digests_total 3", "lingyan_answer_seconds_count 1", "lingyan_answer_seconds_bucket{le=\"0.01\"} 0", "lingyan_answer_seconds_bucket{le=\"0.025\"} 1"}) {
        CAPTURE(line);
        CHECK(text.find(line) != text.npos);
    }
}

TEST_CASE("before anything happened the counters stand at nought") {
    CHECK(Metrics{}.text().find("lingyan_digests_total 0") != std::string::npos);
}

}  // namespace lingyan::telemetry
