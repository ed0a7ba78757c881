// Talks: with whom, when, where, on what, how many.
#include "language/meaning_slots.hpp"
#include "language/name_parts.hpp"
#include "language/message_signs.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

// 谈了禁赌的事: what it was about is 禁赌
Piece without_matter(MarkedText const& text, Piece topic) {
    if (topic.size() > 3 && text.points().substr(topic.begin, topic.size()).ends_with(U"的事")) topic.end -= 2;
    return topic;
}

// 摆了哈，讲纪律作风; 谈了，主要说低保评议的事: a clause of its own that begins with a word of saying
Piece topic_told_apart(MarkedText const& text, std::size_t from) {
    auto const points = text.points();
    for (auto const& mark : text.marks()) {
        if (mark.begin < from || !mark.signs.has_any({Sign::stop, Sign::space})) continue;
        auto const clause = text.clause_of(mark.end);
        auto begin = clause.begin;
        for (std::u32string_view bids : {U"提醒他们", U"提醒她", U"提醒他", U"劝他们", U"劝他", U"劝她", U"叮嘱他", U"叮嘱她", U"要求他", U"要求她", U"嘱咐他", U"嘱咐她", U"教育他", U"提醒"})  // 提醒他莫收礼
            if (points.substr(begin).starts_with(bids) && clause.end >= begin + bids.size() + 2) return text.trimmed({begin + bids.size(), clause.end}, {}, {Sign::filler, Sign::stop, Sign::space});
        for (std::u32string_view lead : {U"主要", U"重点", U"就"})
            if (points.substr(begin).starts_with(lead)) begin += lead.size();
        if (begin >= clause.end || std::u32string_view(U"讲说谈聊摆").find(points[begin]) == std::u32string_view::npos) continue;
        auto const topic = text.trimmed({begin + 1, clause.end}, {Sign::filler, Sign::of, Sign::particle}, {Sign::filler, Sign::stop, Sign::space});
        auto const* first = text.at(topic.begin);
        if (topic.size() >= 2 && !(first && first->end >= topic.end) && std::u32string_view(U"好得不没完过到").find(points[topic.begin]) == std::u32string_view::npos) return without_matter(text, topic);
    }
    return {};
}

// 补记谈话：谢德明 10月22日 作风问题: what is left of a list, where it is no day, nobody and no place
Piece topic_of_list(SlotWriter const& out, Piece person, Piece place) {
    auto const& text = out.text;
    if (!text.has(Sign::register_it) && !text.has(Sign::with)) return {};
    // 和罗建平、马成林谈过了，两个人，作风问题
    auto const said = text.points();
    bool const named = said.ends_with(U"问题") || said.ends_with(U"作风") || said.ends_with(U"纪律") || said.ends_with(U"的事") || said.ends_with(U"情况") || said.ends_with(U"廉洁");
    if (!text.has(Sign::space) && !named) return {};
    if (named && text.points().substr(text.clause_of(said.size() - 1).begin).starts_with(U"没")) return {};
    auto const last = text.clause_of(text.points().size() > 0 ? text.points().size() - 1 : 0);
    if (last.begin == 0 || last.size() < 3 || last.size() > 14 || (last.begin < person.end && person.begin < last.end) || (last.begin < place.end && place.begin < last.end)) return {};
    for (auto const& mark : text.marks())
        if (mark.begin >= last.begin && mark.signs.has_any({Sign::date, Sign::people, Sign::number, Sign::talk_held, Sign::register_it, Sign::done, Sign::negation, Sign::attended, Sign::chatter, Sign::in_place, Sign::undone})) return {};
    return last;
}

