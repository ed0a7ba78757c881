#include "flow/answer.hpp"

#include "affairs/assigning.hpp"
#include "affairs/danger.hpp"
#include "affairs/items.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/talks.hpp"
#include "affairs/tasks.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

Say not_understood(Turn const& turn, Actor& actor) {
    auto village = home_of(turn, actor.person.id);
    return Say{"error.not_understood", {{"phone", office_phone(turn, village)}}};
}

Say help(Turn const& turn, Actor& actor) {
    auto home = home_of(turn, actor.person.id);
    Person const* handler = nullptr;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        if (auto unit = turn.county.roster.unit(post->unit); unit && unit->level == Level::village && !turn.county.roles.ladder.empty())
            handler = turn.county.roster.holder(turn.county.roles.ladder.front(), post->unit, turn.today());
    Fields fields{{"handler", handler && handler->id != actor.person.id ? addressed(turn, *handler) : office_name(turn, home) + "办公室"},
                  {"phone", handler && handler->id != actor.person.id && !handler->phone.empty() ? handler->phone : office_phone(turn, home)}};
    bool assigns = villages_for(turn, actor.person.id, "assign").size() > 1;
    return Say{assigns ? "help.township" : "help", fields};
}

std::optional<Duty> slot_duty(Turn const& turn, Dialogue const& dialogue) {
    auto found = dialogue.slots.find("duty");
    if (found == dialogue.slots.end()) return std::nullopt;
    return turn.tx.duties().find(DutyId{std::atoll(found->second.c_str())});
}

Say act_on(Turn const& turn, Actor& actor, Duty const& duty, std::string const& then, std::string const& words) {
    if (then == "progress") return tasks::note_progress(turn, actor, duty, words);
    if (then == "extend") return tasks::ask_extension(turn, actor, duty, words);
    if (then == "help") return tasks::ask_help(turn, actor, duty, words);
    if (then == "not_ours") return tasks::not_ours(turn, actor, duty, words);
    return tasks::report(turn, actor, duty);
}

// By number, by title or the only one open; then what was asked for happens to it.
Say act_on_which(Turn const& turn, Actor& actor, Command const& command, std::string const& then) {
    auto found = tasks::which(turn, actor, command.number, command.rest, then);
    return found.duty ? act_on(turn, actor, *found.duty, then, command.rest) : found.ask;
}

// What a number opens, or does at once where the line is one plain task of the person's own.
Say press(Turn const& turn, Actor& actor, int no) {
    auto thing = actor.conversation.number(no);
    if (!thing) return Say{"error.not_here"};
    switch (thing->kind) {
        case Thing::Kind::duty: {
            auto duty = duty_of(turn, actor, *thing);
            if (!duty) return Say{"error.not_here"};
            if (!duty->task) return show(turn, actor, no);
            if (duty->asked != Asked::nothing && duty->asked != Asked::extension && duty->asked != Asked::help) return show(turn, actor, no);
            return tasks::report(turn, actor, *duty);
        }
        case Thing::Kind::review: {
            auto duty = turn.tx.duties().find(DutyId{thing->id});
            return duty && duty->task ? tasks::open_review(turn, actor, *duty, no) : Say{"error.not_here"};
        }
        case Thing::Kind::request: {
            auto duty = turn.tx.duties().find(DutyId{thing->id});
            return duty && duty->task ? tasks::open_request(turn, actor, *duty, no) : Say{"error.not_here"};
        }
        case Thing::Kind::assignment: return assigning::status(turn, actor, AssignmentId{thing->id});
        case Thing::Kind::group: return show(turn, actor, no);
        case Thing::Kind::count: {
            auto group = read_group_ref(turn, thing->ref);
            if (!group) return Say{"error.not_here"};
            std::vector<Say> lines;
            std::size_t places = 0;
            for (auto township : turn.county.roster.below(group->unit, Level::township)) {
                auto owed = left(turn, *group->rule, group->period, township->id);
                if (owed.empty()) continue;
                ++places;
                if (lines.size() < 33) lines.push_back(Say{"count.line", {{"unit", township->short_name}, {"n", text_of(owed.size())}}});
            }
            return Say{"count.list", {{"title", group->rule->title}, {"period", say_period(group->rule->every, group->period)}, {"m", text_of(places)}}, lines};
        }
    }
    return Say{"error.not_here"};
}

