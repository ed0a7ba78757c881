// Trainings: when, where, on what, how many; and what talks and trainings share.
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"

#include <algorithm>

namespace lingyan::language {

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

void periods(SlotWriter& out) {
    if (auto const* period = out.text.first_of({Sign::date, Sign::period})) out.words("period", *period);
}

namespace {

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
            auto const rest = text.trimmed({held->end, text.clause_of(held->begin).end}, {Sign::filler}, {Sign::filler});
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

void training_slots(Meaning meaning, SlotWriter& out) {
    if (meaning == Meaning::training_record) training_record(out);
    else if (meaning == Meaning::training_list) training_list(out);
}

}  // namespace lingyan::language
