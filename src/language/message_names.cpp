// Names without a roster: what stands between a word that leads to a person (和, 转给) and one that ends it, or what a title follows.
#include "language/message_signs.hpp"
#include "language/name_parts.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

Signs const leads{Sign::with, Sign::appoint};
Signs const ends{Sign::talk, Sign::talk_held, Sign::date, Sign::stop, Sign::space, Sign::in_place, Sign::of, Sign::already, Sign::negation, Sign::do_it, Sign::verb, Sign::done,
                 Sign::planned, Sign::undone, Sign::past, Sign::future, Sign::today, Sign::ask_end, Sign::code_number, Sign::telephone_number, Sign::arrange, Sign::which_step, Sign::plan};

Signs const never_names{Sign::talk, Sign::do_it, Sign::stop, Sign::space, Sign::in_place, Sign::of, Sign::number, Sign::with, Sign::negation};

bool is_surname(std::u32string_view points, std::size_t at) { return at + 2 <= points.size() && surname_length(points.substr(at, 2)) == 1; }

bool is_han(char32_t point) { return point >= 0x3400 && point < 0xA000; }

}  // namespace

Piece person_after(MarkedText const& text, std::size_t from) {
    auto const points = text.points();
    while (from < points.size() && points[from] == U' ') ++from;
    auto end = from;
    std::size_t name_begin = from;
    while (end < points.size() && end - from < 14) {
        auto const* mark = text.at(end);
        if (mark && mark->signs.has(Sign::title_word)) {
            // 会计赵敏 is 赵敏; 王会计 ends here, but for another after 、
            bool const first = end == name_begin;
            bool const called = mark->end + 1 < points.size() && (((points[mark->end] == U'老' || points[mark->end] == U'小') && is_han(points[mark->end + 1])) ||
                                                                    (first && is_han(points[mark->end]) && !text.at(mark->end) && is_han(points[mark->end + 1]) && !text.at(mark->end + 1)));
            bool const name_follows = called || (mark->end < points.size() && !text.at(mark->end) && is_surname(points, mark->end));
            end = mark->end;
            if (first && name_follows) {
                name_begin = end;
                continue;
            }
            if (end < points.size() && (points[end] == U'、' || points[end] == U'和') && end + 1 < points.size() && is_han(points[end + 1])) {
                ++end;
                continue;
            }
            auto const called_so = text.trimmed({name_begin, end}, {Sign::filler}, {});
            return called_so.empty() ? Piece{name_begin, end} : called_so;
        }
        if (points[end] == U'、' && end > name_begin) {
            ++end;
            continue;
        }
        // 孙志刚, 陈刚: the last of a name may be a word elsewhere
        bool const third = mark && mark->size() == 1 && (end == name_begin + 1 || end == name_begin + 2) && is_surname(points, name_begin) && !mark->signs.has_any(never_names) &&
                           (mark->end >= points.size() || (text.at(mark->end) && text.at(mark->end)->signs.has_any(ends)));
        // 于文书, 于洪: 于 is a name where a title or a name follows
        auto const* next = mark && mark->size() == 1 && end == name_begin && is_surname(points, end) ? text.at(mark->end) : nullptr;
        bool const surname = mark && mark->size() == 1 && end == name_begin && is_surname(points, end) && !mark->signs.has_any({Sign::stop, Sign::space}) && (next ? next->signs.has(Sign::title_word) : is_han(points[mark->end]));
        if (mark && mark->signs.has_any(ends) && !third && !surname) break;
        bool const titled = text.at(end + 1) && text.at(end + 1)->signs.has(Sign::title_word);
        if (points[end] == U'村' && end > from && end + 2 < points.size() && !titled && !mark) {  // 上河村王书记, but 上河村书记
            name_begin = ++end;
            continue;
        }
        end = mark && mark->end > end ? mark->end : end + 1;
    }
    while (end > name_begin && points[end - 1] == U'、') --end;
    Piece found{name_begin, end};
    auto const shorter = text.trimmed(found, {Sign::filler}, {Sign::filler, Sign::particle});
    found = shorter.size() >= 2 ? shorter : text.trimmed(found, {Sign::filler}, {Sign::filler});  // 尕让: the last of a name may be a word elsewhere
    if (found.size() < 2 || found.size() > 12 || !is_han(points[found.begin])) return {};
    return found;
}

