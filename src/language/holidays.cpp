// Holidays by name, fixed or lunar; their days off are the calendar's.
#include "language/date_reader.hpp"
#include "language/date_working.hpp"
#include "language/lunar.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

enum class By { sun, moon, eve, term, sunday };
// Two numerals, or a kind of weather, that are a holiday only where what follows says so.
enum class Guard { none, pair, strict };

struct Holiday {
    std::u32string_view said;
    By by;
    int month, day;  // of a solar term: its number; of By::sunday: which Sunday
    int usual_days;  // off, where the year has no table yet
    Guard guard = Guard::none;
};

constexpr Holiday sun(std::u32string_view said, int month, int day, int usual_days = 1, Guard guard = Guard::none) { return {said, By::sun, month, day, usual_days, guard}; }
constexpr Holiday moon(std::u32string_view said, int month, int day, int usual_days = 1) { return {said, By::moon, month, day, usual_days, Guard::none}; }
constexpr Holiday eve(std::u32string_view said) { return {said, By::eve, 0, 0, 1, Guard::none}; }
constexpr Holiday term(std::u32string_view said, int number, Guard guard = Guard::none) { return {said, By::term, 0, number, 1, guard}; }

// A longer name stands before the one it begins with.
constexpr Holiday holidays[] = {
    sun(U"元旦节", 1, 1), sun(U"元旦", 1, 1), sun(U"新年", 1, 1), sun(U"阳历年", 1, 1),
    eve(U"大年三十"), eve(U"年三十"), eve(U"除夕夜"), eve(U"除夕"), eve(U"大年夜"), eve(U"腊月三十"), eve(U"腊月卅"),
    moon(U"春节", 1, 1, 7), moon(U"过年", 1, 1, 7), moon(U"元宵节", 1, 15), moon(U"元宵", 1, 15), moon(U"龙抬头", 2, 2), moon(U"二月二", 2, 2), moon(U"三月三", 3, 3), moon(U"六月六", 6, 6), moon(U"九月九", 9, 9),
    sun(U"五一国际劳动节", 5, 1, 5), sun(U"五一劳动节", 5, 1, 5), sun(U"五一节", 5, 1, 5), sun(U"劳动节", 5, 1, 5), sun(U"五一", 5, 1, 5, Guard::pair),
    moon(U"五月端午", 5, 5), moon(U"八月中秋", 8, 15), moon(U"端午节", 5, 5), moon(U"端午", 5, 5), moon(U"端阳", 5, 5), moon(U"七夕节", 7, 7), moon(U"七夕", 7, 7), moon(U"中元节", 7, 15), moon(U"七月半", 7, 15),
    moon(U"中秋节", 8, 15), moon(U"中秋", 8, 15), moon(U"八月十五", 8, 15), moon(U"重阳节", 9, 9), moon(U"重阳", 9, 9),
    sun(U"国庆节", 10, 1, 7), sun(U"国庆", 10, 1, 7), sun(U"十一", 10, 1, 7, Guard::strict),
    sun(U"三八国际妇女节", 3, 8), sun(U"三八妇女节", 3, 8), sun(U"三八节", 3, 8), sun(U"妇女节", 3, 8), sun(U"女神节", 3, 8), sun(U"女生节", 3, 7),
    sun(U"三八", 3, 8, 1, Guard::strict), sun(U"植树节", 3, 12), sun(U"消费者权益日", 3, 15), sun(U"愚人节", 4, 1),
    sun(U"五四青年节", 5, 4), sun(U"青年节", 5, 4), sun(U"五四", 5, 4, 1, Guard::strict), sun(U"护士节", 5, 12),
    sun(U"六一儿童节", 6, 1), sun(U"儿童节", 6, 1), sun(U"六一", 6, 1, 1, Guard::pair), sun(U"环境日", 6, 5), sun(U"禁毒日", 6, 26),
    sun(U"七一建党节", 7, 1), sun(U"建党节", 7, 1), sun(U"七一", 7, 1, 1, Guard::pair),
    sun(U"八一建军节", 8, 1), sun(U"建军节", 8, 1), sun(U"八一", 8, 1, 1, Guard::pair),
    sun(U"教师节", 9, 10), sun(U"烈士纪念日", 9, 30), sun(U"消防日", 11, 9), sun(U"记者节", 11, 8), sun(U"光棍节", 11, 11), sun(U"双十一", 11, 11), sun(U"双11", 11, 11),
    sun(U"宪法日", 12, 4), sun(U"国家公祭日", 12, 13), sun(U"公祭日", 12, 13), sun(U"情人节", 2, 14), sun(U"平安夜", 12, 24), sun(U"圣诞节", 12, 25), sun(U"圣诞", 12, 25), sun(U"万圣节", 10, 31),
    {U"母亲节", By::sunday, 5, 2, 1, Guard::none}, {U"父亲节", By::sunday, 6, 3, 1, Guard::none},
    moon(U"腊八节", 12, 8), moon(U"腊八", 12, 8), moon(U"小年", 12, 23),
    term(U"清明节", 6), term(U"清明", 6), term(U"冬至节", 23), term(U"冬至", 23), term(U"小寒", 0, Guard::strict), term(U"大寒", 1, Guard::strict), term(U"立春", 2),
    term(U"雨水", 3, Guard::strict), term(U"惊蛰", 4), term(U"春分", 5), term(U"谷雨", 7), term(U"立夏", 8), term(U"小满", 9, Guard::strict), term(U"芒种", 10),
    term(U"夏至", 11), term(U"小暑", 12, Guard::strict), term(U"大暑", 13, Guard::strict), term(U"立秋", 14), term(U"处暑", 15), term(U"白露", 16, Guard::strict),
    term(U"秋分", 17), term(U"农民丰收节", 17), term(U"丰收节", 17), term(U"寒露", 18), term(U"霜降", 19), term(U"立冬", 20), term(U"小雪", 21, Guard::strict), term(U"大雪", 22, Guard::strict),
};

