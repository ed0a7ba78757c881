#include "flow/pace.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {
constexpr std::chrono::seconds window{60};
constexpr int no_limit = 1 << 20;
}  // namespace

void Pacing::forget(Moments& moments, Timestamp real) {
    while (!moments.empty() && moments.front() + window <= real) moments.pop_front();
}

int Pacing::calls_left(Timestamp real) {
    if (most_.calls_a_minute == 0) return no_limit;
    forget(calls_, real);
    return std::max(0, most_.calls_a_minute - int(calls_.size()));
}

int Pacing::room_for(std::string const& address, Timestamp real) {
    if (most_.per_person_a_minute == 0) return no_limit;
    auto found = people_.find(address);
    if (found == people_.end()) return most_.per_person_a_minute;
    forget(found->second, real);
    auto room = most_.per_person_a_minute - int(found->second.size());
    if (found->second.empty()) people_.erase(found);
    return std::max(0, room);
}

Timestamp Pacing::free_at(std::string const& address, Timestamp real) {
    if (room_for(address, real) > 0) return real;
    auto const& moments = people_.at(address);
    return moments[moments.size() - std::size_t(most_.per_person_a_minute)] + window;
}

void Pacing::call(Timestamp real) {
    if (most_.calls_a_minute > 0) calls_.push_back(real);
}

void Pacing::message(std::string const& address, Timestamp real) {
    if (most_.per_person_a_minute > 0) people_[address].push_back(real);
}

void Pacing::not_reached(std::string const& address) {
    auto found = people_.find(address);
    if (found != people_.end() && !found->second.empty()) found->second.pop_back();
}

}  // namespace lingyan::flow
