#include "flow/answer.hpp"

#include "affairs/addressees.hpp"
#include "affairs/assigning.hpp"
#include "affairs/danger.hpp"
#include "affairs/items.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/talks.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

Say not_understood(Turn const& turn, Actor& actor) {
    auto home = home_of(turn, actor.person.id);
    bool assigns = villages_for(turn, actor.person.id, "assign").size() > 1;
    return Say{assigns ? "error.not_understood_township" : "error.not_understood", {{"phone", office_phone(turn, home)}, {"office", office_name(turn, home)}}};
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
    if (then == "progress") return reporting::note_progress(turn, actor, duty, words);
    if (then == "extend") return reporting::ask_extension(turn, actor, duty, words);
    if (then == "help") return reporting::ask_help(turn, actor, duty, words);
    if (then == "not_ours") return reporting::not_ours(turn, actor, duty, words);
    return reporting::report(turn, actor, duty);
}

// By number, by title or the only one open; then what was asked for happens to it.
Say act_on_which(Turn const& turn, Actor& actor, Command const& command, std::string const& then) {
    auto found = reporting::which(turn, actor, command.number, command.rest, then);
    return found.duty ? act_on(turn, actor, *found.duty, then, command.rest) : found.ask;
}

// What a number opens, or does at once where the line is one plain task of the person's own.
Say press(Turn const& turn, Actor& actor, int no) {
    auto thing = actor.conversation.number(no);
    if (!thing) return Say{"error.not_here"};
    if (thing->kind == Thing::Kind::review || thing->kind == Thing::Kind::request) {
        auto duty = turn.tx.duties().find(DutyId{thing->id});
        return duty && duty->task ? reviewing::open(turn, actor, *duty, no) : Say{"error.not_here"};
    }
    if (thing->kind != Thing::Kind::duty) return show(turn, actor, no);
    auto duty = duty_of(turn, actor, *thing);
    if (!duty) return Say{"error.not_here"};
    return duty->task ? reporting::report(turn, actor, *duty) : show(turn, actor, no);
}

// "2 少一页": the choice, and what goes with it.
struct Choice {
    int no = 0;
    std::string words;
};
std::optional<Choice> choice_in(Command const& command) {
    if (command.intent == Intent::number && command.number) return Choice{*command.number, {}};
    std::string_view text = command.text;
    auto numeral = language::numeral_at(text);
    if (!numeral || numeral->value < 1 || numeral->value > 9) return std::nullopt;
    auto after = text.substr(numeral->bytes);
    bool apart = false;
    for (std::string_view mark : {" ", ",", "，", "。", "、", ".", "："})
        while (after.starts_with(mark)) after.remove_prefix(mark.size()), apart = true;
    if (!apart || after.empty()) return std::nullopt;
    return Choice{numeral->value, std::string(after)};
}

std::string without_marks(std::string text) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view mark : {" ", ",", "，", "。", "、", "到"})
            if (text.starts_with(mark)) text.erase(0, mark.size()), again = true;
    }
    return text;
}

bool agrees(Command const& command) {
    if (command.intent == Intent::yes || (command.intent == Intent::accept && !command.number)) return true;
    if (command.intent != Intent::chatter) return false;
    for (auto word : {"好", "好的", "可以", "行", "要得", "没问题", "得行", "OK", "ok"})
        if (command.text == word) return true;
    return false;
}

std::optional<Say> go_on_assigning(Turn const& turn, Actor& actor, Command const& command, Dialogue const& dialogue, bool expired) {
    auto& open = actor.conversation.dialogue;
    bool confirming = dialogue.kind == "assign.confirm";
    auto number = command.intent == Intent::number ? command.number : std::nullopt;
    if (expired) {
        open.reset();
        return number || agrees(command) ? std::optional{Say{"assign.expired"}} : std::nullopt;
    }
    if (command.intent == Intent::assign) {
        open.reset();
        return std::nullopt;  // another task begins
    }
    if (confirming) {
        if (number == 1 || agrees(command)) return assigning::send(turn, actor);
        if (number == 3 || command.intent == Intent::no) {
            open.reset();
            return Say{"assign.dropped"};
        }
        switch (command.intent) {
            case Intent::number: case Intent::numbers: case Intent::chatter: return Say{"assign.confirm_again"};
            case Intent::unknown: case Intent::change: case Intent::extend: case Intent::done: case Intent::progress: {
                auto amended = assigning::amend(turn, actor, command.text);
                return amended ? amended : Say{"assign.confirm_again"};
            }
            default: break;
        }
    } else {
        switch (command.intent) {
            case Intent::number: case Intent::numbers: case Intent::unknown: case Intent::all: case Intent::done: case Intent::progress: case Intent::extend:
            case Intent::chatter: case Intent::yes: case Intent::no: case Intent::week: return assigning::supply(turn, actor, command.text);
            default: break;
        }
    }
    open.reset();
    return std::nullopt;
}

