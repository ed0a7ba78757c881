#include "affairs/period_words.hpp"

#include "domain/time.hpp"
#include "language/numerals.hpp"

#include <array>
#include <cstdlib>
#include <string>

namespace lingyan::affairs {

namespace {

constexpr std::array<std::string_view, 13> numerals{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
constexpr int any_year = 0;

// The year written right before a place of the text; any where none is.
int year_before(std::string_view text) {
    if (text.ends_with("第")) text.remove_suffix(std::string_view("第").size());
    if (!text.ends_with("年")) return any_year;
    text.remove_suffix(std::string_view("年").size());
    auto from = text.size();
    while (from > 0 && language::is_digit(text[from - 1])) --from;
    return text.size() - from == 4 ? std::atoi(std::string(text.substr(from)).c_str()) : any_year;
}

bool names(std::string_view text, std::string const& word, int year) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        auto before = text.substr(0, at);
        // 1月 is not in 11月, nor 二月 in 十二月.
        if ((!before.empty() && language::is_digit(before.back())) || before.ends_with("十")) continue;
        auto said = year_before(before);
        if (said == any_year || year == any_year || said == year) return true;
    }
    return false;
}

bool names_numbered(std::string_view text, unsigned number, char const* unit, int year) {
    return names(text, std::to_string(number) + unit, year) || names(text, std::string(numerals[number]) + unit, year);
}

}  // namespace

bool names_period(std::string_view text, Span span, Period const& period) {
    auto const first = unsigned(month_of(period.first)), last = unsigned(month_of(period.last));
    int const year = year_of(period.first);
    if (span == Span::quarter && names_numbered(text, (first - 1) / 3 + 1, "季度", year)) return true;
    if (span != Span::month && span != Span::two_months && span != Span::quarter) return false;
    for (auto month = first; month <= last; ++month)
        if (names_numbered(text, month, "月", year)) return true;
    return false;
}

bool names_some_period(std::string_view text) {
    for (unsigned month = 1; month <= 12; ++month)
        if (names_numbered(text, month, "月", any_year)) return true;
    for (unsigned quarter = 1; quarter <= 4; ++quarter)
        if (names_numbered(text, quarter, "季度", any_year)) return true;
    return false;
}

int year_in(std::string_view text, Date today) {
    auto const now = year_of(today);
    for (auto [word, back] : {std::pair{std::string_view("去年"), 1}, {"上年", 1}, {"上一年", 1}, {"前年", 2}})
        if (text.find(word) != text.npos) return now - back;
    auto at = text.find("20");
    if (at == text.npos || text.size() < at + 4) return now;
    int year = 0;
    for (char c : text.substr(at, 4)) {
        if (c < '0' || c > '9') return now;
        year = year * 10 + (c - '0');
    }
    return year <= now ? year : now;
}

}  // namespace lingyan::affairs
