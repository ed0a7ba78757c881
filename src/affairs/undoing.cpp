#include "affairs/undoing.hpp"

#include "affairs/assigning.hpp"
#include "affairs/clearing.hpp"
#include "affairs/delegating.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/leave.hpp"
#include "affairs/ledger.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/proxying.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/stopping.hpp"
#include "affairs/telling.hpp"
#include "affairs/training.hpp"
#include "domain/phrase.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs {

std::string fact(Act const& act, std::string const& name) {
    auto found = act.facts.find(name);
    return found == act.facts.end() ? std::string{} : found->second;
}

void reopen(Duty& duty, Act const& report) {
    duty.state = DutyState::open;
    duty.done_on.reset();
    duty.reported_by = {};
    duty.asked = Asked(std::atoi(fact(report, "asked").c_str()));
    duty.asked_text = fact(report, "asked_text");
    duty.asked_until = read_date(fact(report, "asked_until"));
    if (auto day = read_date(fact(report, "due"))) duty.due = *day;
    duty.returned_for = fact(report, "returned_for");
}

namespace {

constexpr std::size_t most_said = 600;  // bytes; a longer report is not corrected by a word

// What one sentence files and another may correct; of a talk no words are kept.
bool keeps_words(std::string const& kind) {
    return kind == "talk.plan" || kind == "training.record" || kind == "training.claim" || kind == "task.report" || kind == "task.progress" || kind == "task.ask";
}

std::int64_t number_fact(Act const& act, std::string const& name) { return std::atoll(fact(act, name).c_str()); }

std::string number_word(Turn const& turn, Actor& actor, Duty const& duty) {
    return std::to_string(actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task ? duty.task->title : ""}, turn.today()));
}

Say undo_report(Turn const& turn, Actor& actor, Act const& act) {
    auto duty = turn.tx.duties().find(DutyId{number_fact(act, "duty")});
    if (!duty || !duty->task || !is_own(turn, *duty, actor.person.id)) return Say{"undo.gone"};  // the seat may have changed hands
    if (duty->state != DutyState::reported && duty->state != DutyState::done) return Say{"undo.gone"};
    auto const agreed = read_date(fact(act, late_undo::agreed_since));
    if (late_undo::was_accepted(turn, act) && !agreed) return Say{"undo.gone"};
    auto handler = handler_of(turn, *duty);
    if (auto shown = turn.tx.reminders().of(duty->id); handler && shown && shown->step > handler_steps && !agreed)
        tell(turn, *handler, Say{"review.undone", {{"village", unit_name(turn, duty->unit)}, {"title", duty->task->title}}});
    reopen(*duty, act);
    if (agreed && duty->due >= *agreed) duty->due = std::max(duty->due, turn.today());  // while the question lay there the day did not run on
    duty->photos.resize(std::min(duty->photos.size(), std::size_t(number_fact(act, "photos"))));
    turn.tx.duties().update(*duty);
    plan(turn, *duty);
    if (auto record = number_fact(act, "record")) take_back(turn, RecordId{record}, actor.person.id);
    if (actor.conversation.last_reported == duty->id) actor.conversation.last_reported = {};
    auto key = duty->asked == Asked::nothing ? "undo.ok" : "undo.ok_asked";
    return Say{key, {{"title", duty->task->title}, {"no", number_word(turn, actor, *duty)}, {"handler", handler ? addressed(turn, *handler) : phrase("word.town")}}};
}

// The appointment is called off for whoever heard of it.
Say undo_appointment(Turn const& turn, Act const& act) {
    auto person = turn.county.roster.person(PersonId{fact(act, "person")});
    if (!person) return Say{"undo.gone"};
    bool waited = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(person->id))
        if (delivery.say.key == "talk.appointment" && delivery.say.fields.contains("date") && delivery.say.fields.at("date") == fact(act, "date")) {
            turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
            waited = true;
        }
    if (!waited) tell(turn, *person, Say{"talk.appointment_off", {{"who", fact(act, "who")}, {"date", fact(act, "date")}, {"time", fact(act, "time")}}}, true);
    return Say{"undo.appointment", {{"name", person->name}, {"date", fact(act, "date")}}};
}

Say undo_talk(Turn const& turn, Actor& actor, Act const& act) {
    std::istringstream ids(fact(act, "records"));
    std::vector<std::string> names;
    for (std::string id; ids >> id;) {
        auto record = turn.tx.records().find(RecordId{std::atoll(id.c_str())});
        if (!record || !stands(turn, *record)) continue;
        if (auto person = turn.county.roster.person(record->about)) names.push_back(person->name);
        take_back(turn, record->id, actor.person.id);
    }
    if (auto follow_up = turn.tx.duties().find(AssignmentId{number_fact(act, "follow_up")}))
        assigning::take_back(turn, *follow_up, "谈话撤回了", actor.person.id);
    return Say{"undo.talk", {{"names", joined(names)}}};
}

