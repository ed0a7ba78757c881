// Times of the day: 九点, 三点半, 14:30, 下午, 今晚12点. An hour without a part of the day is the afternoon's from 1 to 6.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

// usual: where one minute has to stand for the part; until: where it ends for whoever has a deadline; from, to: what it stretches over.
struct Part { std::u32string_view said; Half half; int usual, until, from, to; bool needs_day; };

constexpr Part morning(std::u32string_view said, int usual = 480, int until = 600, bool needs_day = false) {
    return {said, Half::early, usual, until, 480, 720, needs_day};
}
constexpr Part dawn(std::u32string_view said, int usual, int until, int from, int to, bool needs_day = false) { return {said, Half::early, usual, until, from, to, needs_day}; }
constexpr Part noon(std::u32string_view said) { return {said, Half::noon, 720, 780, 660, 780, false}; }
constexpr Part afternoon(std::u32string_view said) { return {said, Half::late, 900, 1080, 720, 960, false}; }
constexpr Part dusk(std::u32string_view said) { return {said, Half::late, 1110, 1170, 960, 1200, false}; }
constexpr Part evening(std::u32string_view said, bool needs_day = false) { return {said, Half::night, 1170, 1440, 960, 1200, needs_day}; }
constexpr Part night(std::u32string_view said, int usual = 1290, bool needs_day = false) { return {said, Half::night, usual, 1440, 1200, 1440, needs_day}; }

constexpr Part parts[] = {
    dawn(U"凌晨", 180, 360, 0, 360), dawn(U"拂晓", 300, 420, 240, 480), dawn(U"麻麻亮", 390, 480, 300, 480), dawn(U"天亮", 420, 480, 300, 480), dawn(U"清晨", 420, 540, 300, 540),
    morning(U"大清早"), morning(U"一大早"), morning(U"一早", 480, 600, true), morning(U"清早"), morning(U"早晨"), morning(U"早上"), morning(U"早间"), morning(U"早起", 480, 600, true),
    morning(U"打早"), morning(U"上半天", 570, 720), morning(U"前半天", 570, 720), morning(U"前晌", 570, 720), morning(U"上午", 570, 720), morning(U"午前", 570, 720),
    noon(U"正午"), noon(U"中午"), noon(U"晌午"), noon(U"午间"),
    afternoon(U"下午"), afternoon(U"午后"), afternoon(U"后晌"), afternoon(U"后半天"), afternoon(U"下半天"),
    dusk(U"傍晚"), dusk(U"擦黑"), dusk(U"傍黑"), dusk(U"麻麻黑"), dusk(U"黄昏"), dusk(U"天黑"),
    dawn(U"后半夜", 180, 360, 0, 360), dawn(U"下半夜", 180, 360, 0, 360), night(U"前半夜"), night(U"上半夜"),
    evening(U"晚上黑"), evening(U"晚上"), evening(U"晚间"), evening(U"晚夕"), evening(U"晚黑"), evening(U"夜晚"), night(U"夜里"), night(U"夜间"), night(U"深夜", 1380),
    night(U"半夜", 1410), night(U"午夜", 1440), evening(U"黑里", true), evening(U"黑了", true), morning(U"早", 480, 600, true), dawn(U"晨", 420, 540, 300, 540, true),
    evening(U"晚", true), night(U"夜", 1290, true), evening(U"黑", true),
};

constexpr int no_hour = 99;

struct Clock { std::size_t end; int hour, minute, second; bool exact, colon; };  // exact: 02:30, which is no afternoon

std::optional<int> two_digits(Reading const& in, std::size_t i) {
    int const tens = decimal_digit(in.at(i)), ones = decimal_digit(in.at(i + 1));
    if (tens < 0 || tens > 5 || ones < 0 || decimal_digit(in.at(i + 2)) >= 0) return std::nullopt;
    return tens * 10 + ones;
}

