#include "flow/judging.hpp"

#include "affairs/duty_roster.hpp"
#include "affairs/gathering.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/training.hpp"
#include "flow/dialogue.hpp"
#include "language/numerals.hpp"

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Intent;

Say judge(Turn const& turn, Actor& actor, Command const& command) {
    if (auto list = language::number_list(command.number ? std::to_string(*command.number) + " " + command.rest : command.rest); list.size() > 1) {
        std::vector<Say> lines;
        for (int no : list) {
            auto each = command;
            each.number = no;
            each.rest.clear();
            lines.push_back(judge(turn, actor, each));
        }
        return Say{"joined", {}, lines};
    }
    bool positive = command.intent == Intent::accept;
    if (auto thing = command.number ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind == Thing::Kind::claim)
        return positive ? training::confirm(turn, actor, RecordId{thing->id}) : training::refuse(turn, actor, RecordId{thing->id}, command.rest);
    if (auto thing = command.number ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind == Thing::Kind::swap)
        return positive ? duty_roster::agree(turn, actor, SwapId{thing->id}) : duty_roster::refuse(turn, actor, SwapId{thing->id});
    if (auto thing = command.number ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind == Thing::Kind::correction)
        return late_undo::is_wish(turn, RecordId{thing->id}) ? late_undo::answer(turn, actor, RecordId{thing->id}, positive) : own_ledger::answer(turn, actor, RecordId{thing->id}, positive, command.rest);
    auto duty = reviewing::find(turn, actor, command.number, command.number ? "" : command.rest);
    if (!duty) return Say{command.number ? "error.not_here" : "review.which"};
    auto words = command.number ? command.rest : std::string{};
    if (duty->asked != Asked::nothing) return reviewing::answer(turn, actor, *duty, positive, words);
    return positive ? reviewing::accept(turn, actor, *duty) : reviewing::send_back(turn, actor, *duty, words);
}

std::optional<Say> about_a_course(Turn const& turn, Actor& actor, Command const& command) {
    auto thing = command.number ? actor.conversation.number(*command.number) : nullptr;
    if (thing && thing->kind == Thing::Kind::swap && command.intent != Intent::absent)
        return command.intent == Intent::coming ? duty_roster::agree(turn, actor, SwapId{thing->id}) : duty_roster::refuse(turn, actor, SwapId{thing->id});
    auto called = thing ? gatherings::find(turn, *thing) : std::nullopt;
    if (command.number && !called) return thing ? std::nullopt : std::optional{Say{"error.not_here"}};
    if (command.intent == Intent::absent) return called && thing->kind != Thing::Kind::seat ? std::optional{training::count(turn, actor, *called, command.rest)} : std::nullopt;
    if (called && thing->kind != Thing::Kind::seat) return std::nullopt;
    if (command.intent == Intent::coming) return gatherings::come(turn, actor, *called);
    if (!called && turn.tx.gatherings().of_person(actor.person.id, turn.today()).empty()) return std::nullopt;
    return gatherings::excuse(turn, actor, command.number, command.rest);
}

std::optional<Say> seat_by_title(Turn const& turn, Actor& actor, std::string const& text) {
    for (auto const& called : turn.tx.gatherings().of_person(actor.person.id, turn.today())) {
        if (called.title.empty() || !text.starts_with(called.title)) continue;
        auto const no = actor.conversation.give_number({Thing::Kind::seat, called.id.value(), {}, called.title}, turn.today());
        auto const command = language::read_command(std::to_string(no) + " " + without_marks(text.substr(called.title.size())));
        if (command.intent == Intent::coming || command.intent == Intent::not_coming) return about_a_course(turn, actor, command);
    }
    return std::nullopt;
}

}  // namespace lingyan::flow
