#include "affairs/late_undo.hpp"

#include "affairs/act_words.hpp"
#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/negative_list_parts.hpp"
#include "affairs/proxying.hpp"
#include "affairs/renumbering.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::late_undo {

namespace {

constexpr auto alone_for = std::chrono::hours{24};
constexpr days remembered{370};
constexpr auto wish_kind = "undo_wish", agreed_kind = "undo_agreed", refused_kind = "undo_refused";

Thing thing_of(RecordId id) { return {Thing::Kind::correction, id.value(), {}, "撤回"}; }

PersonId credited(Act const& act) {
    auto const whose = fact(act, "for");
    return whose.empty() ? act.person : PersonId{whose};
}

std::optional<Duty> duty_of(Turn const& turn, Act const& act) { return turn.tx.duties().find(DutyId{std::atoll(fact(act, "duty").c_str())}); }

std::optional<Record> wish_of(Turn const& turn, RecordId id) {
    auto wish = turn.tx.records().find(id);
    return wish && wish->kind == wish_kind && affairs::stands(turn, *wish) ? wish : std::nullopt;
}

// Nothing where it has been corrected meanwhile, or taken back by whoever else may.
std::optional<Act> act_of(Turn const& turn, Record const& wish) { return turn.tx.acts().find(ActId{std::atoll(wish.field("act").c_str())}); }

std::vector<Record> records_of(Turn const& turn, char const* kind) { return turn.tx.records().within(kind, turn.today() - remembered, turn.today(), {}, {}, {}); }

std::optional<Record> about(Turn const& turn, char const* kind, char const* field, std::int64_t id) {
    for (auto const& record : records_of(turn, kind))
        if (record.field(field) == std::to_string(id)) return record;
    return std::nullopt;
}

// The next one up who is there: a village's ladder, else whoever is above the post, and above that one.
Person const* above(Turn const& turn, PersonId const& who) {
    auto const& roles = turn.county.roles;
    auto there = [&](Role const& role, UnitId const& unit) -> Person const* {
        auto holder = holder_upwards(turn, role, unit);
        if (holder && holder->id != who) holder = stand_in(turn, *holder, turn.today());
        return holder && holder->id != who ? holder : nullptr;
    };
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        auto spec = roles.find(post->role);
        if (spec && spec->level == Level::village)
            for (auto const& role : roles.ladder)
                if (auto holder = there(role, post->unit)) return holder;
        for (std::size_t up = 0; spec && spec->above && up < roles.all().size(); ++up) {
            if (auto holder = there(*spec->above, post->unit)) return holder;
            spec = roles.find(*spec->above);
        }
    }
    return nullptr;
}

Person const* decides(Turn const& turn, PersonId const& asker, Act const& act) {
    if (act.kind.starts_with("negative."))
        if (auto entry = turn.tx.negative_list().find(EntryId{std::atoll(fact(act, "entry").c_str())}))
            for (auto judge : negative_list::judges(turn, *entry))
                if (judge->id != asker) return judge;
    auto const duty = duty_of(turn, act);
    if (duty && duty->task && is_own(turn, *duty, credited(act)) && !nobody_may_answer(turn, *duty))
        if (auto handler = handler_of(turn, *duty); handler && handler->id != asker) return handler;
    return above(turn, asker);
}

bool may_answer(Turn const& turn, PersonId const& who, Record const& wish, Act const& act) {
    if (who == wish.who) return false;
    auto const handler = decides(turn, wish.who, act);
    if (handler && handler->id == who) return true;
    auto const duty = duty_of(turn, act);
    return duty && duty->task && is_own(turn, *duty, credited(act)) && reviewing::may_judge(turn, who, *duty);
}

Fields fields_of(Turn const& turn, Record const& wish, Act const& act, PersonId const& reader) {
    auto const asker = turn.county.roster.person(wish.who);
    return {{"village", unit_name(turn, wish.unit)},
            {"name", asker ? asker->name : phrase("word.somebody")},
            {"who", asker ? addressed(turn, *asker) : phrase("word.somebody")},
            {"date", say_day(local_day(act.at))},
            {"title", in_words(turn, act, reader)}};
}

Item item(Turn const& turn, Record const& wish, Act const& act, PersonId const& reader) {
    Item item;
    item.thing = thing_of(wish.id);
    item.line = Say{"undo.wish_line", fields_of(turn, wish, act, reader)};
    item.due = wish.happened_on;
    item.rank = 3;
    item.counts_today = item.by_digit = false;
    return item;
}