// A question of ours waits. Nothing comes back where the message is something else: the question is then dropped, not the message.
std::optional<Say> go_on(Turn const& turn, Actor& actor, Command const& command) {
    auto& open = actor.conversation.dialogue;
    if (!open) return std::nullopt;
    if (turn.now > open->until) {
        open.reset();
        return std::nullopt;
    }
    auto dialogue = *open;
    auto const& kind = dialogue.kind;
    if (command.intent == Intent::cancel || (command.intent == Intent::undo && kind.starts_with("assign."))) {
        open.reset();
        return Say{"dialogue.dropped"};
    }
    auto number = command.intent == Intent::number ? command.number : std::nullopt;
    bool free_text = command.intent == Intent::unknown || command.intent == Intent::reason || command.intent == Intent::numbers;
    auto text_of_reason = command.intent == Intent::reason ? command.rest : command.text;

    if (kind == "assign.confirm") {
        if (number == 1 || command.intent == Intent::yes || (command.intent == Intent::chatter && (command.text == "好" || command.text == "好的" || command.text == "可以" || command.text == "行" || command.text == "要得")))
            return assigning::send(turn, actor);
        if (number == 3 || command.intent == Intent::no) {
            open.reset();
            return Say{"assign.dropped"};
        }
        if (number || free_text || command.intent == Intent::chatter) return Say{"assign.confirm_again"};
        open.reset();
        return std::nullopt;
    }
    if (kind == "assign.supply") {
        if (command.intent == Intent::unknown || command.intent == Intent::all || command.intent == Intent::assign || command.intent == Intent::done)
            return assigning::supply(turn, actor, command.intent == Intent::assign ? command.rest : command.text);
        open.reset();
        return std::nullopt;
    }
    if (kind == "talk.which") {
        if (number && *number >= 1 && std::size_t(*number) <= dialogue.choices.size()) return talks::continue_record(turn, actor, std::size_t(*number - 1));
        if (number || free_text) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
        open.reset();
        return std::nullopt;
    }
    if (kind == "task.which") {
        open.reset();
        if (!number) return std::nullopt;
        auto found = tasks::which(turn, actor, number, {}, dialogue.slots["then"]);
        return found.duty ? act_on(turn, actor, *found.duty, dialogue.slots["then"], dialogue.slots["words"]) : found.ask;
    }
    auto duty = slot_duty(turn, dialogue);
    if (!duty) {
        open.reset();
        return std::nullopt;
    }
    bool positive = number == 1 || command.intent == Intent::yes || command.intent == Intent::accept ||
                    (command.intent == Intent::chatter && (command.text == "可以" || command.text == "行" || command.text == "没问题"));
    if (kind == "review") {
        if (positive && !command.rest.size()) {
            open.reset();
            return tasks::accept(turn, actor, *duty);
        }
        if (number == 2 || command.intent == Intent::no || (command.intent == Intent::send_back && !command.number)) {
            open.reset();
            return tasks::send_back(turn, actor, *duty, command.intent == Intent::send_back ? command.rest : "");
        }
        // "2 少一页"
        if (command.number == 2 && !command.rest.empty() && (command.intent == Intent::progress || command.intent == Intent::send_back)) {
            open.reset();
            return tasks::send_back(turn, actor, *duty, command.rest);
        }
    } else if (kind == "review.reason" && (free_text || command.intent == Intent::send_back || command.intent == Intent::progress || command.intent == Intent::done || command.intent == Intent::show)) {
        open.reset();
        return tasks::send_back(turn, actor, *duty, text_of_reason);
    } else if (kind == "request") {
        if (positive || number == 2 || command.intent == Intent::no) {
            open.reset();
            return tasks::answer_request(turn, actor, *duty, positive, command.rest);
        }
    } else if (kind == "request.reason" && (free_text || command.intent == Intent::send_back || command.intent == Intent::done || command.intent == Intent::not_ours)) {
        open.reset();
        return tasks::answer_request(turn, actor, *duty, false, text_of_reason);
    } else if (kind == "request.day" && (free_text || command.intent == Intent::extend)) {
        open.reset();
        return tasks::answer_request(turn, actor, *duty, true, command.text);
    }
    open.reset();
    return std::nullopt;
}

Say chatter(Turn const& turn, Actor& actor) {
    // 收到 closes nothing; it is told what is still open.
    for (auto const& numbered : actor.conversation.numbers)
        if (auto duty = duty_of(turn, actor, numbered.thing); duty && duty->state == DutyState::open && duty->asked == Asked::nothing)
            return Say{"chatter", {{"title", numbered.thing.title}, {"no", std::to_string(numbered.no)}}};
    return Say{"chatter.nothing"};
}

