// By a village: what it is asked, what it answers, and what it said the last time.
#include "affairs/asking.hpp"
#include "affairs/figure_values.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/thresholds.hpp"
#include "affairs/undoing.hpp"
#include "language/figures.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::figures {

namespace {

using language::Command;
using language::Intent;

Thing thing_of(Duty const& duty) { return {Thing::Kind::duty, duty.id.value(), {}, duty.task->title}; }

std::string number_word(Turn const& turn, Actor& actor, Duty const& duty) { return std::to_string(actor.conversation.give_number(thing_of(duty), turn.today())); }

std::vector<std::int64_t> read_values(std::string const& text) {
    std::vector<std::int64_t> values;
    std::istringstream in(text);
    for (std::int64_t value; in >> value;) values.push_back(value);
    return values;
}
std::string to_slot(std::vector<std::int64_t> const& values) {
    std::string text;
    for (auto value : values) text += std::to_string(value) + " ";
    return text;
}

std::string example(Duty const& duty) {
    std::string text;
    for (std::size_t i = 0; i < duty.task->asks.size(); ++i) text += (i ? " " : "") + std::string(i == 0 ? "12" : i == 1 ? "30" : "5");
    return text;
}

void wait_for_value(Turn const& turn, Actor& actor, Duty const& duty) { ask(turn, actor, "figure.value", about(duty)); }

Say how(Turn const& turn, Actor& actor, Duty const& duty, char const* key) {
    return Say{key, {{"no", number_word(turn, actor, duty)}, {"title", duty.task->title}, {"names", say_asked(duty)}, {"n", text_of(duty.task->asks.size())}, {"value", example(duty)}}};
}

Say with_lines(Say said, std::vector<Say> more) {
    if (more.empty()) return said;
    more.insert(more.begin(), std::move(said));
    return Say{"joined", {}, std::move(more)};
}

// 张三、李四、王五: several words as short as names, and no figure among them.
bool is_list_of_names(std::string_view said) {
    std::string text(said);
    for (std::string_view mark : {"、", "，", ",", "和", "；", ";"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) text.replace(at, mark.size(), " ");
    std::size_t names = 0;
    std::istringstream words(text);
    for (std::string one; words >> one;) {
        auto length = language::characters(one);
        bool digits = std::any_of(one.begin(), one.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (length < 2 || length > 4 || digits) return false;
        ++names;
    }
    return names >= 2;
}

Say not_a_figure(Turn const& turn, Actor& actor, Duty const& duty, std::string_view text) {
    if (!is_list_of_names(text)) return how(turn, actor, duty, duty.task->asks.size() == 1 ? "figure.not_number" : "figure.not_numbers");
    auto refused = how(turn, actor, duty, "figure.names");
    refused.fields["unkept"] = "1";  // not a word of it is kept
    return refused;
}

std::optional<std::int64_t> most_of(Turn const& turn, FigureAsked const& asked) {
    if (asked.most) return asked.most;
    auto found = turn.county.pack.numbers.find("figure.most");
    if (found == turn.county.pack.numbers.end()) return std::nullopt;
    auto value = std::atoll(found->second.front().c_str());
    return value > 0 ? std::optional<std::int64_t>{value * 100} : std::nullopt;
}

// What is counted one by one has no half.
bool is_counted(std::string_view unit) {
    for (std::string_view one : {"人", "户", "名", "个", "家", "头", "只", "次", "人次", "件", "台", "套", "份", "棵", "条", "处", "座", "间"})
        if (unit == one) return true;
    return false;
}

std::optional<Say> out_of_range(Turn const& turn, Actor& actor, Duty const& duty, std::vector<std::int64_t> const& values) {
    if (values.size() != duty.task->asks.size()) {
        auto said = how(turn, actor, duty, "figure.count");
        said.fields["m"] = text_of(values.size());
        return said;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& asked = duty.task->asks[i];
        if (values[i] % 100 != 0 && is_counted(asked.unit))
            return Say{"figure.whole", {{"no", number_word(turn, actor, duty)}, {"title", asked.name}, {"value", language::say_figure(values[i])}}};
        auto least = asked.least.value_or(0);
        auto most = most_of(turn, asked);
        if (values[i] >= least && (!most || values[i] <= *most)) continue;
        return Say{most ? "figure.range" : "figure.below",
                   {{"no", number_word(turn, actor, duty)}, {"title", asked.name}, {"value", language::say_figure(values[i])}, {"least", language::say_figure(least)},
                    {"most", most ? language::say_figure(*most) : ""}}};
    }
    return std::nullopt;
}

Say file(Turn const& turn, Actor& actor, Duty duty, std::vector<std::int64_t> const& values) {
    if (duty.state == DutyState::withdrawn || duty.task->withdrawn_at) return Say{"done.withdrawn", {{"title", duty.task->title}}};
    if (auto wrong = out_of_range(turn, actor, duty, values)) {
        wait_for_value(turn, actor, duty);
        return *wrong;
    }
    actor.conversation.dialogue.reset();
    auto before = filed(turn, duty);
    auto facts = before_report(duty);
    for (auto const& record : before) facts["before"] += record.field("hundredths") + " ";
    for (auto const& record : before) take_back(turn, record.id, actor.person.id);
    keep(turn, actor, duty, values);
    if (before.empty()) {
        if (duty.asked != Asked::nothing && turn.today() > duty.due) duty.due = turn.today();  // while a question waited the day did not run on
        duty.state = DutyState::done;  // a figure is looked at in the table, not one by one
        duty.done_on = turn.today();
        duty.reported_by = actor.writer();
        duty.asked = Asked::nothing;
        turn.tx.duties().update(duty);
        plan(turn, duty);
        auto shares = turn.tx.duties().of(duty.task->id);
        if (std::none_of(shares.begin(), shares.end(), [](Duty const& share) { return share.active(); })) plan_table(turn, *duty.task);
    } else if (auto issuer = turn.county.roster.person(duty.task->issuer); issuer && turn.today() > duty.due) {
        tell(turn, *issuer, Say{"figure.corrected", {{"village", unit_name(turn, duty.unit)}, {"title", duty.task->title}, {"value", say_values(duty, values)}}});
    }
    remember(turn, actor, "figures.file", facts);
    auto left = still_open(turn, actor);
    Fields fields{{"no", number_word(turn, actor, duty)}, {"title", duty.task->title}, {"value", say_values(duty, values)}, {"n", std::to_string(left)},
                  {"d", std::to_string((turn.today() - duty.due).count())}};
    auto key = !before.empty() ? "figure.changed" : turn.today() > duty.due ? "figure.late" : left == 0 ? "figure.last" : "figure.ok";
    return with_lines(Say{key, fields}, thresholds::follow(turn, actor, duty));
}

Say read_back(Turn const& turn, Actor& actor, Duty const& duty, std::vector<std::int64_t> const& values) {
    if (auto wrong = out_of_range(turn, actor, duty, values)) {
        wait_for_value(turn, actor, duty);
        return *wrong;
    }
    auto slots = about(duty);
    slots["values"] = to_slot(values);
    ask(turn, actor, "figure.confirm", slots);
    return Say{"figure.readback", {{"title", duty.task->title}, {"value", say_values(duty, values)}}};
}

bool says_unchanged(std::string_view text) {
    for (std::string_view word : {"对", "对的", "没变", "不变", "没有变", "一样", "还是", "照旧", "同上次"})
        if (text == word) return true;
    return false;
}

Say file_known(Turn const& turn, Actor& actor, Duty const& duty) {
    auto last = known(turn, duty);
    if (last) return file(turn, actor, duty, *last);
    wait_for_value(turn, actor, duty);
    return how(turn, actor, duty, duty.task->asks.size() == 1 ? "figure.not_known" : "figure.not_numbers");
}

// Words of a figure or in the place of one; anything else is a command of its own.
bool may_be_figure(Intent intent) {
    switch (intent) {
        case Intent::unknown: case Intent::progress: case Intent::numbers: case Intent::number: case Intent::chatter: case Intent::yes: case Intent::accept: case Intent::talk_record: return true;
        default: return false;
    }
}

}  // namespace

Say open(Turn const& turn, Actor& actor, Duty const& duty) {
    if (!duty.active() && duty.state != DutyState::done) return Say{"done.withdrawn", {{"title", duty.task->title}}};
    if (duty.state == DutyState::done) {
        std::vector<std::int64_t> values;
        for (auto const& record : filed(turn, duty)) values.push_back(std::atoll(record.field("hundredths").c_str()));
        auto said = how(turn, actor, duty, "figure.filed_already");
        said.fields["value"] = say_values(duty, values);
        return said;
    }
    wait_for_value(turn, actor, duty);
    if (auto last = known(turn, duty)) {
        auto said = how(turn, actor, duty, "open.figure_known");
        said.fields["value"] = say_values(duty, *last);
        return said;
    }
    return how(turn, actor, duty, duty.task->asks.size() == 1 ? "open.figure" : "open.figures");
}

std::optional<Say> file_by_number(Turn const& turn, Actor& actor, Command const& command) {
    std::string_view text = command.text;
    auto numeral = language::numeral_at(text);
    if (!numeral || numeral->value < 1) return std::nullopt;
    auto after = text.substr(numeral->bytes);
    std::string_view mark;
    for (std::string_view one : {" ", ":", "：", ",", "，", "."})
        if (mark.empty() && after.starts_with(one)) mark = one;
    auto thing = mark.empty() ? nullptr : actor.conversation.number(numeral->value);
    if (!thing || thing->kind != Thing::Kind::duty) return std::nullopt;
    auto duty = duty_of(turn, actor, *thing);
    if (!duty || !is_asked(*duty)) return std::nullopt;
    auto rest = after.substr(mark.size());
    if (mark == "." && !rest.empty() && rest.front() >= '0' && rest.front() <= '9') return std::nullopt;  // 1.5 is one number
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (says_unchanged(rest)) return file_known(turn, actor, *duty);
    if (auto values = language::figures_in(rest, units_of(*duty))) {
        // 1,2 are two items where both are there.
        if (mark != " " && command.intent == Intent::numbers && command.numbers.size() == 2 && actor.conversation.number(command.numbers.back())) return std::nullopt;
        bool spelt = !(rest.front() >= '0' && rest.front() <= '9') && rest.front() != '-';  // 一千二 is read back first
        return spelt ? read_back(turn, actor, *duty, *values) : file(turn, actor, *duty, *values);
    }
    if (!may_be_figure(command.intent) || rest.empty()) return std::nullopt;
    wait_for_value(turn, actor, *duty);
    return not_a_figure(turn, actor, *duty, rest);
}

std::optional<Say> bare(Turn const& turn, Actor& actor, Command const& command) {
    bool figure_like = command.text.starts_with('-') || command.text.starts_with("负") || language::numeral_at(command.text);
    if (!figure_like) return std::nullopt;
    for (int no : command.numbers)
        if (actor.conversation.number(no)) return std::nullopt;
    std::optional<Duty> only;
    for (auto const& numbered : actor.conversation.numbers)
        if (auto duty = duty_of(turn, actor, numbered.thing); duty && is_asked(*duty) && duty->state == DutyState::open) {
            if (only) return std::nullopt;
            only = duty;
        }
    auto values = only ? language::figures_in(command.text, units_of(*only)) : std::nullopt;
    auto item = command.number ? actor.conversation.number(*command.number) : nullptr;
    if (!values || (item && *item == thing_of(*only))) return std::nullopt;  // its own number opens it
    auto said = read_back(turn, actor, *only, *values);
    if (item && said.key == "figure.readback") said.key = "figure.readback_or_item", said.fields["no"] = std::to_string(*command.number);
    return said;
}

std::optional<Say> go_on(Turn const& turn, Actor& actor, Command const& command, Dialogue const& dialogue) {
    auto slot = [&](char const* name) {
        auto found = dialogue.slots.find(name);
        return found == dialogue.slots.end() ? std::string{} : found->second;
    };
    auto duty = turn.tx.duties().find(DutyId{std::atoll(slot("duty").c_str())});
    bool mine = duty && duty_of(turn, actor, thing_of(*duty));
    if (!mine) return std::nullopt;
    bool confirms = dialogue.kind == "figure.confirm";
    auto values = language::figures_in(command.text, units_of(*duty));
    bool yes = command.intent == Intent::yes || command.intent == Intent::accept || (command.intent == Intent::chatter && confirms) || says_unchanged(command.text);
    if (auto by_number = file_by_number(turn, actor, command)) return by_number;
    if (confirms) {
        if (command.number == 1 || yes) return file(turn, actor, *duty, read_values(slot("values")));
        if (command.number == 2 || command.intent == Intent::no) {
            wait_for_value(turn, actor, *duty);
            return how(turn, actor, *duty, "figure.again");
        }
    } else if (yes) {
        return file_known(turn, actor, *duty);
    }
    if (values) return read_back(turn, actor, *duty, *values);
    if (!may_be_figure(command.intent) || command.number) return std::nullopt;
    wait_for_value(turn, actor, *duty);
    return not_a_figure(turn, actor, *duty, command.text);
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto duty = turn.tx.duties().find(DutyId{std::atoll(fact(act, "duty").c_str())});
    auto owner = duty ? told_for(turn, *duty) : nullptr;
    if (!duty || !owner || owner->id != actor.person.id || duty->state != DutyState::done) return Say{"undo.gone"};
    for (auto const& record : filed(turn, *duty)) take_back(turn, record.id, actor.person.id);
    if (auto before = read_values(fact(act, "before")); !before.empty()) {
        keep(turn, actor, *duty, before);
        auto said = how(turn, actor, *duty, "figure.undone_to");
        said.fields["value"] = say_values(*duty, before);
        return with_lines(std::move(said), thresholds::follow(turn, actor, *duty));
    }
    reopen(*duty, act);
    turn.tx.duties().update(*duty);
    plan(turn, *duty);
    plan_table(turn, *duty->task);
    auto said = how(turn, actor, *duty, "figure.undone");
    return with_lines(std::move(said), thresholds::follow(turn, actor, *duty));
}

}  // namespace lingyan::affairs::figures
