#include "language/date_candidates.hpp"

#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace lingyan::language {
namespace {

constexpr std::size_t most_bytes = 4096;  // of a text that is looked at
constexpr std::size_t most_candidates = 8;
constexpr int half_day = 12 * 60;
constexpr int whole_day = 24 * 60;

using Kind = DateCandidate::Kind;

class Candidates {
public:
    explicit Candidates(Timestamp now) : second_(static_cast<int>(to_local(now).since_midnight / std::chrono::seconds{1}) % 60) {}

    void add(DateCandidate candidate) {
        if (found_.size() < most_candidates && std::find(found_.begin(), found_.end(), candidate) == found_.end()) found_.push_back(candidate);
    }
    void add_range(std::optional<Moment> first, std::optional<Moment> last) { add({Kind::range, first, last}); }
    void add_reading(Phrase const& read) {
        if (auto const& last = read.point.clamped; read.impossible && last)  // 本月三十一号 of a month of thirty days
            return read.deadline ? add_range(std::nullopt, Moment{*last, std::nullopt}) : add({Kind::date, Moment{*last, std::nullopt}, Moment{*last, std::nullopt}});
        if (read.impossible || (!read.first && !read.last)) return;
        int const second = read.point.span == Span::moment ? second_ : read.point.hours ? read.point.hours->second : 0;
        auto const moment = [&](std::optional<Date> day, std::optional<int> minute) -> std::optional<Moment> {
            if (!day) return std::nullopt;
            return Moment{*day, minute ? std::optional(*minute * 60 + second) : std::nullopt};
        };
        if (read.deadline || !read.first) return add_range(std::nullopt, moment(read.last, read.minute));
        if (!read.last) return add_range(moment(read.first, read.minute), std::nullopt);
        if (read.from || read.until) return add_range(moment(read.first, read.from), moment(read.last, read.until));
        if (*read.first != *read.last) return add_range(moment(read.first, std::nullopt), moment(read.last, std::nullopt));
        auto const at = moment(read.first, read.minute);
        add({read.minute ? Kind::datetime : Kind::date, at, at});
    }
    bool empty() const { return found_.empty(); }
    std::vector<DateCandidate> take() { return std::move(found_); }

private:
    int second_;  // of now: what is counted from now keeps it
    std::vector<DateCandidate> found_;
};

// 他07年以前就毕业了 names a year behind us: the year itself is what is told.
bool names_a_past_year(Phrase const& read, Date today) {
    return read.point.span == Span::year && !read.impossible && (!read.first || !read.last) && read.point.last < make_date(year_of(today), 1, 1);
}

bool is_bare_weekday_of_today(std::u32string_view text, Phrase const& read, Date today) {
    if (read.point.first != today || read.point.last != today || read.point.named_month) return false;
    auto const said = text.substr(read.begin, read.end - read.begin);
    return said.starts_with(U"周") || said.starts_with(U"星期") || said.starts_with(U"礼拜");
}

// The other half of the day for an hour that was said alone, and what else a border may mean.
void add_variants(Candidates& found, std::u32string_view text, Phrase const& read, Date today) {
    auto const& hours = read.point.hours;
    bool const guessed = hours && hours->clock && hours->half == Half::none && hours->said >= 60 && hours->said <= half_day && read.minute;
    if (guessed) {
        auto other = read;
        int const shift = *read.minute >= half_day ? -half_day : half_day;
        auto const moved = [&](std::optional<int>& minute) {
            if (minute && *minute + shift >= 0 && *minute + shift <= whole_day) *minute += shift;
        };
        moved(other.minute);
        moved(other.from);
        moved(other.until);
        bool const in_order = !other.from || !other.until || other.first != other.last || *other.from < *other.until;
        if (in_order) found.add_reading(other);
    }
    if (read.minute == whole_day && read.first == read.last && !read.from) {
        Moment const end{*read.last, whole_day * 60 - 1};
        found.add({Kind::datetime, end, end});
    }
    if (is_bare_weekday_of_today(text, read, today)) {  // said on a Wednesday, 周三 may be the next one
        auto next = read;
        if (next.first) *next.first += days{7};
        if (next.last) *next.last += days{7};
        found.add_reading(next);
    }
    // 12月前 may take in the month itself.
    if (read.deadline && read.last && read.point.span != Span::holiday && *read.last < read.point.first && read.point.end > 0) found.add_range(std::nullopt, Moment{read.point.last, std::nullopt});
}

// 不是周三，是周四; 25号不行，改26号; 由25日改为27日: what replaces the other comes first.
void put_meant_first(std::u32string_view text, std::vector<Phrase>& phrases) {
    if (phrases.size() < 2) return;
    auto const follows = [&](Phrase const& read, std::initializer_list<std::u32string_view> words) {
        auto const before = text.substr(0, read.begin);
        return std::any_of(words.begin(), words.end(), [&](auto word) { return before.ends_with(word); });
    };
    auto const rank = [&](Phrase const& read) {
        if (follows(read, {U"改", U"改到", U"改成", U"改为", U"改在", U"改至", U"延到", U"延至", U"延期到", U"推到", U"推至", U"推迟到", U"推迟至", U"提前到", U"提前至", U"换成", U"换到", U"挪到", U"宽限到", U"而是"})) return 0;
        auto const after = text.substr(read.end);
        bool const dropped = follows(read, {U"不是", U"不要", U"不能", U"别"}) || after.starts_with(U"不行") || after.starts_with(U"不得行") || after.starts_with(U"来不及") || after.starts_with(U"不成");
        return dropped ? 2 : 1;
    };
    std::stable_sort(phrases.begin(), phrases.end(), [&](Phrase const& a, Phrase const& b) { return rank(a) < rank(b); });
}

// 25日、26日两天: days that follow each other and are counted together.
std::optional<std::pair<Date, Date>> days_in_a_row(std::u32string_view text, std::vector<Phrase> const& phrases) {
    if (phrases.size() < 2) return std::nullopt;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        auto const& read = phrases[i];
        if (!read.first || read.first != read.last || read.minute || read.deadline) return std::nullopt;
        if (i > 0 && (read.begin > phrases[i - 1].end + 1 || *read.first != *phrases[i - 1].first + days{1})) return std::nullopt;
    }
    auto const number = numeral_in(text, phrases.back().end);
    if (!number || static_cast<std::size_t>(number->value) != phrases.size() || phrases.back().end + number->length >= text.size()) return std::nullopt;
    if (text[phrases.back().end + number->length] != U'天') return std::nullopt;
    return std::pair{*phrases.front().first, *phrases.back().last};
}