// 跟6个村干部, 与两名预备党员: how many, and nobody by name
bool is_count(SlotWriter& out, Piece person) {
    auto const* mark = person.empty() ? nullptr : out.text.at(person.begin);
    if (!mark || !mark->signs.has_any({Sign::number, Sign::people}) || mark->value < 1) return false;
    out.number("count", mark->value);
    return true;
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
    if (auto const* held = text.first(Sign::talk_held); person.empty() && held) {
        person = named_before(text, held->begin);
        if (auto const* title = text.at(held->end); person.empty() && title && title->signs.has(Sign::title_word)) person = *title;  // 约谈了副主任
    }
    // 补录谈话 周二 何永贵 在他屋头
    if (auto const* listed = person.empty() && text.signs().has_any({Sign::register_it, Sign::colon}) ? text.first(Sign::talk) : nullptr)
        for (auto const& mark : text.marks()) {
            if (mark.begin < listed->end || !mark.signs.has_any({Sign::space, Sign::stop}) || !person.empty()) continue;
            auto const clause = text.clause_of(mark.end);
            if (clause.size() >= 2 && clause.size() <= 4 && surname_length(text.points().substr(clause.begin, clause.size())) > 0 && !text.at(clause.begin)) person = clause;
        }
    bool const counted = is_count(out, person);
    if (!counted) out.words("person", person);
    auto topic = topic_after(out, Sign::talk_of, person.empty() ? 0 : person.end);
    // 说了他低保优亲的事, 谈了禁赌的事
    if (topic.size() > 4 && (text.points()[topic.begin] == U'他' || text.points()[topic.begin] == U'她') && text.points()[topic.begin + 1] != U'家') ++topic.begin;
    topic = without_matter(text, topic);
    if (topic.empty()) topic = topic_told_apart(text, person.end);
    if (topic.empty()) topic = topic_of_list(out, person, place);
    auto const* some = topic.empty() ? nullptr : text.at(topic.begin);  // 谈了四个干部
    bool const several = some && some->signs.has_any({Sign::number, Sign::people}) && some->value > 0 && some->value < 100 && !text.has(Sign::people);
    if (several) out.number("count", some->value);
    else out.words("topic", topic);
    if (auto const* people = counted ? nullptr : text.first(Sign::people)) out.number("count", people->value);
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

// 上半年谈了几个人
bool counts_held(MarkedText const& text) {
    auto const* held = text.first(Sign::talk_held);
    auto after = held ? text.points().substr(held->end, 3) : std::u32string_view{};
    if (after.starts_with(U"了")) after.remove_prefix(1);
    after = after.substr(0, 2);
    return !text.has(Sign::with) && (after == U"哪些" || after == U"哪几" || after == U"几个" || after == U"几人" || after == U"多少" || after == U"好多");
}

void talk_list(SlotWriter& out) {
    auto const& text = out.text;
    periods(out);
    bool const held_asked = text.signs().has_any({Sign::talk_open, Sign::open}) || text.has(Sign::undone);
    bool const still = text.points().find(U"还要跟") != std::u32string_view::npos || text.points().find(U"还要和") != std::u32string_view::npos || text.points().find(U"还要找") != std::u32string_view::npos;
    bool const whom = text.points().find(U"该找") != std::u32string_view::npos || text.points().find(U"该跟哪") != std::u32string_view::npos || text.points().find(U"该和哪") != std::u32string_view::npos;
    if (held_asked || still || whom) out.choice("scope", "open");
    else if (counts_held(text)) out.choice("scope", "done");  // 上半年谈了几个人
    if (auto const* with = text.first(Sign::with))
        if (auto const* next = text.at(with->end); !next || !next->signs.has(Sign::ask)) return out.words("person", person_after(text, with->end));
    auto const* held = text.first(Sign::talk_held);
    if (out.slots.size() > 1 && text.has(Sign::ask)) return;
    if (auto const* title = held ? text.ending(held->begin) : nullptr; title && title->signs.has(Sign::title_word) && title->begin > 0) {  // 马主任谈过没有
        out.words("person", person_in(text));
    } else if (held)
        if (auto const named = named_before(text, held->begin); !named.empty() && surname_length(text.points().substr(named.begin, named.size())) > 0) out.words("person", named);
}

}  // namespace

void record_slots(Meaning meaning, SlotWriter& out) {
    switch (meaning) {
        case Meaning::talk_record: return talk_record(out);
        case Meaning::talk_schedule: return talk_schedule(out);
        case Meaning::talk_list: return talk_list(out);
        default: return training_slots(meaning, out);
    }
}

}  // namespace lingyan::language