Say undo_state(Turn const& turn, Actor& actor, Act const& act) {
    auto duty = turn.tx.duties().find(DutyId{number_fact(act, "duty")});
    if (!duty || (!duty->task && act.kind != "talk.cannot") || (duty->task && duty->task->withdrawn_at)) return Say{"undo.gone"};
    auto title = duty->task ? duty->task->title : std::string{};
    auto owner = owner_of(turn, *duty);
    auto handler = handler_of(turn, *duty);
    // What has not gone out yet is not sent; only who has read something hears the correction.
    auto correct = [&](Person const* who, char const* key) {
        if (who && cancel_waiting(turn, who->id, duty->id)) return;
        if (auto shown = turn.tx.reminders().of(duty->id); shown && shown->step == soon_step) return;
        if (!who || who->id == actor.person.id) return;
        Say correction{key, {{"title", title}, {"village", unit_name(turn, duty->unit)}, {"who", name_of(turn, actor.person.id)}}};
        correction.about = {duty->id};
        tell(turn, *who, correction);
    };
    if (act.kind == "task.accept" && duty->state == DutyState::done) {
        duty->state = DutyState::reported;
        correct(owner, "correction.accept");
    } else if (act.kind == "task.send_back" && duty->state == DutyState::open) {
        duty->state = DutyState::reported;
        duty->done_on = read_date(fact(act, "done_on"));
        if (auto day = read_date(fact(act, "due"))) duty->due = *day;
        duty->returned_for.clear();
        correct(owner, "correction.send_back");
    } else if (act.kind == "task.progress") {
        duty->note = fact(act, "before");
    } else if (act.kind == "task.milestone" && std::size_t(number_fact(act, "place")) < duty->milestones.size() && duty->state == DutyState::open) {
        duty->milestones[std::size_t(number_fact(act, "place"))].reached_on.reset();
    } else if (act.kind == "talk.cannot") {
        duty->note = fact(act, "before");
        title = phrase("word.cannot_talk");
    } else if (act.kind == "task.ask" && duty->state == DutyState::open && duty->asked == Asked(number_fact(act, "now"))) {
        duty->asked = Asked(number_fact(act, "asked"));
        duty->asked_text = fact(act, "asked_text");
        duty->asked_until = read_date(fact(act, "asked_until"));
        if (auto shown = turn.tx.reminders().of(duty->id); shown && shown->step > handler_steps) correct(handler, "correction.ask");
    } else if (act.kind == "task.answer" && duty->asked == Asked::nothing && (duty->state == DutyState::open || duty->state == DutyState::withdrawn)) {
        duty->asked = Asked(number_fact(act, "asked"));
        duty->asked_text = fact(act, "asked_text");
        duty->asked_until = read_date(fact(act, "asked_until"));
        if (auto day = read_date(fact(act, "due"))) duty->due = *day;
        if (duty->state == DutyState::withdrawn) duty->state = DutyState::open;
        duty->answered_late = fact(act, "answered_late") == "1";
        correct(owner, "correction.answer");
    } else {
        return Say{"undo.gone"};
    }
    turn.tx.duties().update(*duty);
    plan(turn, *duty);
    return Say{"undo.act", {{"title", title}}};
}

Say undo_assigning(Turn const& turn, Actor& actor, Act const& act) {
    auto assignment = turn.tx.duties().find(AssignmentId{number_fact(act, "assignment")});
    if (!assignment) return Say{"undo.gone"};
    if (act.kind == "assign.send") {
        auto count = turn.tx.duties().of(assignment->id).size();
        assigning::take_back(turn, *assignment, "发错了", actor.person.id);
        return Say{"undo.assign", {{"title", assignment->title}, {"n", text_of(count)}}};
    }
    if (act.kind == "assign.change") {
        assignment->moved_at = read_timestamp(fact(act, "moved"));
        if (auto day = read_date(fact(act, "due"))) assigning::move_day(turn, *assignment, *day, true);
        std::istringstream days_before(fact(act, "days"));
        for (std::string id, day; days_before >> id >> day;)
            if (auto duty = turn.tx.duties().find(DutyId{std::atoll(id.c_str())}); duty && duty->active() && read_date(day) && duty->due != *read_date(day)) {
                duty->due = *read_date(day);
                turn.tx.duties().update(*duty);
                plan(turn, *duty);
            }
        negative_list::record_again(turn, fact(act, "entries"));
        return Say{"undo.act", {{"title", assignment->title}}};
    }
    // A task that was taken back begins again where it stood.
    assignment->withdrawn_at.reset();
    assignment->withdrawn_for.clear();
    turn.tx.duties().update(*assignment);
    if (!assignment->asks.empty()) figures::plan_table(turn, *assignment);
    std::istringstream ids(fact(act, "duties"));
    for (std::string id; ids >> id;)
        if (auto duty = turn.tx.duties().find(DutyId{std::atoll(id.c_str())}); duty && duty->state == DutyState::withdrawn) {
            duty->state = duty->done_on ? DutyState::reported : DutyState::open;
            turn.tx.duties().update(*duty);
            plan(turn, *duty);
            auto owner = owner_of(turn, *duty);
            if (!owner || !duty->told || cancel_waiting(turn, owner->id, duty->id)) continue;
            Say correction{"correction.withdraw", {{"title", assignment->title}, {"date", say_date(duty->due)}}};
            correction.about = {duty->id};
            tell(turn, *owner, correction, duty->due <= turn.today() + days{1});
        }
    return Say{"undo.act", {{"title", assignment->title}}};
}

}  // namespace

