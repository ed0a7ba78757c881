// What was said then is said once more with the piece changed; if that files nothing of the same kind, everything stays as it was.
#include "flow/corrections.hpp"

#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/correction.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Correction;
using language::Meant;

namespace {

constexpr auto time_to_correct = std::chrono::hours{24};

struct NotDoneAgain {};  // rolls back what was taken back

bool has_a_day(std::string const& kind) { return kind.starts_with("talk.") || kind == "training.record" || kind == "training.claim" || kind == "task.ask"; }
bool is_of_a_person(std::string const& kind) { return kind.starts_with("talk.") || kind == "training.record" || kind == "task.delegate"; }
bool is_of_a_task(std::string const& kind) { return kind == "task.report" || kind == "task.progress" || kind == "task.ask"; }

// 1 said in a list of the bot's is no number of the day: it may be said again only where it still stands for the same task.
bool stands_for_its_task(Actor const& actor, Act const& act, std::string const& said) {
    auto const no = language::lone_number(said);
    auto const* thing = no ? actor.conversation.number(*no) : nullptr;
    return !no || (thing && std::to_string(thing->id) == fact(act, "duty"));
}

std::string with_person(Turn const& turn, Actor const& actor, std::string const& said, std::string const& meant) {
    auto const home = home_of(turn, actor.person.id);
    auto named = turn.names.people_in(said, home, turn.today());
    std::erase_if(named, [&](auto const& found) { return found.people.size() == 1 && found.people.front() == actor.person.id; });
    if (named.size() != 1 || turn.names.people_in(meant, home, turn.today()).size() != 1) return {};
    return said.substr(0, named.front().begin) + meant + said.substr(named.front().end);
}

// 不对，是忠孝社区: of two people of one name the other one.
std::string with_village(Turn const& turn, Actor const& actor, std::string const& said, std::string const& meant) {
    auto const home = home_of(turn, actor.person.id);
    auto const units = turn.names.units_in(meant, home);
    if (units.size() != 1 || units.front().units.size() != 1 || units.front().begin != 0 || units.front().end != meant.size()) return {};
    auto const named = turn.names.people_in(said, home, turn.today());
    if (named.size() != 1) return {};
    auto const name = said.substr(named.front().begin, named.front().end - named.front().begin);
    auto const there = turn.county.roster.posts_at(units.front().units.front(), turn.today());
    bool const is_there = std::any_of(there.begin(), there.end(), [&](Post const* post) {
        auto const person = turn.county.roster.person(post->person);
        return person && person->name == name;
    });
    if (!is_there) return {};
    auto begin = named.front().begin;
    for (auto const& unit : turn.names.units_in(said, home))
        if (unit.end == begin) begin = unit.begin;
    return said.substr(0, begin) + meant + name + said.substr(named.front().end);
}

// A name that several bear is said with its village.
std::string clear_name(Turn const& turn, Actor const& actor, Person const& person) {
    auto const named = turn.names.people_in(person.name, home_of(turn, actor.person.id), turn.today());
    auto const posts = turn.county.roster.posts_of(person.id, turn.today());
    bool const alone = named.size() == 1 && named.front().people.size() == 1;
    return alone || posts.empty() ? person.name : unit_name(turn, posts.front()->unit) + person.name;
}

// What was said, or of a talk, of which no words are kept, what says the same. Empty where the act holds more than that.
std::string said_of(Turn const& turn, Actor const& actor, Act const& act) {
    if (act.kind != "talk.record") return fact(act, "said");
    if (auto const follow_up = fact(act, "follow_up"); !follow_up.empty() && follow_up != "0") return {};
    std::string names, rest;
    std::istringstream ids(fact(act, "records"));
    for (std::string id; ids >> id;) {
        auto const record = turn.tx.records().find(RecordId{std::atoll(id.c_str())});
        auto const person = record ? turn.county.roster.person(record->about) : nullptr;
        if (!person) return {};
        names += (names.empty() ? "" : "、") + clear_name(turn, actor, *person);
        rest = " " + std::to_string(month_of(record->happened_on)) + "月" + std::to_string(day_of(record->happened_on)) + "日";
        for (auto const& [name, lead] : {std::pair{"place", " 在"}, {"topic", " 话题 "}})
            if (auto const found = record->fields.find(name); found != record->fields.end() && !found->second.empty()) rest += lead + found->second;
    }
    return names.empty() ? std::string{} : "谈 " + names + rest;
}

// The act's message as it should have been; empty where the correction cannot be about it.
std::string meant_text(Turn const& turn, Actor const& actor, Act const& act, Correction const& correction) {
    auto said = said_of(turn, actor, act);
    if (said.empty() || !fact(act, "for").empty() || turn.now - act.at > time_to_correct || !stands_for_its_task(actor, act, said)) return {};
    auto const& calendar = turn.county.calendar;
    bool const another_day = local_day(act.at) != turn.today();
    auto const kind = language::kind_of_meant(correction.meant, turn.now, calendar);
    if (kind == Meant::day && has_a_day(act.kind)) {
        if (correction.instead_of.empty() || said.find(correction.instead_of) == said.npos) return language::with_day(said, act.at, correction.meant, calendar);
    } else if (another_day && has_a_day(act.kind)) {
        said = language::with_fixed_days(said, act.at, calendar, act.kind != "task.ask");
    }
    if (!correction.instead_of.empty())
        if (auto const at = said.find(correction.instead_of); at != said.npos) return said.replace(at, correction.instead_of.size(), correction.meant);
    if ((kind == Meant::number || kind == Meant::day) && is_of_a_task(act.kind)) return language::with_number(said, correction.meant);
    if (kind == Meant::amount) return language::with_amount(said, correction.meant);
    if (kind != Meant::words || !is_of_a_person(act.kind)) return {};
    auto text = with_village(turn, actor, said, correction.meant);
    return text.empty() ? with_person(turn, actor, said, correction.meant) : text;
}

std::optional<Act> before(Turn const& turn, Act const& act) {
    auto const id = std::atoll(fact(act, "previous").c_str());
    return id ? turn.tx.acts().find(ActId{id}) : std::nullopt;
}

// What has gone out to villages is changed by its day alone.
std::optional<Say> of_what_was_sent(Turn const& turn, Actor& actor, Act const& act, Correction const& correction) {
    if (act.kind != "assign.send" || turn.now - act.at > time_to_correct) return std::nullopt;
    auto const sent = turn.tx.duties().find(AssignmentId{std::atoll(fact(act, "assignment").c_str())});
    if (!sent || sent->withdrawn_at) return std::nullopt;
    if (language::kind_of_meant(correction.meant, turn.now, turn.county.calendar) != Meant::day) return Say{"correction.sent"};
    return assigning::change(turn, actor, actor.conversation.give_number({Thing::Kind::assignment, sent->id.value(), {}, sent->title}, turn.today()), correction.meant);
}

Say do_again(Turn const& turn, Actor& actor, Act const& act, std::string const& text, CarryOut const& carry_out) {
    auto const conversation = actor.conversation;
    auto const said = actor.said;
    auto const was = language::shortened(said_of(turn, actor, act), 14);
    Say redone;
    auto both = [&] {
        turn.tx.acts().taken_back(act, turn.now);
        turn.tx.audit().add(turn.now, "correct", actor.person.id.text(), act.kind);
        undo_act(turn, actor, act);
        actor.said = text;
        redone = carry_out(language::read_command(text));
        auto const made = turn.tx.acts().latest(actor.person.id);
        if (!made || made->id == act.id || made->kind != act.kind || made->at != turn.now) throw NotDoneAgain{};
    };
    bool kept = true;
    try {
        turn.tx.within_savepoint(both);
    } catch (NotDoneAgain const&) {
        kept = false;
    }
    actor.said = said;
    if (kept) return Say{"correction.done", {}, {redone}};
    actor.conversation = conversation;
    turn.absences.reset();
    turn.shifts.reset();
    return Say{"correction.not_done", {{"text", was}}};
}

}  // namespace