Piece person_in(MarkedText const& text, std::size_t from) {
    auto const points = text.points();
    auto const& marks = text.marks();
    for (auto const& mark : marks) {
        if (mark.begin < from) continue;
        if (mark.signs.has_any(leads))
            if (auto const found = person_after(text, mark.end); !found.empty()) return found;
    }
    for (auto const& mark : marks) {
        if (mark.begin < from || !mark.signs.has(Sign::title_word)) continue;
        auto const name_end = mark.end + 3 <= points.size() ? mark.end + 3 : mark.end + 2;  // 石门村支书何建国 says who
        bool const named = mark.end + 2 <= points.size() && is_surname(points, mark.end) && !text.at(mark.end) && (name_end == points.size() || (text.at(name_end) && text.at(name_end)->signs.has_any(ends)));
        if (named) return {mark.end, name_end};
        if (auto const village = village_in(text); village.begin >= from && village.begin < mark.begin && village.end >= mark.begin) return {village.begin, mark.end};  // 旦麻村主任
        if (mark.begin > from && is_surname(points, mark.begin - 1)) {
            auto const begin = mark.begin - 1;
            return {begin, mark.end};
        }
        // 扎西书记: what is no word of ours stands before the title
        auto begin = mark.begin;
        while (begin > from && mark.begin - begin < 4 && is_han(points[begin - 1]) && !text.ending(begin)) --begin;
        if (mark.begin - begin >= 2) return {begin, mark.end};
        if (points.substr(mark.begin, 1) == U"老") return mark;  // 老支书
    }
    for (auto i = from; i + 1 < points.size(); ++i)
        if ((points[i] == U'老' || points[i] == U'小') && i + 1 < points.size() && surname_length(points.substr(i + 1, 1) == U"" ? U"" : std::u32string{points[i + 1], U'某'}) == 1) {
            auto const* mark = text.at(i);
            if (mark && mark->size() > 1) continue;
            if (auto const* inside = text.at(i + 1); inside && inside->size() > 1) continue;
            return {i, i + 2};
        }
    return {};
}

Piece village_in(MarkedText const& text, std::size_t from) {
    auto const points = text.points();
    for (std::size_t i = from + 2; i < points.size(); ++i) {
        bool const community = points[i] == U'社' && i + 1 < points.size() && points[i + 1] == U'区';
        if (points[i] != U'村' && !community) continue;
        if (i + 1 < points.size() && std::u32string_view(U"里上民委部口道务两支会长医校官").find(points[i + 1]) != std::u32string_view::npos) continue;
        auto begin = i;
        while (begin > from && i - begin < 4 && is_han(points[begin - 1])) {
            if (points[begin - 1] == U'把' || points[begin - 1] == U'将') break;
            if ((points[begin - 1] == U'镇' || points[begin - 1] == U'乡') && i - begin >= 2) break;  // 龙安镇杨家河村
            if (auto const* mark = text.ending(begin); mark && mark->signs.has_any({Sign::filler, Sign::polite, Sign::i_am, Sign::look, Sign::hand_to, Sign::task_noun, Sign::date, Sign::in_place, Sign::find, Sign::with})) break;
            else if (mark && mark->size() > 1 && !mark->signs.has_any({Sign::none, Sign::thing, Sign::benefit})) break;
            --begin;
        }
        for (std::size_t back = 2; back <= 6 && i >= from + back + 1; ++back) {  // 白马乡亚者造祖村: known by where it begins
            if (points[i - back - 1] != U'镇' && points[i - back - 1] != U'乡') continue;
            bool plain = true;
            for (auto k = i - back; k < i; ++k) plain = plain && is_han(points[k]) && std::u32string_view(U"的上里各街政领干").find(points[k]) == std::u32string_view::npos;
            if (plain) begin = i - back;
            break;
        }
        if (i - begin < 2 || std::u32string_view(U"各全本我们邻隔别每几个外哪某些的").find(points[i - 1]) != std::u32string_view::npos) continue;
        return {begin, i + (community ? 2u : 1u)};
    }
    return {};
}

}  // namespace lingyan::language
