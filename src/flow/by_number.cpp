#include "flow/by_number.hpp"

#include "affairs/duty_roster.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/items.hpp"
#include "affairs/milestones.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "flow/dialogue.hpp"

#include <algorithm>

namespace lingyan::flow {

using namespace affairs;
using language::Command;

Say act_on_which(Turn const& turn, Actor& actor, Command const& command, std::string const& then) {
    if (auto thing = command.number ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind == Thing::Kind::milestone && then == "report")
        return milestones::reach(turn, actor, *thing);
    // 1办完了 of a line that takes more than a word opens it, as its number does.
    if (auto thing = command.number && then == "report" ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind != Thing::Kind::duty) {
        Command number;
        number.intent = language::Intent::number;
        number.number = command.number;
        return press(turn, actor, *command.number, number);
    }
    auto found = own_tasks::which(turn, actor, command.number, command.rest, then);
    return found.duty ? act_on(turn, actor, *found.duty, then, command.rest) : found.ask;
}

// What a number opens, or does at once where the line is one plain task of the person's own.
Say press(Turn const& turn, Actor& actor, int no, Command const& command) {
    auto thing = actor.conversation.number(no);
    // Past the day's five lines a bare number may be the figure that is asked for: it is read back, 12号 is the item.
    bool const names_item = command.text.find("号") != std::string::npos || command.text.find("第") != std::string::npos || command.text.find("件") != std::string::npos;
    if (!thing || (no > int(lines_a_digest) && !names_item))
        if (auto figure = figures::bare(turn, actor, command)) return *figure;
    if (!thing) return Say{no == 91 || no == 92 ? "emergency.none" : "error.not_here"};
    if (thing->kind == Thing::Kind::review || thing->kind == Thing::Kind::request) {
        auto duty = turn.tx.duties().find(DutyId{thing->id});
        return duty && duty->task ? reviewing::open(turn, actor, *duty, no) : Say{"error.not_here"};
    }
    if (thing->kind == Thing::Kind::claim) return training::confirm(turn, actor, RecordId{thing->id});
    if (thing->kind == Thing::Kind::swap) return duty_roster::agree(turn, actor, SwapId{thing->id});
    if (thing->kind == Thing::Kind::entry) return negative_list::open(turn, actor, *thing);
    if (thing->kind == Thing::Kind::milestone) return milestones::reach(turn, actor, *thing);
    if (auto called = gatherings::find(turn, *thing)) {
        if (thing->kind == Thing::Kind::seat) return gatherings::come(turn, actor, *called);
        return thing->kind == Thing::Kind::attendance ? training::count(turn, actor, *called, {}) : gatherings::status(turn, actor, *called);
    }
    if (thing->kind != Thing::Kind::duty) return show(turn, actor, no);
    auto duty = duty_of(turn, actor, *thing);
    if (!duty) return Say{"error.not_here"};
    return duty->task ? reporting::report(turn, actor, *duty) : show(turn, actor, no);
}

// "1 四十五": the second may be anything, so the first is no report.
std::optional<Say> is_no_list(Turn const& turn, Actor const& actor, Command const& command) {
    if (command.numbers.size() != 2 || actor.conversation.number(command.numbers.back())) return std::nullopt;
    bool listed = command.text.find_first_of(",.;/") != std::string::npos;
    for (std::string_view tie : {"、", "和", "，", "跟", "与"}) listed = listed || command.text.find(tie) != std::string::npos;
    auto thing = actor.conversation.number(command.numbers.front());
    auto duty = thing ? duty_of(turn, actor, *thing) : std::nullopt;
    if (listed || !duty || !duty->task || duty->state != DutyState::open) return std::nullopt;
    return Say{"several.what_is", {{"no", std::to_string(command.numbers.front())}, {"title", duty->task->title}, {"n", std::to_string(command.numbers.back())}}};
}

bool waits_for_a_word(Thing const& thing) {
    switch (thing.kind) {
        case Thing::Kind::review: case Thing::Kind::request: case Thing::Kind::attendance: case Thing::Kind::claim:
        case Thing::Kind::reading: case Thing::Kind::question: case Thing::Kind::entry: case Thing::Kind::correction: case Thing::Kind::swap: return true;
        default: return false;
    }
}

Say several(Turn const& turn, Actor& actor, std::vector<int> const& numbers) {
    std::vector<Say> lines;
    std::vector<std::string> unknown;
    bool any = false;
    for (int no : numbers) {
        auto thing = actor.conversation.number(no);
        auto duty = thing ? duty_of(turn, actor, *thing) : std::nullopt;
        bool const gone = !thing || (thing->kind == Thing::Kind::duty && !duty);
        if (gone) unknown.push_back(std::to_string(no));
        else if (!duty || !duty->task || figures::is_asked(*duty)) lines.push_back(Say{"several.one_by_one", {{"no", std::to_string(no)}}});
        else if (duty->state != DutyState::open) lines.push_back(Say{"several.already", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        else {
            reporting::report(turn, actor, *duty);
            any = true;
            lines.push_back(Say{"several.ok", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        }
    }
    if (!unknown.empty()) lines.push_back(Say{"several.not_here", {{"no", joined(unknown, unknown.size())}}});
    auto open = still_open(turn, actor);
    return Say{!any ? "several.nothing" : open == 0 ? "several.last" : "several", {{"n", std::to_string(open)}}, lines};
}

std::optional<std::vector<int>> all_others(Turn const& turn, Actor const& actor, std::vector<int> const& excepted) {
    for (int no : excepted) {
        auto thing = actor.conversation.number(no);
        if (!thing || !duty_of(turn, actor, *thing)) return std::nullopt;
    }
    std::vector<int> others;
    for (auto const& numbered : actor.conversation.numbers) {
        auto duty = duty_of(turn, actor, numbered.thing);
        bool named = std::find(excepted.begin(), excepted.end(), numbered.no) != excepted.end();
        if (duty && duty->task && duty->state == DutyState::open && duty->asked == Asked::nothing && !named) others.push_back(numbered.no);
    }
    return others;
}

// 除了2都办完了
Say all_but(Turn const& turn, Actor& actor, std::vector<int> const& excepted) {
    auto const others = all_others(turn, actor, excepted);
    if (!others) {
        std::vector<std::string> unknown;
        for (int no : excepted)
            if (auto thing = actor.conversation.number(no); !thing || !duty_of(turn, actor, *thing)) unknown.push_back(std::to_string(no));
        return Say{"several.nothing", {}, {Say{"several.not_here", {{"no", joined(unknown, unknown.size())}}}}};
    }
    return others->empty() ? Say{"several.none_but"} : several(turn, actor, *others);
}

}  // namespace lingyan::flow
