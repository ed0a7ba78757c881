#include "flow/proxy.hpp"

#include "affairs/asking.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/proxying.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "flow/dialogue.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

// Facts: done, so far, so many, was there. Whatever somebody decides, reads, signs or wishes is his own.
bool is_fact(Turn const& turn, Person const& person, Command const& command) {
    switch (command.intent) {
        case Intent::number: case Intent::done: case Intent::progress: case Intent::reason: case Intent::talk_record: case Intent::coming: case Intent::not_coming: return true;
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
    auto const rest = without_marks(text.substr(first.end));
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

Say record_for(Turn const& turn, Actor& writer, Meant const& meant, Run const& run) {
    auto const& person = *meant.person;
    auto command = language::read_command(meant.rest);
    if (person.id == writer.person.id) return run(turn, writer, command);
    if (meant.rest.empty()) return proxying::list(turn, writer, person, meant.unit);
    // An emergency's answer is the village's, whoever gives it.
    if (emergencies::is_answer(meant.rest))
        if (auto said = emergencies::answer(turn, writer, meant.rest + " " + unit_name(turn, meant.unit))) return *said;
    Fields const fields{{"who", addressed(turn, person)}, {"name", person.name}};
    std::vector<Say> lines;
    auto one = [&](Command const& said) {
        auto const conversation = turn.tx.conversations().load(person.id.text());
        if (!is_fact(turn, person, said) || !may_be_recorded(turn, writer, conversation, said)) return Say{"proxy.refused", fields};
        auto work = [&](Actor& actor) {
            auto answer = run(turn, actor, said);
            return actor.conversation.dialogue ? Say{"proxy.exact", fields} : answer;  // a question that only he could answer
        };
        return proxying::record(turn, writer, person, work);
    };
    if (command.intent != Intent::numbers) return one(command);
    for (int no : command.numbers) {
        Command each;
        each.intent = Intent::number;
        each.number = no;
        each.text = std::to_string(no);
        lines.push_back(one(each));
    }
    return Say{"joined", {}, lines};
}

}  // namespace

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
