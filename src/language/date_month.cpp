// Months, their parts and their days: 12月25日, 下月初, 月底, 十月的第一个周五, 本月最后一个工作日, 1-3月, 25号.
#include "language/date_ranges.hpp"
#include "language/name_parts.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

bool exists(int year, int month, int day) {
    using namespace std::chrono;
    return day > 0 && year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}.ok();
}

// What follows a month: 底, 初, 上旬, 25日, 的第一周 … and where it ends.
struct Within {
    enum class What { days, weeks, weekdays, weekends, working_days };
    std::size_t end;
    int first = 1, last = 0;  // days of the month; 0: its last, -2: the third from its end
    Span span = Span::month;
    What what = What::days;
    int nth = 0;              // of the weeks, weekdays …; -1: the last
    int weekday = 0;
};

std::optional<Within> read_part(Reading const& in, std::size_t i) {
    if (in.any(i, U"底末尾")) return Within{i + 1, 0, 0, Span::day};
    if (in.has(i, U"上中旬")) return Within{i + 3, 1, 20, Span::third};
    if (in.has(i, U"中下旬")) return Within{i + 3, 11, 0, Span::third};
    if (in.has(i, U"上旬")) return Within{i + 2, 1, 10, Span::third};
    if (in.has(i, U"中旬")) return Within{i + 2, 11, 20, Span::third};
    if (in.has(i, U"下旬")) return Within{i + 2, 21, 0, Span::third};
    if (in.has(i, U"上半月") || in.has(i, U"前半月")) return Within{i + 3, 1, 15, Span::third};
    if (in.has(i, U"下半月") || in.has(i, U"后半月")) return Within{i + 3, 16, 0, Span::third};
    if (in.at(i) == U'初' || (in.at(i) == U'头' && !in.any(i + 1, U"几两三一"))) return Within{i + 1, 1, 10, Span::third};
    if (in.at(i) == U'中' && !in.any(i + 1, U"国心午秋学小央共介")) return Within{i + 1, 11, 20, Span::third};
    if (in.at(i) == U'半' && !in.any(i + 1, U"年天个月日")) return Within{i + 1, 15, 15, Span::day};
    return std::nullopt;
}

// 第一周, 最后一个周五, 第三天, 首个工作日, 前三天.
std::optional<Within> read_counted(Reading const& in, std::size_t i) {
    auto const last = in.one_of(i, {U"最后", U"末"});
    bool const nth = in.at(i) == U'第' || in.has(i, U"头一个");
    auto const start = nth ? 0 : in.one_of(i, {U"前", U"头"});
    std::size_t end = i;
    int count = 1;
    if (in.at(i) == U'首' && in.any(i + 1, U"个周日")) {
        end = i + 1;
    } else {
        if (!last && !nth && !start) return std::nullopt;
        auto const number = numeral_in(in.text, i + (nth ? 1 : last + start));
        if (!number || number->value < 1 || number->value > 31) return std::nullopt;
        count = number->value;
        end = i + (nth ? 1 : last + start) + number->length;
    }
    if (in.at(end) == U'个') ++end;
    if (auto const unit = in.one_of(end, {U"天", U"日"})) {
        if (last) return Within{end + unit, 1 - count, 0, count == 1 ? Span::day : Span::third};
        if (start) return Within{end + unit, 1, count, Span::third};
        return Within{end + unit, count, count, Span::day};
    }
    if (start || count > 23) return std::nullopt;
    int const which = last ? -count : count;
    using What = Within::What;
    if (in.has(end, U"工作日")) return Within{end + 3, 1, 0, Span::day, What::working_days, which, 0};
    auto const unit = in.one_of(end, {U"周", U"星期", U"礼拜"});
    if (unit == 0 || count > 5) return std::nullopt;
    end += unit;
    if (in.at(end) == U'末') return Within{end + 1, 1, 0, Span::weekend, What::weekends, which, 6};
    int weekday = 0;
    end += weekday_at(in, end, weekday);
    return Within{end, 1, 0, weekday ? Span::day : Span::week, weekday ? What::weekdays : What::weeks, which, weekday};
}

