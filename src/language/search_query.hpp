// What a resident asks for, in tokens: things meant (each perhaps in several words), and the months that it is about.
#pragma once

#include "domain/calendar.hpp"
#include "domain/synonyms.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

struct Months {  // year * 12 + month from 0, both inclusive
    int first = 0;
    int last = 0;
    bool whole_years() const { return last - first >= 11; }
    bool operator==(Months const&) const = default;
};
Months months_of(Date first, Date last);
int month_of_day(Date);
// Spans of a month and longer that a text names: 8月, 上个月, 去年, 二季度. They point back from `today`. Where they stand is blanked in `text`.
std::vector<Months> take_months(std::string& text, Date today, Calendar const&);

struct SearchQuery {
    struct Way {  // one word for it: all its tokens are there
        std::vector<std::string> tokens;
        double weight = 1;
    };
    struct Meant {
        std::vector<Way> ways;
        double weight = 1;
        std::size_t begin = 0, end = 0;  // which of the characters it accounts for
    };
    std::vector<Meant> meant;
    std::vector<double> characters;      // of what was asked: how much each of them matters
    std::optional<Months> months;
    bool lists = false;  // nothing is meant but a kind of notice or a span of time: 公开, 最近的通知, 8月

    std::vector<std::string> tokens() const;  // each once
    bool empty() const { return meant.empty() && !lists; }
};

// Villages' names are taken out before. `today` is the day from which 上个月 counts.
SearchQuery read_search(std::string_view text, Date today, Calendar const&, Synonyms const&);

}  // namespace lingyan::language
