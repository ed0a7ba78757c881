#include "affairs/items.hpp"

#include "affairs/clearing.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/ledger.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/training.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

using language::shortened;

std::string issuer_of(Turn const& turn, Duty const& duty) {
    if (!duty.task) return office_name(turn, duty.unit);
    if (!duty.task->issuer_name.empty()) return duty.task->issuer_name;
    return name_of(turn, duty.task->issuer);
}

std::vector<std::string> subjects_left(Turn const& turn, std::vector<Owed> const& owed) {
    std::vector<std::string> names;
    for (auto const& one : owed)
        if (auto subject = turn.county.roster.person(one.key.subject)) names.push_back(subject->name);
    return names;
}

}  // namespace

std::string title_of(Turn const& turn, Duty const& duty) {
    if (duty.task) return duty.task->title;
    auto rule = turn.county.pack.rule(duty.rule);
    return rule ? rule->title : duty.rule.text();
}

std::string group_ref(RuleId const& rule, Period const& period, UnitId const& unit) {
    return rule.text() + "/" + to_text(period.first) + "/" + unit.text();
}

std::optional<Group> read_group_ref(Turn const& turn, std::string const& ref) {
    auto first = ref.find('/'), second = ref.rfind('/');
    if (first == ref.npos || first == second) return std::nullopt;
    auto rule = turn.county.pack.rule(RuleId{ref.substr(0, first)});
    auto day = read_date(std::string_view(ref).substr(first + 1, second - first - 1));
    if (!rule || !day) return std::nullopt;
    return Group{rule, period_of(rule->every, *day), UnitId{ref.substr(second + 1)}};
}

namespace {

// As whoever stands in for the owner reads it.
void word_for_deputy(Turn const& turn, Person const& owner, Say& line) {
    auto const name = addressed(turn, owner);
    if (line.key.starts_with("talk.")) line.fields["names"] += phrase("word.in_place_brackets", {{"name", name}});
    else line.fields["title"] = phrase("word.in_place_of", {{"name", name}}) + "·" + line.fields["title"];
}

bool stands_in_for(Turn const& turn, Person const* owner, PersonId const& reader) {
    return owner && !reader.empty() && owner->id != reader && is_away(turn, owner->id, turn.today());
}

}  // namespace

Item own_item(Turn const& turn, Duty const& duty, PersonId const& reader) {
    Item item;
    item.thing = {Thing::Kind::duty, duty.id.value(), {}, title_of(turn, duty)};
    item.due = duty.due;
    item.duties = {duty.id};
    Fields fields{{"title", item.thing.title},
                  {"due", say_due(duty.due, turn.today())},
                  {"date", say_date(duty.due)},
                  {"issuer", issuer_of(turn, duty)},
                  {"village", unit_name(turn, duty.unit)},
                  {"d", std::to_string((turn.today() - duty.due).count())}};
    bool several = is_village_duty(turn, duty) && serves_several_villages(turn, reader);
    if (duty.task) fields["what"] = duty.task->what, fields["quality"] = duty.task->quality;
    std::string key = "item.task";
    item.rank = 1;
    if (duty.state == DutyState::reported || duty.asked != Asked::nothing) {
        auto reminder = turn.tx.reminders().of(duty.id);
        auto handler = handler_of(turn, duty, reminder ? rung_of(*reminder) : 0);
        fields["handler"] = handler ? addressed(turn, *handler) : office_name(turn, duty.unit);
        key = duty.state == DutyState::reported ? "item.reported" : "item.asked";
        item.rank = 5;
        item.counts_today = false;
    } else if (!duty.returned_for.empty()) {
        key = "item.returned";
        item.rank = duty.due < turn.today() ? 0 : 1;
        fields["reason"] = shortened(duty.returned_for, 14);
    } else if (duty.due < turn.today()) {
        key = "item.late";
        item.rank = 0;
    } else if (duty.task && !duty.told) {
        // Where the paper's title already says it all, what has to come back is the news.
        bool said = duty.task->what.empty() || duty.task->what == duty.task->title;
        key = !said ? "item.new" : !duty.task->quality.empty() ? "item.new_short" : "item.new_bare";
        item.rank = 2;
    }
    if (auto owner = owner_of(turn, duty), helper = helper_of(turn, duty); owner && owner->id == reader && helper && item.rank < 5) {
        fields["lead"] = helper->name;
        key = duty.due < turn.today() ? "item.delegated_late" : "item.delegated";
        item.counts_today = duty.due < turn.today();
        if (!item.counts_today) item.rank = 5;
    } else if (!owner || owner->id != reader) {
        if (!owner && is_village_duty(turn, duty) && item.rank < 5) key = "item.vacant";
    } else if (several) {
        fields["title"] = fields["village"] + "·" + fields["title"];
    }
    if (duty.task && !duty.task->files.empty() && key.starts_with("item.new")) fields["title"] += "，有附件";
    item.line = Say{key, fields};
    if (auto helper = helper_of(turn, duty); stands_in_for(turn, owner_of(turn, duty), reader) && (!helper || helper->id != reader)) word_for_deputy(turn, *owner_of(turn, duty), item.line);
    item.line.about = item.duties;
    item.by_digit = !figures::is_asked(duty);
    if (!item.by_digit && (key == "item.task" || key.starts_with("item.new"))) figures::word_line(turn, duty, item.line);
    return item;
}