RecordId overtake(Turn const& turn, Actor const& actor, Record const& wish, char const* kind) {
    auto answer = wish;
    answer.id = {};
    answer.kind = kind;
    answer.about = answer.entered_by = actor.person.id;
    answer.happened_on = turn.today();
    answer.reported_at = turn.now;
    answer.corrects = wish.id;
    for (auto const& who : {actor.person.id, wish.about}) gatherings::cancel_news(turn, who, thing_of(wish.id));
    return turn.tx.records().add(answer);
}

// As the asker would have done it himself within the day.
Say carry_out(Turn const& turn, Actor& actor, PersonId const& asker, Act const& act) {
    auto const whose = credited(act);
    if (whose == actor.person.id) return undo_act(turn, actor, act);  // recorded for the one who now says yes to it
    if (asker == actor.person.id) return proxying::undo(turn, actor, act);
    auto const person = turn.county.roster.person(asker);
    if (!person) return Say{"undo.gone"};
    auto work = [&](Actor& his) { return asker == whose ? undo_act(turn, his, act) : proxying::undo(turn, his, act); };
    return proxying::as_person(turn, *person, work);
}

struct OnlyTried {};  // rolls back what was tried

bool could_be_taken_back(Turn const& turn, Actor const& actor, Act act) {
    auto conversation = actor.conversation;
    Actor trying{actor.person, conversation, actor.by};
    act.facts[agreed_since] = to_text(turn.today());
    Say said;
    auto work = [&] {
        said = carry_out(turn, trying, actor.person.id, act);
        throw OnlyTried{};
    };
    try {
        turn.tx.within_savepoint(work);
    } catch (OnlyTried const&) {
    }
    turn.absences.reset();
    turn.shifts.reset();
    return said.key != "undo.gone";
}

std::string phone_of(Turn const& turn, Person const& person) { return person.phone.empty() ? office_phone(turn, home_of(turn, person.id)) : person.phone; }

}  // namespace

bool was_accepted(Turn const& turn, Act const& act) {
    auto const duty = act.kind == "task.report" ? duty_of(turn, act) : std::nullopt;
    return duty && duty->state == DutyState::done && fact(act, "straight") != "1";
}

bool needs_agreement(Turn const& turn, Act const& act) {
    if (act.kind.starts_with("stop.")) return false;  // what he wants to be told is his own affair
    return turn.now - act.at > alone_for || was_accepted(turn, act);
}

Say ask(Turn const& turn, Actor& actor, Act const& act) {
    auto const title = in_words(turn, act, actor.person.id);
    auto const wish = about(turn, wish_kind, "act", act.id.value());
    auto const handler = decides(turn, actor.person.id, act);
    if (auto const refused = about(turn, refused_kind, "act", act.id.value())) {
        auto const by = turn.county.roster.person(refused->about);
        return Say{"undo.refused_before", {{"title", title}, {"handler", name_of(turn, refused->about)}, {"date", say_day(refused->happened_on)}, {"phone", by ? phone_of(turn, *by) : office_phone(turn, refused->unit)}}};
    }
    if (!could_be_taken_back(turn, actor, act)) {
        turn.tx.acts().taken_back(act, turn.now);
        return Say{"undo.gone"};
    }
    if (!handler) return Say{"undo.too_late"};
    Fields const fields{{"title", title}, {"handler", addressed(turn, *handler)}, {"phone", phone_of(turn, *handler)}};
    if (wish) return Say{"undo.asked_already", fields};
    auto const posts = turn.county.roster.posts_of(actor.person.id, turn.today());
    Record asked;
    asked.kind = wish_kind;
    asked.who = asked.entered_by = actor.person.id;
    asked.about = handler->id;
    asked.unit = posts.empty() ? home_of(turn, actor.person.id) : posts.front()->unit;
    asked.happened_on = turn.today();
    asked.reported_at = turn.now;
    asked.fields = {{"act", std::to_string(act.id.value())}, {"duty", fact(act, "duty")}};
    asked.id = turn.tx.records().add(asked);
    turn.tx.audit().add(turn.now, "undo.ask", actor.person.id.text(), std::to_string(asked.id.value()));
    gatherings::tell_of(turn, *handler, thing_of(asked.id), "undo.wish_line", next_digest(turn, *handler));
    return Say{"undo.ask", fields};
}

bool is_wish(Turn const& turn, RecordId id) {
    auto const record = turn.tx.records().find(id);
    return record && record->kind == wish_kind;
}

