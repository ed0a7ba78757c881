// Holidays by name, fixed or lunar; their days off are the calendar's.
#include "language/date_reader.hpp"
#include "language/lunar.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

enum class By { sun, moon, eve, qingming, dongzhi };
enum class Guard { none, pair, strict };  // two numerals that are a holiday only where what follows says so

struct Holiday {
    std::u32string_view said;
    By by;
    int month, day;
    int usual_days;  // off, where the year has no table yet
    Guard guard = Guard::none;
};

constexpr Holiday holidays[] = {
    {U"元旦节", By::sun, 1, 1, 1}, {U"元旦", By::sun, 1, 1, 1}, {U"新年", By::sun, 1, 1, 1},
    {U"大年三十", By::eve, 0, 0, 1}, {U"年三十", By::eve, 0, 0, 1}, {U"除夕夜", By::eve, 0, 0, 1}, {U"除夕", By::eve, 0, 0, 1},
    {U"春节", By::moon, 1, 1, 7}, {U"过年", By::moon, 1, 1, 7}, {U"元宵节", By::moon, 1, 15, 1}, {U"元宵", By::moon, 1, 15, 1},
    {U"清明节", By::qingming, 0, 0, 1}, {U"清明", By::qingming, 0, 0, 1}, {U"冬至", By::dongzhi, 0, 0, 1},
    {U"五一国际劳动节", By::sun, 5, 1, 5}, {U"五一劳动节", By::sun, 5, 1, 5}, {U"五一节", By::sun, 5, 1, 5}, {U"劳动节", By::sun, 5, 1, 5},
    {U"五一", By::sun, 5, 1, 5, Guard::pair},
    {U"端午节", By::moon, 5, 5, 1}, {U"端午", By::moon, 5, 5, 1}, {U"中秋节", By::moon, 8, 15, 1}, {U"中秋", By::moon, 8, 15, 1},
    {U"国庆节", By::sun, 10, 1, 7}, {U"国庆", By::sun, 10, 1, 7}, {U"十一", By::sun, 10, 1, 7, Guard::strict},
    {U"三八国际妇女节", By::sun, 3, 8, 1}, {U"三八妇女节", By::sun, 3, 8, 1}, {U"三八节", By::sun, 3, 8, 1}, {U"妇女节", By::sun, 3, 8, 1},
    {U"三八", By::sun, 3, 8, 1, Guard::strict}, {U"植树节", By::sun, 3, 12, 1},
    {U"五四青年节", By::sun, 5, 4, 1}, {U"青年节", By::sun, 5, 4, 1}, {U"五四", By::sun, 5, 4, 1, Guard::strict},
    {U"六一儿童节", By::sun, 6, 1, 1}, {U"儿童节", By::sun, 6, 1, 1}, {U"六一", By::sun, 6, 1, 1, Guard::pair},
    {U"七一建党节", By::sun, 7, 1, 1}, {U"建党节", By::sun, 7, 1, 1}, {U"七一", By::sun, 7, 1, 1, Guard::pair},
    {U"八一建军节", By::sun, 8, 1, 1}, {U"建军节", By::sun, 8, 1, 1}, {U"八一", By::sun, 8, 1, 1, Guard::pair},
    {U"教师节", By::sun, 9, 10, 1}, {U"重阳节", By::moon, 9, 9, 1}, {U"重阳", By::moon, 9, 9, 1},
    {U"腊八节", By::moon, 12, 8, 1}, {U"腊八", By::moon, 12, 8, 1},
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
        case By::qingming: return qingming(year);
        case By::dongzhi: return dongzhi(year);
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
                        U"快乐", U"公路", U"精神", U"广场"}))
        return false;
    if (in.any(end, U"好") && guard == Guard::none) return false;  // a greeting
    if (guard == Guard::none) return true;
    if (in.any(end, U"前后节期假放长小当之以到至")) return true;
    if (guard == Guard::strict) return false;
    return end >= in.text.size() || in.any(end, U" ,。、;!?)就要也慰走表活上晚这那为开去回在");
}

}  // namespace

std::optional<Point> read_holiday(Reading const& in, std::size_t i, std::optional<int> year) {
    for (auto const& holiday : holidays) {
        if (!in.has(i, holiday.said)) continue;
        auto end = i + holiday.said.size();
        if (!may_follow(in, end, holiday.guard)) return std::nullopt;
        char32_t const before = i > 0 ? in.text[i - 1] : U'\0';
        if (holiday.guard != Guard::none && (is_numeral(before) || before == U'第' || before == U'.' || before == U'周' || before == U'期'))
            return std::nullopt;
        // 王国庆 and 李中秋 are people.
        constexpr std::u32string_view surnames = U"王李张刘陈杨黄赵吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢傅"
                                                 U"钟姜崔谭廖范汪陆石戴贾韦夏邱侯邹熊孟秦白阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱严赖覃武莫孔";
        bool const given_name = holiday.said.size() == 2 && holiday.said.back() != U'节' && holiday.said != U"新年" && holiday.said != U"过年";
        if (before != U'\0' && given_name && surnames.find(before) != surnames.npos) return std::nullopt;

        bool const block = [&] {
            auto const length = in.one_of(end, {U"放假期间", U"假期期间", U"假期", U"长假期间", U"小长假", U"长假", U"假日", U"期间", U"放假"});
            end += length;
            return length != 0;
        }();
        std::optional<Date> day;
        if (year) {
            day = day_of(holiday, *year);
        } else {
            for (int step : {-1, 0, 1, 2}) {
                auto const candidate = day_of(holiday, year_of(in.base) + (in.ahead() ? step : 1 - step));
                if (!candidate) continue;
                bool const after = in.one_of(end, {U"之后", U"以后", U"过后", U"后"}) != 0;
                auto const until = block || after ? days_off(in, holiday, *candidate).last : *candidate;
                if (in.ahead() ? until < in.base : *candidate > in.base) continue;
                day = candidate;
                break;
            }
        }
        if (!day) return std::nullopt;
        auto const off = days_off(in, holiday, *day);
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