Within read_within(Reading const& in, std::size_t i) {
    if (auto const part = read_part(in, in.at(i) == U'月' && in.any(i + 1, U"底末尾初头") ? i + 1 : i)) return *part;  // 12月月底
    if (in.at(i) == U'份') ++i;
    if (auto const part = read_part(in, in.at(i) == U'的' ? i + 1 : i)) return *part;
    auto j = in.at(i) == U'的' ? i + 1 : i;
    if (auto const counted = read_counted(in, j)) return *counted;
    j = in.skip(i);
    if (auto const number = numeral_in(in.text, j); number && number->value >= 1 && number->value <= 99) {
        auto const end = in.skip(j + number->length);
        if (in.any(end, U"日号") && !in.has(end, U"日内")) return Within{end + 1, number->value, number->value, Span::day};
        bool const counted = in.any(end, U"人户个件次天年元万名条项岁周点%.亩斤吨米公里块台辆头只棵处座间套位组队批届期余多来") || number->length > 3 || number->value > 31;
        if (!counted && (number->arabic || number->length >= 2)) return Within{j + number->length, number->value, number->value, Span::day};
    }
    return Within{i};
}

// Nothing where that month has no such part.
std::optional<Range> place(Reading const& in, Within const& within, int year, int month) {
    auto const whole = months_from(year, month, 1);
    using What = Within::What;
    if (within.what == What::days) {
        auto const day = [&](int n) { return n > 0 ? whole.first + days{n - 1} : whole.second + days{n}; };
        if (within.first > 0 && !exists(year, month, within.first)) return std::nullopt;
        if (within.last > 0 && !exists(year, month, within.last)) return std::nullopt;
        return Range{day(within.first), day(within.last)};
    }
    // The first week of a month is the first that begins in it; weekdays and weekends are counted by themselves.
    auto const counts = [&](Date day) {
        if (within.what == What::working_days) return in.calendar->is_working(day);
        return weekday_of(day) == (within.what == What::weeks ? 1u : static_cast<unsigned>(within.weekday));
    };
    int const step = within.nth > 0 ? 1 : -1;
    auto day = within.nth > 0 ? whole.first : whole.second;
    for (int left = within.nth * step; day >= whole.first && day <= whole.second; day += days{step}) {
        if (!counts(day) || --left > 0) continue;
        int const length = within.what == What::weeks ? 6 : within.what == What::weekends ? 1 : 0;
        return Range{day, day + days{length}};
    }
    return std::nullopt;
}

bool names_a_day(Within const& within) { return within.span == Span::day && within.what == Within::What::days && within.first == within.last && within.first > 0; }

// 本月, 下个月, 上上月.
std::optional<Point> read_relative_month(Reading const& in, std::size_t i, std::optional<int> year) {
    int months = 0;
    auto j = i;
    bool relative = false;
    while (in.any(j, U"上下") && j - i < 12) months += in.at(j++) == U'下' ? 1 : -1, relative = true;
    if (!relative)
        if (auto const word = in.one_of(j, {U"本", U"这", U"当", U"该"})) relative = true, j += word;
    if (!relative) return std::nullopt;
    if (in.at(j) == U'一' && in.any(j + 1, U"个月")) ++j;
    if (in.at(j) == U'个') ++j;
    if (in.at(j) != U'月' || in.any(j + 1, U"饼亮光经")) return std::nullopt;
    auto const start = add_months(make_date(year.value_or(year_of(in.today)), month_of(in.today), 1), months);
    ++j;
    if (in.has(j, U"今天") || in.has(j, U"今日") || in.has(j, U"的今天")) {  // 上个月今天
        auto const day = add_months(in.today, months);
        return made(j + (in.at(j) == U'的' ? 3 : 2), {day, day}, Span::day);
    }
    auto const within = read_within(in, j);
    auto const range = place(in, within, year_of(start), static_cast<int>(month_of(start)));
    if (range) return made(within.end, *range, within.span);
    if (!names_a_day(within)) return std::nullopt;
    return within.first > 31 ? impossible_at(within.end) : impossible_at(within.end, add_months(start, 1) - days{1});
}

