// A cadre's own word about a training: no day of it counts before the organiser of that level has confirmed it.
#include "affairs/training.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/half_days.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::training {

namespace {

Thing claim_thing(Record const& word) { return {Thing::Kind::claim, word.id.value(), {}, phrase("word.training_of", {{"state", say_level(word.field("level"))}})}; }

std::optional<Record> standing(Turn const& turn, RecordId id) {
    auto word = turn.tx.records().find(id);
    if (!word || word->kind != "training_claim") return std::nullopt;
    for (auto const& one : turn.tx.records().within("training_claim", word->happened_on, word->happened_on, {}, word->who, {}))
        if (one.id == id) return one;
    return std::nullopt;
}

// 县 5天, 镇里半天, 县委党校两天: which level is spoken of.
std::string level_in(std::string const& text) {
    struct Row {
        std::string_view word;
        char const* level;
    };
    for (auto const& [word, level] : {Row{"县", "county"}, {"区里", "county"}, {"市", "city"}, {"省", "city"}, {"镇", "township"}, {"乡", "township"}})
        if (text.find(word) != text.npos) return level;
    return {};
}

// The unit that holds trainings of that level for this person; the city's and the province's are the county's to confirm.
Unit const* holder_of(Turn const& turn, PersonId const& who, std::string const& level) {
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        if (auto unit = turn.county.roster.above(post->unit, level == "township" ? Level::township : Level::county)) return unit;
    return nullptr;
}

bool may_judge(Turn const& turn, PersonId const& who, Record const& word) {
    return word.who != who && may(turn, who, "train", UnitId{word.field("organiser")}) && trains_at(turn, who) == UnitId{word.field("organiser")};
}

Fields fields_of(Turn const& turn, Record const& word) {
    auto posts = turn.county.roster.posts_of(word.who, turn.today());
    auto person = turn.county.roster.person(word.who);
    return {{"title", say_level(word.field("level"))}, {"days", say_half_days(half_days(word))}, {"date", say_day(word.happened_on)},
            {"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)}, {"name", person ? person->name : phrase("word.somebody")}};
}

void tell_person(Turn const& turn, Actor const& actor, Record const& word, Say say) {
    auto person = turn.county.roster.person(word.who);
    say.fields["handler"] = addressed(turn, actor.person);
    say.fields["claim"] = std::to_string(word.id.value());
    if (person && person->id != actor.person.id) tell(turn, *person, std::move(say));
}

}  // namespace

Say claim(Turn const& turn, Actor& actor, std::string const& text) {
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    auto said = text;
    auto day = turn.today();
    for (auto const& phrase : language::find_dates(text, turn.now, turn.county.calendar, language::Tense::past))
        if (phrase.last || phrase.first) {
            day = phrase.last ? *phrase.last : *phrase.first;
            for (auto i = phrase.begin; i < phrase.end; ++i) said[i] = ' ';
            break;
        }
    auto level = level_in(said);
    auto amount = language::day_amount_in(said);
    if (level.empty() || !amount) return Say{"training.claim_how"};
    if (!amount->halves) return Say{"training.days_odd"};
    if (amount->half_days < 1 || amount->half_days > longest(turn)) return Say{"training.days_range", {{"n", say_half_days(longest(turn))}}};
    if (day > turn.today()) return Say{"training.future", {{"date", say_day_twice(day, turn.today())}}};
    auto unit = holder_of(turn, actor.person.id, level);
    auto handler = unit ? trainer_at(turn, unit->id) : nullptr;
    auto home = home_of(turn, actor.person.id);
    if (!handler || handler->id == actor.person.id) return Say{"training.nobody", {{"office", office_name(turn, home)}, {"phone", office_phone(turn, home)}}};
    Fields fields{{"title", say_level(level)}, {"days", say_half_days(amount->half_days)}, {"handler", addressed(turn, *handler)}, {"date", say_day(day)}};
    if (auto there = same_days(turn, "training_claim", actor.person.id, {}, day, amount->half_days)) {
        bool same = there->field("level") == level && half_days(*there) == amount->half_days && there->happened_on == day;
        bool two_halves = there->field("level") != level && half_days(*there) == 1 && amount->half_days == 1;  // a morning and an afternoon
        if (same) return Say{"training.claim_already", fields};
        if (!two_halves) return Say{"training.claim_day_taken", fields_of(turn, *there)};
    }
    if (auto there = same_days(turn, "training", actor.person.id, level, day, amount->half_days)) return Say{"training.claim_known", fields_of(turn, *there)};
    Record word;
    word.kind = "training_claim";
    word.who = word.about = actor.person.id;
    word.unit = unit->id;
    word.happened_on = day;
    word.reported_at = turn.now;
    word.entered_by = actor.writer();
    word.fields = {{"level", level}, {"days", std::to_string(amount->half_days)}, {"organiser", unit->id.text()}};
    word.id = turn.tx.records().add(word);
    gatherings::tell_of(turn, *handler, claim_thing(word), "training.claim", next_digest(turn, *handler));
    remember(turn, actor, "training.claim", {{"claim", std::to_string(word.id.value())}, {"name", phrase("word.training", {{"state", say_level(level)}, {"days", say_half_days(amount->half_days)}})}});
    return Say{"training.claimed", fields};
}

bool claim_stands(Turn const& turn, RecordId id) { return standing(turn, id).has_value(); }

std::optional<Item> claim_item(Turn const& turn, PersonId const& reader, RecordId id) {
    auto word = standing(turn, id);
    if (!word || !may_judge(turn, reader, *word)) return std::nullopt;
    Item item;
    item.thing = claim_thing(*word);
    item.line = Say{"training.claim", fields_of(turn, *word)};
    if (auto had = days_of(turn, word->who, word->happened_on).all) item.line.items.push_back(Say{"training.claim_known_line", {{"total", say_half_days(had)}}});
    item.due = word->happened_on;
    item.rank = 3;
    item.counts_today = false;
    return item;
}

std::vector<Item> claim_items(Turn const& turn, PersonId const& reader) {
    std::vector<Item> items;
    auto unit = trains_at(turn, reader);
    if (!unit) return items;
    for (auto const& word : turn.tx.records().within("training_claim", turn.today() - days{370}, turn.today(), *unit, {}, {}))
        if (auto item = claim_item(turn, reader, word.id)) items.push_back(std::move(*item));
    return items;
}

Say show_claim(Turn const& turn, Actor& actor, RecordId id) {
    auto item = claim_item(turn, actor.person.id, id);
    if (!item) return Say{"training.claim_over"};
    item->line.fields["no"] = std::to_string(actor.conversation.give_number(item->thing, turn.today()));
    return item->line;
}

Say confirm(Turn const& turn, Actor& actor, RecordId id) {
    auto word = standing(turn, id);
    if (!word) return Say{"training.claim_over"};
    if (!may_judge(turn, actor.person.id, *word)) return Say{"error.not_here"};
    // The list of the course came first: the days are there, and are not counted twice.
    if (auto there = same_days(turn, "training", word->who, word->field("level"), word->happened_on, half_days(*word))) {
        auto fields = fields_of(turn, *there);
        take_back(turn, id, actor.person.id);
        gatherings::cancel_news(turn, actor.person.id, claim_thing(*word));
        remember(turn, actor, "training.refuse", {{"claim", std::to_string(id.value())}, {"name", phrase("word.days_of", {{"name", fields["name"]}, {"days", fields["days"]}})}});
        tell_person(turn, actor, *word, Say{"training.claim_covered", fields});
        return Say{"training.claim_covered_ok", fields};
    }
    Record record = *word;
    record.id = {};
    record.kind = "training";
    record.corrects = id;  // the word is overtaken by the fact
    record.reported_at = turn.now;
    record.entered_by = actor.person.id;
    record.fields["topic"] = "";
    record.fields["claimed"] = "1";
    record.id = turn.tx.records().add(record);
    follow_record(turn, record);
    auto fields = fields_of(turn, *word);
    remember(turn, actor, "training.confirm", {{"claim", std::to_string(id.value())}, {"records", std::to_string(record.id.value())}, {"name", phrase("word.days_of", {{"name", fields["name"]}, {"days", fields["days"]}})}});
    for (auto const& spec : turn.county.roles.all())
        if (auto other = turn.county.roster.holder(spec.role, record.unit, turn.today())) gatherings::cancel_news(turn, other->id, claim_thing(*word));
    auto told = fields;
    told["total"] = say_half_days(days_of(turn, word->who, word->happened_on).all);
    tell_person(turn, actor, *word, Say{"training.confirmed", told});
    return Say{"training.confirmed_ok", fields};
}

Say refuse(Turn const& turn, Actor& actor, RecordId id, std::string const& words) {
    auto const reason = own_words(actor, words);
    auto word = standing(turn, id);
    if (!word) return Say{"training.claim_over"};
    if (!may_judge(turn, actor.person.id, *word)) return Say{"error.not_here"};
    auto fields = fields_of(turn, *word);
    if (reason.empty()) {
        ask(turn, actor, "training.reason", {{"claim", std::to_string(id.value())}});
        return Say{"training.refuse_why", fields};
    }
    take_back(turn, id, actor.person.id);
    remember(turn, actor, "training.refuse", {{"claim", std::to_string(id.value())}, {"name", phrase("word.days_of", {{"name", fields["name"]}, {"days", fields["days"]}})}});
    gatherings::cancel_news(turn, actor.person.id, claim_thing(*word));
    auto told = fields;
    told["reason"] = language::shortened(reason, 14);
    told["phone"] = actor.person.phone.empty() ? office_phone(turn, word->unit) : actor.person.phone;
    tell_person(turn, actor, *word, Say{"training.refused", told});
    return Say{"training.refused_ok", fields};
}

}  // namespace lingyan::affairs::training