// A question of ours waits. Nothing comes back where the message is something else: the question is then dropped, not the message.
std::optional<Say> go_on(Turn const& turn, Actor& actor, Command const& command) {
    auto& open = actor.conversation.dialogue;
    if (!open) return std::nullopt;
    auto dialogue = *open;
    auto const& kind = dialogue.kind;
    bool expired = turn.now > dialogue.until;
    if (!expired && (command.intent == Intent::cancel || (command.intent == Intent::undo && (kind.starts_with("assign.") || kind == "task.which")))) {
        open.reset();
        if (dialogue.slots.contains("photo")) actor.conversation.loose_photos.clear();
        return Say{"dialogue.dropped"};
    }
    if (kind.starts_with("assign.")) return go_on_assigning(turn, actor, command, dialogue, expired);
    open.reset();
    auto choice = choice_in(command);
    // An answer that comes too late is not taken for a press on the day's list.
    if (expired) return turn.now - dialogue.until < std::chrono::hours{3} && (choice || agrees(command)) && kind != "danger" ? std::optional{Say{"dialogue.expired"}} : std::nullopt;
    if (kind == "talk.which") {
        open = dialogue;
        if (choice && std::size_t(choice->no) <= dialogue.choices.size()) return talks::continue_record(turn, actor, std::size_t(choice->no - 1));
        for (std::size_t i = 0; i < dialogue.choices.size(); ++i)
            if (auto person = turn.county.roster.person(PersonId{dialogue.choices[i]}); person && command.text.find(person->name) != std::string::npos)
                return talks::continue_record(turn, actor, i);
        if (command.intent == Intent::unknown || command.intent == Intent::number) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
        open.reset();
        return std::nullopt;
    }
    if (kind == "task.which") {
        auto act = [&](int no, std::string const& words) {
            auto found = reporting::which(turn, actor, no, {}, dialogue.slots["then"]);
            return found.duty ? act_on(turn, actor, *found.duty, dialogue.slots["then"], words) : found.ask;
        };
        if (command.intent == Intent::numbers) {
            std::vector<Say> lines;
            for (int no : command.numbers) lines.push_back(act(no, dialogue.slots["words"]));
            return Say{"joined", {}, lines};
        }
        if (command.intent == Intent::number) return act(*command.number, dialogue.slots["words"]);
        if (choice && command.intent == Intent::unknown) return act(choice->no, choice->words);
        return std::nullopt;
    }
    auto duty = slot_duty(turn, dialogue);
    if (!duty) return std::nullopt;
    auto reason = command.intent == Intent::reason ? command.rest : command.text;
    bool words = command.intent != Intent::number && command.intent != Intent::all && command.intent != Intent::mine && command.intent != Intent::help &&
                 command.intent != Intent::undo && command.intent != Intent::assign && command.intent != Intent::talk_record && command.intent != Intent::talk_left;
    if (kind == "review") {
        if (choice && choice->no == 1 && choice->words.empty()) return reviewing::accept(turn, actor, *duty);
        if (choice && choice->no == 2) return reviewing::send_back(turn, actor, *duty, choice->words);
        if (agrees(command)) return reviewing::accept(turn, actor, *duty);
        if (command.intent == Intent::unknown)
            for (std::string_view word : {"缺", "少", "没", "不", "要补", "再补"})
                if (command.text.starts_with(word)) return reviewing::send_back(turn, actor, *duty, command.text);
        if (command.intent == Intent::no || (command.intent == Intent::send_back && !command.number)) return reviewing::send_back(turn, actor, *duty, command.intent == Intent::no ? "" : command.rest);
    } else if (kind == "request") {
        if (choice && (choice->no == 1 || choice->no == 2)) return reviewing::answer(turn, actor, *duty, choice->no == 1, choice->words);
        for (std::string_view word : {"不同意", "不行", "不可以", "不准"})
            if (command.text.starts_with(word)) return reviewing::answer(turn, actor, *duty, false, without_marks(command.text.substr(word.size())));
        for (std::string_view word : {"同意", "可以", "行", "准"})
            if (command.text.starts_with(word)) return reviewing::answer(turn, actor, *duty, true, without_marks(command.text.substr(word.size())));
        if (agrees(command)) return reviewing::answer(turn, actor, *duty, true, command.rest);
        if (command.intent == Intent::no || (command.intent == Intent::send_back && !command.number)) return reviewing::answer(turn, actor, *duty, false, command.intent == Intent::no ? "" : command.rest);
    } else if (kind == "review.reason" && words) {
        return reviewing::send_back(turn, actor, *duty, reason);
    } else if (kind == "request.reason" && words) {
        return reviewing::answer(turn, actor, *duty, false, reason);
    } else if (kind == "request.day" && (words || command.intent == Intent::number)) {
        return reviewing::answer(turn, actor, *duty, true, command.intent == Intent::number ? command.text + "号" : command.text);
    }
    return std::nullopt;
}