namespace {

std::optional<Item> group_of(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    if (rule.done_by.by_unit) return disclosing::item(turn, rule, period, unit);
    auto owed = left(turn, rule, period, unit);
    if (!rule.about.empty()) std::erase_if(owed, [](Owed const& one) { return !one.counted; });
    if (owed.empty()) return std::nullopt;
    Item item;
    item.thing = {Thing::Kind::group, 0, group_ref(rule.id, period, unit), rule.title};
    item.due = period.last;
    item.rank = period.last < turn.today() ? 0 : 1;
    auto names = subjects_left(turn, owed);
    Fields fields{{"title", rule.title},
                  {"n", text_of(owed.size())},
                  {"names", names.size() > 5 ? phrase("word.people_more", {{"names", joined(names)}, {"n", text_of(names.size())}}) : joined(names)},
                  {"date", say_day(period.last)},
                  {"due", say_due(period.last, turn.today())},
                  {"period", say_period(rule.every, period)}};
    bool missed = period.last < turn.today();
    bool talk = rule.done_by.record == "talk";
    if (rule.about.empty() && rule.done_by.record == "training" && owed.front().owner) {
        item.line = training::rule_line(turn, rule, period, *owed.front().owner, progress(turn, rule, period, owed.front().owner, {}));
    } else if (rule.soft) {
        fields["need"] = rule.done_by.sum.empty() ? std::to_string(rule.done_by.needed()) : say_half_days(rule.done_by.needed());
        item.line = Say{"training.advice", fields};
    } else {
        item.line = Say{!rule.about.empty() ? (talk ? (missed ? "talk.missed" : "talk.due") : (missed ? "group.missed" : "group.due"))
                                            : (missed ? "item.rule_missed" : "item.rule"),
                        fields};
    }
    return item;
}

}  // namespace

std::optional<Item> group_item(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit, PersonId const& reader) {
    auto item = group_of(turn, rule, period, unit);
    auto owner = turn.county.roster.holder(rule.owner, unit, turn.today());
    if (item && stands_in_for(turn, owner, reader)) word_for_deputy(turn, *owner, item->line);
    return item;
}