bool is_digit(char32_t point) { return decimal_digit(point) >= 0; }

// A year by its number alone is one only where nothing is counted by it.
std::optional<int> bare_year(std::u32string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        bool const begins = i == 0 || text[i - 1] == U',' || text[i - 1] == U'。';
        if (!begins || !is_digit(text[i])) continue;
        auto const number = numeral_in(text, i);
        auto end = i + 4;
        if (!number || number->length != 4 || number->value < 1949 || number->value > 2099) continue;
        bool const apart = end == text.size() || text[end] == U' ' || text[end] == U',';
        while (end < text.size() && text[end] == U' ') ++end;
        constexpr std::u32string_view counted = U"元人户个件次名位亩斤吨万米块号份条项页平0123456789-/.";
        if (apart && (end == text.size() || counted.find(text[end]) == counted.npos)) return number->value;
    }
    return std::nullopt;
}

}  // namespace

std::vector<DateCandidate> date_candidates(std::string_view text, Timestamp now, Calendar const& calendar) {
    auto const folded = fold_text(text, most_bytes);
    auto const today = to_local(now).day;
    Candidates found(now);
    auto likely = read_phrases(folded, now, calendar, Tense::ahead);
    put_meant_first(folded.points, likely);
    if (auto const days = days_in_a_row(folded.points, likely)) found.add_range(Moment{days->first, std::nullopt}, Moment{days->second, std::nullopt});
    for (auto const& read : likely) {
        if (names_a_past_year(read, today)) found.add_range(Moment{read.point.first, std::nullopt}, Moment{read.point.last, std::nullopt});
        found.add_reading(read);
    }
    for (auto const& read : likely)
        if (!read.impossible) add_variants(found, folded.points, read, today);
    if (!likely.empty())
        for (auto const tense : {Tense::past, Tense::ahead})
            for (auto const& read : read_phrases(folded, now, calendar, tense, Signs::passed_over)) found.add_reading(read);
    if (found.empty() && likely.empty())
        if (auto const year = bare_year(folded.points)) found.add_range(Moment{make_date(*year, 1, 1), std::nullopt}, Moment{make_date(*year, 12, 31), std::nullopt});
    if (found.empty() && likely.empty() && folded.points.find(U"现在") == 0) {
        Moment const at{today, static_cast<int>(to_local(now).since_midnight / std::chrono::seconds{1})};
        found.add({Kind::datetime, at, at});
    }
    return found.take();
}

std::string to_text(Moment const& moment) {
    if (!moment.second) return lingyan::to_text(moment.day);
    bool const next = *moment.second >= whole_day * 60;  // the end of a day is the beginning of the next
    int const second = next ? *moment.second - whole_day * 60 : *moment.second;
    auto const two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return lingyan::to_text(next ? moment.day + days{1} : moment.day) + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
}

}  // namespace lingyan::language