std::optional<Date> day_of(Holiday const& holiday, int year) {
    switch (holiday.by) {
        case By::sun: return make_date(year, static_cast<unsigned>(holiday.month), static_cast<unsigned>(holiday.day));
        // 腊八 and 除夕 that fall into January belong to the lunar year before.
        case By::moon:
            for (int lunar_year : {year - 1, year})
                if (auto const day = lunar_date(lunar_year, holiday.month, holiday.day); day && year_of(*day) == year) return day;
            return std::nullopt;
        case By::eve: return new_years_eve(year - 1);
        case By::term: return solar_term(year, holiday.day);
        case By::sunday: {
            auto const first = make_date(year, static_cast<unsigned>(holiday.month), 1);
            return first + days{(7 - static_cast<int>(weekday_of(first))) + 7 * (holiday.day - 1)};
        }
    }
    return std::nullopt;
}

struct Block { Date first, last; };
Block days_off(Reading const& in, Holiday const& holiday, Date day) {
    Block block{day, day};
    if (in.calendar->has_table(year_of(day))) {
        for (int i = 0; i < 12 && !in.calendar->is_working(block.last + days{1}); ++i) block.last += days{1};
        for (int i = 0; i < 12 && !in.calendar->is_working(block.first - days{1}); ++i) block.first -= days{1};
        if (!in.calendar->is_working(day)) return block;
    }
    return {day, day + days{holiday.usual_days - 1}};
}

bool is_numeral(char32_t point) {
    return han_digit(point) >= 0 || decimal_digit(point) >= 0 || point == U'十' || point == U'百';
}

