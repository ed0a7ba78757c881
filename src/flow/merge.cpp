#include "flow/merge.hpp"

#include "affairs/standing.hpp"
#include "flow/recheck.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

// A digest's lines come first, under the numbers they have.
std::vector<Say> lines_of(std::vector<Delivery> const& waiting, std::size_t& count) {
    std::vector<Say> lines, asides;
    for (bool digests : {true, false})
        for (auto const& one : waiting) {
            if ((one.kind == DeliveryKind::digest) != digests) continue;
            if (!digests) {
                lines.push_back(one.say);
                ++count;
                continue;
            }
            for (auto const& line : one.say.items) (is_aside(line) ? asides : lines).push_back(line);
            count += std::size_t(std::atoi(one.say.fields.at("n").c_str()));
        }
    lines.insert(lines.end(), asides.begin(), asides.end());
    return lines;
}

}  // namespace

bool can_merge(Delivery const& delivery) {
    bool kind = delivery.kind == DeliveryKind::told || delivery.kind == DeliveryKind::digest;
    return kind && !delivery.in_doubt && !delivery.person.empty() && !delivery.say.key.empty();
}

std::optional<Delivery> merge(affairs::Turn const& turn, Delivery const& first) {
    auto person = turn.county.roster.person(first.person);
    if (!person) return std::nullopt;
    auto waiting = turn.tx.outbox().waiting_for(first.person);
    std::erase_if(waiting, [&](Delivery& one) {
        bool with = can_merge(one) && one.to == first.to && one.due_at <= turn.now + spread && one.expires_at >= turn.now;
        if (!with || (one.kind == DeliveryKind::digest && local_day(one.made_at) < turn.today())) return true;
        if (still_due(turn, one)) return false;
        if (one.id != first.id) turn.tx.outbox().finish(one.id, DeliveryState::cancelled, "no longer due");
        return true;
    });
    if (waiting.size() < 2) return std::nullopt;
    std::size_t count = 0;
    Delivery whole;
    whole.kind = DeliveryKind::digest;
    whole.person = first.person;
    whole.to = first.to;
    auto lines = lines_of(waiting, count);
    whole.say = Say{"digest.late",
                    {{"who", affairs::addressed(turn, *person)}, {"greeting", say_greeting(turn.now)}, {"n", affairs::text_of(count)}},
                    std::move(lines)};
    whole.made_at = whole.due_at = turn.now;
    whole.expires_at = std::min_element(waiting.begin(), waiting.end(), [](Delivery const& a, Delivery const& b) { return a.expires_at < b.expires_at; })->expires_at;
    whole.id = turn.tx.outbox().add(whole);
    for (auto const& one : waiting) turn.tx.outbox().finish(one.id, DeliveryState::merged, "into " + std::to_string(whole.id.value()));
    return whole;
}

}  // namespace lingyan::flow