std::optional<Say> correct(Turn const& turn, Actor& actor, Command const& command, CarryOut const& carry_out) {
    auto const correction = language::read_correction(command.text);
    if (!correction) return std::nullopt;
    auto const last = turn.tx.acts().latest(actor.person.id);
    auto const text = last ? meant_text(turn, actor, *last, *correction) : std::string{};
    auto const earlier = last ? before(turn, *last) : std::nullopt;
    auto const earlier_text = earlier ? meant_text(turn, actor, *earlier, *correction) : std::string{};
    if (text.empty() && last && correction->says_wrong)
        if (auto sent = of_what_was_sent(turn, actor, *last, *correction)) return sent;
    if (text.empty() && earlier_text.empty()) return correction->says_wrong ? std::optional{Say{last && !said_of(turn, actor, *last).empty() ? "correction.what" : "correction.nothing"}} : std::nullopt;
    if (earlier_text.empty()) return do_again(turn, actor, *last, text, carry_out);
    ask(turn, actor, "correction.which", {{"text", command.text}}, {std::to_string(last->id.value()), std::to_string(earlier->id.value())});
    return Say{"correction.which", {}, {Say{"correction.which_line", {{"no", "1"}, {"text", language::shortened(said_of(turn, actor, *last), 14)}}}, Say{"correction.which_line", {{"no", "2"}, {"text", language::shortened(said_of(turn, actor, *earlier), 14)}}}}};
}

std::optional<Say> go_on_correcting(Turn const& turn, Actor& actor, Command const& command, CarryOut const& carry_out) {
    auto& open = actor.conversation.dialogue;
    if (!open || open->kind != "correction.which" || turn.now > open->until) return std::nullopt;
    auto const dialogue = *open;
    auto const no = command.intent == language::Intent::number && command.number ? *command.number : 0;
    if (no < 1 || std::size_t(no) > dialogue.choices.size()) return std::nullopt;
    open.reset();
    auto const act = turn.tx.acts().find(ActId{std::atoll(dialogue.choices[std::size_t(no - 1)].c_str())});
    auto const correction = language::read_correction(dialogue.slots.at("text"));
    auto const text = act && correction ? meant_text(turn, actor, *act, *correction) : std::string{};
    return text.empty() ? Say{"correction.nothing"} : do_again(turn, actor, *act, text, carry_out);
}

}  // namespace lingyan::flow
