#include "flow/proxy.hpp"

#include "affairs/asking.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/proxying.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "flow/by_number.hpp"
#include "flow/clauses.hpp"
#include "flow/dialogue.hpp"
#include "language/all_but.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

// Facts: done, so far, so many, was there, cannot be done by its day. Whatever somebody decides, reads or signs is his own.
bool is_fact(Turn const& turn, Person const& person, Command const& command) {
    switch (command.intent) {
        case Intent::number: case Intent::numbers: case Intent::done: case Intent::progress: case Intent::extend: case Intent::reason: case Intent::talk_record: case Intent::coming: case Intent::not_coming: return true;
        case Intent::training_record: return !training::trains_at(turn, person.id);  // who makes days count signs for them
        case Intent::unknown: return choice_in(command).has_value();                  // 3 12
        default: return false;
    }
}

// 代 扎西 谈 张三 names nothing by number; what is named has to be a task of the unit that the writer records for.
bool may_be_recorded(Turn const& turn, Actor const& writer, Conversation const& conversation, Command const& command) {
    auto choice = choice_in(command);
    auto no = command.number ? command.number : choice ? std::optional{choice->no} : std::nullopt;
    if (!no) return true;
    auto thing = conversation.number(*no);
    return !thing || proxying::may_record(turn, writer.person.id, *thing);
}

// 替李月群报 1: the verb of whoever writes, not of what was done.
std::string without_verb(std::string text) {
    for (std::string_view verb : {"报一下", "报一哈", "报告", "报", ":", "："})
        if (text.starts_with(verb)) return without_marks(text.substr(verb.size()));
    return text;
}

struct Meant {
    Person const* person = nullptr;
    UnitId unit;
    std::string rest;
};

// Those named first for whom the writer may record: nobody, one, or several of one name.
std::vector<Meant> read(Turn const& turn, Actor const& writer, std::string const& text, std::string& name) {
    auto found = turn.names.people_in(text, home_of(turn, writer.person.id), turn.today());
    if (found.empty() || found.front().begin > 24) return {};
    auto const& first = found.front();
    name = text.substr(first.begin, first.end - first.begin);
    auto const rest = without_verb(without_marks(text.substr(first.end)));
    std::vector<Meant> meant;
    for (auto const& id : first.people)
        if (auto unit = proxying::unit_for(turn, writer.person.id, id)) meant.push_back({turn.county.roster.person(id), *unit, rest});
    if (first.people.size() == 1 && first.people.front() == writer.person.id) meant = {{&writer.person, {}, rest}};
    return meant;
}

Say ask_which(Turn const& turn, Actor& writer, std::vector<Meant> const& meant) {
    std::vector<Say> lines;
    std::vector<std::string> choices;
    for (auto const& one : meant) {
        choices.push_back(one.person->id.text());
        lines.push_back(Say{"talk.which_line", {{"no", text_of(choices.size())}, {"village", unit_name(turn, one.unit)}, {"name", addressed(turn, *one.person)}}});
    }
    ask(turn, writer, "proxy.which", {{"rest", meant.front().rest}}, choices);
    return Say{"proxy.which", {{"name", meant.front().person->name}}, lines};
}

// As he would have said it himself: one act, or several (1和3办完了，2还要两天; 除了2都办完了).
struct Said {
    Command command;
    std::vector<Clause> clauses;
};
Said said_in(Turn const& turn, Actor const& writer, Person const& person, std::string const& text) {
    Said said;
    auto read = [&](Actor& his) {
        said.command = language::read_command(text);
        auto const excepted = language::all_done_but(said.command.text);
        auto const others = excepted.empty() ? std::nullopt : all_others(turn, his, excepted);
        if (others && !others->empty()) {
            said.command.intent = Intent::numbers;
            said.command.numbers = *others;
        } else if (excepted.empty() && (acts_on_tasks(said.command.intent) || said.command.intent == Intent::unknown)) {
            said.clauses = clauses_in(turn, his, said.command.text);
            if (auto meant = said.clauses.empty() ? said_of_a_number(turn, his, said.command) : std::nullopt) said.command = *meant;
        }
        return Say{};
    };
    proxying::as_person(turn, person, read, &writer);
    return said;
}

