// Talks and trainings: with whom, when, where, on what, how many.
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

Piece place_in(SlotWriter const& out) {
    auto const& text = out.text;
    auto const points = text.points();
    for (auto const& mark : text.marks()) {
        bool const in = points.substr(mark.begin, mark.size()) == U"在" || points.substr(mark.begin, mark.size()) == U"于";
        auto const* follows = text.at(mark.end);
        auto const* leads = text.ending(mark.begin);
        bool const surname = points[mark.begin] == U'于' && ((follows && follows->signs.has(Sign::title_word)) || (leads && leads->signs.has(Sign::with)));
        if (!in || surname) continue;
        auto end = mark.end;
        while (end < points.size() && end - mark.end < 10) {
            auto const* next = text.at(end);
            if (next && next->signs.has_any({Sign::with, Sign::talk, Sign::talk_held, Sign::held, Sign::stop, Sign::space, Sign::training, Sign::appoint, Sign::date, Sign::taught})) break;
            end = next && next->end > end ? next->end : end + 1;
        }
        Piece place{mark.end, end};
        auto const* next = text.at(place.end);
        place = text.trimmed(place, {}, {Sign::filler, Sign::of});
        if (next && next->signs.has(Sign::training) && place.size() > 2 && points[place.end - 1] == U'上') --place.end;
        if (place.size() >= 2) return place;
    }
    // 登记: 急救知识，昨天，村部，18人
    for (std::u32string_view known : {U"村委会", U"村部", U"党群服务中心", U"文化广场", U"会议室", U"活动室", U"镇政府", U"乡政府", U"村小学", U"村活动室", U"他家里", U"他家"})
        for (auto at = points.find(known); at != points.npos; at = points.find(known, at + 1)) {
            bool const left = at == 0 || (text.ending(at) && text.ending(at)->signs.has_any({Sign::stop, Sign::space, Sign::date}));
            auto const after = at + known.size();
            bool const right = after >= points.size() || (text.at(after) && text.at(after)->signs.has_any({Sign::stop, Sign::space, Sign::talk, Sign::with, Sign::held}));
            if (left && right) return {at, after};
        }
    return {};
}

// After a word that says what it was about, to the end of the clause: 谈了票据问题, 讲的反诈.
Piece topic_after(SlotWriter const& out, Sign lead, std::size_t from) {
    auto const& text = out.text;
    auto const points = text.points();
    Piece best{};
    for (auto const& mark : text.marks()) {
        if (mark.begin < from || !mark.signs.has(lead)) continue;
        Piece topic{mark.end, text.clause_of(mark.end > mark.begin ? mark.end - 1 : mark.begin).end};
        for (auto const& inside : text.marks())
            if (inside.begin > topic.begin && inside.begin < topic.end && inside.signs.has_any({Sign::people, Sign::attended}) && inside.size() > 1) topic.end = std::min(topic.end, inside.begin);
        topic = text.trimmed(topic, {Sign::filler, Sign::of, Sign::stop, Sign::space, Sign::taught}, {Sign::filler, Sign::of, Sign::stop, Sign::space, Sign::already, Sign::ask_end});
        // 谈了一次, 聊了哈: nothing that it was about
        if (topic.size() < 2) continue;
        if (auto const* first = text.at(topic.begin); first && first->end >= topic.end && first->signs.has_any({Sign::filler, Sign::particle, Sign::money, Sign::length, Sign::people, Sign::number, Sign::date, Sign::yes})) continue;
        if (points.substr(topic.begin, topic.size()).starts_with(U"没")) continue;
        best = topic;
        break;
    }
    return best;
}

