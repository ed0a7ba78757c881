#include "affairs/proxying.hpp"

#include "affairs/act_words.hpp"
#include "affairs/gathering.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::proxying {

namespace {

constexpr auto right = "proxy";

Thing thing_of(Act const& act) { return {Thing::Kind::proxied, act.id.value(), {}, "代报"}; }
PersonId person_of(Act const& act) { return PersonId{fact(act, "for")}; }

struct Unsaid {};  // rolls back what would have asked the person something

}  // namespace

Say as_person(Turn const& turn, Person const& person, std::function<Say(Actor&)> const& work, Actor const* writer) {
    auto conversation = turn.tx.conversations().load(person.id.text());
    auto const open = conversation.dialogue;
    auto const before = conversation;
    conversation.dialogue.reset();  // what he was asked is not answered by somebody else
    Actor actor{person, conversation, writer ? &writer->person : nullptr, writer ? writer->said : std::string_view{}};
    auto said = work(actor);
    conversation.dialogue = open;
    if (!(conversation == before)) turn.tx.conversations().save(person.id.text(), conversation);
    return said;
}

std::optional<UnitId> unit_for(Turn const& turn, PersonId const& writer, PersonId const& person) {
    if (writer == person) return std::nullopt;
    for (auto post : turn.county.roster.posts_of(person, turn.today())) {
        auto spec = turn.county.roles.find(post->role);
        auto unit = turn.county.roster.unit(post->unit);
        bool own_level = spec && unit && spec->level == unit->level;  // a contact cadre's post at a village is the township's
        if (own_level && may(turn, writer, right, post->unit)) return post->unit;
    }
    return std::nullopt;
}

bool may_record(Turn const& turn, PersonId const& writer, Thing const& thing) {
    if (thing.kind == Thing::Kind::seat) return true;
    if (thing.kind != Thing::Kind::duty && thing.kind != Thing::Kind::milestone) return false;
    auto duty = turn.tx.duties().find(duty_in(thing));
    return duty && duty->task && may(turn, writer, right, duty->unit);
}

Say list(Turn const& turn, Actor& writer, Person const& person, UnitId const& unit) {
    std::vector<Say> lines;
    auto numbered = [&](Actor& actor) {
        std::vector<Item> items;
        for (auto const& duty : turn.tx.duties().active_at(unit)) {
            auto owner = owner_of(turn, duty);
            if (duty.task && duty.state == DutyState::open && owner && owner->id == person.id && items.size() < 9) items.push_back(own_item(turn, duty, person.id));
        }
        number(turn, actor.conversation, items);
        for (auto& item : items) lines.push_back(std::move(item.line));
        return Say{};
    };
    as_person(turn, person, numbered, &writer);
    Fields fields{{"who", addressed(turn, person)}, {"name", person.name}, {"n", text_of(lines.size())}};
    return lines.empty() ? Say{"proxy.list_none", fields} : Say{"proxy.list", fields, lines};
}

Recorded record(Turn const& turn, Actor& writer, Person const& person, std::function<Say(Actor&)> const& work) {
    auto latest = [&] {
        auto act = turn.tx.acts().latest(writer.person.id);
        return act ? act->id : ActId{};
    };
    auto const before = latest();
    Say said;
    auto in_his_place = [&](Actor& his) {
        auto answer = work(his);
        if (his.conversation.dialogue) throw Unsaid{};
        return answer;
    };
    auto all = [&] { said = as_person(turn, person, in_his_place, &writer); };
    try {
        turn.tx.within_savepoint(all);
    } catch (Unsaid const&) {
        return {Say{"proxy.exact", {{"name", person.name}}}};
    }
    auto const act = turn.tx.acts().latest(writer.person.id);
    if (!act || act->id == before) return {said};
    turn.tx.audit().add(turn.now, "proxy", writer.person.id.text(), person.id.text());
    gatherings::tell_of(turn, person, thing_of(*act), "proxy.told_line", next_digest(turn, person));
    return {said, true};
}

Say told(Turn const& turn, Person const& person, std::vector<Recorded> const& all) {
    std::vector<Say> lines;
    for (bool recorded : {true, false})  // what was recorded first, then what was not
        for (auto const& one : all)
            if (one.any == recorded && std::find(lines.begin(), lines.end(), one.said) == lines.end()) lines.push_back(one.said);
    bool const any = std::any_of(all.begin(), all.end(), [](Recorded const& one) { return one.any; });
    if (!any && lines.size() == 1 && lines.front().key.starts_with("proxy.")) return lines.front();
    return Say{any ? "proxy.done" : "proxy.nothing", {{"who", addressed(turn, person)}, {"name", person.name}}, lines};
}

Say undo(Turn const& turn, Actor& writer, Act const& act) {
    auto person = turn.county.roster.person(person_of(act));
    if (!person) return Say{"undo.gone"};
    auto taking_back = [&](Actor& actor) { return undo_act(turn, actor, act); };
    auto said = as_person(turn, *person, taking_back, &writer);
    if (said.key != "undo.gone" && !gatherings::cancel_news(turn, person->id, thing_of(act)))
        tell(turn, *person, Say{"proxy.taken_back", {{"name", writer.person.name}, {"title", in_words(turn, act, person->id)}}});
    return said.key == "undo.gone" ? said : Say{"proxy.undone", {{"who", addressed(turn, *person)}}, {said}};
}

Say take_back(Turn const& turn, Actor& actor, ActId id) {
    auto act = turn.tx.acts().find(id);
    if (!act || person_of(*act) != actor.person.id) return Say{"proxy.gone"};
    auto shown = std::find_if(actor.conversation.numbers.begin(), actor.conversation.numbers.end(), [&](Numbered const& one) { return one.thing.kind == Thing::Kind::proxied && one.thing.id == id.value(); });
    bool read_today = shown != actor.conversation.numbers.end() && shown->on == turn.today();
    bool const in_time = read_today && !late_undo::was_accepted(turn, *act);
    if (!in_time && late_undo::needs_agreement(turn, *act)) return late_undo::ask(turn, actor, *act);
    turn.tx.acts().taken_back(*act, turn.now);
    turn.tx.audit().add(turn.now, "undo", actor.person.id.text(), act->kind);
    auto said = undo_act(turn, actor, *act);
    if (said.key == "undo.gone") return said;
    if (auto writer = turn.county.roster.person(act->person)) tell(turn, *writer, Say{"proxy.refused_news", {{"who", addressed(turn, actor.person)}, {"title", in_words(turn, *act, writer->id)}}});
    return said;
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, ActId id) {
    auto act = turn.tx.acts().find(id);
    if (!act || person_of(*act) != reader) return std::nullopt;
    auto writer = turn.county.roster.person(act->person);
    Item item;
    item.thing = thing_of(*act);
    item.due = turn.today();
    item.rank = 4;
    item.counts_today = item.by_digit = false;
    item.line = Say{"proxy.told_line", {{"name", writer ? writer->name : ""}, {"title", in_words(turn, *act, reader)}}};
    return item;
}

bool still_stands(Turn const& turn, ActId id) { return turn.tx.acts().find(id).has_value(); }

}  // namespace lingyan::affairs::proxying