namespace {

// Whoever has been asked so far may answer, also after the question has climbed past.
bool waits_for(Turn const& turn, Duty const& duty, PersonId const& who) {
    if (duty.state != DutyState::reported && duty.asked == Asked::nothing) return false;
    auto reminder = turn.tx.reminders().of(duty.id);
    auto line = handlers_of(turn, duty);
    auto upto = std::min<std::size_t>(line.size(), std::size_t(reminder ? rung_of(*reminder) : 0) + 1);
    return std::any_of(line.begin(), line.begin() + std::ptrdiff_t(upto), [&](Person const* handler) { return handler->id == who; });
}

// The rung of the ladder at which this person has heard by now that the duty is late.
std::optional<Role> hears_of_late(Turn const& turn, Duty const& duty, PersonId const& who) {
    if (duty.state != DutyState::open || duty.asked != Asked::nothing || !is_village_duty(turn, duty)) return std::nullopt;
    static constexpr int wait[] = {1, 3, 7};
    auto const& ladder = turn.county.roles.ladder;
    for (std::size_t rung = 0; rung < ladder.size() && rung < 3; ++rung)
        if (turn.today() - duty.due >= days{wait[rung]})
            if (auto holder = holder_upwards(turn, ladder[rung], duty.unit); holder && stand_in(turn, *holder, turn.today())->id == who) return ladder[rung];
    return std::nullopt;
}

// Talks stand on the list from the quarter's first day; a year's total once its owner has been told of it for the first time.
bool stands_open(Turn const& turn, Rule const& rule, UnitId const& unit) {
    if (rule.every != Span::year && rule.every != Span::term) return true;
    auto rows = turn.tx.duties().of(rule.id, period_of(rule.every, turn.today()).name, unit);
    return std::any_of(rows.begin(), rows.end(), [](Duty const& duty) { return duty.active(); });
}

// What rules ask of a person, as he reads it or whoever stands in for him: who hears nothing of what nobody can do for another.
std::vector<Item> rule_items(Turn const& turn, PersonId const& owner, PersonId const& reader) {
    std::vector<Item> items;
    for (auto const& rule : turn.county.pack.rules)
        for (auto post : turn.county.roster.posts_of(owner, turn.today()))
            if (rule.done_by.by_unit) {
                for (auto& item : disclosing::items_at(turn, rule, *post)) {
                    if (auto person = turn.county.roster.person(owner); stands_in_for(turn, person, reader)) word_for_deputy(turn, *person, item.line);
                    items.push_back(std::move(item));
                }
            } else if (post->role == rule.owner && (owner == reader || !rule.about.empty()) && stands_open(turn, rule, post->unit))
                if (auto item = group_item(turn, rule, period_of(rule.every, turn.today()), post->unit, reader)) items.push_back(*item);
    return items;
}

}  // namespace

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    std::vector<DutyId> seen;
    auto fresh = [&](Duty const& duty) {
        if (std::find(seen.begin(), seen.end(), duty.id) != seen.end()) return false;
        seen.push_back(duty.id);
        return true;
    };
    auto consider = [&](Duty const& duty) {
        if (!duty.task || !fresh(duty)) return;
        if (is_own(turn, duty, who)) items.push_back(own_item(turn, duty, who));
        else if (waits_for(turn, duty, who)) items.push_back(handler_item(turn, duty));
        else if (auto rung = hears_of_late(turn, duty, who)) items.push_back(upward_item(turn, {duty}, Step{turn.today(), Step::To::ladder, *rung, false, true}));
    };
    for (auto const& unit : units_of(turn, who))
        for (auto const& duty : turn.tx.duties().active_at(unit)) consider(duty);
    // What waits for somebody further up: below the person's own units, or given by the person.
    for (auto const& one : in_whose_place(turn, who)) {
        for (auto village : villages_for(turn, one, "accept"))
            for (auto const& duty : turn.tx.duties().active_at(village->id))
                if (duty.task && (waits_for(turn, duty, who) || hears_of_late(turn, duty, who))) consider(duty);
        for (auto const& given : turn.tx.duties().given_by(one))
            if (!given.withdrawn_at)
                for (auto const& duty : turn.tx.duties().of(given.id))
                    if (duty.active() && waits_for(turn, duty, who)) consider(duty);
        for (auto& item : rule_items(turn, one, who))
            if (std::none_of(items.begin(), items.end(), [&](Item const& known) { return known.thing == item.thing; })) items.push_back(std::move(item));
    }
    for (auto& item : gatherings::items_of(turn, who)) items.push_back(std::move(item));
    for (auto& item : clearing::items_of(turn, who)) items.push_back(std::move(item));
    for (auto& item : negative_list::items_of(turn, who)) items.push_back(std::move(item));
    for (auto& item : own_ledger::items_of(turn, who)) items.push_back(std::move(item));
    for (auto& item : duty_roster::items_of(turn, who)) items.push_back(std::move(item));
    for (auto& item : late_undo::items_of(turn, who))
        if (std::none_of(items.begin(), items.end(), [&](Item const& known) { return known.thing == item.thing; })) items.push_back(std::move(item));
    std::stable_sort(items.begin(), items.end(), [](Item const& a, Item const& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.due < b.due;
    });
    return items;
}

}  // namespace lingyan::affairs
