// Days told from today: 明天, 后儿, 今晚, 下周五, 上上个周末.
#include "language/date_reader.hpp"
#include "language/date_working.hpp"

namespace lingyan::language {
namespace {

struct Word { std::u32string_view said; int days; };
constexpr Word words[] = {
    {U"大后天", 3}, {U"大后日", 3}, {U"大后儿", 3}, {U"外后天", 3}, {U"大大后天", 4}, {U"大前天", -3}, {U"大前日", -3}, {U"大前儿", -3}, {U"上前天", -3}, {U"大大前天", -4},
    {U"今天", 0}, {U"今日", 0}, {U"今儿个", 0}, {U"今儿", 0}, {U"今个", 0}, {U"当日", 0}, {U"当天", 0}, {U"即日", 0},
    {U"明天", 1}, {U"明日", 1}, {U"明儿个", 1}, {U"明儿", 1}, {U"明个", 1}, {U"次日", 1}, {U"翌日", 1}, {U"本日", 0},
    {U"后天", 2}, {U"后日", 2}, {U"后儿", 2}, {U"后个", 2},
    {U"昨天", -1}, {U"昨日", -1}, {U"昨儿个", -1}, {U"昨儿", -1}, {U"昨个", -1}, {U"夜儿个", -1}, {U"夜来个", -1},
    {U"前天", -2}, {U"前日", -2}, {U"前儿", -2}, {U"前个", -2},
};
// Two days in one word.
struct Pair { std::u32string_view said; int first, last; };
constexpr Pair pairs[] = {{U"今明两天", 0, 1}, {U"今明两日", 0, 1}, {U"今明后三天", 0, 2}, {U"明后两天", 1, 2}, {U"明后天", 1, 2}, {U"昨今两天", -1, 0}, {U"前昨两天", -2, -1}};
struct Short { char32_t said; int days; };
constexpr Short shorts[] = {{U'今', 0}, {U'明', 1}, {U'昨', -1}, {U'后', 2}, {U'前', -2}};

std::optional<Point> read_day_word(Reading const& in, std::size_t i) {
    for (auto const& pair : pairs)
        if (in.has(i, pair.said)) {
            Point point;
            point.end = i + pair.said.size();
            point.first = in.today + days{pair.first};
            point.last = in.today + days{pair.last};
            return point;
        }
    static WordTable const table(words);
    for (auto const& word : table.at(in.at(i))) {
        if (!in.has(i, word.said)) continue;
        Point point;
        point.end = i + word.said.size();
        if (word.said.back() == U'天' && in.any(point.end, U"津")) return std::nullopt;
        if (word.said.back() == U'日' && in.any(point.end, U"常志")) return std::nullopt;
        if (word.said.back() == U'个' && in.any(point.end, U"月年季周星礼人村小钟工")) return std::nullopt;  // 前个月
        point.first = point.last = in.today + days{word.days};
        if (word.said[0] == U'当') {  // 12月3日开会，当天报名单; 投票当天 is a day that nobody has told
            if (!in.spoken_of && word.said == U"当天" && i > 0 && !in.any(i - 1, U" ,。、;:!?")) return std::nullopt;
            if (in.spoken_of) point.first = point.last = *in.spoken_of;
        }
        return point;
    }
    if (in.has(i, U"这个") && in.one_of(i + 2, {U"早上", U"上午", U"中午", U"下午", U"晚上"})) {
        Point point;
        point.end = i + 2;
        point.first = point.last = in.today;
        return point;
    }
    for (auto const& word : shorts) {
        if (in.at(i) != word.said || !(in.any(i + 1, U"早晚晨夜黑") || in.has(i + 1, U"下午") || in.has(i + 1, U"上午") || in.has(i + 1, U"中午"))) continue;
        if (in.any(i, U"后前") && i > 0 && !in.any(i - 1, U" ,。、;:大")) return std::nullopt;  // 然后晚上
        Point point;
        point.end = i + 1;  // the part of the day is read as such
        point.first = point.last = in.today + days{word.days};
        return point;
    }
    return std::nullopt;
}

std::optional<Point> read_week(Reading const& in, std::size_t i) {
    int weeks = 0;
    bool told = false;
    while (in.any(i, U"上下")) {
        weeks += in.at(i) == U'下' ? 1 : -1;
        told = true;
        ++i;
    }
    if (!told) {
        if (auto const this_one = in.one_of(i, {U"本", U"这", U"当"})) told = true, i += this_one;
    }
    if (told) {
        i = in.skip(i);
        if (in.at(i) == U'一' && in.any(i + 1, U"个周星礼")) ++i;
        if (in.at(i) == U'个') ++i;
        i = in.skip(i);
    }
    auto const unit = in.one_of(i, {U"周", U"星期", U"礼拜"});
    if (unit == 0) return std::nullopt;
    i += unit;
    if (told)  // 下周星期三
        if (auto const again = in.one_of(i, {U"周", U"星期", U"礼拜", U"的星期", U"的周"}))
            if (int weekday = 0; weekday_at(in, i + again, weekday)) i += again;
    auto const monday = in.today - days{static_cast<int>(weekday_of(in.today)) - 1} + days{7 * weeks};
    Point point;
    int weekday = 0;
    if (auto const both = in.one_of(i, {U"末", U"六日", U"六和周日", U"六、周日", U"六周日", U"六、日"})) {
        point.end = i + both;
        point.span = Span::weekend;
        point.first = monday + days{5};
        if (!told && !in.ahead() && point.first > in.today) point.first -= days{7};
        point.last = point.first + days{1};
    } else if (auto const length = weekday_at(in, i, weekday)) {
        point.end = i + length;
        if (!told && in.any(point.end, U"鸣娃凡帆舟峰宝贵")) return std::nullopt;  // 周一鸣 is a person
        if (told) {
            point.first = monday + days{weekday - 1};
        } else {
            int const away = weekday - static_cast<int>(weekday_of(in.base));
            point.first = in.base + days{in.ahead() ? (away + 7) % 7 : -((7 - away) % 7)};
        }
        point.last = point.first;
    } else if (told && !in.any(i, U"期围边岁年长密转身")) {
        if (in.at(i) == U'底') {  // 本周底
            point.end = i + 1;
            point.first = point.last = monday + days{6};
            return point;
        }
        if (auto one = read_working_day_of(in, i, monday, monday + days{6})) return one;
        point.end = i;
        point.span = Span::week;
        point.first = monday;
        point.last = monday + days{6};
    } else {
        return std::nullopt;
    }
    return point;
}

}  // namespace

std::size_t weekday_at(Reading const& in, std::size_t i, int& weekday) {
    constexpr std::u32string_view han = U"一二三四五六日天";
    constexpr std::u32string_view digits = U"1234567";
    if (i >= in.text.size()) return 0;
    if (auto const found = han.find(in.text[i]); found != han.npos) {
        weekday = found >= 6 ? 7 : static_cast<int>(found) + 1;
        return 1;
    }
    if (auto const found = digits.find(in.text[i]); found != digits.npos) {
        if (in.at(i + 1) >= U'0' && in.at(i + 1) <= U'9') return 0;
        weekday = static_cast<int>(found) + 1;
        return 1;
    }
    return 0;
}

std::optional<Point> read_near_date(Reading const& in, std::size_t i) {
    if (auto day = read_day_word(in, i)) return day;
    return read_week(in, i);
}

}  // namespace lingyan::language
