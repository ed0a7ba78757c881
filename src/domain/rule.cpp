#include "domain/rule.hpp"

namespace lingyan {

namespace {

int months_in(Span span) {
    switch (span) {
        case Span::month: return 1;
        case Span::two_months: return 2;
        case Span::quarter: return 3;
        case Span::half_year: return 6;
        case Span::year: return 12;
        case Span::term: return 60;
    }
    return 12;
}

std::string name_of(Span span, Date first, Date last) {
    auto year = std::to_string(year_of(first));
    auto month = month_of(first);
    switch (span) {
        case Span::month: return year + (month < 10 ? "-0" : "-") + std::to_string(month);
        case Span::two_months: return year + "D" + std::to_string((month - 1) / 2 + 1);
        case Span::quarter: return year + "Q" + std::to_string((month - 1) / 3 + 1);
        case Span::half_year: return year + "H" + std::to_string((month - 1) / 6 + 1);
        case Span::year: return year;
        case Span::term: return year + "-" + std::to_string(year_of(last));
    }
    return year;
}

}  // namespace

Period period_of(Span span, Date day, int term_start_year) {
    int year = year_of(day);
    unsigned first_month = 1;
    if (span == Span::term) {
        int terms = (year - term_start_year) / 5;
        if (year < term_start_year && (year - term_start_year) % 5 != 0) --terms;
        year = term_start_year + terms * 5;
    } else if (span != Span::year) {
        unsigned length = unsigned(months_in(span));
        first_month = (month_of(day) - 1) / length * length + 1;
    }
    auto first = make_date(year, first_month, 1);
    auto last = add_months(first, months_in(span)) - days{1};
    return {first, last, name_of(span, first, last)};
}

Period next_period(Span span, Period const& period, int term_start_year) {
    return period_of(span, period.last + days{1}, term_start_year);
}

std::string say_period(Span span, Period const& period) {
    static char const* const quarters[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
    auto year = std::to_string(year_of(period.first)) + "年";
    auto month = month_of(period.first);
    switch (span) {
        case Span::month: return std::to_string(month) + "月";
        case Span::two_months: return std::to_string(month) + "到" + std::to_string(month + 1) + "月";
        case Span::quarter: return quarters[(month - 1) / 3];
        case Span::half_year: return month == 1 ? "上半年" : "下半年";
        case Span::year: return year;
        case Span::term: return "本届";
    }
    return year;
}

Rule const* Pack::rule(RuleId const& id) const {
    for (auto const& rule : rules)
        if (rule.id == id) return &rule;
    return nullptr;
}

Threshold const* Pack::threshold(RuleId const& id) const {
    for (auto const& threshold : thresholds)
        if (threshold.id == id) return &threshold;
    return nullptr;
}

Source const* Pack::source(std::string const& name) const {
    for (auto const& source : sources)
        if (source.name == name) return &source;
    return nullptr;
}

}  // namespace lingyan
