#include "affairs/negative_list_parts.hpp"

#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::negative_list {

namespace {

constexpr auto decide_right = "confirm_negative", judge_right = "judge_appeal";

int days_to_decide(Turn const& turn) { return place_number(turn, turn.county.pack.numbers.find("negative.decide")).value_or(3); }

// Given on its very day, or later than the place allows, the task was late before the village was.
bool given_in_time(Turn const& turn, Duty const& duty) {
    auto given = local_day(duty.task->given_at);
    auto notice = place_number(turn, turn.county.pack.numbers.find("negative.notice"));
    return notice ? turn.county.calendar.add_working_days(given, *notice) <= duty.due : given < duty.due;
}

std::vector<Person const*> with_right(Turn const& turn, char const* right, UnitId const& unit) {
    std::vector<Person const*> found;
    for (auto post : turn.county.roster.posts_at(unit, turn.today()))
        if (auto person = turn.county.roster.person(post->person); person && turn.county.roles.right(post->role, right) && std::find(found.begin(), found.end(), person) == found.end())
            found.push_back(person);
    return found;
}

void drop(Turn const& turn, NegativeEntry entry) {
    cancel_lines(turn, entry, to_decide);
    cancel_lines(turn, entry, to_explain);
    entry.state = EntryState::dropped;
    turn.tx.negative_list().update(entry);
    turn.tx.audit().add(turn.now, "negative.drop", "", std::to_string(entry.id.value()));
}

void leave_undecided(Turn const& turn, NegativeEntry entry) {
    cancel_lines(turn, entry, to_decide);
    cancel_lines(turn, entry, to_explain);
    entry.state = EntryState::undecided;
    tell_person(turn, entry);
    hand_up(turn, entry);
    turn.tx.negative_list().update(entry);
    turn.tx.audit().add(turn.now, "negative.undecided", "", std::to_string(entry.id.value()));
}

void propose(Turn const& turn, ListRule const& rule, Duty const& duty) {
    auto person = concerned(turn, duty);
    NegativeEntry entry;
    entry.rule = rule.id;
    entry.duty = duty.id;
    entry.unit = duty.unit;
    entry.role = duty.role;
    entry.person = person->id;
    entry.due = duty.due;
    entry.proposed_on = turn.today();
    entry.decide_by = turn.county.calendar.add_working_days(turn.today(), days_to_decide(turn));
    for (auto post : turn.county.roster.posts_at(duty.unit, duty.due))
        if (post->person == person->id && post->head) entry.role = post->role;
    entry.id = turn.tx.negative_list().add(entry);
    turn.tx.audit().add(turn.now, "negative.propose", "", std::to_string(entry.id.value()));
    gatherings::tell_of(turn, *person, thing_of(entry, to_explain), "negative.pointer_line", next_digest(turn, *person));
    for (auto decider : deciders(turn, entry)) gatherings::tell_of(turn, *decider, thing_of(entry, to_decide), "negative.decide_line", next_digest(turn, *decider));
}

}  // namespace

std::optional<int> place_number(Turn const& turn, std::map<std::string, std::vector<std::string>>::const_iterator found) {
    if (found == turn.county.pack.numbers.end() || found->second.empty()) return std::nullopt;
    int number = std::atoi(found->second.front().c_str());
    return number > 0 ? std::optional{number} : std::nullopt;
}

UnitId township_of(Turn const& turn, UnitId const& unit) {
    auto township = turn.county.roster.above(unit, Level::township);
    return township ? township->id : UnitId{};
}

std::optional<ListRule> rule_over(Turn const& turn, std::vector<ListRule> const& rules, UnitId const& village, Date given) {
    auto township = township_of(turn, village);
    for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule)  // a newer one takes the place of an older one
        if (rule->township == township && rule->from <= given) return *rule;
    return std::nullopt;
}

Person const* concerned(Turn const& turn, Duty const& duty) { return turn.county.roster.holder(duty.role, duty.unit, duty.due); }

bool has_grounds(Turn const& turn, ListRule const& rule, Duty const& duty) {
    if (!duty.task || !is_village_duty(turn, duty) || !duty.told || rule.ended_at) return false;
    auto const& task = *duty.task;
    if (task.withdrawn_at || task.moved_at || duty.asked != Asked::nothing || duty.answered_late) return false;
    bool late = duty.state == DutyState::open ? duty.due < turn.today() : (duty.state == DutyState::reported || duty.state == DutyState::done) && duty.done_on && *duty.done_on > duty.due;
    if (!late || !given_in_time(turn, duty) || local_day(task.given_at) < rule.from) return false;
    if (!rule.villages.empty() && std::find(rule.villages.begin(), rule.villages.end(), duty.unit) == rule.villages.end()) return false;
    if (rule.own_tasks && (!task.issuer_name.empty() || home_of(turn, task.issuer) != rule.township)) return false;
    auto person = concerned(turn, duty);
    return person && !turn.county.roster.posts_of(person->id, turn.today()).empty();
}

bool stands(Turn const& turn, NegativeEntry const& entry) {
    if (entry.state != EntryState::proposed) return false;
    auto rule = turn.tx.negative_list().find(entry.rule);
    auto duty = turn.tx.duties().find(entry.duty);
    return rule && duty && duty->due == entry.due && has_grounds(turn, *rule, *duty);
}

int days_late(Turn const& turn, NegativeEntry const& entry, Duty const& duty) {
    auto upto = duty.done_on ? *duty.done_on : entry.decided_at ? local_day(*entry.decided_at) : turn.today();
    return std::max(0, int((upto - entry.due).count()));
}