// 月底, 中旬: of this month, or the next or last one.
std::optional<Point> read_bare_part(Reading const& in, std::size_t i) {
    bool const month = in.at(i) == U'月';
    if (month && i > 0 && in.any(i - 1, U"个每满按逐腊正冬几元岁")) return std::nullopt;
    if (!month && i > 0 && in.any(i - 1, U"月的")) return std::nullopt;
    if (month && in.at(i + 1) == U'内') {
        auto point = made(i + 2, {in.today, months_from(year_of(in.today), static_cast<int>(month_of(in.today)), 1).second}, Span::month);
        point.complete = true;
        return point;
    }
    if (!month && !in.has(i + 1, U"旬") && !in.has(i + 2, U"旬") && !in.has(i + 1, U"半月")) return std::nullopt;
    if (month && in.has(i + 1, U"底薪")) return std::nullopt;
    auto const within = read_part(in, month ? i + 1 : i);
    if (!within) return std::nullopt;
    auto first = make_date(year_of(in.base), month_of(in.base), 1);
    auto const at = [&](Date of) { return *place(in, *within, year_of(of), static_cast<int>(month_of(of))); };
    if (in.ahead() && at(first).second < in.base) first = add_months(first, 1);
    if (!in.ahead() && at(first).first > in.base) first = add_months(first, -1);
    return made(within->end, at(first), within->span);
}

// 1-3月, 七八月: from one month to another.
std::optional<Point> read_months(Reading const& in, std::size_t i, std::optional<int> year) {
    auto const number = numeral_in(in.text, i);
    if (!number) return std::nullopt;
    int first = number->value, last = 0;
    auto end = i + number->length;
    bool const pair = !number->arabic && number->length == 2 && han_digit(in.at(i)) > 0 && han_digit(in.at(i + 1)) == han_digit(in.at(i)) + 1;
    if (pair && in.at(end) == U'月') {
        first = han_digit(in.at(i));
        last = han_digit(in.at(i + 1));
    } else {
        auto const joined = in.one_of(in.skip(end), {U"到", U"至", U"——", U"—", U"–", U"-", U"~"});
        if (joined == 0) return std::nullopt;
        end = in.skip(in.skip(end) + joined);
        auto const second = numeral_in(in.text, end);
        if (!second) return std::nullopt;
        last = second->value;
        end += second->length;
    }
    if (in.at(end) != U'月' || first < 1 || first > 12 || last < 1 || last > 12) return std::nullopt;
    ++end;
    if (in.at(end) == U'份') ++end;
    if (auto const day = numeral_in(in.text, end); day && in.any(end + day->length, U"日号")) return std::nullopt;
    int const count = (last - first + 12) % 12 + 1;
    auto const range = year ? std::optional(months_from(*year, first, count)) : nearest_year(in, [&](int y) { return std::optional(months_from(y, first, count)); });
    if (!range) return std::nullopt;
    return made(end, *range, Span::month);
}

}  // namespace

bool month_can_have(int month, int day) { return month >= 1 && month <= 12 && exists(2024, month, day); }

namespace {

// 跟李三月谈话, 转给马三月办: somebody is called so.
bool is_a_person(Reading const& in, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view leads = U"和跟与找约给让叫喊由";
    if (begin == 0 || in.any(end, U"份底初末中上下的里间一二三四五六七八九十0123456789")) return false;
    bool const acts = in.any(end, U"谈聊办弄做去来说处负");
    bool const over = end == in.text.size() || in.any(end, U"、,。和");
    if (in.any(begin - 1, leads)) return acts;
    if (in.any(begin - 1, U"于至到从自在年") || surname_length(in.text.substr(begin - 1, 2)) != 1) return false;
    if (begin >= 2 && in.any(begin - 2, leads)) return acts || over;
    return begin == 1 && in.any(end, U"谈聊");
}

}  // namespace

std::optional<Point> read_month(Reading const& in, std::size_t i, std::optional<int> year) {
    if (auto relative = read_relative_month(in, i, year)) return relative;
    if (!year && in.any(i, U"月上中下前后"))
        if (auto part = read_bare_part(in, i)) return part;
    if (auto months = read_months(in, i, year)) return months;
    bool const first_month = in.has(i, U"元月") && !(i > 0 && in.any(i - 1, U"公纪上"));
    auto const number = first_month ? std::optional(PointNumeral{1, 1, true}) : numeral_in(in.text, i);
    if (!number || number->value < 1 || number->value > 99 || in.any(i, U"两俩")) return std::nullopt;
    auto const j = in.skip(i + number->length);
    if (in.at(j) != U'月' || in.any(j + 1, U"饼光嫂")) return std::nullopt;
    if (!year && !number->arabic && j == i + number->length && is_a_person(in, i, j + 1)) return std::nullopt;
    auto const within = read_within(in, j + 1);
    bool const day = names_a_day(within);
    if (number->value > 12) return day && in.any(within.end - 1, U"日号") && number->value < 32 ? impossible_at(within.end) : std::nullopt;
    Within const whole{within.end, 0, 0, Span::day};
    auto const clamped = [&]() -> std::optional<Date> {
        auto const last = within.first > 31 ? std::nullopt : year ? place(in, whole, *year, number->value) : nearest_year(in, [&](int y) { return place(in, whole, y, number->value); });
        return last ? std::optional(last->first) : std::nullopt;
    };
    if (day && !month_can_have(number->value, within.first)) return impossible_at(within.end, clamped());
    auto const range = year ? place(in, within, *year, number->value)
                            : nearest_year(in, [&](int y) { return place(in, within, y, number->value); });
    if (range) return made(within.end, *range, within.span);
    return day ? impossible_at(within.end, clamped()) : std::nullopt;
}

