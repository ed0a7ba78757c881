// What was found, as one line that a table can hold.
#include "support_dates.hpp"

#include "language/date_candidates.hpp"

#include <doctest/doctest.h>

using namespace lingyan;

Calendar const& calendar_of_2026() {
    static Calendar const calendar = [] {
        std::vector<DayOff> table;
        auto off = [&](char const* name, unsigned month, unsigned first, unsigned last) {
            for (auto day = first; day <= last; ++day) table.push_back({make_date(2026, month, day), name, false});
        };
        off("元旦", 1, 1, 3);
        off("春节", 2, 15, 23);
        off("清明节", 4, 4, 6);
        off("劳动节", 5, 1, 5);
        off("端午节", 6, 19, 21);
        off("中秋节", 9, 25, 27);
        off("国庆节", 10, 1, 7);
        for (auto [month, day] : {std::pair{1u, 4u}, {2u, 14u}, {2u, 28u}, {5u, 9u}, {9u, 20u}, {10u, 10u}})
            table.push_back({make_date(2026, month, day), "调休", true});
        Calendar made;
        made.add(2026, table);
        return made;
    }();
    return calendar;
}

std::string said(std::string const& text, char const* now, language::Tense tense) {
    std::string line;
    for (auto const& phrase : language::find_dates(text, *read_timestamp(now), calendar_of_2026(), tense)) {
        if (!line.empty()) line += "; ";
        if (phrase.first) line += to_text(*phrase.first);
        if (phrase.first != phrase.last) line += "..";
        if (phrase.last && phrase.first != phrase.last) line += to_text(*phrase.last);
        if (phrase.minute) {
            auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
            line += "@" + two(*phrase.minute / 60) + ":" + two(*phrase.minute % 60);
        }
        if (phrase.deadline) line += "!";
        if (phrase.impossible) line += "?";
    }
    return line;
}

std::string words(std::string const& text, char const* now) {
    std::string line;
    for (auto const& phrase : language::find_dates(text, *read_timestamp(now), calendar_of_2026(), language::Tense::ahead))
        line += (line.empty() ? "" : "|") + text.substr(phrase.begin, phrase.end - phrase.begin);
    return line;
}

std::vector<std::string> readings(std::string const& text, char const* now) {
    std::vector<std::string> found;
    for (auto const& candidate : language::date_candidates(text, *read_timestamp(now), calendar_of_2026())) {
        auto const first = candidate.first ? language::to_text(*candidate.first) : "", last = candidate.last ? language::to_text(*candidate.last) : "";
        found.push_back(candidate.kind == language::DateCandidate::Kind::range ? first + ".." + last : first);
    }
    return found;
}

void check_readings(char const* now, std::initializer_list<Reading> rows) {
    for (auto const& [text, meant] : rows) {
        CAPTURE(text);
        auto const found = readings(text, now);
        CHECK((found.empty() ? "" : found.front()) == meant);
    }
}
