// What a number on somebody's screen stands for, and whether it still does.
#include "affairs/items.hpp"

#include "affairs/clearing.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"

#include <algorithm>

namespace lingyan::affairs {

void number(Turn const& turn, Conversation& conversation, std::vector<Item>& items) {
    for (auto& item : items) item.line.fields["no"] = std::to_string(conversation.give_number(item.thing, turn.today()));
}

std::vector<Button> buttons_of(Thing const& thing) {
    auto const about = "/" + std::to_string(thing.id);
    if (thing.kind == Thing::Kind::duty) return {{"button.done", "report" + about}, {"button.help", "help" + about}};
    if (thing.kind == Thing::Kind::review) return {{"button.accept", "accept" + about}, {"button.send_back", "send_back" + about}};
    return {};
}

DutyId duty_in(Thing const& thing) {
    switch (thing.kind) {
        case Thing::Kind::duty: case Thing::Kind::review: case Thing::Kind::request: case Thing::Kind::watch: case Thing::Kind::milestone: return DutyId{thing.id};
        default: return {};
    }
}

std::optional<Duty> duty_of(Turn const& turn, Actor const& actor, Thing const& thing) {
    if (thing.kind != Thing::Kind::duty) return std::nullopt;
    auto duty = turn.tx.duties().find(DutyId{thing.id});
    if (!duty || !is_own(turn, *duty, actor.person.id)) return std::nullopt;
    return duty;
}

int still_open(Turn const& turn, Actor const& actor) {
    int count = 0;
    for (auto const& numbered : actor.conversation.numbers)
        if (auto duty = duty_of(turn, actor, numbered.thing))
            if (auto told = told_for(turn, *duty); told && told->id == actor.person.id && duty->state == DutyState::open && duty->asked == Asked::nothing)
                ++count;
    return count;
}

bool still_stands(Turn const& turn, Thing const& thing) {
    switch (thing.kind) {
        case Thing::Kind::duty: {
            auto duty = turn.tx.duties().find(DutyId{thing.id});
            return duty && duty->state == DutyState::open;
        }
        case Thing::Kind::review: {
            auto duty = turn.tx.duties().find(DutyId{thing.id});
            return duty && duty->state == DutyState::reported;
        }
        case Thing::Kind::request: {
            auto duty = turn.tx.duties().find(DutyId{thing.id});
            return duty && duty->active() && duty->asked != Asked::nothing;
        }
        case Thing::Kind::group: {
            auto group = read_group_ref(turn, thing.ref);
            return group && (group->rule->done_by.by_unit ? disclosing::item(turn, *group->rule, group->period, group->unit).has_value()
                                                          : !left(turn, *group->rule, group->period, group->unit).empty());
        }
        case Thing::Kind::watch: {
            auto duty = turn.tx.duties().find(DutyId{thing.id});
            return duty && duty->state == DutyState::open && duty->asked == Asked::nothing;
        }
        case Thing::Kind::count: return read_group_ref(turn, thing.ref).has_value();  // the rule may be another pack's past
        case Thing::Kind::seat:
        case Thing::Kind::gathering:
        case Thing::Kind::attendance:
        case Thing::Kind::claim:
        case Thing::Kind::correction:
        case Thing::Kind::swap:
        case Thing::Kind::proxied:
        case Thing::Kind::lift:
        case Thing::Kind::entry: return gatherings::still_stands(turn, thing);
        case Thing::Kind::reading:
        case Thing::Kind::question: return clearing::still_stands(turn, thing);
        case Thing::Kind::milestone: {
            auto duty = turn.tx.duties().find(DutyId{thing.id});
            auto place = std::size_t(std::atoi(thing.ref.c_str()));
            return duty && duty->state == DutyState::open && place < duty->milestones.size() && !duty->milestones[place].reached_on;
        }
        case Thing::Kind::notice:
        case Thing::Kind::line:
        case Thing::Kind::assignment: return true;
    }
    return true;
}

}  // namespace lingyan::affairs
