#include "domain/time.hpp"

#include "domain/phrase.hpp"

#include <charconv>

namespace lingyan {

namespace {

constexpr auto county_offset = std::chrono::hours{8};

std::optional<int> digits(std::string_view text) {
    if (text.empty()) return std::nullopt;
    for (char c : text)
        if (c < '0' || c > '9') return std::nullopt;
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// With zeros before it; a longer one is told whole.
std::string padded(int value, std::size_t width) {
    auto text = std::to_string(value);
    if (text.size() < width) text.insert(value < 0 ? 1 : 0, width - text.size(), '0');
    return text;
}

char const* const weekday_names[] = {"", "周一", "周二", "周三", "周四", "周五", "周六", "周日"};

}  // namespace

LocalTime to_local(Timestamp t) {
    auto local = t + county_offset;
    auto day = std::chrono::floor<days>(local);
    return {day, local - day};
}

Date local_day(Timestamp t) { return to_local(t).day; }

Timestamp at(Date day, std::chrono::milliseconds since_midnight) {
    return Timestamp{day.time_since_epoch()} + since_midnight - county_offset;
}

Date make_date(int year, unsigned month, unsigned day) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Date add_months(Date from, int count) {
    std::chrono::year_month_day ymd{from};
    auto month = std::chrono::year_month{ymd.year(), ymd.month()} + std::chrono::months{count};
    std::chrono::year_month_day_last last{month.year(), std::chrono::month_day_last{month.month()}};
    auto day = std::min(ymd.day(), last.day());
    return std::chrono::sys_days{month / day};
}

int year_of(Date d) { return int(std::chrono::year_month_day{d}.year()); }
unsigned month_of(Date d) { return unsigned(std::chrono::year_month_day{d}.month()); }
unsigned day_of(Date d) { return unsigned(std::chrono::year_month_day{d}.day()); }
unsigned weekday_of(Date d) { return std::chrono::weekday{d}.iso_encoding(); }

std::string to_text(Date d) {
    return padded(year_of(d), 4) + "-" + padded(int(month_of(d)), 2) + "-" + padded(int(day_of(d)), 2);
}

std::string to_text(Timestamp t) {
    auto [day, since] = to_local(t);
    auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    return to_text(day) + "T" + padded(int(seconds / 3600), 2) + ":" + padded(int(seconds / 60 % 60), 2) + ":" +
           padded(int(seconds % 60), 2) + "+08:00";
}

std::optional<Date> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)), d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    std::chrono::year_month_day ymd{std::chrono::year{*y}, std::chrono::month{unsigned(*m)}, std::chrono::day{unsigned(*d)}};
    if (!ymd.ok()) return std::nullopt;
    return std::chrono::sys_days{ymd};
}

std::optional<Timestamp> read_timestamp(std::string_view text) {
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
    auto day = read_date(text.substr(0, 10));
    auto h = digits(text.substr(11, 2)), m = digits(text.substr(14, 2));
    if (!day || !h || !m || *h > 23 || *m > 59) return std::nullopt;
    auto since = std::chrono::milliseconds{std::chrono::hours{*h} + minutes{*m}};
    auto rest = text.substr(16);
    if (rest.size() >= 3 && rest[0] == ':') {
        auto s = digits(rest.substr(1, 2));
        if (!s || *s > 59) return std::nullopt;
        since += std::chrono::seconds{*s};
        rest.remove_prefix(3);
        if (!rest.empty() && rest[0] == '.') {
            std::size_t n = 1;
            while (n < rest.size() && rest[n] >= '0' && rest[n] <= '9') ++n;
            rest.remove_prefix(n);
        }
    }
    if (rest.empty()) return at(*day, since);
    if (rest == "Z" || rest == "z") return Timestamp{day->time_since_epoch()} + since;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
    auto oh = digits(rest.substr(1, 2)), om = digits(rest.substr(4, 2));
    if (!oh || !om || *oh > 14 || *om > 59) return std::nullopt;
    auto offset = std::chrono::hours{*oh} + minutes{*om};
    auto utc = Timestamp{day->time_since_epoch()} + since;
    return rest[0] == '+' ? utc - offset : utc + offset;
}

std::optional<int> read_minute_of_day(std::string_view text) {
    auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto h = digits(text.substr(0, colon)), m = digits(text.substr(colon + 1));
    if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
    return *h * 60 + *m;
}

std::string say_day(Date d) { return std::to_string(month_of(d)) + "月" + std::to_string(day_of(d)) + "日"; }

std::string say_date(Date d) { return say_day(d) + weekday_names[weekday_of(d)]; }

std::string say_time(int minute) {
    int hour = minute / 60;
    auto part = hour < 6 ? "凌晨" : hour < 12 ? "上午" : hour < 13 ? "中午" : hour < 18 ? "下午" : "晚上";
    auto text = part + std::to_string(hour > 12 ? hour - 12 : hour) + "点";
    return minute % 60 ? text + std::to_string(minute % 60) + "分" : text;
}

std::string say_day_twice(Date d, Date today) {
    auto full = say_date(d);
    if (year_of(d) != year_of(today) && std::abs((d - today).count()) > 60) full = std::to_string(year_of(d)) + "年" + full;
    switch ((d - today).count()) {
        case 0: return phrase("word.today_date", {{"date", full}});
        case 1: return phrase("word.tomorrow_date", {{"date", full}});
        case 2: return phrase("word.next_date", {{"date", full}});
        case -1: return phrase("word.yesterday_date", {{"date", full}});
        default: return full;
    }
}

std::string say_due(Date due, Date today) {
    auto left = (due - today).count();
    if (left < 0) return phrase("word.due_past", {{"d", std::to_string(-left)}});
    if (left == 0) return phrase("word.due_today");
    if (left == 1) return phrase("word.due_tomorrow");
    return phrase("word.due_ahead", {{"d", std::to_string(left)}});
}

std::string say_greeting(Timestamp t) { return to_local(t).minute_of_day() < 10 * 60 ? phrase("word.morning") : phrase("word.hello"); }

}  // namespace lingyan
