// The youngest connection is used first; the others grow old and are dropped.
#include "http/shelf.hpp"

#include <boost/asio/query.hpp>

namespace lingyan::http {

namespace {

constexpr std::chrono::seconds stale{20};  // platforms close idle connections after about a minute; stay well below
constexpr std::size_t most_kept = 4;

}  // namespace

boost::asio::execution_context::id Shelf::id;

Shelf& Shelf::of(boost::asio::any_io_executor const& executor) {
    return boost::asio::use_service<Shelf>(boost::asio::query(executor, boost::asio::execution::context));
}

std::unique_ptr<Wire> Shelf::take(Owner const& owner) {
    auto const found = kept_.find(owner);
    if (found == kept_.end()) return nullptr;
    auto& wires = found->second;
    auto const oldest = std::chrono::steady_clock::now() - stale;
    while (!wires.empty()) {
        auto last = std::move(wires.back());
        wires.pop_back();
        if (last.since >= oldest && last.wire->fresh()) return std::move(last.wire);
    }
    return nullptr;
}

void Shelf::keep(Owner const& owner, std::unique_ptr<Wire> wire) {
    std::erase_if(kept_, [](auto const& entry) { return entry.first.expired(); });
    auto& wires = kept_[owner];
    if (wires.size() >= most_kept) wires.erase(wires.begin());
    wire->end_at(std::chrono::steady_clock::time_point::max());
    wires.push_back(Kept{std::move(wire), std::chrono::steady_clock::now()});
}

}  // namespace lingyan::http
