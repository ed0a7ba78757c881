#include "flow/proxy.hpp"

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

// The one named first for whom the writer may record; nobody, where none or several are.
Meant read(Turn const& turn, Actor const& writer, std::string const& text, std::string& name, bool& several) {
    auto found = turn.names.people_in(text, home_of(turn, writer.person.id), turn.today());
    if (found.empty() || found.front().begin > 24) return {};
    auto const& first = found.front();
    name = text.substr(first.begin, first.end - first.begin);
    Meant meant;
    for (auto const& id : first.people)
        if (auto unit = proxying::unit_for(turn, writer.person.id, id)) {
            several = meant.person != nullptr;
            if (!meant.person) meant = {turn.county.roster.person(id), *unit, without_marks(text.substr(first.end))};
        }
    if (first.people.size() == 1 && first.people.front() == writer.person.id) return {&writer.person, {}, without_marks(text.substr(first.end))};
    return several ? Meant{} : meant;
}

}  // namespace

Say by_proxy(Turn const& turn, Actor& writer, std::string const& text, Run const& run) {
    std::string name;
    bool several = false;
    auto meant = read(turn, writer, text, name, several);
    if (!meant.person) return Say{name.empty() ? "proxy.who" : several ? "proxy.which" : "proxy.not_allowed", {{"name", name}}};
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

}  // namespace lingyan::flow
