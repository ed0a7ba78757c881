#include "flow/notices.hpp"

#include "affairs/clearing.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/notices.hpp"
#include "affairs/publishing.hpp"
#include "flow/dialogue.hpp"
#include "language/standalone.hpp"

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Intent;

namespace {

constexpr std::size_t longest_question = 30;  // characters; whoever writes more after 公开 publishes

bool begins_apart(std::string_view text) {
    for (std::string_view mark : {" ", "，", ",", "：", ":", "。", "、"})
        if (text.starts_with(mark)) return true;
    return text.empty();
}

// "退回 少一页": what stands after the word that says so. 退休 is another word than 退.
std::optional<std::string> after_any(std::string const& text, std::initializer_list<std::string_view> words) {
    for (auto word : words)
        if (text.starts_with(word) && (word.size() > 3 || begins_apart(std::string_view(text).substr(word.size())))) return without_marks(text.substr(word.size()));
    return std::nullopt;
}

std::optional<Say> by_words(Turn const& turn, Actor& actor, Notice const& notice, std::string const& words) {
    for (std::string_view word : {"没问题", "没有问题", "通过", "可以", "可以了", "看过了", "同意"})
        if (words == word) return clearing::pass(turn, actor, notice);
    if (auto rest = after_any(words, {"退回", "退", "打回"})) return clearing::send_back(turn, actor, notice, *rest);
    if (auto rest = after_any(words, {"问一下", "问", "有一笔"})) return clearing::ask(turn, actor, notice, *rest);
    return std::nullopt;
}

// 1, 2 招待费是什么, 3 少了一笔: to the notice that was opened.
std::optional<Say> go_on_looking(Turn const& turn, Actor& actor, Command const& command) {
    auto& open = actor.conversation.dialogue;
    if (!open || turn.now > open->until || !open->slots.contains("notice")) return std::nullopt;
    auto const dialogue = *open;
    auto notice = turn.tx.notices().find(NoticeId{std::atoll(dialogue.slots.at("notice").c_str())});
    if (!notice) return std::nullopt;
    open.reset();
    if (command.intent == Intent::cancel) return Say{"dialogue.dropped"};
    if (dialogue.kind == "notice.look") {
        auto choice = choice_in(command);
        if (choice && choice->no > 3) return std::nullopt;  // a number of the day
        if (choice) {
            if (choice->no == 1 && choice->words.empty()) return clearing::pass(turn, actor, *notice);
            if (choice->no == 1)
                if (auto said = by_words(turn, actor, *notice, choice->words)) return said;
            if (choice->no == 2) return clearing::ask(turn, actor, *notice, choice->words);
            if (choice->no == 3) return clearing::send_back(turn, actor, *notice, choice->words);
        }
        if (auto said = by_words(turn, actor, *notice, command.text); said && !command.number) return said;
        if (command.intent != Intent::unknown && command.intent != Intent::chatter && command.intent != Intent::number) return std::nullopt;
        open = dialogue;  // 好 and 收到 let nothing pass
        return Say{"dialogue.number", {{"n", "3"}}};
    }
    bool words = !language::stands_alone(command) && command.intent != Intent::undo && command.intent != Intent::number && command.intent != Intent::publish;
    if (dialogue.kind == "notice.take_down" && command.intent == Intent::undo) words = !command.text.starts_with("撤");  // 发错了 is why
    if (!words) return std::nullopt;
    if (dialogue.kind == "notice.ask") return clearing::ask(turn, actor, *notice, command.text);
    if (dialogue.kind == "notice.take_down") return clearing::take_down(turn, actor, *notice, command.text);
    if (dialogue.kind == "notice.back") return clearing::send_back(turn, actor, *notice, command.text);
    return dialogue.kind == "notice.answer" ? std::optional{clearing::answer(turn, actor, *notice, command.text)} : std::nullopt;
}

// By a number of the day: 3, 3 通过, 通过 3, 问 3 招待费是什么, 3 那是接待费.
std::optional<Say> by_number(Turn const& turn, Actor& actor, Command const& command) {
    auto choice = choice_in(command, 999);
    auto no = command.number ? command.number : choice ? std::optional{choice->no} : std::nullopt;
    auto thing = no ? actor.conversation.number(*no) : nullptr;
    auto notice = thing ? clearing::find(turn, *thing) : std::nullopt;
    if (!notice) return std::nullopt;
    auto const held = *thing;
    actor.conversation.dialogue.reset();
    if (held.kind == Thing::Kind::reading) {
        if (command.intent == Intent::accept) return clearing::pass(turn, actor, *notice);
        if (command.intent == Intent::send_back) return clearing::send_back(turn, actor, *notice, command.rest);
        if (command.intent == Intent::question) return clearing::ask(turn, actor, *notice, command.rest);
        if (choice && !choice->words.empty())
            if (auto said = by_words(turn, actor, *notice, choice->words)) return said;
    }
    if (held.kind == Thing::Kind::question && choice && !choice->words.empty()) return clearing::answer(turn, actor, *notice, choice->words);
    if (command.intent == Intent::number || command.intent == Intent::show) return clearing::open(turn, actor, held);
    if (command.intent == Intent::need_help || command.intent == Intent::why) return std::nullopt;
    return clearing::open(turn, actor, held);
}

}  // namespace

std::optional<Say> about_notices(Turn const& turn, Actor& actor, Command const& command, std::string const& raw) {
    if (auto said = notices::go_on(turn, actor, raw)) return said;
    if (auto said = go_on_looking(turn, actor, command)) return said;
    if (auto said = publishing::go_on(turn, actor, command, raw)) return said;
    auto const& open = actor.conversation.dialogue;
    bool dialogue = open && (turn.now <= open->until || command.intent == Intent::number);
    switch (command.intent) {
        case Intent::publish:
            if (!publishing::may_publish(turn, actor.person.id) && command.text.starts_with("公示")) return notices::search(turn, actor, raw);
            return publishing::publish(turn, actor, raw);
        case Intent::notices: {
            bool text = raw.find('\n') != raw.npos || language::characters(command.text) > longest_question;
            if (text && publishing::may_publish(turn, actor.person.id)) return publishing::publish(turn, actor, raw);
            return notices::search(turn, actor, raw);
        }
        case Intent::take_down: return clearing::take_down(turn, actor, command.number, command.rest);
        case Intent::forms: return publishing::tick_forms(turn, actor, command.rest);
        case Intent::statement:
            if (command.rest.empty() && !disclosing::gives_statements(turn, actor.person.id)) return notices::search(turn, actor, raw);
            return disclosing::give_statement(turn, actor, command.rest);
        default: break;
    }
    if (dialogue) return std::nullopt;  // somebody else's question stands open
    if (auto said = by_number(turn, actor, command)) return said;
    bool passes = (command.intent == Intent::accept && !command.number && command.rest.empty()) || command.text == "通过";
    bool sends_back = command.intent == Intent::send_back && !command.number;
    if (auto only = passes || sends_back ? clearing::only_reading(turn, actor.person.id) : std::nullopt)
        return passes ? clearing::pass(turn, actor, *only) : clearing::send_back(turn, actor, *only, command.rest);
    return std::nullopt;
}

}  // namespace lingyan::flow