bool may_decide(Turn const& turn, PersonId const& who, NegativeEntry const& entry) {
    auto duty = turn.tx.duties().find(entry.duty);
    bool took_part = who == entry.person || !duty || who == duty->lead || who == duty->helper || who == duty->reported_by;
    return !took_part && may(turn, who, decide_right, entry.unit);
}

std::vector<Person const*> deciders(Turn const& turn, NegativeEntry const& entry) {
    auto found = with_right(turn, decide_right, entry.unit);
    std::erase_if(found, [&](Person const* person) { return !may_decide(turn, person->id, entry); });
    return found;
}

// The township's, but not whoever gave the task where there is anybody else.
std::vector<Person const*> judges(Turn const& turn, NegativeEntry const& entry) {
    auto found = with_right(turn, judge_right, township_of(turn, entry.unit));
    std::erase_if(found, [&](Person const* person) { return person->id == entry.person; });
    auto duty = turn.tx.duties().find(entry.duty);
    auto others = found;
    std::erase_if(others, [&](Person const* person) { return duty && duty->task && duty->task->issuer == person->id; });
    return others.empty() ? found : others;
}

bool may_judge(Turn const& turn, PersonId const& who, NegativeEntry const& entry) {
    auto found = judges(turn, entry);
    return std::any_of(found.begin(), found.end(), [&](Person const* person) { return person->id == who; });
}

std::optional<Appeal> open_appeal(Turn const& turn, EntryId id) {
    for (auto const& appeal : turn.tx.negative_list().of(id))
        if (appeal.state == Appeal::State::open) return appeal;
    return std::nullopt;
}

Thing thing_of(NegativeEntry const& entry, char const* ref) { return {Thing::Kind::entry, entry.id.value(), ref, "清单的事"}; }

Fields fields_of(Turn const& turn, NegativeEntry const& entry) {
    auto duty = turn.tx.duties().find(entry.duty);
    auto rule = turn.tx.negative_list().find(entry.rule);
    return {{"title", duty && duty->task ? duty->task->title : ""},
            {"village", unit_name(turn, entry.unit)},
            {"date", say_day(entry.due)},
            {"d", duty ? std::to_string(days_late(turn, entry, *duty)) : ""},
            {"basis", rule ? language::shortened(rule->document, 14) : ""},
            {"reason", language::shortened(entry.reason, 14)},
            {"until", say_day(entry.decide_by)}};
}

void tell_person(Turn const& turn, NegativeEntry const& entry) {
    auto person = turn.county.roster.person(entry.person);
    if (person) gatherings::tell_of(turn, *person, thing_of(entry, to_know), "negative.pointer_line", next_digest(turn, *person));
}

void hand_up(Turn const& turn, NegativeEntry& entry) {
    auto person = turn.county.roster.person(entry.person);
    entry.up_at = person ? next_digest(turn, *person) : turn.now;
    auto duty = turn.tx.duties().find(entry.duty);
    if (!duty || !duty->task) return;
    auto township = township_of(turn, entry.unit);
    auto to = turn.county.roster.person(duty->task->issuer);
    if (!to || home_of(turn, to->id) != township) {
        auto found = with_right(turn, "register_list", township);
        to = found.empty() ? nullptr : found.front();
    }
    if (!to) return;
    auto when = next_digest(turn, *to);
    if (when <= entry.up_at) when = digest_moment(turn, *to, turn.county.calendar.add_working_days(local_day(entry.up_at), 1));
    // Many villages of one task are one line.
    Thing const thing{Thing::Kind::assignment, duty->task->id.value(), {}, duty->task->title};
    for (auto const& waiting : turn.tx.outbox().waiting_for(to->id))
        if (auto about = gatherings::thing_in(waiting.say); about && about->kind == thing.kind && about->id == thing.id && waiting.due_at >= when) return;
    gatherings::tell_of(turn, *to, thing, "negative.up_line", when);
}

void cancel_lines(Turn const& turn, NegativeEntry const& entry, char const* ref) {
    auto thing = thing_of(entry, ref);
    gatherings::cancel_news(turn, entry.person, thing);
    for (auto person : with_right(turn, decide_right, entry.unit)) gatherings::cancel_news(turn, person->id, thing);
    for (auto person : with_right(turn, judge_right, township_of(turn, entry.unit))) gatherings::cancel_news(turn, person->id, thing);
}

void plan_day(Turn const& turn) {
    if (turn.tx.marks().find("negative_planned") == to_text(turn.today())) return;
    turn.tx.marks().put("negative_planned", to_text(turn.today()));
    for (auto const& entry : turn.tx.negative_list().proposed()) {
        if (!stands(turn, entry)) drop(turn, entry);
        else if (turn.today() > entry.decide_by) leave_undecided(turn, entry);
    }
    auto rules = turn.tx.negative_list().rules();
    if (rules.empty() || !turn.county.calendar.is_working(turn.today())) return;
    std::vector<UnitId> townships;
    for (auto const& rule : rules) {
        if (std::find(townships.begin(), townships.end(), rule.township) != townships.end()) continue;
        townships.push_back(rule.township);
        for (auto village : turn.county.roster.below(rule.township, Level::village))
            for (auto const& duty : turn.tx.duties().active_at(village->id)) {
                if (!duty.task || duty.due >= turn.today()) continue;
                auto over = rule_over(turn, rules, village->id, local_day(duty.task->given_at));
                if (over && has_grounds(turn, *over, duty) && !turn.tx.negative_list().of(duty.id)) propose(turn, *over, duty);
            }
    }
}

}  // namespace lingyan::affairs::negative_list
