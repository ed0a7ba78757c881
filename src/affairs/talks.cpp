#include "affairs/talks.hpp"

#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/days.hpp"
#include "affairs/items.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/talk_sentence.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::talks {

namespace {

Rule const* talk_rule(Turn const& turn) {
    for (auto const& rule : turn.county.pack.rules)
        if (rule.done_by.record == "talk") return &rule;
    return nullptr;
}

// The unit whose talks this person keeps: as the owner, or for the owner (the Party office for its secretary).
std::optional<UnitId> keeps_talks_of(Turn const& turn, PersonId const& who, Rule const& rule) {
    auto const& roster = turn.county.roster;
    for (auto post : roster.posts_of(who, turn.today())) {
        if (post->role == rule.owner) return post->unit;
        if (turn.county.roles.right(post->role, "talk")) return post->unit;
    }
    return std::nullopt;
}

PersonId owner_at(Turn const& turn, Rule const& rule, UnitId const& unit) {
    auto owner = turn.county.roster.holder(rule.owner, unit, turn.today());
    return owner ? owner->id : PersonId{};
}

Say write(Turn const& turn, Actor& actor, Rule const& rule, UnitId const& unit, ToldTalk const& told) {
    auto const& roster = turn.county.roster;
    if (told.day > turn.today()) return Say{"talk.future", {{"date", say_day_twice(told.day, turn.today())}}};
    auto owner = roster.holder(rule.owner, unit, turn.today());
    auto period = period_of(rule.every, told.day);
    auto owed = owed_under(turn, rule, period, unit);
    std::string ids;
    std::vector<std::string> names, again, strangers;
    Say reply{"talk.done"};
    for (auto const& about : told.about) {
        auto person = roster.person(about);
        auto one = std::find_if(owed.begin(), owed.end(), [&](Owed const& o) { return o.key.subject == about; });
        if (one == owed.end()) {
            strangers.push_back(person->name);
        } else if (auto before = turn.tx.records().within("talk", told.day, told.day, {}, {}, about); !before.empty()) {
            again.push_back(person->name);
            continue;
        }
        Record record;
        record.kind = "talk";
        record.who = owner ? owner->id : actor.person.id;
        record.about = about;
        record.unit = unit;
        record.happened_on = told.day;
        record.reported_at = turn.now;
        record.entered_by = actor.writer();
        if (!told.place.empty()) record.fields["place"] = told.place;
        if (!told.topic.empty()) record.fields["topic"] = told.topic;
        record.id = turn.tx.records().add(record);
        ids += std::to_string(record.id.value()) + " ";
        follow_record(turn, record);
        names.push_back(person->name);
        auto posts = roster.posts_of(about, turn.today());
        reply.fields["village"] = posts.empty() ? "" : unit_name(turn, posts.front()->unit);
    }
    if (names.empty()) return Say{"talk.already", {{"names", joined(again)}, {"date", say_day(told.day)}}};

    std::string follow_up_id;
    if (!told.follow_up.empty()) {
        Assignment assignment;
        assignment.issuer = actor.person.id;
        assignment.title = language::shortened(told.follow_up, 12);
        assignment.what = told.follow_up;
        assignment.basis = "和" + joined(names) + "的谈话";
        assignment.due = told.follow_up_by && *told.follow_up_by >= turn.today() ? *told.follow_up_by : turn.county.calendar.add_working_days(turn.today(), 10);
        assignment.given_at = turn.now;
        auto id = assigning::give(turn, assignment, {{unit, owner ? owner->id : actor.person.id, {}}}, false);
        follow_up_id = std::to_string(id.value());
        reply.key = "talk.done_follow_up";
        reply.fields["title"] = assignment.title;
        reply.fields["until"] = say_day(assignment.due);
    }
    remember(turn, actor, "talk.record", {{"records", ids}, {"follow_up", follow_up_id}});
    auto current = period_of(rule.every, turn.today());
    reply.fields["name"] = joined(names, 9);
    if (names.size() > 1) reply.fields["village"].clear();
    reply.fields["date"] = say_day_twice(told.day, turn.today());
    reply.fields["period"] = say_period(rule.every, period);
    reply.fields["n"] = text_of(left(turn, rule, period, unit).size());
    if (!again.empty()) {
        reply.items.push_back(Say{"talk.again_line", {{"names", joined(again)}, {"date", say_day(told.day)}}});
    }
    if (!strangers.empty() && reply.key == "talk.done") reply.key = "talk.done_other";
    if (period.name != current.name && reply.key == "talk.done") reply.key = "talk.done_earlier";
    // Somebody who talks in the owner's name tells the owner so.
    if (owner && owner->id != actor.person.id && !actor.by)
        tell(turn, *owner, Say{"talk.told_owner", {{"name", actor.person.name}, {"names", joined(names)}, {"date", say_day(told.day)}}});
    return reply;
}

}  // namespace