// 十五分, 三十, 半, 一刻 after an hour.
void read_minutes(Reading const& in, Clock& clock, bool& told) {
    auto j = clock.end;
    if (in.at(j) == U' ' && in.any(in.skip(j), U"半整钟") && !in.any(in.skip(j) + 1, U"天年个小")) j = in.skip(j);
    if (auto const whole = in.one_of(j, {U"钟", U"整", U"正"})) {
        clock.end = j + whole;
        told = true;
    } else if (in.at(j) == U'半') {
        clock.end = j + 1;
        clock.minute = 30;
        told = true;
    } else if (auto const quarter = in.one_of(j, {U"一刻", U"三刻", U"1刻", U"3刻"})) {
        clock.end = j + quarter;
        clock.minute = in.any(j, U"一1") ? 15 : 45;
        told = true;
    } else {
        auto k = in.skip(j);
        if (in.at(k) == U'过' && numeral_in(in.text, k + 1)) ++k;
        if (auto const short_of = in.at(k) == U'差' ? numeral_in(in.text, k + 1) : std::nullopt; short_of && short_of->value < 60 && in.at(k + 1 + short_of->length) == U'分') {
            clock.end = k + 2 + short_of->length;  // 八点差五分
            clock.hour -= 1;
            clock.minute = 60 - short_of->value;
            told = true;
            return;
        }
        bool const led = in.any(k, U"零〇");
        if (led) ++k;
        auto const minutes = numeral_in(in.text, k);
        if (!minutes) return;
        auto const end = in.skip(k + minutes->length);
        if (minutes->value >= 60) {
            if (in.at(end) == U'分' && minutes->value < 100) clock.hour = no_hour, clock.end = end + 1;  // 2点70分
            return;
        }
        bool const sign = in.at(end) == U'分' && !in.any(end + 1, U"之钟别开");
        if (!sign && !led && (minutes->value < 10 || in.any(end, U"个人户件%万元天日号月年点."))) return;
        clock.end = sign ? end + 1 : k + minutes->length;
        clock.minute = minutes->value;
        told = true;
        auto const seconds = sign ? numeral_in(in.text, clock.end) : std::nullopt;
        if (seconds && seconds->value < 60 && in.at(clock.end + seconds->length) == U'秒') {
            clock.second = seconds->value;
            clock.end += seconds->length + 1;
        }
    }
}

// Hours from 25 on are read too, for whoever wants to say that there are none.
std::optional<Clock> read_clock(Reading const& in, std::size_t i, bool placed) {
    if (in.at(i) == U'差') {  // 差一刻八点, 差5分9点
        auto const short_of = numeral_in(in.text, i + 1);
        if (!short_of || short_of->value >= 60) return std::nullopt;
        auto j = i + 1 + short_of->length;
        if (!in.any(j, U"刻分")) return std::nullopt;
        int const minutes = in.at(j) == U'刻' ? 15 * short_of->value : short_of->value;
        j += in.at(j + 1) == U'钟' ? 2 : 1;
        auto const hour = numeral_in(in.text, j);
        if (!hour || hour->value < 1 || hour->value > 24 || minutes > 59 || in.at(j + hour->length) != U'点') return std::nullopt;
        return Clock{j + hour->length + 1, hour->value - 1, 60 - minutes, 0, false, false};
    }
    auto number = numeral_in(in.text, i);
    // 下午三四点: from the earlier one on.
    bool const pair = number && !number->arabic && number->length == 2 && han_digit(in.at(i)) > 0 && han_digit(in.at(i + 1)) == han_digit(in.at(i)) + 1;
    if (pair) number->value = han_digit(in.at(i));
    if (!number || number->value > 99 || (number->arabic && number->length > 2)) return std::nullopt;
    bool const zero = number->arabic && number->length == 2 && in.at(i) == U'0';
    auto j = i + number->length;
    if (number->arabic && placed && in.at(j) == U'.' && number->value < 24)  // 下午2.30
        if (auto const minute = two_digits(in, j + 1); minute && !in.any(j + 3, U".元万亩斤吨米公里块%折倍"))
            return Clock{j + 3, number->value, *minute, 0, zero, true};
    if (number->arabic && in.at(j) == U':') {
        auto const minute = two_digits(in, j + 1);
        bool const odd = decimal_digit(in.at(j + 1)) > 5 && decimal_digit(in.at(j + 2)) >= 0 && decimal_digit(in.at(j + 3)) < 0;
        if (!minute && !(odd && placed)) return std::nullopt;
        Clock clock{j + 3, odd ? no_hour : number->value, minute.value_or(0), 0, zero, true};
        if (auto const second = in.at(clock.end) == U':' ? two_digits(in, clock.end + 1) : std::nullopt) clock.second = *second, clock.end += 3;
        return clock;
    }
    j = in.skip(j);
    if (!in.any(j, U"点时") || (in.at(j) == U'时' && in.any(j + 1, U"间候节期代"))) return std::nullopt;
    if (in.at(j) == U'时' && !number->arabic && !placed) return std::nullopt;
    ++j;
    // 提1点意见, 快一点
    if (in.one_of(j, {U"意见", U"要求", U"建议", U"问题", U"说明", U"注意", U"体会", U"想法", U"希望", U"内容", U"经验", U"措施", U"补充", U"共识",
                      U"看法", U"感受", U"不足", U"做法", U"原因", U"理由", U"任务", U"工作", U"收获", U"水", U"钱", U"五", U"五天",
                      U"左右的人", U"都", U"也", U"了", U"小"}))
        if (!placed) return std::nullopt;
    bool told = placed;
    Clock clock{j, number->value, 0, 0, zero, false};
    read_minutes(in, clock, told);
    if (!told && number->value == 1) return std::nullopt;  // 一点 is a little
    if (!told && i > 0 && in.any(i - 1, U"第这那几.有")) return std::nullopt;
    return clock;
}

