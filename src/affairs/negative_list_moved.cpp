// A recorded entry whose ground fell away afterwards: the issuer gave the task another day. Everybody who knew of it hears so once.
#include "affairs/negative_list_parts.hpp"

#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"

#include <sstream>

namespace lingyan::affairs::negative_list {

namespace {

void tell_decider(Turn const& turn, NegativeEntry const& entry, char const* key) {
    auto decider = turn.county.roster.person(entry.decided_by);
    if (decider && !turn.county.roster.posts_of(decider->id, turn.today()).empty()) tell(turn, *decider, Say{key, {{"title", fields_of(turn, entry)["title"]}}});
}

}  // namespace

std::string revoke_for_day(Turn const& turn, Actor const& issuer, AssignmentId id) {
    std::string revoked;
    for (auto const& duty : turn.tx.duties().of(id)) {
        auto entry = turn.tx.negative_list().of(duty.id);
        if (!entry || entry->state != EntryState::recorded || entry->due == duty.due) continue;
        entry->state = EntryState::revoked;
        cancel_lines(turn, *entry, to_judge);
        cancel_lines(turn, *entry, to_know);
        tell_person(turn, *entry);
        if (entry->decided_by != issuer.person.id) tell_decider(turn, *entry, "negative.moved_told");
        turn.tx.negative_list().update(*entry);
        turn.tx.audit().add(turn.now, "negative.revoke_moved", issuer.person.id.text(), std::to_string(entry->id.value()));
        revoked += std::to_string(entry->id.value()) + " ";
    }
    return revoked;
}

void record_again(Turn const& turn, std::string const& entries) {
    std::istringstream ids(entries);
    for (std::string id; ids >> id;) {
        auto entry = turn.tx.negative_list().find(EntryId{std::atoll(id.c_str())});
        if (!entry || entry->state != EntryState::revoked) continue;
        entry->state = EntryState::recorded;
        turn.tx.negative_list().update(*entry);
        if (!gatherings::cancel_news(turn, entry->person, thing_of(*entry, to_know))) tell_person(turn, *entry);
        tell_decider(turn, *entry, "negative.moved_back");
        if (auto appeal = open_appeal(turn, entry->id))
            for (auto judge : judges(turn, *entry)) gatherings::tell_of(turn, *judge, thing_of(*entry, to_judge), "negative.judge_line", next_digest(turn, *judge));
    }
}

}  // namespace lingyan::affairs::negative_list
