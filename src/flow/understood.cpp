// A meaning becomes the command that says the same in the bot's own words, so that what a command may do, and what it asks, holds here too.
#include "flow/understood.hpp"

#include "affairs/asking.hpp"
#include "affairs/items.hpp"
#include "affairs/publishing.hpp"
#include "affairs/standing.hpp"
#include "flow/dialogue.hpp"
#include "flow/late_answer.hpp"
#include "language/numerals.hpp"
#include "language/understanding.hpp"

#include <algorithm>

namespace lingyan::flow {

using namespace affairs;
using language::Awaited;
using language::Command;
using language::Intent;
using language::Meaning;
using language::Speaker;
using language::Understanding;

namespace {

constexpr std::size_t most_words = 6;  // of a report that names no task: 弄伸展了
constexpr std::size_t most_choices = 3;

Understanding understood_while(Turn const& turn, Actor const& actor, std::string const& text, Awaited awaited) {
    bool const town = villages_for(turn, actor.person.id, "assign").size() > 1;
    return language::understand(text, town ? Speaker::township : Speaker::cadre, awaited, turn.now, turn.county.calendar);
}

std::ptrdiff_t open_tasks(Turn const& turn, Actor const& actor) {
    return std::ranges::count_if(items_of(turn, actor.person.id), [](Item const& item) { return item.thing.kind == Thing::Kind::duty; });
}

Understanding understanding_of(Turn const& turn, Actor const& actor, std::string const& text) {
    return understood_while(turn, actor, text, open_tasks(turn, actor) == 1 ? Awaited::task_focus : Awaited::nothing);
}

// 月底再交行不行, of several: said of a task it is a wish for a later day, and which one is asked.
std::optional<Understanding> later_day_of_one(Turn const& turn, Actor const& actor, std::string const& text) {
    if (open_tasks(turn, actor) < 2) return std::nullopt;
    auto understood = understood_while(turn, actor, text, Awaited::task_focus);
    bool const wished = understood.meaning == Meaning::task_extend && !understood.of_others && understood.text("task").empty();
    return wished ? std::optional(std::move(understood)) : std::nullopt;
}

// Which task: by its number, by several, or by words of its title.
void name_task(Command& command, std::string const& task) {
    auto const list = language::number_list(task);
    auto const one = language::lone_number(task);
    if (list.size() > 1) command.numbers = list;
    else if (one) command.number = one;
    else command.rest = task;
}

// Named by words that fit none of his tasks: whatever is meant, it is not the one that happens to be open.
bool names_other(Turn const& turn, Actor const& actor, Command const& command) {
    if (command.number || !command.numbers.empty() || command.rest.empty()) return false;
    auto const items = items_of(turn, actor.person.id);
    return std::none_of(items.begin(), items.end(), [&](Item const& item) { return item.thing.kind == Thing::Kind::duty && language::title_match(command.rest, item.thing.title) >= 2; });
}

// 医保名单 of 医保名单还差五户: where the words name one of his tasks and no other, it has its number.
void number_named(Turn const& turn, Actor const& actor, Command& command) {
    if (command.number || !command.numbers.empty() || command.rest.empty()) return;
    std::optional<int> found;
    for (auto const& item : items_of(turn, actor.person.id)) {
        if (item.thing.kind != Thing::Kind::duty || !language::names_title(command.rest, item.thing.title)) continue;
        if (found) return;
        found = actor.conversation.number_of(item.thing);
    }
    command.number = found;
}

std::optional<Command> command_of(Turn const& turn, Actor const& actor, Meaning meaning, Understanding const& understood, std::string const& text) {
    Command command;
    command.text = text;
    auto const task = understood.text("task");
    name_task(command, task);
    number_named(turn, actor, command);
    auto as = [&](Intent intent) {
        command.intent = intent;
        return command;
    };
    auto with_all = [&](Intent intent) {
        command.rest = text;
        return as(intent);
    };
    bool const other = names_other(turn, actor, command);
    if (other && (meaning == Meaning::task_progress || meaning == Meaning::task_extend || meaning == Meaning::task_reject)) return std::nullopt;
    switch (meaning) {
        case Meaning::task_list: {
            auto const scope = understood.text("scope");
            return as(scope == "week" ? Intent::week : scope == "today" ? Intent::mine : Intent::all);
        }
        case Meaning::task_show: return command.number ? std::optional{as(Intent::show)} : std::nullopt;
        case Meaning::task_done:
            if (!command.numbers.empty()) return as(Intent::numbers);
            // What is said to be done, and is none of his tasks, is asked about and not taken for the only one.
            if (!command.number && task.empty() && language::characters(text) > most_words) return with_all(Intent::done);
            return as(Intent::done);
        case Meaning::task_progress: return with_all(Intent::progress);
        case Meaning::task_extend: return with_all(Intent::extend);
        case Meaning::task_reject: return with_all(Intent::not_ours);
        case Meaning::task_transfer:
            if (understood.text("to").empty()) return std::nullopt;
            command.rest = understood.text("to") + (command.number || task.empty() ? "" : " " + task);
            return as(Intent::delegate);
        case Meaning::talk_record: return with_all(Intent::talk_record);
        case Meaning::talk_schedule: return understood.text("person").empty() || understood.text("when").empty() ? std::nullopt : std::optional{with_all(Intent::talk_plan)};
        case Meaning::talk_list: return with_all(Intent::talk_left);
        case Meaning::training_record: return with_all(Intent::training_record);
        case Meaning::training_list: return as(Intent::training_status);
        case Meaning::notice_search: return as(Intent::notices);
        case Meaning::notice_publish: return understood.text("action").empty() && publishing::may_publish(turn, actor.person.id) ? std::optional{as(Intent::publish)} : std::nullopt;
        case Meaning::hotline: return as(Intent::telephone);
        case Meaning::bind_identity: return as(Intent::bind);
        case Meaning::help: return as(Intent::help);
        case Meaning::undo: return task.empty() ? std::optional{as(Intent::undo)} : std::nullopt;  // the last act may be another's
        case Meaning::smalltalk: case Meaning::confirm_yes: return as(Intent::chatter);
        case Meaning::confirm_no: return as(Intent::cancel);
        default: return std::nullopt;
    }
}

std::optional<Say> line_of(Meaning meaning) {
    switch (meaning) {
        case Meaning::task_done: return Say{"understood.done_line"};
        case Meaning::task_progress: return Say{"understood.progress_line"};
        case Meaning::task_extend: return Say{"understood.extend_line"};
        case Meaning::task_transfer: return Say{"understood.transfer_line"};
        case Meaning::task_reject: return Say{"understood.reject_line"};
        case Meaning::talk_record: return Say{"understood.talk_line"};
        case Meaning::talk_schedule: return Say{"understood.appoint_line"};
        case Meaning::training_record: return Say{"understood.training_line"};
        case Meaning::undo: return Say{"understood.undo_line"};
        default: return std::nullopt;
    }
}

std::optional<Say> ask_which(Turn const& turn, Actor& actor, Understanding const& understood, std::string const& text) {
    std::vector<Say> lines;
    std::vector<std::string> choices;
    for (auto meaning : understood.between) {
        auto line = line_of(meaning);
        if (!line || choices.size() == most_choices) continue;
        choices.push_back(std::to_string(static_cast<int>(meaning)));
        line->fields["no"] = text_of(choices.size());
        lines.push_back(std::move(*line));
    }
    if (choices.empty()) return std::nullopt;
    ask(turn, actor, "understood.asked", {{"text", text}}, choices);
    return Say{"understood.which", {{"text", language::shortened(text, 14)}}, lines};
}

}  // namespace

std::optional<Say> by_understanding(Turn const& turn, Actor& actor, std::string const& text, CarryOut const& carry_out) {
    auto understood = understanding_of(turn, actor, text);
    if (understood.meaning == Meaning::unknown && understood.between.empty())
        if (auto wish = later_day_of_one(turn, actor, text)) understood = std::move(*wish);
    if (understood.meaning == Meaning::unknown) return ask_which(turn, actor, understood, text);
    if (understood.meaning == Meaning::task_show)
        if (auto shown = show_by_title(turn, actor, understood.text("task").empty() ? text : understood.text("task") + "?")) return shown;
    auto const command = command_of(turn, actor, understood.meaning, understood, text);
    return command ? std::optional{carry_out(*command)} : std::nullopt;
}

std::optional<Command> said_of_a_task(Turn const& turn, Actor const& actor, std::string const& text, std::optional<int> no) {
    auto const said = without_marks(text);
    auto const understood = understood_while(turn, actor, said, no ? Awaited::task_focus : Awaited::nothing);
    auto const intent = [&]() -> std::optional<Intent> {
        switch (understood.meaning) {
            case Meaning::task_done: return Intent::done;
            case Meaning::task_progress: return Intent::progress;
            case Meaning::task_extend: return Intent::extend;
            case Meaning::task_reject: return Intent::not_ours;
            default: break;
        }
        for (std::string_view word : {"没", "还没", "未", "还未"})  // 没办完 takes no other word to be understood
            if (no && said.starts_with(word)) return Intent::progress;
        return std::nullopt;
    }();
    if (!intent) return std::nullopt;
    if (!no) {
        auto const command = command_of(turn, actor, understood.meaning, understood, said);
        return command && command->number ? command : std::nullopt;
    }
    Command command;
    command.intent = *intent;
    command.number = no;
    command.text = said;
    if (*intent != Intent::done) command.rest = said;
    return command;
}

bool only_seems_to_file(Turn const& turn, Actor const& actor, Command const& command) {
    switch (command.intent) {
        case Intent::done: case Intent::progress: case Intent::extend: case Intent::not_ours: case Intent::talk_record: case Intent::talk_plan: case Intent::training_record: case Intent::publish: break;
        default: return false;
    }
    bool const bare_done = command.intent == Intent::done && command.number && command.rest.empty() && language::characters(command.text) <= most_words;
    bool const begins_with_its_word = command.intent == Intent::extend && command.text.starts_with("延期");  // 延期 医保名单 到18日 下雪: the rest is a reason
    if (bare_done || begins_with_its_word) return false;  // 1 办完了: nobody else is in it
    bool const loose_progress = command.intent == Intent::progress && !command.number;  // 走了一天路
    if (!loose_progress && !understood_while(turn, actor, command.text, Awaited::nothing).of_others) return false;  // whatever waits for him
    auto const understood = understanding_of(turn, actor, command.text);
    if (language::writes(understood.meaning)) return false;
    return understood.of_others || (loose_progress && understood.meaning == Meaning::unknown);
}

std::optional<Say> go_on_understanding(Turn const& turn, Actor& actor, Command const& command, CarryOut const& carry_out) {
    auto& open = actor.conversation.dialogue;
    if (!open || open->kind != "understood.asked") return std::nullopt;
    auto const dialogue = *open;
    open.reset();
    if (turn.now > dialogue.until) return answer_to_lapsed(turn, actor, dialogue, command, false, "dialogue.expired");
    if (command.intent != Intent::number || !command.number) return std::nullopt;
    auto const no = *command.number;
    if (no < 1 || std::size_t(no) > dialogue.choices.size()) return std::nullopt;
    auto const& text = dialogue.slots.at("text");
    auto const meaning = static_cast<Meaning>(std::atoi(dialogue.choices[std::size_t(no - 1)].c_str()));
    auto const chosen = command_of(turn, actor, meaning, understanding_of(turn, actor, text), text);
    return chosen ? std::optional{carry_out(*chosen)} : std::nullopt;
}

}  // namespace lingyan::flow