Say chatter(Turn const& turn, Actor& actor) {
    // 收到 closes nothing; it is told what is still open.
    for (auto const& numbered : actor.conversation.numbers)
        if (auto duty = duty_of(turn, actor, numbered.thing); duty && duty->state == DutyState::open && duty->asked == Asked::nothing)
            return Say{"chatter", {{"title", numbered.thing.title}, {"no", std::to_string(numbered.no)}}};
    for (auto const& item : items_of(turn, actor.person.id))
        if (item.thing.kind == Thing::Kind::review || item.thing.kind == Thing::Kind::request) return Say{"chatter.waiting"};
    return Say{"chatter.nothing"};
}

Say several(Turn const& turn, Actor& actor, std::vector<int> const& numbers) {
    std::vector<Say> lines;
    bool any = false;
    for (int no : numbers) {
        auto thing = actor.conversation.number(no);
        auto duty = thing ? duty_of(turn, actor, *thing) : std::nullopt;
        bool to_judge = thing && (thing->kind == Thing::Kind::review || thing->kind == Thing::Kind::request);
        if (!duty || !duty->task) lines.push_back(Say{to_judge ? "several.one_by_one" : "several.not_here", {{"no", std::to_string(no)}}});
        else if (duty->state != DutyState::open) lines.push_back(Say{"several.already", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        else {
            reporting::report(turn, actor, *duty);
            any = true;
            lines.push_back(Say{"several.ok", {{"no", std::to_string(no)}, {"title", duty->task->title}}});
        }
    }
    auto open = still_open(turn, actor);
    return Say{!any ? "several.nothing" : open == 0 ? "several.last" : "several", {{"n", std::to_string(open)}}, lines};
}

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
    auto duty = reviewing::find(turn, actor, command.number, command.number ? "" : command.rest);
    if (!duty) return Say{command.number ? "error.not_here" : "review.which"};
    bool positive = command.intent == Intent::accept;
    auto words = command.number ? command.rest : std::string{};
    if (duty->asked != Asked::nothing) return reviewing::answer(turn, actor, *duty, positive, words);
    return positive ? reviewing::accept(turn, actor, *duty) : reviewing::send_back(turn, actor, *duty, words);
}

// A village's name and nothing else, from somebody who is responsible for it.
std::optional<Say> by_village_name(Turn const& turn, Actor& actor, Command const& command) {
    auto home = home_of(turn, actor.person.id);
    auto found = turn.names.units_in(command.text, home);
    if (found.size() != 1 || found.front().units.size() != 1 || found.front().begin != 0 || found.front().end != command.text.size()) return std::nullopt;
    if (!may(turn, actor.person.id, "see", found.front().units.front())) return Say{"error.not_here"};
    return village_view(turn, actor, found.front().units.front());
}

bool may_judge_anything(Turn const& turn, Actor const& actor) {
    return !villages_for(turn, actor.person.id, "accept").empty() || !turn.tx.duties().given_by(actor.person.id).empty();
}

// Wishes that are none of the commands: too little time, too much work.
std::optional<Say> by_plain_words(Turn const& turn, Actor& actor, std::string const& text) {
    auto has = [&](std::initializer_list<char const*> words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string::npos; });
    };
    bool asks = has({"?", "？", "吗", "咋", "怎么", "没有谈"});
    if (!asks && may_judge_anything(turn, actor)) {
        for (std::string_view word : {"退回", "打回", "退"})
            if (text.starts_with(word) && text.size() > word.size()) {
                auto words = without_marks(text.substr(word.size()));
                if (auto duty = reviewing::find(turn, actor, std::nullopt, words)) {
                    auto space = words.rfind(' ');
                    return reviewing::send_back(turn, actor, *duty, space == std::string::npos ? "" : words.substr(space + 1));
                }
            }
        for (std::string_view word : {"通过", "可以了", "可以", "同意"})
            if (text.starts_with(word) || text.ends_with(word)) {
                auto words = text.starts_with(word) ? text.substr(word.size()) : text.substr(0, text.size() - word.size());
                if (auto duty = reviewing::find(turn, actor, std::nullopt, without_marks(words)); duty && !words.empty() && duty->asked == Asked::nothing) return reviewing::accept(turn, actor, *duty);
            }
    }
    auto home = home_of(turn, actor.person.id);
    if (!asks && has({"谈不了", "谈不成"}) && !turn.names.people_in(text, home, turn.today()).empty()) return talks::cannot(turn, actor, text);
    bool not_held = has({"没", "未", "想", "准备", "打算", "明天", "后天", "下周", "下个", "要和", "要找", "要跟"});
    if (!asks && !not_held && has({"谈了", "谈过", "已谈", "谈完", "都谈"}) && !turn.names.people_in(text, home, turn.today()).empty()) return talks::record(turn, actor, text);
    if (auto villages = villages_for(turn, actor.person.id, "assign"); villages.size() > 1 && !asks) {
        auto choice = choice_in(language::read_command(text));
        if (has({"改到", "改成", "延到"})) return assigning::change(turn, actor, choice ? std::optional{choice->no} : std::nullopt, choice ? choice->words : text);
        if (has({"不用办了", "不用报了", "不办了"})) return assigning::withdraw(turn, actor, choice ? std::optional{choice->no} : std::nullopt, choice ? choice->words : text);
        // A sentence to villages with a day in it is work given, also without 派: the preview asks before anything goes.
        if (!read_addressees(turn, text, villages).spans.empty() && !language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead).empty())
            return assigning::draft(turn, actor, text);
    }
    if (has({"不延了", "不用延", "延期不要了", "不延期了"})) return reporting::drop_question(turn, actor);
    if (has({"来不及", "搞不赢", "忙不过来", "做不完", "办不完", "住院", "赶不上"})) return Say{"hard.times"};
    if (auto shown = show_by_title(turn, actor, text)) return shown;
    return std::nullopt;
}