Say record_for(Turn const& turn, Actor& writer, Meant const& meant, Run const& run) {
    auto const& person = *meant.person;
    if (person.id == writer.person.id) return run(turn, writer, language::read_command(meant.rest));
    if (meant.rest.empty()) return proxying::list(turn, writer, person, meant.unit);
    // An emergency's answer is the village's, whoever gives it.
    if (emergencies::is_answer(meant.rest))
        if (auto said = emergencies::answer(turn, writer, meant.rest + " " + unit_name(turn, meant.unit))) return *said;
    std::vector<proxying::Recorded> recorded;
    auto one = [&](Command const& said) {
        auto const conversation = turn.tx.conversations().load(person.id.text());
        auto work = [&](Actor& his) { return run(turn, his, said); };
        bool const his_alone = !is_fact(turn, person, said) || !may_be_recorded(turn, writer, conversation, said);
        if (his_alone) recorded.push_back({Say{"proxy.refused", {{"who", addressed(turn, person)}}}});
        else recorded.push_back(proxying::record(turn, writer, person, work));
    };
    auto each = [&](Command const& said) {
        if (said.intent != Intent::numbers) return one(said);
        auto const numbered = turn.tx.conversations().load(person.id.text());
        std::vector<std::string> unknown;
        for (int no : said.numbers)
            if (!numbered.number(no)) unknown.push_back(std::to_string(no));
        if (!unknown.empty()) recorded.push_back({Say{"several.not_here", {{"no", joined(unknown, unknown.size())}}}});
        for (int no : said.numbers) {
            if (!numbered.number(no)) continue;
            Command number;
            number.intent = Intent::number;
            number.number = no;
            number.text = std::to_string(no);
            one(number);
        }
    };
    auto const said = said_in(turn, writer, person, meant.rest);
    if (said.clauses.empty()) each(said.command);
    for (auto const& clause : said.clauses) {
        if (clause.acts()) each(clause.command);
        else if (clause.unclear()) recorded.push_back({unclear_line(clause)});
    }
    return proxying::told(turn, person, recorded);
}

}  // namespace

std::optional<std::string> said_for_another(Turn const& turn, Actor const& writer, std::string const& text) {
    std::size_t begin = 0;
    for (std::string_view word : {"代报", "代", "替", "帮"})
        if (begin == 0 && text.starts_with(word)) begin = word.size();
    if (begin == 0) return std::nullopt;
    auto after = without_marks(text.substr(begin));
    auto const home = home_of(turn, writer.person.id);
    auto const found = turn.names.people_in(after, home, turn.today());
    if (found.empty()) return std::nullopt;
    auto const villages = turn.names.units_in(after.substr(0, found.front().begin), home);
    bool const named_first = found.front().begin == 0 || (villages.size() == 1 && villages.front().begin == 0 && villages.front().end == found.front().begin);
    auto const behind = without_marks(after.substr(found.front().end));
    auto const said = without_verb(behind);
    bool const reports = language::numeral_at(said) || acts_on_tasks(language::read_command(said).intent);
    if (!named_first || !reports || (text.starts_with("帮") && said == behind)) return std::nullopt;  // 帮扎西办了 is no report of his
    return after;
}

Say by_proxy(Turn const& turn, Actor& writer, std::string const& text, Run const& run) {
    std::string name;
    auto const meant = read(turn, writer, text, name);
    if (meant.empty()) return Say{name.empty() ? "proxy.who" : "proxy.not_allowed", {{"name", name}}};
    return meant.size() > 1 ? ask_which(turn, writer, meant) : record_for(turn, writer, meant.front(), run);
}

std::optional<Say> go_on_by_proxy(Turn const& turn, Actor& writer, Command const& command, Run const& run) {
    auto& open = writer.conversation.dialogue;
    if (!open || open->kind != "proxy.which" || turn.now > open->until || command.intent != Intent::number) return std::nullopt;
    auto const dialogue = *open;
    if (*command.number < 1 || std::size_t(*command.number) > dialogue.choices.size()) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
    open.reset();
    PersonId const chosen(dialogue.choices[std::size_t(*command.number - 1)]);
    auto person = turn.county.roster.person(chosen);
    auto unit = person ? proxying::unit_for(turn, writer.person.id, chosen) : std::nullopt;  // the roster may have changed meanwhile
    if (!unit) return Say{"proxy.not_allowed", {{"name", person ? person->name : ""}}};
    return record_for(turn, writer, {person, *unit, dialogue.slots.at("rest")}, run);
}

}  // namespace lingyan::flow