std::optional<Point> read_month_day(Reading const& in, std::size_t i) {
    auto const number = numeral_in(in.text, i);
    if (!number || number->value < 1 || number->value > 39) return std::nullopt;
    auto end = in.skip(i + number->length);
    bool const range = in.any(end, U"-~至到—–") && in.at(end) != U'\0';
    if (range) {  // 12-15号: its last day is read by whoever joins ranges
        auto const last = numeral_in(in.text, end + 1);
        if (!last || last->value > 31 || last->value <= number->value) return std::nullopt;
        auto const sign = end + 1 + last->length;
        if (!in.any(sign, U"日号") || in.any(sign + 1, U"内以后前游")) return std::nullopt;
        end = i + number->length;
    } else if (in.any(i, U"廿卅") && in.one_of(end, {U"之前", U"以前", U"前", U"之后", U"以后", U"过后"})) {
        end = i + number->length;  // 廿五前: the old numerals are said of days alone
    } else {
        if (!in.any(end, U"日号") || (in.at(end) == U'日' && (in.at(end + 1) == U'游' || in.has(end + 1, U"三餐") || in.has(end + 1, U"捐")))) return std::nullopt;
        if (in.at(end) == U'号' && in.any(end + 1, U"桌床票馆矿炉厕铺灯棚仓柜泵闸塘楼桥线文房门院车路井地库令机坑店厅码段村组院召工单任事项")) return std::nullopt;
        if (in.at(end) == U'号' && (in.has(end + 1, U"公路") || in.has(end + 1, U"公交") || in.has(end + 1, U"公馆") || in.has(end + 1, U"公寓"))) return std::nullopt;
        ++end;
    }
    if (i > 0 && in.any(i - 1, U"第每./编案单〕]№月")) return std::nullopt;
    if (i > 3 && in.text[i - 1] == U'-' && decimal_digit(in.text[i - 2]) >= 0 && decimal_digit(in.text[i - 3]) >= 0 && decimal_digit(in.text[i - 4]) >= 0) return std::nullopt;  // a number's second part
    if (number->value > 31) {  // 32号 may be a house; where a day is asked for it is none that exists
        bool const alone = i == 0 && end == in.text.size();
        bool const a_day = alone || in.any(end, U"前之以交报开截") || (i > 0 && in.any(i - 1, U"到至在于迟"));
        return a_day && !range ? impossible_at(end) : std::nullopt;
    }
    auto const day = nearest_day(in, number->value);
    if (!day) return std::nullopt;
    Point point;
    point.end = end;
    point.first = point.last = *day;
    point.half = range;
    return point;
}

std::optional<Date> nearest_month_day(Reading const& in, int month, int day) {
    if (!month_can_have(month, day)) return std::nullopt;
    Within within{0, day, day, Span::day};
    auto const range = nearest_year(in, [&](int year) { return place(in, within, year, month); });
    if (!range) return std::nullopt;
    return range->first;
}

std::optional<Date> nearest_day(Reading const& in, int day) {
    auto month = make_date(year_of(in.base), month_of(in.base), 1);
    for (int step = 0; step < 4; ++step, month = add_months(month, in.ahead() ? 1 : -1)) {
        if (!exists(year_of(month), static_cast<int>(month_of(month)), day)) continue;
        auto const date = month + days{day - 1};
        if (in.ahead() ? date >= in.base : date <= in.base) return date;
    }
    return std::nullopt;
}

}  // namespace lingyan::language
