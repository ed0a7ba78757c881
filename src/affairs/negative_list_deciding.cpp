// A proposal before the branch: what the person concerned says, what a branch member decides, and the way back.
#include "affairs/negative_list_parts.hpp"

#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <sstream>

namespace lingyan::affairs::negative_list {

namespace {

std::string cause_phrase(Cause cause) {
    switch (cause) {
        case Cause::unsaid: return {};
        case Cause::own_doing: return phrase("word.cause_own");
        case Cause::upper_level: return phrase("word.cause_above");
        case Cause::weather: return phrase("word.cause_weather");
        case Cause::not_ours: return phrase("word.cause_not_ours");
        case Cause::other: return phrase("word.cause_other");
    }
    return {};
}

using language::shortened;

Fields about_entry(NegativeEntry const& entry) { return {{"entry", std::to_string(entry.id.value())}}; }

std::optional<NegativeEntry> entry_of(Turn const& turn, Act const& act) { return turn.tx.negative_list().find(EntryId{std::atoll(fact(act, "entry").c_str())}); }

std::string cause_text(NegativeEntry const& entry) {
    if (entry.cause == Cause::unsaid) return phrase("word.cause_unsaid");
    return cause_phrase(entry.cause) + (entry.cause_words.empty() ? "" : "，" + shortened(entry.cause_words, 14));
}

Say over(Turn const& turn, NegativeEntry const& entry) {
    auto fields = fields_of(turn, entry);
    fields["state"] = say_state(turn, entry);
    return Say{entry.state == EntryState::proposed || entry.state == EntryState::dropped ? "negative.fell" : "negative.over", fields};
}

// Whoever asks about a line of his own hears how it stands, and what he can do about it.
Say show_own(Turn const& turn, Actor& actor, NegativeEntry const& entry) {
    auto fields = fields_of(turn, entry);
    fields["no"] = std::to_string(actor.conversation.give_number(thing_of(entry, to_know), turn.today()));
    fields["who"] = name_of(turn, entry.decided_by);
    switch (entry.state) {
        case EntryState::dropped:
        case EntryState::proposed: return over(turn, entry);
        case EntryState::not_recorded: return Say{"negative.not_recorded", fields};
        case EntryState::undecided: return Say{"negative.undecided", fields};
        case EntryState::revoked:
        case EntryState::recorded: break;
    }
    std::vector<Say> lines;
    auto appeals = turn.tx.negative_list().of(entry.id);
    for (auto const& appeal : appeals) {
        Fields said{{"reason", shortened(appeal.answer, 14)}, {"n", std::to_string(appeal.id.value())}};
        bool tolerance = appeal.kind == Appeal::Kind::tolerance;
        if (appeal.state == Appeal::State::open) lines.push_back(Say{tolerance ? "negative.tolerance_open_line" : "negative.appeal_open_line", said});
        else if (appeal.state == Appeal::State::granted) lines.push_back(Say{tolerance ? "negative.tolerance_granted_line" : "negative.appeal_granted_line", said});
        else lines.push_back(Say{tolerance ? "negative.tolerance_refused_line" : "negative.appeal_refused_line", said});
    }
    auto duty = turn.tx.duties().find(entry.duty);
    if (entry.state == EntryState::revoked && duty && duty->due != entry.due) return Say{"negative.moved", fields};
    if (!appeals.empty()) return Say{"negative.own", fields, lines};
    auto limit = place_number(turn, turn.county.pack.numbers.find("negative.appeal"));
    if (!limit || !entry.decided_at) return Say{"negative.recorded", fields};
    fields["until"] = say_date(turn.county.calendar.add_working_days(local_day(*entry.decided_at), *limit));
    return Say{"negative.recorded_until", fields};
}

}  // namespace

std::string say_cause(Cause cause) {
    switch (cause) {
        case Cause::unsaid: return {};
        case Cause::own_doing: return "自己没办成";
        case Cause::upper_level: return "上面的材料、安排来得晚";
        case Cause::weather: return "天气、路断";
        case Cause::not_ours: return "不归村里";
        case Cause::other: return "其他";
    }
    return {};
}

Say open(Turn const& turn, Actor& actor, Thing thing) {
    auto entry = turn.tx.negative_list().find(EntryId{thing.id});
    if (!entry) return Say{"error.not_here"};
    auto fields = fields_of(turn, *entry);
    if (thing.ref == to_judge) {
        if (!may_judge(turn, actor.person.id, *entry)) return Say{"error.not_here"};
        auto appeal = open_appeal(turn, entry->id);
        if (!appeal) return Say{"negative.judged_already", fields};
        ask(turn, actor, "negative.judge", {{"appeal", std::to_string(appeal->id.value())}}, {"grant", "refuse"});
        fields["text"] = appeal->words;
        return Say{appeal->kind == Appeal::Kind::tolerance ? "negative.judge_tolerance" : "negative.judge_appeal", fields, {Say{"negative.cause_line", {{"state", cause_text(*entry)}}}}};
    }
    if (entry->person == actor.person.id) {
        if (thing.ref != to_explain || !stands(turn, *entry)) return show_own(turn, actor, *entry);
        ask(turn, actor, "negative.cause", about_entry(*entry), {"1", "2", "3", "4", "5"});
        std::vector<Say> choices;
        for (auto cause : {Cause::own_doing, Cause::upper_level, Cause::weather, Cause::not_ours, Cause::other})
            choices.push_back(Say{"negative.explain_choice_line", {{"no", std::to_string(int(cause))}, {"what", cause_phrase(cause)}}});
        return Say{"negative.explain", fields, choices};
    }
    if (!may_decide(turn, actor.person.id, *entry)) return Say{"error.not_here"};
    if (!stands(turn, *entry)) return over(turn, *entry);
    ask(turn, actor, "negative.decide", about_entry(*entry), {"record", "leave"});
    std::vector<Say> lines{Say{"negative.cause_line", {{"state", cause_text(*entry)}}}};
    if (auto duty = turn.tx.duties().find(entry->duty)) {
        if (!duty->note.empty()) lines.push_back(Say{"task.show_note", {{"note", shortened(duty->note, 18)}}});
        if (duty->done_on) lines.push_back(Say{"negative.done_line", {{"date", say_day(*duty->done_on)}}});
    }
    return Say{"negative.propose", fields, lines};
}

Say decide(Turn const& turn, Actor& actor, EntryId id, bool recorded, std::string const& words) {
    auto const reason = own_words(actor, words);
    auto found = turn.tx.negative_list().find(id);
    if (!found) return Say{"error.not_here"};
    auto entry = *found;
    if (entry.person == actor.person.id) return Say{"negative.not_own"};
    if (!may_decide(turn, actor.person.id, entry)) return Say{"error.not_here"};
    if (!stands(turn, entry)) return over(turn, entry);
    auto fields = fields_of(turn, entry);
    if (reason.empty()) {
        auto slots = about_entry(entry);
        slots["recorded"] = recorded ? "1" : "";
        ask(turn, actor, "negative.reason", slots);
        return Say{recorded ? "negative.why_record" : "negative.why_leave", fields};
    }
    cancel_lines(turn, entry, to_decide);
    cancel_lines(turn, entry, to_explain);
    entry.state = recorded ? EntryState::recorded : EntryState::not_recorded;
    entry.decided_by = actor.person.id;
    entry.decided_at = turn.now;
    entry.reason = shortened(reason, 60);
    tell_person(turn, entry);
    hand_up(turn, entry);
    turn.tx.negative_list().update(entry);
    remember(turn, actor, "negative.decide", about_entry(entry));
    fields["reason"] = shortened(reason, 14);
    return Say{recorded ? "negative.recorded_ok" : "negative.not_recorded_ok", fields};
}

Say give_cause(Turn const& turn, Actor& actor, EntryId id, Cause cause, std::string const& words) {
    auto found = turn.tx.negative_list().find(id);
    if (!found || found->person != actor.person.id) return Say{"error.not_here"};
    auto entry = *found;
    if (!stands(turn, entry)) return show_own(turn, actor, entry);
    auto facts = about_entry(entry);
    facts["cause"] = std::to_string(int(entry.cause));
    facts["words"] = entry.cause_words;
    entry.cause = cause;
    entry.cause_words = shortened(own_words(actor, words), 60);
    turn.tx.negative_list().update(entry);
    gatherings::cancel_news(turn, entry.person, thing_of(entry, to_explain));
    remember(turn, actor, "negative.cause", facts);
    auto fields = fields_of(turn, entry);
    fields["state"] = cause_phrase(cause);
    return Say{"negative.cause_ok", fields};
}

namespace {

void undo_decision(Turn const& turn, NegativeEntry entry) {
    auto waits = gatherings::cancel_news(turn, entry.person, thing_of(entry, to_know));
    entry.state = EntryState::proposed;
    entry.decided_by = {};
    entry.decided_at.reset();
    entry.reason.clear();
    // The branch has a day again, whatever was left.
    entry.decide_by = std::max(entry.decide_by, turn.county.calendar.add_working_days(turn.today(), 1));
    turn.tx.negative_list().update(entry);
    auto person = turn.county.roster.person(entry.person);
    if (!waits && person) tell(turn, *person, Say{"negative.pointer_changed"});
    for (auto decider : deciders(turn, entry)) gatherings::tell_of(turn, *decider, thing_of(entry, to_decide), "negative.decide_line", next_digest(turn, *decider));
}

}  // namespace

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto& list = turn.tx.negative_list();
    if (act.kind == "negative.register") {
        ListRuleId id{std::atoll(fact(act, "list_rule").c_str())};
        auto rule = list.find(id);
        if (!rule || rule->ended_at) return Say{"undo.gone"};
        list.end(id, turn.now);
        auto about = language::shortened(rule->document, 14);
        for (auto const& person : turn.county.roster.people())
            if (turn.county.roster.contains(rule->township, home_of(turn, person.id))) {
                bool waited = false;
                for (auto const& waiting : turn.tx.outbox().waiting_for(person.id))
                    if (waiting.say.key == "negative.rule_news" && waiting.say.fields.at("basis") == about) {
                        turn.tx.outbox().finish(waiting.id, DeliveryState::cancelled, "taken back");
                        waited = true;
                    }
                bool touched = may(turn, person.id, "confirm_negative", turn.county.roster.posts_of(person.id, turn.today()).front()->unit);
                if (!waited && touched) tell(turn, person, Say{"negative.rule_off", {{"basis", about}}});
            }
        return Say{"undo.act", {{"title", phrase("word.list_rule")}}};
    }
    if (act.kind == "negative.end") {
        std::istringstream ids(fact(act, "list_rules"));
        for (std::string id; ids >> id;) list.end(ListRuleId{std::atoll(id.c_str())}, std::nullopt);
        return Say{"undo.act", {{"title", phrase("word.list_rule")}}};
    }
    auto found = entry_of(turn, act);
    if (!found) return Say{"undo.gone"};
    auto entry = *found;
    auto title = fields_of(turn, entry)["title"];
    auto appeal = list.find(AppealId{std::atoll(fact(act, "appeal").c_str())});
    if (act.kind == "negative.decide") {
        bool decided = entry.state == EntryState::recorded || entry.state == EntryState::not_recorded;
        if (!decided || entry.decided_by != actor.person.id || !list.of(entry.id).empty()) return Say{"undo.gone"};
        undo_decision(turn, entry);
    } else if (act.kind == "negative.cause") {
        if (entry.state != EntryState::proposed) return Say{"undo.gone"};
        entry.cause = Cause(std::atoi(fact(act, "cause").c_str()));
        entry.cause_words = fact(act, "words");
        list.update(entry);
    } else if (act.kind == "negative.appeal") {
        if (!appeal || appeal->state != Appeal::State::open) return Say{"undo.gone"};
        appeal->state = Appeal::State::taken_back;
        list.update(*appeal);
        cancel_lines(turn, entry, to_judge);
    } else {  // negative.judge
        if (!appeal || appeal->state == Appeal::State::open || appeal->judged_by != actor.person.id) return Say{"undo.gone"};
        appeal->state = Appeal::State::open;
        appeal->answer.clear();
        appeal->judged_by = {};
        appeal->judged_at.reset();
        list.update(*appeal);
        if (entry.state == EntryState::revoked) {
            entry.state = EntryState::recorded;
            list.update(entry);
        }
        auto person = turn.county.roster.person(entry.person);
        if (person && !gatherings::cancel_news(turn, person->id, thing_of(entry, to_know))) tell(turn, *person, Say{"negative.pointer_changed"});
    }
    return Say{"undo.act", {{"title", title}}};
}

}  // namespace lingyan::affairs::negative_list
