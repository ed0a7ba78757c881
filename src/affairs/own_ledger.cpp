#include "affairs/own_ledger.hpp"

#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/renumbering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/training.hpp"
#include "affairs/undoing.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::own_ledger {

namespace {

using language::shortened;

constexpr auto wish_kind = "correction_request";

Thing wish_thing(RecordId id) { return {Thing::Kind::correction, id.value(), {}, "更正账目"}; }

std::string title_of(Record const& record) {
    if (record.kind == "task") return phrase("word.task_done", {{"title", shortened(record.field("title"), 12)}});
    if (record.kind == "talk") return phrase("word.talk");
    Fields fields{{"state", training::say_level(record.field("level"))}, {"days", say_half_days(training::half_days(record))}, {"topic", shortened(record.field("topic"), 10)}};
    if (record.kind == "training_claim") return phrase("word.training_own", fields);
    if (record.kind == "training") return phrase(record.field("topic").empty() ? "word.training" : "word.training_topic", fields);
    return phrase("word.a_record");
}

std::string writer_of(Turn const& turn, PersonId const& writer, PersonId const& reader) {
    return writer.empty() ? phrase("word.by_list") : writer == reader ? phrase("word.by_self") : phrase("word.by_name", {{"name", name_of(turn, writer)}});
}

std::vector<Record> lines_of(Turn const& turn, PersonId const& who, int year) {
    auto first = make_date(year, 1, 1), last = make_date(year, 12, 31);
    auto found = turn.tx.records().within("task", first, last, {}, who, {});
    for (char const* kind : {"training", "training_claim"})
        for (auto& record : turn.tx.records().within(kind, first, last, {}, who, {})) found.push_back(std::move(record));
    for (auto& record : turn.tx.records().within("talk", first, last, {}, {}, who)) found.push_back(std::move(record));
    std::stable_sort(found.begin(), found.end(), [](Record const& a, Record const& b) { return a.happened_on < b.happened_on; });
    return found;
}

// Whoever made it count: the trainer, whoever held the talk, whoever looked at the report.
Person const* answerable(Turn const& turn, Record const& record) {
    if (record.kind == "training" || record.kind == "training_claim") return training::trainer_at(turn, UnitId{record.field("organiser")});
    if (record.kind == "talk") return turn.county.roster.posts_of(record.who, turn.today()).empty() ? nullptr : turn.county.roster.person(record.who);
    auto duty = turn.tx.duties().find(DutyId{std::atoll(record.field("duty").c_str())});
    return duty ? handler_of(turn, *duty) : nullptr;
}

std::optional<Record> wish_of(Turn const& turn, RecordId id) {
    auto wish = turn.tx.records().find(id);
    if (!wish || wish->kind != wish_kind || !stands(turn, *wish)) return std::nullopt;
    return wish;
}

std::optional<Record> line_of(Turn const& turn, Record const& wish) { return turn.tx.records().find(RecordId{std::atoll(wish.field("record").c_str())}); }

}  // namespace

Say show(Turn const& turn, Actor& actor, int year) {
    auto records = lines_of(turn, actor.person.id, year);
    auto entries = negative_list::own(turn, actor.person.id, year);
    auto count = records.size() + entries.size();
    if (count == 0) return Say{"ledger.empty", {{"year", std::to_string(year)}}};
    constexpr std::size_t most = 30;
    if (records.size() > most) records.erase(records.begin(), records.end() - std::ptrdiff_t(most));
    std::vector<Say> lines;
    for (auto const& record : records) {
        auto no = actor.conversation.give_number({Thing::Kind::line, record.id.value(), {}, title_of(record)}, turn.today());
        lines.push_back(Say{"ledger.line", {{"no", std::to_string(no)}, {"date", say_day(record.happened_on)}, {"text", title_of(record)}, {"who", writer_of(turn, record.entered_by, actor.person.id)}}});
    }
    for (auto const& entry : entries) {
        auto duty = turn.tx.duties().find(entry.duty);
        auto no = actor.conversation.give_number({Thing::Kind::entry, entry.id.value(), negative_list::to_know, "清单的事"}, turn.today());
        lines.push_back(Say{"ledger.line",
                            {{"no", std::to_string(no)},
                             {"date", say_day(entry.due)},
                             {"text", phrase("word.list_entry", {{"title", duty && duty->task ? duty->task->title : std::string{}}, {"state", negative_list::say_state(turn, entry)}})},
                             {"who", entry.decided_by.empty() ? phrase("word.by_nobody") : writer_of(turn, entry.decided_by, actor.person.id)}}});
    }
    return Say{"ledger.list", {{"year", std::to_string(year)}, {"n", text_of(count)}}, lines};
}

Say correct(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words) {
    auto thing = no ? actor.conversation.number(*no) : nullptr;
    if (!thing) return Say{"ledger.which"};
    if (thing->kind == Thing::Kind::entry) return Say{"ledger.by_appeal", {{"no", std::to_string(*no)}}};
    if (thing->kind != Thing::Kind::line) return Say{"ledger.which"};
    return correct_line(turn, actor, RecordId{thing->id}, words);
}

