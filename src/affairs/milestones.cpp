#include "affairs/milestones.hpp"

#include "affairs/asking.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <cstdlib>

namespace lingyan::affairs::milestones {

using language::shortened;

Item item(Turn const&, Duty const& duty, int place) {
    auto const& milestone = duty.milestones.at(std::size_t(place));
    Item line;
    line.thing = {Thing::Kind::milestone, duty.id.value(), std::to_string(place), duty.task ? duty.task->title : ""};
    line.line = Say{"item.milestone", {{"title", line.thing.title}, {"what", shortened(milestone.what, 18)}, {"date", say_date(milestone.day)}}};
    line.line.about = line.duties = {duty.id};
    line.due = milestone.day;
    line.rank = 1;
    line.counts_today = false;
    return line;
}

Say reach(Turn const& turn, Actor& actor, Thing milestone) {  // a copy: giving a number moves the numbers
    auto duty = turn.tx.duties().find(duty_in(milestone));
    auto place = std::size_t(std::atoi(milestone.ref.c_str()));
    if (!duty || !duty->task || place >= duty->milestones.size() || !is_own(turn, *duty, actor.person.id)) return Say{"error.not_here"};
    auto& one = duty->milestones[place];
    auto no = actor.conversation.give_number({Thing::Kind::duty, duty->id.value(), {}, duty->task->title}, turn.today());
    auto handler = handler_of(turn, *duty);
    Fields fields{{"no", std::to_string(no)}, {"title", duty->task->title}, {"what", shortened(one.what, 14)}, {"handler", handler ? addressed(turn, *handler) : office_name(turn, duty->unit)}};
    if (duty->state != DutyState::open) return Say{duty->state == DutyState::withdrawn ? "done.withdrawn" : "done.already", fields};
    if (one.reached_on) return Say{"milestone.already", fields};
    auto facts = about(*duty);
    facts["place"] = milestone.ref;
    one.reached_on = turn.today();
    turn.tx.duties().update(*duty);
    auto reminder = turn.tx.reminders().of(duty->id);
    // What waited to be told of it is passed over.
    if (reminder && reminder->step < soon_step && duty->asked == Asked::nothing) plan(turn, *duty, reminder->step - 1);
    remember(turn, actor, "task.milestone", facts);
    return Say{"milestone.ok", fields};
}

std::vector<Say> status(Turn const& turn, std::vector<Duty> const& duties) {
    std::vector<Say> lines;
    for (std::size_t i = 0; !duties.empty() && i < duties.front().milestones.size(); ++i) {
        std::size_t reached = 0;
        std::vector<std::string> left;
        for (auto const& duty : duties) {
            bool there = duty.state != DutyState::open || (i < duty.milestones.size() && duty.milestones[i].reached_on);
            if (there) ++reached;
            else left.push_back(unit_name(turn, duty.unit));
        }
        auto const& milestone = duties.front().milestones[i];
        Fields said{{"date", say_day(milestone.day)}, {"what", shortened(milestone.what, 18)}, {"n", text_of(reached)}, {"villages", joined(left, 33)}};
        lines.push_back(Say{left.empty() ? "given.milestone_all_line" : "given.milestone_line", said});
    }
    return lines;
}

}  // namespace lingyan::affairs::milestones