Say several(Turn const& turn, Actor& actor, std::vector<int> const& numbers) {
    std::vector<Say> lines;
    for (int no : numbers) {
        auto thing = actor.conversation.number(no);
        auto duty = thing ? duty_of(turn, actor, *thing) : std::nullopt;
        if (!duty || !duty->task) lines.push_back(Say{"several.not_here", {{"no", std::to_string(no)}}});
        else if (duty->state != DutyState::open) lines.push_back(Say{"several.already", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        else {
            tasks::report(turn, actor, *duty);
            lines.push_back(Say{"several.ok", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        }
    }
    return Say{"several", {{"n", std::to_string(still_open(turn, actor))}}, lines};
}

Say judge(Turn const& turn, Actor& actor, Command const& command) {
    auto duty = tasks::for_handler(turn, actor, command.number, command.number ? "" : command.rest);
    if (!duty) return Say{command.number ? "error.not_here" : "review.which"};
    bool positive = command.intent == Intent::accept;
    if (duty->asked != Asked::nothing) return tasks::answer_request(turn, actor, *duty, positive, command.rest);
    return positive ? tasks::accept(turn, actor, *duty) : tasks::send_back(turn, actor, *duty, command.rest);
}

// A village's name and nothing else, from somebody who is responsible for it.
std::optional<Say> by_village_name(Turn const& turn, Actor& actor, Command const& command) {
    auto home = home_of(turn, actor.person.id);
    auto found = turn.names.units_in(command.text, home);
    if (found.size() != 1 || found.front().units.size() != 1 || found.front().begin != 0 || found.front().end != command.text.size()) return std::nullopt;
    if (!may(turn, actor.person.id, "see", found.front().units.front())) return Say{"error.not_here"};
    return village_view(turn, actor, found.front().units.front());
}

Say answer_text(Turn const& turn, Actor& actor, std::string const& text) {
    if (is_danger(turn.county, text)) {
        auto posts = turn.county.roster.posts_of(actor.person.id, turn.today());
        return raise_danger(turn, posts.empty() ? UnitId{} : posts.front()->unit, addressed(turn, actor.person), actor.person.phone, text);
    }
    auto command = language::read_command(text);
    if (auto going_on = go_on(turn, actor, command)) return *going_on;
    switch (command.intent) {
        case Intent::number: return press(turn, actor, *command.number);
        case Intent::numbers: return several(turn, actor, command.numbers);
        case Intent::done: return act_on_which(turn, actor, command, "report");
        case Intent::progress: return act_on_which(turn, actor, command, "progress");
        case Intent::extend: return act_on_which(turn, actor, command, "extend");
        case Intent::need_help: return act_on_which(turn, actor, command, "help");
        case Intent::not_ours: return act_on_which(turn, actor, command, "not_ours");
        case Intent::reason: return tasks::give_reason(turn, actor, command.rest);
        case Intent::accept:
        case Intent::send_back: return judge(turn, actor, command);
        case Intent::show:
            return command.number ? show(turn, actor, *command.number) : not_understood(turn, actor);
        case Intent::why: return why(turn, actor, command.number);
        case Intent::mine: return list_today(turn, actor);
        case Intent::all: return list_all(turn, actor);
        case Intent::week: return week_view(turn, actor);
        case Intent::help: return help(turn, actor);
        case Intent::undo: return undo(turn, actor);
        case Intent::cancel: return Say{"dialogue.nothing"};
        case Intent::yes:
        case Intent::no:
        case Intent::chatter: return chatter(turn, actor);
        case Intent::talk_record: return talks::record(turn, actor, command.rest);
        case Intent::talk_left: return talks::left_now(turn, actor, command.text);
        case Intent::talk_cannot: return talks::cannot(turn, actor, command.rest);
        case Intent::talk_plan: return talks::appoint(turn, actor, command.rest);
        case Intent::assign: return assigning::draft(turn, actor, command.rest);
        case Intent::change: return assigning::change(turn, actor, command.number, command.rest);
        case Intent::withdraw: return assigning::withdraw(turn, actor, command.number, command.rest);
        case Intent::given: return assigning::given(turn, actor);
        case Intent::bind: return Say{"bind.already", {{"who", addressed(turn, actor.person)}}};
        case Intent::telephone: return Say{"telephone", {{"phone", office_phone(turn, home_of(turn, actor.person.id))}, {"office", office_name(turn, home_of(turn, actor.person.id))}}};
        case Intent::unknown: break;
    }
    if (auto village = by_village_name(turn, actor, command)) return *village;
    return not_understood(turn, actor);
}

}  // namespace

Say answer(Turn const& turn, Actor& actor, InboundMessage const& message, MediaId photo) {
    actor.conversation.greeted = true;
    switch (message.kind) {
        case InboundMessage::Kind::text: return answer_text(turn, actor, message.text);
        case InboundMessage::Kind::image:
            return tasks::photo(turn, actor, photo);
        case InboundMessage::Kind::voice:
            return Say{"voice.cadre", {{"phone", office_phone(turn, home_of(turn, actor.person.id))}}};
        case InboundMessage::Kind::event:
            if (message.text.starts_with("click:")) return answer_text(turn, actor, message.text.substr(6));
            return help(turn, actor);
        case InboundMessage::Kind::unsupported: return Say{"unsupported"};
    }
    return not_understood(turn, actor);
}

}  // namespace lingyan::flow
