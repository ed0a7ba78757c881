#include "flow/negative_dialogue.hpp"

#include "affairs/late_undo.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "flow/dialogue.hpp"
#include "language/standalone.hpp"

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Intent;

namespace {

std::string slot(Dialogue const& dialogue, char const* name) {
    auto found = dialogue.slots.find(name);
    return found == dialogue.slots.end() ? std::string{} : found->second;
}

// "1 水渠没修", "不记 等材料": one of two, and the sentence that goes with it.
struct Decision {
    bool first;
    std::string words;
};
std::optional<Decision> decision_in(Command const& command, std::initializer_list<std::string_view> yes, std::initializer_list<std::string_view> no) {
    if (auto choice = choice_in(command); choice && (choice->no == 1 || choice->no == 2)) return Decision{choice->no == 1, choice->words};
    for (auto word : no)  // 不记 before 记
        if (command.text.starts_with(word)) return Decision{false, without_marks(command.text.substr(word.size()))};
    for (auto word : yes)
        if (command.text.starts_with(word)) return Decision{true, without_marks(command.text.substr(word.size()))};
    return std::nullopt;
}

// Whether the message may be the sentence that was asked for, and is no command of its own.
bool is_sentence(Command const& command) {
    if (language::stands_alone(command)) return false;
    switch (command.intent) {
        case Intent::number: case Intent::numbers: case Intent::undo: case Intent::assign: case Intent::withdraw: case Intent::talk_record: case Intent::talk_left:
        case Intent::list_register: case Intent::chatter: case Intent::yes: case Intent::no: return false;
        default: return true;
    }
}

bool asks_anew(Command const& command) { return command.intent == Intent::unknown || command.intent == Intent::number || command.intent == Intent::chatter || command.intent == Intent::yes || command.intent == Intent::no; }

}  // namespace

std::optional<Say> go_on_with_list(Turn const& turn, Actor& actor, Command const& command, Dialogue const& dialogue) {
    auto& open = actor.conversation.dialogue;
    EntryId const entry{std::atoll(slot(dialogue, "entry").c_str())};
    AppealId const appeal{std::atoll(slot(dialogue, "appeal").c_str())};
    auto again = [&](char const* key) {
        if (!asks_anew(command)) return std::optional<Say>{};
        open = dialogue;
        return std::optional{Say{key}};
    };
    if (dialogue.kind == "negative.register") {
        open = dialogue;
        if ((command.intent == Intent::number && command.number == 1) || command.text == "登记") return negative_list::register_now(turn, actor);
        open.reset();
        if ((command.intent == Intent::number && command.number == 3) || command.intent == Intent::no) return Say{"negative.register_dropped"};
        return again("negative.register_again");
    }
    if (dialogue.kind == "negative.decide") {
        if (auto decision = decision_in(command, {"记入", "记"}, {"不记入", "不记"})) return negative_list::decide(turn, actor, entry, decision->first, decision->words);
        return again("negative.decide_again");
    }
    if (dialogue.kind == "negative.judge") {
        if (auto decision = decision_in(command, {"同意", "撤销", "算容错", "算"}, {"不同意", "不撤销", "还是记入", "维持", "不算"}))
            return negative_list::judge(turn, actor, appeal, decision->first, decision->words);
        return again("negative.judge_again");
    }
    if (dialogue.kind == "negative.cause") {
        if (auto choice = choice_in(command); choice && choice->no >= 1 && choice->no <= 5) return negative_list::give_cause(turn, actor, entry, Cause(choice->no), choice->words);
        // Whoever it is about has no say in whether it is recorded.
        if (command.text.starts_with("记入") || command.text.starts_with("不记")) return negative_list::decide(turn, actor, entry, command.text.starts_with("记入"), command.text);
        return again("negative.explain_again");
    }
    RecordId const record{std::atoll(slot(dialogue, "record").c_str())};
    if (dialogue.kind == "undo.answer") {
        if (auto decision = decision_in(command, {"同意", "可以", "行", "准", "撤回"}, {"不同意", "不可以", "不行", "不准", "不撤"})) return late_undo::answer(turn, actor, record, decision->first);
        if (command.intent != Intent::undo) return again("undo.wish_again");
        open = dialogue;  // 撤 may mean this, or what he did last himself
        return Say{"undo.wish_again"};
    }
    if (dialogue.kind == "ledger.answer") {
        if (auto decision = decision_in(command, {"同意", "拿掉", "更正"}, {"不同意", "不改"})) return own_ledger::answer(turn, actor, record, decision->first, decision->words);
        return again("ledger.wish_again");
    }
    if (!is_sentence(command)) return std::nullopt;
    if (dialogue.kind == "ledger.words") return own_ledger::correct_line(turn, actor, record, command.text);
    if (dialogue.kind == "ledger.why") return own_ledger::answer(turn, actor, record, false, command.text);
    if (dialogue.kind == "negative.reason") return negative_list::decide(turn, actor, entry, slot(dialogue, "recorded") == "1", command.text);
    if (dialogue.kind == "negative.judge_why") return negative_list::judge(turn, actor, appeal, slot(dialogue, "granted") == "1", command.text);
    if (dialogue.kind == "negative.appeal_why")
        return negative_list::appeal(turn, actor, slot(dialogue, "kind") == "tolerance" ? Appeal::Kind::tolerance : Appeal::Kind::appeal, entry, command.text);
    return std::nullopt;
}

}  // namespace lingyan::flow