void talk_record(SlotWriter& out) {
    auto const& text = out.text;
    out.words("when", out.date());
    out.words("place", place_in(out));
    auto person = person_in(text);
    auto const* noted = text.first(Sign::register_it);
    if (noted || person.empty()) {
        if (auto const* colon = text.first(Sign::colon)) person = person_after(text, colon->end);
        else if (noted && person.empty()) {
            auto const* talk = text.first(Sign::talk);
            person = person_after(text, talk && talk->begin > noted->begin ? talk->end : noted->end);
        }
    }
    auto const* held = text.first(Sign::talk_held);
    if (person.empty() && held) {
        // 王秀兰谈过了
        auto begin = held->begin;
        while (begin > 0 && held->begin - begin < 4 && !text.ending(begin)) --begin;
        if (held->begin - begin >= 2) person = {begin, held->begin};
    }
    out.words("person", person);
    auto topic = topic_after(out, Sign::talk_of, person.empty() ? 0 : person.end);
    out.words("topic", topic);
    if (auto const* people = text.first(Sign::people)) out.number("count", people->value);
}

void talk_schedule(SlotWriter& out) {
    auto const& text = out.text;
    auto person = person_in(text);
    auto when = out.date();
    if (!person.empty() && !when.empty() && when.begin >= person.begin && when.begin < person.end) person.end = when.begin;
    out.words("person", person);
    if (auto const* length = text.first(Sign::length); when.empty() && length) when = *length;
    out.words("when", when);
    out.words("place", place_in(out));
}

void periods(SlotWriter& out) {
    if (auto const* period = out.text.first_of({Sign::date, Sign::period})) out.words("period", *period);
}

void talk_list(SlotWriter& out) {
    auto const& text = out.text;
    periods(out);
    bool const held_asked = text.signs().has_any({Sign::talk_open, Sign::open}) || text.has(Sign::undone);
    if (held_asked) out.choice("scope", "open");
    if (auto const* with = text.first(Sign::with))
        if (auto const* next = text.at(with->end); !next || !next->signs.has(Sign::ask)) out.words("person", person_after(text, with->end));
}

void training_record(SlotWriter& out) {
    auto const& text = out.text;
    out.words("when", out.date());
    out.words("place", place_in(out));
    auto topic = topic_after(out, Sign::taught, 0);
    if (topic.empty() && text.has(Sign::register_it))
        if (auto const* colon = text.first(Sign::colon)) topic = out.clean({colon->end, text.clause_of(colon->end).end});
    if (topic.empty())
        // 党课学习了16人参加: the course is its own topic
        for (auto const& mark : text.marks()) {
            if (!mark.signs.has(Sign::training)) continue;
            auto const word = text.points().substr(mark.begin, mark.size());
            if (word == U"党课" || word == U"微党课") topic = mark;
            else if (word == U"培训" || word == U"学习") {
                Piece rest{mark.end, text.clause_of(mark.begin).end};
                for (auto const& inside : text.marks())
                    if (inside.begin >= rest.begin && inside.begin < rest.end && inside.signs.has_any({Sign::people, Sign::attended, Sign::held})) rest.end = std::min(rest.end, inside.begin);
                rest = text.trimmed(rest, {Sign::filler, Sign::of}, {Sign::filler, Sign::of});
                if (rest.empty() && mark.end < text.points().size() && text.points()[mark.end] == U' ') {
                    rest = text.clause_of(mark.end + 1);
                    if (auto const* first = text.at(rest.begin); first && first->signs.has_any({Sign::people, Sign::date, Sign::attended})) rest = {};
                }
                auto const* whom = text.at(rest.begin);  // 培训网格员
                if (rest.size() >= 2 && !(whom && whom->signs.has(Sign::title_word))) topic = rest;
            }
        }
    out.words("topic", topic);
    if (auto const* people = text.first(Sign::people)) out.number("count", people->value);
}

void training_list(SlotWriter& out) {
    periods(out);
    if (out.text.signs().has_any({Sign::left, Sign::open})) out.choice("scope", "open");
}

}  // namespace

void record_slots(Meaning meaning, SlotWriter& out) {
    switch (meaning) {
        case Meaning::talk_record: return talk_record(out);
        case Meaning::talk_schedule: return talk_schedule(out);
        case Meaning::talk_list: return talk_list(out);
        case Meaning::training_record: return training_record(out);
        case Meaning::training_list: return training_list(out);
        default: return;
    }
}

}  // namespace lingyan::language
