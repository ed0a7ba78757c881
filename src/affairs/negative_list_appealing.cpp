// Against a recorded entry: an appeal, which freezes its export until the township has answered, and a claim that it was an honest mistake.
#include "affairs/negative_list_parts.hpp"

#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::negative_list {

namespace {

using language::shortened;

std::string number_word(Turn const& turn, Actor& actor, NegativeEntry const& entry) {
    return std::to_string(actor.conversation.give_number(thing_of(entry, to_know), turn.today()));
}

// What may still be brought forward against it: each kind once, one at a time.
std::optional<Say> closed(Turn const& turn, Actor& actor, NegativeEntry const& entry, Appeal::Kind kind) {
    Fields fields = fields_of(turn, entry);
    fields["no"] = number_word(turn, actor, entry);
    if (entry.state != EntryState::recorded) {
        fields["state"] = say_state(turn, entry);
        return Say{"negative.appeal_nothing_to", fields};
    }
    for (auto const& appeal : turn.tx.negative_list().of(entry.id)) {
        if (appeal.state == Appeal::State::open) return Say{"negative.appeal_already", fields};
        if (appeal.kind == kind) return Say{kind == Appeal::Kind::appeal ? "negative.appeal_once" : "negative.tolerance_once", fields};
    }
    auto limit = place_number(turn, turn.county.pack.numbers.find("negative.appeal"));
    if (limit && kind == Appeal::Kind::appeal && entry.decided_at) {
        auto last = turn.county.calendar.add_working_days(local_day(*entry.decided_at), *limit);
        fields["until"] = say_day(last);
        if (turn.today() > last) return Say{"negative.appeal_too_late", fields};
    }
    return std::nullopt;
}

}  // namespace

Say appeal(Turn const& turn, Actor& actor, Appeal::Kind kind, std::optional<int> no, std::string const& words) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        auto entry = thing && thing->kind == Thing::Kind::entry ? turn.tx.negative_list().find(EntryId{thing->id}) : std::nullopt;
        if (!entry || entry->person != actor.person.id) return Say{"negative.appeal_none"};
        return appeal(turn, actor, kind, entry->id, words);
    }
    std::vector<NegativeEntry> recorded;
    for (int year : {year_of(turn.today()) - 1, year_of(turn.today())})
        for (auto const& entry : own(turn, actor.person.id, year))
            if (entry.state == EntryState::recorded) recorded.push_back(entry);
    if (recorded.empty()) return Say{"negative.appeal_none"};
    if (recorded.size() == 1) return appeal(turn, actor, kind, recorded.front().id, words);
    std::vector<Say> lines;
    for (auto const& entry : recorded) {
        auto fields = fields_of(turn, entry);
        fields["no"] = number_word(turn, actor, entry);
        fields["state"] = say_state(turn, entry);
        lines.push_back(Say{"negative.own_line", fields});
    }
    return Say{kind == Appeal::Kind::appeal ? "negative.appeal_which" : "negative.tolerance_which", {}, lines};
}

Say appeal(Turn const& turn, Actor& actor, Appeal::Kind kind, EntryId id, std::string const& words) {
    auto entry = turn.tx.negative_list().find(id);
    if (!entry || entry->person != actor.person.id) return Say{"negative.appeal_none"};
    if (auto why = closed(turn, actor, *entry, kind)) return *why;
    auto fields = fields_of(turn, *entry);
    bool tolerance = kind == Appeal::Kind::tolerance;
    if (words.empty()) {
        ask(turn, actor, "negative.appeal_why", {{"entry", std::to_string(id.value())}, {"kind", tolerance ? "tolerance" : ""}});
        return Say{tolerance ? "negative.tolerance_why" : "negative.appeal_why", fields};
    }
    Appeal made;
    made.entry = id;
    made.kind = kind;
    made.words = shortened(own_words(actor, words), 200);
    made.made_by = actor.person.id;
    made.made_at = turn.now;
    made.id = turn.tx.negative_list().add(made);
    remember(turn, actor, "negative.appeal", {{"entry", std::to_string(id.value())}, {"appeal", std::to_string(made.id.value())}});
    auto line = judges(turn, *entry);
    for (auto person : line) gatherings::tell_of(turn, *person, thing_of(*entry, to_judge), "negative.judge_line", next_digest(turn, *person));
    fields["no"] = std::to_string(made.id.value());
    fields["handler"] = line.empty() ? office_name(turn, entry->unit) : addressed(turn, *line.front());
    auto days_to_answer = place_number(turn, turn.county.pack.numbers.find("negative.answer"));
    if (!days_to_answer) return Say{tolerance ? "negative.tolerance_made" : "negative.appeal_made", fields};
    fields["until"] = say_date(turn.county.calendar.add_working_days(turn.today(), *days_to_answer));
    return Say{tolerance ? "negative.tolerance_made_until" : "negative.appeal_made_until", fields};
}

Say judge(Turn const& turn, Actor& actor, AppealId id, bool granted, std::string const& words) {
    auto found = turn.tx.negative_list().find(id);
    auto entry = found ? turn.tx.negative_list().find(found->entry) : std::nullopt;
    if (!found || !entry) return Say{"error.not_here"};
    if (entry->person == actor.person.id) return Say{"negative.not_own"};
    if (!may_judge(turn, actor.person.id, *entry)) return Say{"error.not_here"};
    auto fields = fields_of(turn, *entry);
    auto made = *found;
    if (made.state != Appeal::State::open) return Say{"negative.judged_already", fields};
    bool tolerance = made.kind == Appeal::Kind::tolerance;
    if (words.empty()) {
        ask(turn, actor, "negative.judge_why", {{"appeal", std::to_string(id.value())}, {"granted", granted ? "1" : ""}});
        return Say{"negative.judge_why", fields};
    }
    made.state = granted ? Appeal::State::granted : Appeal::State::refused;
    made.answer = shortened(own_words(actor, words), 60);
    made.judged_by = actor.person.id;
    made.judged_at = turn.now;
    turn.tx.negative_list().update(made);
    if (granted && !tolerance) {
        entry->state = EntryState::revoked;
        turn.tx.negative_list().update(*entry);
    }
    cancel_lines(turn, *entry, to_judge);
    tell_person(turn, *entry);
    remember(turn, actor, "negative.judge", {{"entry", std::to_string(entry->id.value())}, {"appeal", std::to_string(id.value())}});
    return Say{tolerance ? (granted ? "negative.tolerance_granted_ok" : "negative.tolerance_refused_ok") : (granted ? "negative.appeal_granted_ok" : "negative.appeal_refused_ok"), fields};
}

}  // namespace lingyan::affairs::negative_list