Say record(Turn const& turn, Actor& actor, std::string const& text) {
    auto rule = talk_rule(turn);
    auto unit = rule ? keeps_talks_of(turn, actor.person.id, *rule) : std::nullopt;
    if (!unit) return Say{"talk.not_yours"};
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    auto told = read_talk(turn, *unit, text, actor.person.id, owner_at(turn, *rule, *unit));
    if (told.vague_day && (!told.about.empty() || !told.unclear.empty())) return Say{"talk.which_day", {{"name", told.about.empty() ? "名字" : turn.county.roster.person(told.about.front())->name}}};
    if (!told.unclear.empty()) {
        std::vector<Say> lines;
        for (std::size_t i = 0; i < told.unclear.size() && i < 9; ++i) {
            auto posts = turn.county.roster.posts_of(told.unclear[i], turn.today());
            lines.push_back(Say{"talk.which_line",
                                {{"no", std::to_string(i + 1)},
                                 {"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)},
                                 {"name", turn.county.roster.person(told.unclear[i])->name}}});
        }
        std::vector<std::string> choices;
        for (auto const& person : told.unclear) choices.push_back(person.text());
        ask(turn, actor, "talk.which", {{"text", text}, {"sure", ids_of(told.about)}}, choices);
        return Say{"talk.which", {{"n", text_of(told.unclear.size())}, {"name", turn.county.roster.person(told.unclear.front())->name}}, lines};
    }
    if (told.about.empty()) return Say{"talk.who"};
    return write(turn, actor, *rule, *unit, told);
}

Say continue_record(Turn const& turn, Actor& actor, std::size_t choice) {
    auto dialogue = *actor.conversation.dialogue;
    actor.conversation.dialogue.reset();
    auto rule = talk_rule(turn);
    auto unit = rule ? keeps_talks_of(turn, actor.person.id, *rule) : std::nullopt;
    if (!unit) return Say{"talk.not_yours"};
    auto told = read_talk(turn, *unit, dialogue.slots["text"], actor.person.id, owner_at(turn, *rule, *unit));
    told.about = people_of(dialogue.slots["sure"]);
    told.about.emplace_back(dialogue.choices.at(choice));
    return write(turn, actor, *rule, *unit, told);
}

Say left_now(Turn const& turn, Actor& actor, std::string const& text) {
    auto rule = talk_rule(turn);
    auto unit = rule ? keeps_talks_of(turn, actor.person.id, *rule) : std::nullopt;
    if (!unit) {
        for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
            if (rule && turn.county.roles.right(post->role, "see")) unit = post->unit;
        auto at = unit ? turn.county.roster.unit(*unit) : nullptr;
        if (!rule || !at || at->level > Level::county) return Say{"talk.not_yours"};
        return Say{"talk.county_count", {{"n", text_of(left(turn, *rule, period_of(rule->every, turn.today()), *unit).size())}, {"period", say_period(rule->every, period_of(rule->every, turn.today()))}}};
    }
    auto period = period_of(rule->every, turn.today());
    if (text.find("上季度") != text.npos || text.find("上个季度") != text.npos) period = period_of(rule->every, period.first - days{1});
    if (turn.county.start && period.last < *turn.county.start) return Say{"talk.before_start", {{"date", say_day(*turn.county.start)}}};
    return left_list(turn, *rule, period, *unit);
}

Say left_list(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto all = owed_under(turn, rule, period, unit);
    auto owed = left(turn, rule, period, unit);
    Fields fields{{"m", text_of(all.size())}, {"n", text_of(owed.size())}, {"period", say_period(rule.every, period)}, {"date", say_day(period.last)}};
    if (owed.empty()) return Say{"talk.none_left", fields};
    std::vector<Say> lines;
    for (auto const& one : owed) {
        auto subject = turn.county.roster.person(one.key.subject);
        if (!subject) continue;
        auto posts = turn.county.roster.posts_of(subject->id, turn.today());
        auto known = turn.tx.duties().find(one.key);
        auto note = known && !known->note.empty() ? "（" + language::shortened(known->note, 8) + "）" : std::string{};
        lines.push_back(Say{"talk.left_line", {{"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)}, {"name", subject->name + note}}});
    }
    return Say{"talk.left", fields, lines};
}

Say cannot(Turn const& turn, Actor& actor, std::string const& text) {
    auto rule = talk_rule(turn);
    auto unit = rule ? keeps_talks_of(turn, actor.person.id, *rule) : std::nullopt;
    if (!unit) return Say{"talk.not_yours"};
    auto found = turn.names.people_in(text, *unit, turn.today());
    if (found.empty()) return Say{"talk.who"};
    auto const& first = found.front();
    auto person = turn.county.roster.person(first.people.front());
    auto reason = text.substr(std::min(first.end, text.size()));
    while (reason.starts_with(" ") || reason.starts_with(",") || reason.starts_with("，")) reason.erase(0, reason.starts_with("，") ? 3 : 1);
    reason = own_words(actor, reason);
    if (first.people.size() > 1) return Say{"talk.cannot_which", {{"name", person->name}}};
    auto period = period_of(rule->every, turn.today());
    for (auto const& one : owed_under(turn, *rule, period, *unit))
        if (one.key.subject == person->id) {
            auto duty = touch(turn, *rule, period, one.key);
            Fields facts{{"duty", std::to_string(duty.id.value())}, {"before", duty.note}};
            duty.note = reason.empty() ? "暂时谈不了" : language::shortened(reason, 60);
            turn.tx.duties().update(duty);
            if (!turn.tx.reminders().of(duty.id)) plan(turn, duty);
            remember(turn, actor, "talk.cannot", facts);
            return Say{"talk.cannot", {{"name", person->name}, {"reason", reason.empty() ? phrase("word.not_written") : language::shortened(reason, 14)}}};
        }
    return Say{"talk.not_due", {{"name", person->name}}};
}

Say appoint(Turn const& turn, Actor& actor, std::string const& text) {
    auto rule = talk_rule(turn);
    auto unit = rule ? keeps_talks_of(turn, actor.person.id, *rule) : std::nullopt;
    if (!unit) return Say{"talk.not_yours"};
    auto found = turn.names.people_in(text, *unit, turn.today());
    if (found.empty() || found.front().people.size() != 1) return Say{"talk.who"};
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (phrases.empty() || !phrases.front().first) return Say{"talk.plan_when", {{"name", turn.county.roster.person(found.front().people.front())->name}}};
    auto const& when = phrases.front();
    auto person = turn.county.roster.person(found.front().people.front());
    auto owner = turn.county.roster.holder(rule->owner, *unit, turn.today());
    auto place = word_after(text, {"在", "地点", "到"}, 10);
    if (place.empty()) {
        auto tail = text.substr(std::min(std::max(when.end, found.front().end), text.size()));
        while (tail.starts_with(" ")) tail.erase(0, 1);
        if (language::characters(tail) <= 10) place = tail;
    }
    if (*when.first < turn.today()) return Say{"talk.plan_when", {{"name", person->name}}};
    auto time = say_hour(std::string_view(text).substr(when.begin, when.end - when.begin), when.minute);
    Fields fields{{"who", owner ? addressed(turn, *owner) : addressed(turn, actor.person)},
                  {"name", person->name},
                  {"date", say_date(*when.first)},
                  {"time", time},
                  {"place", place.empty() ? phrase("word.place_later") : place}};
    // The village head hears of the appointment, never of the bookkeeping.
    tell(turn, *person, Say{"talk.appointment", fields}, *when.first <= turn.today() + days{1});
    remember(turn, actor, "talk.plan", {{"person", person->id.text()}, {"date", fields["date"]}, {"time", time}, {"who", fields["who"]}});
    return Say{"talk.planned", fields};
}

}  // namespace lingyan::affairs::talks
