// The months' lengths are a table, since astronomy decides them; computed calendars (ICU 72's too) are a day off for whole months.
#include "language/lunar.hpp"

#include <cstdint>
#include <iterator>

namespace lingyan::language {
namespace {

constexpr int first_year = 2000;

struct Year {
    unsigned month, day;    // of its first day
    int leap;               // the month that is followed by a leap month of its number; 0 for none
    unsigned long_months;   // bit n: the (n+1)-th month has 30 days
    std::uint64_t terms;    // two bits for each of the 24 solar terms, from 小寒: days after its earliest one
};

// Two in each month: its earliest day.
constexpr unsigned earliest_term[] = {5, 19, 3, 18, 5, 20, 4, 19, 5, 20, 5, 20, 6, 22, 7, 22, 7, 22, 7, 23, 7, 21, 6, 21};

constexpr Year years[] = {
    {2, 5, 0, 0x0693, 0x141441444059},  // 2000
    {1, 24, 4, 0x152B, 0x541445445014},  // 2001
    {2, 12, 0, 0x052B, 0x541555555554},  // 2002
    {2, 1, 0, 0x0A5B, 0x596555955555},  // 2003
    {1, 22, 2, 0x155A, 0x141441444059},  // 2004
    {2, 9, 0, 0x056A, 0x541445445014},  // 2005
    {1, 29, 7, 0x1B55, 0x541545545554},  // 2006
    {2, 18, 0, 0x0BA4, 0x596555955555},  // 2007
    {2, 7, 0, 0x0B49, 0x141041444059},  // 2008
    {1, 26, 5, 0x1A93, 0x541445444014},  // 2009
    {2, 14, 0, 0x0A95, 0x541545545554},  // 2010
    {2, 3, 0, 0x052D, 0x595555955555},  // 2011
    {1, 23, 4, 0x0AAD, 0x141041404059},  // 2012
    {2, 10, 0, 0x0AB5, 0x541441444014},  // 2013
    {1, 31, 9, 0x15AA, 0x541545545554},  // 2014
    {2, 19, 0, 0x05D2, 0x555555955555},  // 2015
    {2, 8, 0, 0x0DA5, 0x141041400055},  // 2016
    {1, 28, 6, 0x1D4A, 0x541441444004},  // 2017
    {2, 16, 0, 0x0D4A, 0x541545545454},  // 2018
    {2, 5, 0, 0x0C95, 0x555555555554},  // 2019
    {1, 25, 4, 0x152E, 0x141000400055},  // 2020
    {2, 12, 0, 0x0556, 0x141441444004},  // 2021
    {2, 1, 0, 0x0AB5, 0x541445545054},  // 2022
    {1, 22, 2, 0x15B2, 0x555555555554},  // 2023
    {2, 10, 0, 0x06D2, 0x041000400055},  // 2024
    {1, 29, 6, 0x0EA5, 0x141441444004},  // 2025
    {2, 17, 0, 0x0725, 0x541445445014},  // 2026
    {2, 6, 0, 0x064B, 0x541555555554},  // 2027
    {1, 26, 5, 0x0C97, 0x041000400055},  // 2028
    {2, 13, 0, 0x0CAB, 0x141441444004},  // 2029
    {2, 3, 0, 0x055A, 0x541445445014},  // 2030
    {1, 23, 3, 0x0AD6, 0x541555555554},  // 2031
    {2, 11, 0, 0x0B69, 0x041000400055},  // 2032
    {1, 31, 11, 0x1752, 0x141441444004},  // 2033
    {2, 19, 0, 0x0B52, 0x541445445014},  // 2034
    {2, 8, 0, 0x0B25, 0x541545545554},  // 2035
    {1, 28, 6, 0x1A4B, 0x041000400055},  // 2036
    {2, 15, 0, 0x0A4B, 0x141441444004},  // 2037
    {2, 4, 0, 0x04AB, 0x541445445014},  // 2038
    {1, 24, 5, 0x055B, 0x541545545554},  // 2039
    {2, 12, 0, 0x05AD, 0x041000400055},  // 2040
    {2, 1, 0, 0x0B6A, 0x141041404004},  // 2041
    {1, 22, 2, 0x1B52, 0x541445444014},  // 2042
    {2, 10, 0, 0x0D92, 0x541545545554},  // 2043
    {1, 30, 7, 0x1D25, 0x040000400055},  // 2044
    {2, 17, 0, 0x0D25, 0x141041400004},  // 2045
    {2, 6, 0, 0x0A55, 0x541441444014},  // 2046
    {1, 26, 5, 0x14AD, 0x541545545554},  // 2047
    {2, 14, 0, 0x04B6, 0x000000000055},  // 2048
    {2, 2, 0, 0x05B5, 0x141000400000},  // 2049
    {1, 23, 3, 0x0DAA, 0x541441444004},  // 2050
};

Year const* year_row(int year) {
    auto const index = static_cast<std::size_t>(year - first_year);
    return year < first_year || index >= std::size(years) ? nullptr : &years[index];
}

int length_of(Year const& year, int index) { return (year.long_months >> index) & 1 ? 30 : 29; }

}  // namespace

std::optional<Date> lunar_date(int year, int month, int day, bool leap) {
    auto const* row = year_row(year);
    if (!row || month < 1 || month > 12 || day < 1 || (leap && row->leap != month)) return std::nullopt;
    int const index = month - 1 + (row->leap != 0 && (month > row->leap || leap) ? 1 : 0);
    if (day > length_of(*row, index)) return std::nullopt;
    auto date = make_date(year, row->month, row->day);
    for (int i = 0; i < index; ++i) date += days{length_of(*row, i)};
    return date + days{day - 1};
}

int lunar_month_length(Date first) {
    for (int year : {year_of(first) - 1, year_of(first)}) {
        auto const* row = year_row(year);
        if (!row) continue;
        auto date = make_date(year, row->month, row->day);
        for (int index = 0; index < (row->leap ? 13 : 12); date += days{length_of(*row, index++)})
            if (date == first) return length_of(*row, index);
    }
    return 30;
}

std::optional<Date> new_years_eve(int year) {
    auto const next = lunar_date(year + 1, 1, 1);
    if (!next) return std::nullopt;
    return *next - days{1};
}

std::optional<Date> solar_term(int year, int index) {
    auto const* row = year_row(year);
    if (!row || index < 0 || index > 23) return std::nullopt;
    auto const days_after = static_cast<unsigned>((row->terms >> (2 * index)) & 3);
    return make_date(year, static_cast<unsigned>(index / 2 + 1), earliest_term[index] + days_after);
}

}  // namespace lingyan::language
