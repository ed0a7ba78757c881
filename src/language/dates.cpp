// What the affairs are told of each phrase.
#include "language/dates.hpp"

#include "language/date_reader.hpp"

namespace lingyan::language {

std::vector<DatePhrase> find_dates(std::string_view text, Timestamp now, Calendar const& calendar, Tense tense) {
    constexpr std::size_t most_bytes = 4096;  // of a text that is looked at
    return find_dates(fold_text(text, most_bytes), now, calendar, tense);
}

std::vector<DatePhrase> find_dates(Folded const& folded, Timestamp now, Calendar const& calendar, Tense tense) {
    std::vector<DatePhrase> found;
    for (auto const& read : read_phrases(folded, now, calendar, tense)) {
        DatePhrase phrase;
        phrase.begin = folded.from[read.begin];
        phrase.end = folded.from[read.end];
        phrase.impossible = read.impossible;
        phrase.first = read.first;
        phrase.last = read.last;
        phrase.minute = read.minute;
        phrase.deadline = read.deadline && !read.impossible;
        phrase.untabled = read.point.working_days && read.last && !calendar.has_table(year_of(*read.last));
        found.push_back(phrase);
    }
    return found;
}

}  // namespace lingyan::language
