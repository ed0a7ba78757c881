#include "affairs/delegating.hpp"

#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::delegating {

namespace {

// Whether the person works for that village: a post there or in one of its groups that is the village's own, not the township's.
bool works_at(Turn const& turn, PersonId const& who, UnitId const& village) {
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        auto spec = turn.county.roles.find(post->role);
        if (spec && spec->level >= Level::village && turn.county.roster.contains(village, post->unit)) return true;
    }
    return false;
}

std::vector<UnitId> villages_of(Turn const& turn, PersonId const& who) {
    auto units = units_of(turn, who);
    std::erase_if(units, [&](UnitId const& id) {
        auto unit = turn.county.roster.unit(id);
        return !unit || unit->level != Level::village;
    });
    return units;
}

std::string trimmed(std::string text) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view mark : {" ", "，", ",", "、", "。", "去办", "来办", "办", "给", "去"}) {
            if (text.starts_with(mark)) text.erase(0, mark.size()), again = true;
            if (text.ends_with(mark)) text.resize(text.size() - mark.size()), again = true;
        }
    }
    return text;
}

struct Named {
    std::vector<PersonId> people;  // several of one name
    std::string name;              // as it was said
    std::string rest;              // which task, where the sentence says so
    bool own = false;              // 我, 自己: back to the owner
};

Named read(Turn const& turn, PersonId const& owner, std::string const& text) {
    Named named;
    for (std::string_view self : {"我自己", "自己", "我"})
        if (text.starts_with(self)) {
            named.own = true;
            named.rest = trimmed(text.substr(self.size()));
            return named;
        }
    for (auto const& village : villages_of(turn, owner))
        for (auto const& found : turn.names.people_in(text, village, turn.today())) {
            if (found.begin > 12) continue;  // the name stands first
            for (auto const& id : found.people)
                if (works_at(turn, id, village) && std::find(named.people.begin(), named.people.end(), id) == named.people.end()) named.people.push_back(id);
            named.name = text.substr(found.begin, found.end - found.begin);
            named.rest = trimmed(text.substr(0, found.begin) + text.substr(found.end));
            return named;
        }
    named.name = text.substr(0, text.find(' '));
    named.rest = named.name.size() < text.size() ? trimmed(text.substr(named.name.size())) : std::string{};
    return named;
}

void call_off(Turn const& turn, Duty const& duty, PersonId const& helper, bool heard) {
    auto person = turn.county.roster.person(helper);
    bool waited = cancel_waiting(turn, helper, duty.id);
    if (!person || waited || !heard) return;
    Say off{"delegate.off", {{"title", duty.task->title}}};
    off.about = {duty.id};
    tell(turn, *person, std::move(off), assigning::for_today_or_tomorrow(turn, duty.due));
}

}  // namespace

std::optional<Say> delegate(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& text) {
    auto named = read(turn, actor.person.id, text);
    auto list = language::number_list(named.rest);
    auto whole = language::lone_number(named.rest);
    if (!no && list.size() > 1) return Say{"delegate.one_by_one"};
    if (!no && whole) no = whole, named.rest.clear();
    if (!named.own && named.people.empty()) {
        // 转 begins other sentences as well; with a number it was meant.
        if (!no && language::characters(named.name) > 4) return std::nullopt;
        return Say{"delegate.unknown", {{"name", language::shortened(named.name, 4)}}};
    }
    auto helper = named.own ? actor.person.id : named.people.front();
    auto found = own_tasks::which(turn, actor, no, named.rest, "delegate:" + helper.text());
    if (!found.duty) return found.ask;
    if (named.people.size() < 2) return hand_to(turn, actor, *found.duty, helper);
    std::vector<Say> lines;
    std::vector<std::string> choices;
    for (auto const& id : named.people) {
        choices.push_back(id.text());
        auto person = turn.county.roster.person(id);
        lines.push_back(Say{"delegate.choice_line", {{"no", text_of(choices.size())}, {"name", addressed(turn, *person)}, {"phone", person->phone}}});
    }
    auto slots = about(*found.duty);
    ask(turn, actor, "task.delegate", slots, choices);
    return Say{"delegate.which", {{"name", named.name}}, lines};
}

Say hand_to(Turn const& turn, Actor& actor, Duty duty, PersonId const& helper) {
    auto owner = owner_of(turn, duty);
    Fields fields{{"title", duty.task ? duty.task->title : ""}, {"who", owner ? addressed(turn, *owner) : phrase("word.village")}};
    auto no = actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, fields["title"]}, turn.today());
    fields["no"] = std::to_string(no);
    if (!duty.task || !owner || owner->id != actor.person.id) return Say{"delegate.not_owner", fields};
    if (!duty.active()) return Say{"done.withdrawn", fields};
    if (duty.state == DutyState::reported || duty.asked != Asked::nothing) return Say{"delegate.waits", fields};
    bool back = helper == actor.person.id;
    auto person = turn.county.roster.person(helper);
    if (!person || (!back && !works_at(turn, helper, duty.unit))) return Say{"delegate.unknown", {{"name", person ? person->name : ""}}};
    fields["name"] = person->name;
    if (back && duty.helper.empty()) return Say{"delegate.own_already", fields};
    if (helper == duty.helper) return Say{"delegate.already", fields};
    auto facts = about(duty);
    facts["before"] = duty.helper.text();
    facts["helper"] = back ? std::string{} : helper.text();
    if (!duty.helper.empty()) call_off(turn, duty, duty.helper, duty.told);
    duty.helper = back ? PersonId{} : helper;
    duty.told = back;
    turn.tx.duties().update(duty);
    if (back) plan(turn, duty);
    else assigning::announce(turn, duty, true);
    remember(turn, actor, "task.delegate", facts);
    return Say{back ? "delegate.back_ok" : "delegate.ok", fields};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto duty = turn.tx.duties().find(DutyId{std::atoll(fact(act, "duty").c_str())});
    auto owner = duty ? owner_of(turn, *duty) : nullptr;
    bool same = duty && duty->state == DutyState::open && owner && owner->id == actor.person.id && duty->helper == PersonId{fact(act, "helper")};
    if (!same) return Say{"undo.gone"};
    if (!duty->helper.empty()) call_off(turn, *duty, duty->helper, duty->told);
    duty->helper = PersonId{fact(act, "before")};
    duty->told = duty->helper.empty();  // whoever helped before hears of it once more
    turn.tx.duties().update(*duty);
    plan(turn, *duty);
    return Say{"undo.act", {{"title", duty->task->title}}};
}

}  // namespace lingyan::affairs::delegating
