#include "affairs/days.hpp"

#include "language/command.hpp"
#include "language/dates.hpp"

namespace lingyan::affairs {

namespace {

// 2月29日 without a year, where the one that is meant has none.
bool far_leap_day(Turn const& turn, language::DatePhrase const& phrase, std::string_view words) {
    if (!phrase.last || month_of(*phrase.last) != 2 || day_of(*phrase.last) != 29 || words.find("月") == words.npos || words.find("年") != words.npos) return false;
    auto const away = *phrase.last - turn.today();
    return away > days{366} || away < days{-366};
}

}  // namespace

std::string impossible_day_in(Turn const& turn, std::string_view text) {
    for (auto const& phrase : language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead)) {
        auto const words = text.substr(phrase.begin, phrase.end - phrase.begin);
        if (phrase.impossible || far_leap_day(turn, phrase, words)) return language::shortened(words, 16);
    }
    return {};
}

Say no_such_day(std::string const& words) { return Say{"day.none", {{"text", words}}}; }
Say no_such_day_asked(std::string const& words) { return Say{"day.none_asked", {{"text", words}}}; }

Say untabled_line(Date due) { return Say{"day.untabled_line", {{"date", std::to_string(year_of(due)) + "年"}}}; }

std::optional<Say> refuse_impossible_day(Turn const& turn, std::string_view text) {
    auto const words = impossible_day_in(turn, text);
    if (words.empty()) return std::nullopt;
    return no_such_day(words);
}

}  // namespace lingyan::affairs
