// Talks and trainings: with whom, when, where, on what, how many.
#include "language/meaning_slots.hpp"
#include "language/name_parts.hpp"
#include "language/message_signs.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

// 约他到镇政府谈话, 去马有才家里谈心, 换到镇政府三楼: where 到 or 去 stands, and a word of a place ends it.
Piece gone_to(MarkedText const& text) {
    auto const points = text.points();
    for (std::size_t at = 0; at + 2 < points.size(); ++at) {
        if (points[at] != U'到' && points[at] != U'去') continue;
        auto const clause = text.clause_of(at);
        auto end = at + 1;
        for (; end < clause.end && end - at < 12; ++end)
            if (auto const* next = text.at(end); next && next->begin == end && next->signs.has_any({Sign::talk, Sign::talk_held, Sign::with, Sign::date, Sign::training})) break;
        auto const place = text.trimmed({at + 1, end}, {Sign::filler}, {Sign::filler, Sign::of, Sign::plan});
        for (std::u32string_view last : {U"家", U"家里", U"屋", U"屋头", U"屋里", U"室", U"村部", U"中心", U"政府", U"院坝", U"广场", U"学校", U"小学", U"楼", U"村委会", U"站", U"所", U"大院"})
            if (place.size() > last.size() && points.substr(place.begin, place.size()).ends_with(last)) return place;
    }
    return {};
}

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
    for (std::u32string_view known : {U"村委会办公室", U"镇会议室", U"乡会议室", U"村会议室", U"镇办公室", U"村办公室", U"文化院坝", U"文化室", U"院坝", U"村文化室", U"镇党校", U"村委会", U"村部", U"党群服务中心", U"文化广场", U"会议室", U"活动室", U"镇政府", U"乡政府", U"村小学", U"村活动室", U"他家里", U"他家"})
        for (auto at = points.find(known); at != points.npos; at = points.find(known, at + 1)) {
            bool const left = at == 0 || (text.ending(at) && text.ending(at)->signs.has_any({Sign::stop, Sign::space, Sign::date, Sign::part_of_day, Sign::today, Sign::past}));
            auto const after = at + known.size();
            bool const right = after >= points.size() || (text.at(after) && text.at(after)->signs.has_any({Sign::stop, Sign::space, Sign::talk, Sign::with, Sign::held, Sign::taught}));
            if (left && right) return {at, after};
        }
    return gone_to(text);
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
        if (auto const* first = text.at(topic.begin); first && first->end >= topic.end && first->signs.has_any({Sign::filler, Sign::particle, Sign::money, Sign::length, Sign::people, Sign::number, Sign::date, Sign::yes, Sign::held, Sign::done, Sign::voted, Sign::planned, Sign::handed_in})) continue;
        if (points.substr(topic.begin, topic.size()).starts_with(U"没")) continue;
        best = topic;
        break;
    }
    return best;
}

// 王秀兰谈过了: what is no word of ours, right before that.
Piece named_before(MarkedText const& text, std::size_t key) {
    auto begin = key;
    while (begin > 0 && key - begin < 4 && !text.ending(begin)) --begin;
    return key - begin >= 2 ? Piece{begin, key} : Piece{};
}

// 约谈范志明, 谈话 谢永强 前天
Piece named_after_talk(MarkedText const& text) {
    auto const* talk = text.first(Sign::talk);
    if (!talk || talk->end >= text.points().size()) return {};
    bool const apart = text.points()[talk->end] == U' ', called = text.points().substr(talk->begin, talk->size()) == U"约谈";
    auto const named = apart || called ? person_after(text, talk->end) : Piece{};
    return surname_length(text.points().substr(named.begin, named.size())) > 0 ? named : Piece{};
}

void talk_record(SlotWriter& out) {
    auto const& text = out.text;
    auto const place = place_in(out);
    out.words("when", out.date());
    out.words("place", place);
    auto person = person_in(text);
    if (person.empty()) person = named_after_talk(text);
    for (std::u32string_view home : {U"家里", U"家", U"屋头"})
        if (person.empty() && place.size() >= home.size() + 2 && text.points().substr(place.begin, place.size()).ends_with(home)) person = {place.begin, place.end - home.size()};
    auto const* noted = text.first(Sign::register_it);
    if (noted || person.empty()) {
        auto const* colon = text.first(Sign::colon);
        if (auto const listed = colon ? person_after(text, colon->end) : Piece{}; !listed.empty()) person = listed;
        else if (noted && !colon && person.empty()) {
            auto const* talk = text.first(Sign::talk);
            auto from = talk && talk->begin > noted->begin ? talk->end : noted->end;
            if (text.points().substr(from).starts_with(U"记录")) from += 2;
            person = person_after(text, from);
        }
    }
    if (auto const* held = text.first(Sign::talk_held); person.empty() && held) person = named_before(text, held->begin);
    out.words("person", person);
    auto topic = topic_after(out, Sign::talk_of, person.empty() ? 0 : person.end);
    out.words("topic", topic);
    if (auto const* people = text.first(Sign::people)) out.number("count", people->value);
}

void talk_schedule(SlotWriter& out) {
    auto const& text = out.text;
    auto person = person_in(text);
    auto when = out.date();
    if (person.empty()) person = named_after_talk(text);
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
        if (auto const* next = text.at(with->end); !next || !next->signs.has(Sign::ask)) return out.words("person", person_after(text, with->end));
    if (auto const* held = text.first(Sign::talk_held))
        if (auto const named = named_before(text, held->begin); !named.empty() && surname_length(text.points().substr(named.begin, named.size())) > 0) out.words("person", named);
}

bool is_own_topic(std::u32string_view course) { return course == U"党课" || course == U"微党课" || course == U"主题党日" || course == U"警示教育" || course == U"道德讲堂"; }

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
            if (is_own_topic(word)) topic = mark;
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
    auto const& text = out.text;
    // 反诈培训搞过没有, 今年党课上了几次
    for (auto const& mark : text.marks()) {
        if (!mark.signs.has(Sign::training)) continue;
        auto const word = text.points().substr(mark.begin, mark.size());
        Signs const frame{Sign::filler, Sign::date, Sign::period, Sign::past, Sign::of, Sign::polite, Sign::look, Sign::find, Sign::mine, Sign::particle, Sign::space, Sign::stop, Sign::open, Sign::left, Sign::which, Sign::ask, Sign::register_it, Sign::today, Sign::future};
        auto const named = text.trimmed({text.clause_of(mark.begin).begin, mark.begin}, frame, frame);
        if (is_own_topic(word)) out.words("topic", mark);
        else if ((word == U"培训" || word == U"学习") && named.size() >= 2) out.words("topic", named);
        break;
    }
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