bool gives_work(Intent intent) {
    switch (intent) {
        case Intent::assign: case Intent::talk_record: case Intent::talk_plan: case Intent::talk_cannot: case Intent::change: case Intent::withdraw: return true;
        default: return false;
    }
}

Say answer_command(Turn const& turn, Actor& actor, Command const& command);

Say answer_text(Turn const& turn, Actor& actor, std::string const& text) {
    auto command = language::read_command(text);
    // "1?" asks about the item and reports nothing.
    bool asks = text.find('?') != std::string::npos || text.find("？") != std::string::npos;
    if (asks && command.intent == Intent::number && command.number) command.intent = Intent::show;
    auto posts = turn.county.roster.posts_of(actor.person.id, turn.today());
    Caller caller{posts.empty() ? UnitId{} : posts.front()->unit, addressed(turn, actor.person), actor.person.phone};
    if (is_danger(turn.county, text)) {
        if (!gives_work(command.intent)) return raise_danger(turn, actor.conversation, caller, text);
        // Work about dangers (排查房屋垮塌风险) goes on; the numbers stand first all the same.
        return Say{"danger.aside", {}, {answer_command(turn, actor, command)}};
    }
    if (danger_goes_on(turn, actor.conversation)) {
        bool talks_on = command.intent == Intent::unknown || command.intent == Intent::number || command.intent == Intent::numbers || command.intent == Intent::chatter ||
                        command.intent == Intent::progress || command.intent == Intent::need_help || command.intent == Intent::telephone;
        if (talks_on) return pass_on_danger(turn, actor.conversation, caller, text);
        actor.conversation.dialogue.reset();
    }
    return answer_command(turn, actor, command);
}

