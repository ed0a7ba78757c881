#include "telemetry/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <sstream>

namespace lingyan::telemetry {

namespace {

// Looked up without making the label anew: a refusal must stay cheap.
struct ByReason {
    prometheus::Family<prometheus::Counter>& family;
    std::map<std::string, prometheus::Counter*, std::less<>> known;

    void count(std::string_view reason) {
        auto found = known.find(reason);
        if (found == known.end()) found = known.emplace(reason, &family.Add({{"reason", std::string(reason)}})).first;
        found->second->Increment();
    }
};

}  // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& callbacks =
        prometheus::BuildCounter().Name("lingyan_callbacks_total").Help("Messages that came in, by platform and what became of them").Register(registry);
    std::map<std::string, std::map<std::string, prometheus::Counter*>> known_callbacks;  // platform → outcome: their labels are not made anew
    ByReason refused_requests{
        prometheus::BuildCounter().Name("lingyan_http_refused_requests_total").Help("Requests that reached no handler, by reason").Register(registry), {}};
    ByReason refused_connections{prometheus::BuildCounter()
                                     .Name("lingyan_http_refused_connections_total")
                                     .Help("Connections turned away, or closed to make room, by reason")
                                     .Register(registry),
                                 {}};
    prometheus::Counter& claimed =
        prometheus::BuildCounter().Name("lingyan_deliveries_attempted_total").Help("Attempts to send").Register(registry).Add({});
    prometheus::Counter& sent =
        prometheus::BuildCounter().Name("lingyan_deliveries_sent_total").Help("Deliveries that a platform took").Register(registry).Add({});
    prometheus::Family<prometheus::Gauge>& accounts =
        prometheus::BuildGauge().Name("lingyan_account_works").Help("1 where the account sends, 0 while it rests because it fails").Register(registry);
    prometheus::Counter& digests = prometheus::BuildCounter().Name("lingyan_digests_total").Help("Digests made").Register(registry).Add({});
    prometheus::Gauge& store = prometheus::BuildGauge().Name("lingyan_store_takes_writes").Help("1 where the last write was committed").Register(registry).Add({});
    prometheus::Gauge& store_log =
        prometheus::BuildGauge().Name("lingyan_store_log_bytes").Help("Size of the database's write-ahead log").Register(registry).Add({});
    prometheus::Gauge& dropped =
        prometheus::BuildGauge().Name("lingyan_log_lines_dropped").Help("Log lines that standard error did not take").Register(registry).Add({});
    prometheus::Histogram& answers = prometheus::BuildHistogram()
                                         .Name("lingyan_answer_seconds")
                                         .Help("From a message's arrival to its stored answer")
                                         .Register(registry)
                                         .Add({}, prometheus::Histogram::BucketBoundaries{0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5});
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::callback(std::string const& platform, std::string const& outcome) {
    auto& counter = families_->known_callbacks[platform][outcome];
    if (!counter) counter = &families_->callbacks.Add({{"platform", platform}, {"outcome", outcome}});
    counter->Increment();
}

void Metrics::request_refused(std::string_view reason) { families_->refused_requests.count(reason); }

void Metrics::connection_refused(std::string_view reason) { families_->refused_connections.count(reason); }

void Metrics::delivered(int claimed, int sent) {
    families_->claimed.Increment(claimed);
    families_->sent.Increment(sent);
}

void Metrics::account(std::string const& name, bool works) { families_->accounts.Add({{"account", name}}).Set(works ? 1 : 0); }

void Metrics::digests(int count) { families_->digests.Increment(count); }

void Metrics::answered_in(double seconds) { families_->answers.Observe(seconds); }

void Metrics::health(bool store_takes_writes, std::uint64_t store_log_bytes, std::uint64_t log_lines_dropped) {
    families_->store.Set(store_takes_writes);
    families_->store_log.Set(double(store_log_bytes));
    families_->dropped.Set(double(log_lines_dropped));
}

std::string Metrics::text() const {
    std::ostringstream out;
    prometheus::TextSerializer{}.Serialize(out, families_->registry.Collect());
    return out.str();
}

}  // namespace lingyan::telemetry
