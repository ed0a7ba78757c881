// Talks and trainings: with whom, when, where, on what, how many.
#include "language/meaning_slots.hpp"
#include "language/name_parts.hpp"
#include "language/message_signs.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

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

void periods(SlotWriter& out) {
    if (auto const* period = out.text.first_of({Sign::date, Sign::period})) out.words("period", *period);
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

bool is_own_topic(std::u32string_view course) { return course == U"三会一课" || course == U"党课" || course == U"微党课" || course == U"主题党日" || course == U"警示教育" || course == U"道德讲堂"; }

// 防溺水培训搞了, 搞了养羊技术培训, 法治宣讲: what stands before the word of the course
Piece topic_before(SlotWriter const& out, Mark const& course) {
    auto const& text = out.text;
    auto const points = text.points();
    auto const word = points.substr(course.begin, course.size());
    bool const plain = word == U"培训" || word == U"培训班" || word == U"培训会" || word == U"宣讲" || word == U"宣讲会" || word == U"宣传" || word == U"讲座" || word == U"演练" || word == U"学习" || word == U"学习会" || word == U"培训课" || word == U"专题班" || word == U"技能班";
    if (!plain) return {};
    Piece named{text.clause_of(course.begin).begin, course.begin};
    for (auto const& mark : text.marks())
        if (mark.begin >= named.begin && mark.end <= named.end && mark.signs.has_any({Sign::held, Sign::holding, Sign::verb, Sign::handed_in, Sign::date, Sign::past, Sign::today, Sign::part_of_day, Sign::register_it, Sign::people, Sign::attended, Sign::with, Sign::title_word})) named.begin = mark.end;
    if (auto const place = place_in(out); !place.empty() && place.end > named.begin && place.begin < named.end) named.begin = std::max(named.begin, place.end);
    named = text.trimmed(named, {Sign::filler, Sign::length, Sign::of, Sign::in_place, Sign::meeting, Sign::taught, Sign::already, Sign::polite, Sign::which, Sign::mine}, {Sign::filler, Sign::of});
    if (auto const village = village_in(text); !village.empty() && village.begin <= named.begin && village.end > named.begin) named.begin = village.end;
    for (std::u32string_view lead : {U"给", U"为", U"对", U"了", U"一次", U"一场", U"一期", U"场", U"次", U"期"})
        if (points.substr(named.begin, named.size()).starts_with(lead)) {
            if (lead == U"给" || lead == U"为" || lead == U"对") return {};
            named.begin += lead.size();
        }
    for (std::u32string_view frame : {U"各村", U"各社", U"全镇", U"各组"})
        if (points.substr(named.begin, named.size()).starts_with(frame)) named.begin += 2;
    for (std::u32string_view which : {U"下一", U"上一", U"这", U"本", U"有没", U"没得", U"没有", U"下次", U"上次", U"啥", U"什么", U"哪", U"几", U"党员大会"})
        if (points.substr(named.begin, named.size()).starts_with(which)) return {};
    if (points.substr(named.begin, named.size()).find_first_of(U"啥哪谁什么几") != std::u32string_view::npos) return {};
    if (named.size() < 2 || named.size() > 12 || (text.at(named.begin) && text.at(named.begin)->end >= named.end && text.at(named.begin)->signs.has_any({Sign::filler, Sign::period, Sign::task_noun, Sign::already, Sign::chatter, Sign::negation}))) return {};
    return named;
}

void training_record(SlotWriter& out) {
    auto const& text = out.text;
    out.words("when", out.date());
    out.words("place", place_in(out));
    auto topic = topic_after(out, Sign::taught, 0);
    if (topic.empty() && text.has(Sign::register_it))
        if (auto const* colon = text.first(Sign::colon)) {
            topic = out.clean({colon->end, text.clause_of(colon->end).end});
            if (topic.size() > 3 && text.points().substr(topic.end - 2, 2) == U"培训") topic.end -= 2;
        }
    if (topic.empty() && text.has(Sign::register_it) && !text.has(Sign::colon))  // 登记培训 11月20号 牛羊防疫 四十来人
        for (auto const& mark : text.marks()) {
            if (!mark.signs.has(Sign::space)) continue;
            auto const clause = text.clause_of(mark.end);
            bool plain = clause.size() >= 2 && clause.size() <= 12;
            for (auto const& inside : text.marks()) plain = plain && !(inside.begin >= clause.begin && inside.end <= clause.end && inside.signs.has_any({Sign::date, Sign::people, Sign::number, Sign::attended, Sign::held, Sign::past, Sign::today}));
            auto const place = place_in(out);
            if (plain && !(place.begin < clause.end && clause.begin < place.end)) {
                topic = clause;
                break;
            }
        }
    if (topic.empty())
        // 党课学习了16人参加: the course is its own topic
        for (auto const& mark : text.marks()) {
            auto const word = text.points().substr(mark.begin, mark.size());
            bool const told = mark.signs.has(Sign::taught) && (word == U"宣传" || word == U"宣讲");  // 开展反诈宣传
            if (!mark.signs.has(Sign::training) && !told) continue;
            if (is_own_topic(word)) topic = mark;
            else if (auto const named = topic_before(out, mark); !named.empty()) topic = named;
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
    if (topic.empty())
        // 搞了消防演练，参加58人: what was held is named behind
        if (auto const* held = text.first(Sign::held); held && text.points().substr(held->begin, held->size()).ends_with(U"了")) {
            auto const rest = text.trimmed({held->end, text.clause_of(held->begin).end}, {Sign::filler, Sign::of}, {Sign::filler});
            auto const* inside = text.first_of({Sign::people, Sign::training, Sign::meeting, Sign::number, Sign::length, Sign::money, Sign::with}, rest.begin);
            if (rest.size() >= 3 && rest.size() <= 12 && !(inside && inside->begin < rest.end)) topic = rest;
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
        else if (auto const before = topic_before(out, mark); !before.empty() && !(text.at(before.begin) && text.at(before.begin)->signs.has_any({Sign::open, Sign::left, Sign::look, Sign::ask}))) out.words("topic", before);
        else if (named.size() > 0 && std::u32string_view(U"没有").find(text.points()[named.begin]) != std::u32string_view::npos) break;  // 有没得培训
        else if (village_in(text).empty() && text.points().substr(named.begin, named.size()).find(U"什么") == std::u32string_view::npos && text.points().substr(named.begin, named.size()).find_first_of(U"几多啥哪") == std::u32string_view::npos && (word == U"培训" || word == U"学习") && named.size() >= 2) out.words("topic", named);
        break;
    }
    bool const still = out.text.points().find(U"还要") != std::u32string_view::npos || out.text.points().find(U"还该") != std::u32string_view::npos || out.text.points().find(U"还得") != std::u32string_view::npos || out.text.points().find(U"还没") != std::u32string_view::npos || out.text.points().ends_with(U"没上") || out.text.points().ends_with(U"没开");
    if (still || out.text.signs().has_any({Sign::left, Sign::open})) return out.choice("scope", "open");
    for (std::u32string_view which : {U"过啥", U"过哪些", U"过什么", U"过些啥", U"了哪些", U"了些啥", U"了些什么"})  // 今年都培训过啥
        if (out.text.points().find(which) != std::u32string_view::npos) return out.choice("scope", "done");
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