bool is_act(Intent intent) {
    switch (intent) {
        case Intent::done: case Intent::progress: case Intent::extend: case Intent::need_help: case Intent::not_ours: return true;
        default: return false;
    }
}

// "1办完了，2还要两天": several acts in one message, each by itself. Nothing comes back where it is one act with its reason.
std::optional<Say> by_clauses(Turn const& turn, Actor& actor, std::string text) {
    for (std::string_view mark : {"，", ",", "；", ";", "。", "\n"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), "\x1f");
    std::vector<Command> clauses;
    std::size_t acts = 0;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find('\x1f', from), text.size());
        if (auto clause = text.substr(from, to - from); !clause.empty()) clauses.push_back(language::read_command(clause));
        from = to + 1;
    }
    auto names_one = [&](Command const& command) {
        if (command.number || !command.numbers.empty()) return true;
        for (auto const& item : items_of(turn, actor.person.id))
            if (item.thing.kind == Thing::Kind::duty && language::title_match(command.text, item.thing.title) >= 2) return true;
        return false;
    };
    for (auto const& clause : clauses) acts += (is_act(clause.intent) || clause.intent == Intent::numbers) && names_one(clause);
    auto designated = std::count_if(clauses.begin(), clauses.end(), [&](Command const& clause) { return choice_in(clause) || names_one(clause); });
    if (clauses.size() < 2 || acts == 0 || (acts < 2 && designated < 2)) return std::nullopt;
    std::vector<Say> lines;
    for (auto const& clause : clauses) {
        if ((is_act(clause.intent) || clause.intent == Intent::numbers) && names_one(clause)) lines.push_back(answer_command(turn, actor, clause));
        else if (choice_in(clause) || names_one(clause)) lines.push_back(Say{"several.unclear", {{"text", language::shortened(clause.text, 14)}}});
    }
    return Say{"joined", {}, lines};
}

Say answer_command(Turn const& turn, Actor& actor, Command const& command) {
    if (auto going_on = go_on(turn, actor, command)) return *going_on;
    if (is_act(command.intent) || command.intent == Intent::unknown)
        if (auto several_acts = by_clauses(turn, actor, command.text)) return *several_acts;
    switch (command.intent) {
        case Intent::number: return press(turn, actor, *command.number);
        case Intent::numbers: return several(turn, actor, command.numbers);
        case Intent::done: return act_on_which(turn, actor, command, "report");
        case Intent::progress: return act_on_which(turn, actor, command, "progress");
        case Intent::extend: return act_on_which(turn, actor, command, "extend");
        case Intent::need_help: return act_on_which(turn, actor, command, "help");
        case Intent::not_ours: return act_on_which(turn, actor, command, "not_ours");
        case Intent::reason: return reporting::give_reason(turn, actor, command.rest);
        case Intent::accept:
        case Intent::send_back: return judge(turn, actor, command);
        case Intent::show:
            if (command.number) return show(turn, actor, *command.number);
            break;
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
    if (auto found = by_plain_words(turn, actor, command.text)) return *found;
    // "1 修补了两处渗水" says how far it is; it closes nothing.
    if (auto choice = choice_in(command); choice && choice->words.find("了") != std::string::npos)
        if (auto found = reporting::which(turn, actor, choice->no, {}, "progress"); found.duty && found.duty->state == DutyState::open)
            return reporting::note_progress(turn, actor, *found.duty, choice->words);
    return not_understood(turn, actor);
}

}  // namespace

Say answer(Turn const& turn, Actor& actor, InboundMessage const& message, MediaId photo) {
    actor.conversation.greeted = true;
    switch (message.kind) {
        case InboundMessage::Kind::text: return answer_text(turn, actor, message.text);
        case InboundMessage::Kind::image:
            if (!photo) return Say{"photo.not_taken"};  // a platform that hands over a name for the bytes, not the bytes
            return reporting::photo(turn, actor, photo);
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