void set(Point& point, Clock const& clock, Part const* part) {
    Hours hours;
    hours.half = part ? part->half : Half::none;
    hours.clock = true;
    hours.colon = clock.colon;
    hours.second = clock.second;
    hours.said = clock.hour * 60 + clock.minute;
    int hour = clock.hour;
    if (!part) {
        if (hour >= 1 && hour <= 6 && !clock.exact) hour += 12;
        if (clock.exact) hours.half = Half::early;
    } else if (part->half == Half::late) {
        if (hour < 12) hour += 12;
    } else if (part->half == Half::noon) {
        if (hour <= 3) hour += 12;
    } else if (part->half == Half::night) {
        if (hour == 12 || hour == 0) hour = 24;
        else if (hour <= 4) hours.days = 1;
        else if (hour < 12) hour += 12;
    } else if (hour == 12) {
        hour = part->from < 300 ? 0 : 12;  // 凌晨12点
    }
    hours.minute = hour * 60 + clock.minute;
    if (hours.minute > 1440) {  // 晚上12点半 is the next day's
        hours.minute -= 1440;
        hours.days = 1;
    }
    hours.until = hours.minute;
    point.hours = hours;
}

}  // namespace

std::optional<Point> read_time(Reading const& in, std::size_t i, std::optional<Date> day) {
    Point point;
    point.first = point.last = day.value_or(in.today);
    point.time_only = !day;
    Part const* part = nullptr;
    auto j = i;
    static WordTable const table(parts);
    for (auto const& candidate : table.at(in.at(i))) {
        if (!in.has(i, candidate.said)) continue;
        auto const after = i + candidate.said.size();
        if (candidate.needs_day && !day && !(candidate.said.size() == 1 && in.any(i, U"早晚") && numeral_in(in.text, after) && read_clock(in, after, false))) continue;
        if (candidate.needs_day && in.any(after, U"点期退已会饭稻餐")) return std::nullopt;
        if (in.any(after, U"好") && !day) return std::nullopt;
        if (!day && in.any(after, U"起床") && candidate.said == U"天亮") return std::nullopt;
        j = after;
        part = &candidate;
        break;
    }
    bool const begins_work = in.has(j, U"上班前") || in.has(j, U"上班之前");
    if (begins_work || (in.has(j, U"下班") && ((day && !part) || in.any(j + 2, U"前后之以")))) {  // 下午下班前 too
        point.end = j + 2;
        Hours hours;
        hours.minute = hours.said = hours.until = begins_work ? 9 * 60 : 17 * 60 + 30;
        hours.half = Half::late;
        hours.clock = true;
        point.hours = hours;
    } else if (auto const clock = read_clock(in, in.skip(part && in.at(j) == U'的' ? j + 1 : j), day || part)) {
        point.end = clock->end;
        if (clock->hour > 24 || (clock->hour == 24 && clock->minute > 0)) {
            if (!day && !part) return std::nullopt;
            return impossible_at(clock->end);
        }
        set(point, *clock, part);
    } else if (part) {
        if (part->said == U"天亮" || part->said == U"天黑") {
            if (!day && !in.any(j, U"前后之以")) return std::nullopt;
        }
        point.end = j;
        Hours hours;
        hours.minute = hours.said = part->usual;
        hours.until = part->until;
        hours.half = part->half;
        hours.from = part->from;
        hours.to = part->to;
        point.hours = hours;
    } else {
        return std::nullopt;
    }
    point.first += days{point.hours->days};
    if (!day) {
        if (in.ahead() && point.hours->until < in.minute && point.hours->days == 0) point.first += days{1};
        if (!in.ahead() && point.hours->minute > in.minute) point.first -= days{1};
    }
    point.last = point.first;
    return point;
}

}  // namespace lingyan::language