bool stands(Turn const& turn, RecordId id) {
    auto const wish = wish_of(turn, id);
    return wish && act_of(turn, *wish);
}

Person const* decides(Turn const& turn, RecordId id) {
    auto const wish = wish_of(turn, id);
    auto const act = wish ? act_of(turn, *wish) : std::nullopt;
    return act ? decides(turn, wish->who, *act) : nullptr;
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, RecordId id) {
    auto const wish = wish_of(turn, id);
    auto const act = wish ? act_of(turn, *wish) : std::nullopt;
    return act && may_answer(turn, reader, *wish, *act) ? std::optional{item(turn, *wish, *act, reader)} : std::nullopt;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& reader) {
    std::vector<Item> items;
    for (auto const& wish : records_of(turn, wish_kind)) {
        auto const handler = decides(turn, wish.id);
        if (handler && handler->id == reader) items.push_back(item(turn, wish, *act_of(turn, wish), reader));
    }
    return items;
}

std::optional<Item> item_about(Turn const& turn, Duty const& duty) {
    auto const wish = about(turn, wish_kind, "duty", duty.id.value());
    auto const act = wish ? act_of(turn, *wish) : std::nullopt;
    return act && act->kind == "task.report" ? std::optional{item(turn, *wish, *act, {})} : std::nullopt;
}

Say open(Turn const& turn, Actor& actor, RecordId id) {
    auto const item = item_of(turn, actor.person.id, id);
    if (!item) return Say{"undo.wish_over"};
    affairs::ask(turn, actor, "undo.answer", {{"record", std::to_string(id.value())}}, {"agree", "refuse"});
    return Say{"undo.wish", item->line.fields};
}

Say answer(Turn const& turn, Actor& actor, RecordId id, bool agreed) {
    auto const wish = wish_of(turn, id);
    auto act = wish ? act_of(turn, *wish) : std::nullopt;
    auto const asker = act ? turn.county.roster.person(wish->who) : nullptr;
    if (!asker || !may_answer(turn, actor.person.id, *wish, *act)) return Say{"undo.wish_over"};
    auto const fields = fields_of(turn, *wish, *act, actor.person.id);
    Fields const told{{"title", in_words(turn, *act, asker->id)}, {"handler", addressed(turn, actor.person)}, {"phone", phone_of(turn, actor.person)}};
    auto const word = overtake(turn, actor, *wish, agreed ? agreed_kind : refused_kind);
    Fields const facts{{"record", std::to_string(id.value())}, {"answer", std::to_string(word.value())}, {"who", asker->id.text()}};
    if (!agreed) {
        remember(turn, actor, "undo.refuse", facts);
        tell(turn, *asker, Say{"undo.refused", told});
        return Say{"undo.refused_ok", fields};
    }
    remember(turn, actor, "undo.agree", facts);
    turn.tx.acts().taken_back(*act, turn.now);
    turn.tx.audit().add(turn.now, "undo", asker->id.text(), act->kind);
    act->facts[agreed_since] = to_text(wish->happened_on);
    bool const gone = carry_out(turn, actor, asker->id, *act).key == "undo.gone";
    tell(turn, *asker, Say{gone ? "undo.wish_gone" : "undo.agreed", told});
    return Say{gone ? "undo.wish_over" : "undo.agreed_ok", fields};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    PersonId const asker{fact(act, "who")};
    auto const wish = turn.tx.records().find(RecordId{std::atoll(fact(act, "record").c_str())});
    auto const word = turn.tx.records().find(RecordId{std::atoll(fact(act, "answer").c_str())});
    if (!wish || !word || !affairs::stands(turn, *word)) return Say{"undo.gone"};
    auto const what = act_of(turn, *wish);
    if (act.kind == "undo.agree") return Say{"undo.agreed_stays", {{"who", name_of(turn, asker)}}};
    if (!what) return Say{"undo.gone"};
    take_back(turn, word->id, actor.person.id);
    renumber(actor.conversation, Thing::Kind::correction, wish->id.value(), put_again(turn, *wish).value());
    auto const title = in_words(turn, *what, asker);
    bool waited = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(asker))
        if (delivery.say.key == "undo.refused" && delivery.say.fields.at("title") == title) {
            turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
            waited = true;
        }
    if (auto person = turn.county.roster.person(asker); person && !waited) tell(turn, *person, Say{"undo.asked_again", {{"title", title}}});
    return Say{"undo.act", {{"title", phrase("word.act_undo")}}};
}

}  // namespace lingyan::affairs::late_undo