Say correct_line(Turn const& turn, Actor& actor, RecordId id, std::string const& words) {
    auto record = turn.tx.records().find(id);
    if (!record || !stands(turn, *record) || (record->who != actor.person.id && record->about != actor.person.id)) return Say{"ledger.which"};
    Fields fields{{"text", title_of(*record)}, {"title", title_of(*record)}};
    for (auto const& wish : turn.tx.records().within(wish_kind, turn.today() - days{370}, turn.today(), {}, actor.person.id, {}))
        if (wish.field("record") == std::to_string(id.value())) return Say{"ledger.asked_already", fields};
    auto handler = answerable(turn, *record);
    if (!handler || handler->id == actor.person.id) {
        auto home = home_of(turn, actor.person.id);
        return Say{"ledger.by_phone", {{"office", office_name(turn, home)}, {"phone", office_phone(turn, home)}}};
    }
    if (words.empty()) {
        ask(turn, actor, "ledger.words", {{"record", std::to_string(id.value())}});
        return Say{"ledger.what_wrong", fields};
    }
    Record wish;
    wish.kind = wish_kind;
    wish.who = wish.entered_by = actor.person.id;
    wish.about = handler->id;
    wish.unit = record->unit;
    wish.happened_on = turn.today();
    wish.reported_at = turn.now;
    wish.fields = {{"record", std::to_string(id.value())}, {"words", shortened(own_words(actor, words), 60)}};
    wish.id = turn.tx.records().add(wish);
    gatherings::tell_of(turn, *handler, wish_thing(wish.id), "ledger.wish_line", next_digest(turn, *handler));
    remember(turn, actor, "ledger.correct", {{"record", std::to_string(wish.id.value())}});
    fields["handler"] = addressed(turn, *handler);
    return Say{"ledger.asked", fields};
}

bool wish_stands(Turn const& turn, RecordId id) { return wish_of(turn, id).has_value(); }

std::optional<Item> wish_item(Turn const& turn, PersonId const& reader, RecordId id) {
    auto wish = wish_of(turn, id);
    if (!wish || wish->about != reader) return std::nullopt;
    auto person = turn.county.roster.person(wish->who);
    Item item;
    item.thing = wish_thing(id);
    item.line = Say{"ledger.wish_line", {{"village", unit_name(turn, wish->unit)}, {"name", person ? person->name : phrase("word.somebody")}}};
    item.due = wish->happened_on;
    item.rank = 3;
    item.counts_today = false;
    return item;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    for (auto const& wish : turn.tx.records().within(wish_kind, turn.today() - days{370}, turn.today(), {}, {}, who))
        if (auto item = wish_item(turn, who, wish.id)) items.push_back(std::move(*item));
    return items;
}

Say open(Turn const& turn, Actor& actor, RecordId id) {
    auto item = wish_item(turn, actor.person.id, id);
    auto wish = turn.tx.records().find(id);
    auto record = wish ? line_of(turn, *wish) : std::nullopt;
    if (!item || !record) return Say{"ledger.wish_over"};
    ask(turn, actor, "ledger.answer", {{"record", std::to_string(id.value())}}, {"grant", "refuse"});
    auto fields = item->line.fields;
    fields["date"] = say_day(record->happened_on);
    fields["text"] = title_of(*record);
    return Say{"ledger.wish", fields, {Say{"ledger.words_line", {{"text", wish->field("words")}}}}};
}

Say answer(Turn const& turn, Actor& actor, RecordId id, bool granted, std::string const& words) {
    auto wish = wish_of(turn, id);
    auto record = wish ? line_of(turn, *wish) : std::nullopt;
    if (!wish || !record || wish->about != actor.person.id) return Say{"ledger.wish_over"};
    Fields fields{{"name", name_of(turn, wish->who)}, {"title", title_of(*record)}, {"reason", shortened(own_words(actor, words), 14)}, {"handler", addressed(turn, actor.person)}};
    if (!granted && words.empty()) {
        ask(turn, actor, "ledger.why", {{"record", std::to_string(id.value())}});
        return Say{"ledger.why_not", fields};
    }
    bool was_there = granted && stands(turn, *record);
    if (was_there) take_back(turn, record->id, actor.person.id);
    take_back(turn, wish->id, actor.person.id);
    gatherings::cancel_news(turn, actor.person.id, wish_thing(id));
    remember(turn, actor, "ledger.answer", {{"record", std::to_string(id.value())}, {"line", was_there ? std::to_string(record->id.value()) : ""}});
    if (auto person = turn.county.roster.person(wish->who)) tell(turn, *person, Say{granted ? "ledger.corrected" : "ledger.refused", fields});
    return Say{granted ? "ledger.corrected_ok" : "ledger.refused_ok", fields};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto wish = turn.tx.records().find(RecordId{std::atoll(fact(act, "record").c_str())});
    if (!wish) return Say{"undo.gone"};
    if (act.kind == "ledger.correct") {
        if (!wish_stands(turn, wish->id)) return Say{"undo.gone"};
        take_back(turn, wish->id, actor.person.id);
        gatherings::cancel_news(turn, wish->about, wish_thing(wish->id));
        return Say{"undo.act", {{"title", phrase("word.correction")}}};
    }
    if (auto line = turn.tx.records().find(RecordId{std::atoll(fact(act, "line").c_str())})) {
        auto const again = put_again(turn, *line);
        wish->fields["record"] = std::to_string(again.value());
        auto theirs = turn.tx.conversations().load(wish->who.text());
        renumber(theirs, Thing::Kind::line, line->id.value(), again.value());
        turn.tx.conversations().save(wish->who.text(), theirs);
    }
    renumber(actor.conversation, Thing::Kind::correction, wish->id.value(), put_again(turn, *wish).value());
    if (auto person = turn.county.roster.person(wish->who)) tell(turn, *person, Say{"ledger.undone"});
    return Say{"undo.act", {{"title", phrase("word.correction")}}};
}

}  // namespace lingyan::affairs::own_ledger
