// At each place the longest of a date, an amount and a word of the vocabulary is taken; a misspelt word only where none of these stands.
#include "language/marked_text.hpp"

#include "language/amounts.hpp"
#include "language/dates.hpp"
#include "language/sign_index.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

constexpr std::size_t most_bytes = 1536;  // of a message that is looked at: 500 characters say what is wanted, the rest tells why

Sign mark_sign(char32_t point) {
    switch (point) {
        case U' ': return Sign::space;
        case U':': return Sign::colon;
        case U'?': return Sign::question_mark;
        case U',': case U'、': case U'。': case U'.': case U';': case U'!': case U'~': case U'…': case U'(': case U')': case U'【': case U'】': case U'“': case U'”': case U'"':
        case U'《': case U'》': case U'「': case U'」': case U'—': return Sign::stop;
        default: return Sign::none;
    }
}

}  // namespace

MarkedText::MarkedText(std::string_view raw, Timestamp now, Calendar const& calendar) : raw_(raw), folded_(fold_text(raw, most_bytes)), points_(folded_.points) {
    whole_read_ = raw.size() <= most_bytes;
    for (auto& point : points_)
        if (point >= 'A' && point <= 'Z') point += 'a' - 'A';
    cut(now, calendar);
    settle();
}

void MarkedText::cut(Timestamp now, Calendar const& calendar) {
    auto const dates = find_dates(folded_, now, calendar, Tense::ahead);
    auto const today = to_local(now).day;
    std::size_t next_date = 0;
    std::u32string_view const text(points_);
    auto point_at = [&](std::size_t byte) { return static_cast<std::size_t>(std::lower_bound(folded_.from.begin(), folded_.from.end(), byte) - folded_.from.begin()); };
    for (std::size_t i = 0; i < text.size();) {
        if (auto const sign = mark_sign(text[i]); sign != Sign::none) {
            Mark mark{{i, i + 1}, {sign}};
            if (sign == Sign::question_mark || sign == Sign::colon) mark.signs.add(Sign::stop);
            marks_.push_back(mark);
            ++i;
            continue;
        }
        Mark best{{i, i}, {}};
        auto const word = word_at(text, i);
        if (word.length > 0) best = {{i, i + word.length}, word.signs};
        if (auto const amount = amount_at(text, i); amount && amount->length > best.size()) {
            best = {{i, i + amount->length}, {amount->sign}};
            best.value = amount->value;
        } else if (amount && amount->length == best.size()) {
            best.signs.add(amount->sign);
            best.value = amount->value;
        }
        while (next_date < dates.size() && dates[next_date].begin < folded_.from[i]) ++next_date;
        if (next_date < dates.size() && dates[next_date].begin == folded_.from[i]) {
            auto const end = point_at(dates[next_date].end);
            if (end - i >= best.size()) {
                auto const kept = end - i == best.size() ? best : Mark{{i, end}, {}};
                best = kept;
                best.signs.add(Sign::date);
                best.signs.add(word.signs);  // 明天下午 is ahead as 明天 is
                best.deadline = dates[next_date].deadline;
                // 11月3日 said late in November is this year's: so far ahead nobody makes a day without saying the year
                auto const& phrase = dates[next_date];
                bool const far = phrase.first && phrase.first == phrase.last && *phrase.first - today > days{270};
                if (far && text.substr(i, end - i).find(U'月') != text.npos && text.substr(i, end - i).find(U'年') == text.npos) best.signs.add(Sign::past);
            }
        }
        // 返贫监测完成: the word is 完成, not 测完
        if (best.size() > 1 && text[best.end - 1] == U'完' && best.end < text.size() && text[best.end] == U'成') best.end = best.begin;
        if (best.empty())
            if (auto const sounding = word_sounding_at(text, i); sounding.length > 1) {
                bool free = true;  // nothing of its own begins inside
                for (std::size_t k = 1; k < sounding.length; ++k) free = free && word_at(text, i + k).length < 2;
                if (free) best = {{i, i + sounding.length}, sounding.signs};
            }
        if (best.empty()) {
            ++i;
            continue;
        }
        marks_.push_back(best);
        i = best.end;
    }
}

void MarkedText::settle() {
    signs_ = {};
    for (auto const& mark : marks_) signs_.add(mark.signs);
}

Mark const* MarkedText::first(Sign sign) const {
    for (auto const& mark : marks_)
        if (mark.signs.has(sign)) return &mark;
    return nullptr;
}
Mark const* MarkedText::last(Sign sign) const {
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark)
        if (mark->signs.has(sign)) return &*mark;
    return nullptr;
}
Mark const* MarkedText::first_of(Signs const& signs, std::size_t from) const {
    for (auto const& mark : marks_)
        if (mark.begin >= from && mark.signs.has_any(signs)) return &mark;
    return nullptr;
}
Mark const* MarkedText::at(std::size_t begin) const {
    auto const found = std::lower_bound(marks_.begin(), marks_.end(), begin, [](Mark const& mark, std::size_t place) { return mark.begin < place; });
    return found != marks_.end() && found->begin == begin ? &*found : nullptr;
}
Mark const* MarkedText::ending(std::size_t end) const {
    auto const found = std::lower_bound(marks_.begin(), marks_.end(), end, [](Mark const& mark, std::size_t place) { return mark.end < place; });
    return found != marks_.end() && found->end == end ? &*found : nullptr;
}

std::string MarkedText::words(Piece piece) const {
    if (piece.empty()) return {};
    auto const begin = folded_.from[piece.begin];
    auto const end = piece.end >= points_.size() && !whole_read_ ? raw_.size() : folded_.from[std::min(piece.end, points_.size())];
    return std::string(raw_.substr(begin, end - begin));
}

Piece MarkedText::clause_of(std::size_t at) const {
    Piece clause{0, points_.size()};
    for (auto const& mark : marks_) {
        if (!mark.signs.has(Sign::stop) && !mark.signs.has(Sign::space)) continue;
        if (mark.end <= at) clause.begin = mark.end;
        else if (mark.begin >= at) {
            clause.end = mark.begin;
            break;
        }
    }
    return clause;
}

Piece MarkedText::trimmed(Piece piece, Signs const& before, Signs const& after) const {
    for (bool again = true; again && !piece.empty();) {
        again = false;
        if (auto const* mark = at(piece.begin); mark && mark->end <= piece.end && mark->signs.has_any(before)) piece.begin = mark->end, again = true;
        if (piece.empty()) break;
        if (auto const* mark = ending(piece.end); mark && mark->begin >= piece.begin && mark->signs.has_any(after)) piece.end = mark->begin, again = true;
    }
    return piece;
}

}  // namespace lingyan::language