void remember(Turn const& turn, Actor const& actor, std::string kind, Fields facts) {
    static constexpr std::string_view naming[] = {"absence", "swap", "list_rule", "entry", "record", "emergency", "notice", "gathering", "assignment", "duty"};
    auto const rank = [](std::string const& name) { return std::ranges::find(naming, name) - std::begin(naming); };
    std::string what;
    std::ptrdiff_t highest = -1;  // the last of them that is told
    for (auto const& [name, value] : facts)
        if (auto const own = rank(name); own < std::ssize(naming) && own > highest) what = value, highest = own;
    turn.tx.audit().add(turn.now, kind, actor.writer().text(), what);
    Act act;
    act.person = actor.writer();
    if (actor.by) facts["for"] = actor.person.id.text();
    act.at = turn.now;
    act.kind = std::move(kind);
    act.facts = std::move(facts);
    // What a correction (不对，是昨天) needs: the words, and which act stood before.
    if (keeps_words(act.kind) && actor.said.size() <= most_said) act.facts["said"] = actor.said;
    if (auto const previous = turn.tx.acts().latest(act.person)) act.facts["previous"] = std::to_string(previous->id.value());
    turn.tx.acts().add(std::move(act));
}

bool cancel_waiting(Turn const& turn, PersonId const& who, DutyId duty) {
    bool any = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(who))
        if (std::find(delivery.say.about.begin(), delivery.say.about.end(), duty) != delivery.say.about.end()) {
            turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
            any = true;
        }
    return any;
}

Say undo(Turn const& turn, Actor& actor) {
    auto act = turn.tx.acts().latest(actor.person.id);
    if (!act) return Say{"undo.nothing"};
    if (late_undo::needs_agreement(turn, *act)) {
        auto notice = act->kind == "notice.give" || act->kind == "notice.pass" ? turn.tx.notices().find(NoticeId{number_fact(*act, "notice")}) : std::nullopt;
        if (!notice || notice->state != NoticeState::out) return late_undo::ask(turn, actor, *act);
        turn.tx.acts().taken_back(*act, turn.now);  // it is taken down in a way of its own
        return Say{"undo.too_late_notice", {{"ref", std::to_string(notice->id.value())}, {"title", notice->title}}};
    }
    turn.tx.acts().taken_back(*act, turn.now);
    turn.tx.audit().add(turn.now, "undo", actor.person.id.text(), act->kind);
    return fact(*act, "for").empty() ? undo_act(turn, actor, *act) : proxying::undo(turn, actor, *act);
}

namespace {

// Its records have all been taken back or corrected by somebody else.
bool is_overtaken(Turn const& turn, Act const& act) {
    if (!act.facts.contains("records")) return false;
    std::istringstream ids(fact(act, "records"));
    bool any = false;
    for (std::int64_t id = 0; ids >> id; any = true)
        if (auto record = turn.tx.records().find(RecordId{id}); record && stands(turn, *record)) return false;
    return any;
}

}  // namespace

Say undo_act(Turn const& turn, Actor& actor, Act const& act) {
    if (is_overtaken(turn, act)) return Say{"undo.gone"};
    if (act.kind == "task.report") return undo_report(turn, actor, act);
    if (act.kind == "task.delegate") return delegating::undo(turn, actor, act);
    if (act.kind == "talk.record") return undo_talk(turn, actor, act);
    if (act.kind == "talk.plan") return undo_appointment(turn, act);
    if (act.kind.starts_with("assign.")) return undo_assigning(turn, actor, act);
    if (act.kind.starts_with("gathering.")) return gatherings::undo(turn, actor, act);
    if (act.kind.starts_with("emergency.")) return emergencies::undo(turn, actor, act);
    if (act.kind == "figures.file") return figures::undo(turn, actor, act);
    if (act.kind.starts_with("ledger.")) return own_ledger::undo(turn, actor, act);
    if (act.kind.starts_with("negative.")) return negative_list::undo(turn, actor, act);
    if (act.kind.starts_with("training.")) return training::undo(turn, actor, act);
    if (act.kind.starts_with("notice.")) return clearing::undo(turn, actor, act);
    if (act.kind.starts_with("absence.")) return leave::undo(turn, actor, act);
    if (act.kind.starts_with("duty.")) return duty_roster::undo(turn, actor, act);
    if (act.kind.starts_with("statement.")) return disclosing::undo(turn, actor, act);
    if (act.kind.starts_with("undo.")) return late_undo::undo(turn, actor, act);
    if (act.kind.starts_with("stop.")) return stopping::undo(turn, actor, act);
    return undo_state(turn, actor, act);
}

}  // namespace lingyan::affairs