bool may_follow(Reading const& in, std::size_t end, Guard guard) {
    if (in.one_of(end, {U"村", U"社区", U"路", U"街", U"大队", U"小队", U"组", U"桥", U"渠", U"水库", U"小学", U"中学", U"红旗手", U"劳动奖",
                        U"快乐", U"公路", U"精神", U"广场", U"勋章", U"奖章", U"轻", U"度", U"工程", U"镇", U"乡", U"饭", U"粑", U"粥", U"家庭"}))
        return false;
    if (in.any(end, U"好") && guard == Guard::none) return false;  // a greeting
    if (guard == Guard::none) return true;
    if (in.any(end, U"前后节期假放收长小当之以到至那")) return true;
    if (guard == Guard::strict) return false;
    return end >= in.text.size() || in.any(end, U" ,。、;!?)就要也慰走表活上晚这那为开去回在");
}

}  // namespace

std::optional<Point> read_holiday(Reading const& in, std::size_t i, std::optional<int> year) {
    static WordTable const table(holidays);
    for (auto const& holiday : table.at(in.at(i))) {
        if (!in.has(i, holiday.said)) continue;
        auto end = i + holiday.said.size();
        if (holiday.by == By::moon && numeral_in(in.text, i) && (in.any(end, U"日号个户人名件次天") || numeral_in(in.text, end))) continue;  // 八月十五日 is of the sun
        if (!may_follow(in, end, holiday.guard)) return std::nullopt;
        char32_t const before = i > 0 ? in.text[i - 1] : U'\0';
        if (holiday.guard != Guard::none && (is_numeral(before) || before == U'第' || before == U'.' || before == U'周' || before == U'期'))
            return std::nullopt;
        // 王国庆 and 李中秋 are people.
        constexpr std::u32string_view surnames = U"王李张刘陈杨黄赵吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢傅"
                                                 U"钟姜崔谭廖范汪陆石戴贾韦夏邱侯邹熊孟秦白阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱严赖覃武莫孔";
        bool const given_name = holiday.said.size() == 2 && holiday.said.back() != U'节' && holiday.said != U"新年" && holiday.said != U"过年";
        bool const after_lead = i == 1 || (i >= 2 && in.any(i - 2, U"和跟与找约给让叫喊由"));
        if (holiday.said == U"春节" && after_lead && before != U'\0' && surnames.find(before) != surnames.npos) return std::nullopt;
        if (before != U'\0' && given_name && surnames.find(before) != surnames.npos) return std::nullopt;

        bool const block = [&] {
            auto const length = in.one_of(end, {U"放假期间", U"假期期间", U"假期", U"长假期间", U"小长假期间", U"小长假", U"长假", U"黄金周", U"假日", U"期间", U"放假"});
            end += length;
            return length != 0;
        }();
        std::optional<Date> day;
        if (year) {
            day = day_of(holiday, *year);
        } else {
            for (int step = -1; step <= 2; ++step) {
                auto const candidate = day_of(holiday, year_of(in.base) + (in.ahead() ? step : 1 - step));
                if (!candidate) continue;
                bool const after = in.one_of(end, {U"之后", U"以后", U"过后", U"后", U"收假", U"复工"}) != 0;
                auto const until = block || after ? days_off(in, holiday, *candidate).last : *candidate;
                if (in.ahead() ? until < in.base : *candidate > in.base) continue;
                day = candidate;
                break;
            }
        }
        if (!day) return std::nullopt;
        if (!block)  // 中秋国庆期间, where they lie close: from the one to the end of the other
            if (auto other = read_holiday(in, end + (in.any(end, U"、和及") ? 1 : 0), year); other && other->span == Span::holiday && other->first < other->last && *day < other->last && other->last - *day < days{16}) {
                other->first = *day;
                return other;
            }
        auto const off = days_off(in, holiday, *day);
        if (auto round = read_round_days_off(in, end, {off.first, off.last})) return round;
        Point point;
        point.end = end;
        point.span = Span::holiday;
        point.named_month = true;
        point.first = block ? off.first : *day;
        point.last = block ? off.last : *day;
        point.block_last = off.last;
        return point;
    }
    return std::nullopt;
}

}  // namespace lingyan::language
