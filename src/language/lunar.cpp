// The months' lengths are a table, since astronomy decides them; computed calendars (ICU 72's too) are a day off for whole months.
#include "language/lunar.hpp"

namespace lingyan::language {
namespace {

constexpr int first_year = 2000;

struct Year {
    unsigned month, day;    // of its first day
    int leap;               // the month that is followed by a leap month of its number; 0 for none
    unsigned long_months;   // bit n: the (n+1)-th month has 30 days
    unsigned qingming;      // in April
    unsigned dongzhi;       // in December
};

constexpr Year years[] = {
    {2, 5, 0, 0x0693, 4, 21},  // 2000
    {1, 24, 4, 0x152B, 5, 22},  // 2001
    {2, 12, 0, 0x052B, 5, 22},  // 2002
    {2, 1, 0, 0x0A5B, 5, 22},  // 2003
    {1, 22, 2, 0x155A, 4, 21},  // 2004
    {2, 9, 0, 0x056A, 5, 22},  // 2005
    {1, 29, 7, 0x1B55, 5, 22},  // 2006
    {2, 18, 0, 0x0BA4, 5, 22},  // 2007
    {2, 7, 0, 0x0B49, 4, 21},  // 2008
    {1, 26, 5, 0x1A93, 4, 22},  // 2009
    {2, 14, 0, 0x0A95, 5, 22},  // 2010
    {2, 3, 0, 0x052D, 5, 22},  // 2011
    {1, 23, 4, 0x0AAD, 4, 21},  // 2012
    {2, 10, 0, 0x0AB5, 4, 22},  // 2013
    {1, 31, 9, 0x15AA, 5, 22},  // 2014
    {2, 19, 0, 0x05D2, 5, 22},  // 2015
    {2, 8, 0, 0x0DA5, 4, 21},  // 2016
    {1, 28, 6, 0x1D4A, 4, 22},  // 2017
    {2, 16, 0, 0x0D4A, 5, 22},  // 2018
    {2, 5, 0, 0x0C95, 5, 22},  // 2019
    {1, 25, 4, 0x152E, 4, 21},  // 2020
    {2, 12, 0, 0x0556, 4, 21},  // 2021
    {2, 1, 0, 0x0AB5, 5, 22},  // 2022
    {1, 22, 2, 0x15B2, 5, 22},  // 2023
    {2, 10, 0, 0x06D2, 4, 21},  // 2024
    {1, 29, 6, 0x0EA5, 4, 21},  // 2025
    {2, 17, 0, 0x0725, 5, 22},  // 2026
    {2, 6, 0, 0x064B, 5, 22},  // 2027
    {1, 26, 5, 0x0C97, 4, 21},  // 2028
    {2, 13, 0, 0x0CAB, 4, 21},  // 2029
    {2, 3, 0, 0x055A, 5, 22},  // 2030
    {1, 23, 3, 0x0AD6, 5, 22},  // 2031
    {2, 11, 0, 0x0B69, 4, 21},  // 2032
    {1, 31, 11, 0x1752, 4, 21},  // 2033
    {2, 19, 0, 0x0B52, 5, 22},  // 2034
    {2, 8, 0, 0x0B25, 5, 22},  // 2035
    {1, 28, 6, 0x1A4B, 4, 21},  // 2036
    {2, 15, 0, 0x0A4B, 4, 21},  // 2037
    {2, 4, 0, 0x04AB, 5, 22},  // 2038
    {1, 24, 5, 0x055B, 5, 22},  // 2039
    {2, 12, 0, 0x05AD, 4, 21},  // 2040
    {2, 1, 0, 0x0B6A, 4, 21},  // 2041
    {1, 22, 2, 0x1B52, 4, 22},  // 2042
    {2, 10, 0, 0x0D92, 5, 22},  // 2043
    {1, 30, 7, 0x1D25, 4, 21},  // 2044
    {2, 17, 0, 0x0D25, 4, 21},  // 2045
    {2, 6, 0, 0x0A55, 4, 22},  // 2046
    {1, 26, 5, 0x14AD, 5, 22},  // 2047
    {2, 14, 0, 0x04B6, 4, 21},  // 2048
    {2, 2, 0, 0x05B5, 4, 21},  // 2049
    {1, 23, 3, 0x0DAA, 4, 22},  // 2050
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

std::optional<Date> qingming(int year) {
    auto const* row = year_row(year);
    if (!row) return std::nullopt;
    return make_date(year, 4, row->qingming);
}

std::optional<Date> dongzhi(int year) {
    auto const* row = year_row(year);
    if (!row) return std::nullopt;
    return make_date(year, 12, row->dongzhi);
}

}  // namespace lingyan::language
