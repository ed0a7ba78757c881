#include "affairs/leave_sentence.hpp"

#include "affairs/days.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/half_days.hpp"

#include <algorithm>

namespace lingyan::affairs::leave {

namespace {

constexpr std::string_view before_deputy[] = {"代班", "代理", "顶班", "替班", "由", "请", "代", "交给"}, after_deputy[] = {"代", "来代", "替", "顶", "帮我代", "负责"};

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

bool stands_in(std::string_view text, std::size_t begin, std::size_t end) {
    auto before = without_blanks(text.substr(0, begin)), after = without_blanks(text.substr(end));
    return std::any_of(std::begin(before_deputy), std::end(before_deputy), [&](std::string_view word) { return before.ends_with(word); }) ||
           std::any_of(std::begin(after_deputy), std::end(after_deputy), [&](std::string_view word) { return after.starts_with(word); });
}

// 请假 3天: from the day that is said, else from today.
void read_days(Turn const& turn, std::string const& text, LeaveDraft& draft, std::size_t& first_date) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    std::erase_if(phrases, [](language::DatePhrase const& phrase) { return !phrase.first && !phrase.last; });
    if (!phrases.empty()) {
        first_date = phrases.front().begin;
        draft.from = phrases.front().first ? phrases.front().first : turn.today();
        draft.to = phrases.size() > 1 ? (phrases.back().last ? phrases.back().last : phrases.back().first) : phrases.front().last;
    }
    bool one_day = draft.from && draft.to && *draft.from == *draft.to;
    if (auto amount = language::day_amount_in(text); amount && amount->half_days > 0 && (!draft.from || !draft.to || one_day)) {
        first_date = std::min(first_date, amount->begin);
        if (!draft.from) draft.from = turn.today();
        draft.to = *draft.from + days{(amount->half_days + 1) / 2 - 1};
    }
    if (!draft.to) draft.from.reset();
    // 11月1日, said in late November without a year, is the one that has passed.
    bool far = draft.from && *draft.from > turn.today() + days{200} && text.find("年") == text.npos;
    if (far) draft.from = add_months(*draft.from, -12), draft.to = add_months(*draft.to, -12);
}

// Where somebody is said to stand in whom the roster does not know: the word beside 代.
std::string unknown_deputy(std::string_view text) {
    auto is_name = [](std::string_view word) {
        auto count = language::characters(word);
        return count >= 2 && count <= 4 && word.find_first_of("0123456789") == word.npos ? std::string(word) : std::string{};
    };
    auto word_before = [&](std::size_t at) {
        auto before = without_blanks(text.substr(0, at));
        auto from = before.find_last_of(" ");
        return is_name(from == before.npos ? before : before.substr(from + 1));
    };
    auto word_after = [&](std::size_t at) {
        auto after = without_blanks(text.substr(at));
        return is_name(after.substr(0, after.find(' ')));
    };
    for (std::string_view mark : {"代班", "顶班", "替班"})
        if (auto at = text.find(mark); at != text.npos) {
            if (auto name = word_after(at + mark.size()); !name.empty()) return name;
            return word_before(at);
        }
    auto at = text.rfind("代");
    return at == text.npos ? std::string{} : word_before(at);
}

}  // namespace

LeaveDraft read_leave(Turn const& turn, std::string const& text, PersonId const& self, bool for_others) {
    LeaveDraft draft;
    draft.person = self;
    draft.no_such_day = impossible_day_in(turn, text);
    auto first_date = text.size();
    if (draft.no_such_day.empty()) read_days(turn, text, draft, first_date);
    for (auto const& found : turn.names.people_in(text, home_of(turn, self), turn.today())) {
        bool deputy = stands_in(text, found.begin, found.end) || !for_others || found.begin > first_date;
        auto people = found.people;
        if (deputy) std::erase(people, draft.person);
        auto& whose = deputy ? draft.deputy : draft.person;
        if (people.size() > 1 && draft.unclear.empty()) {
            draft.unclear = people;
            draft.unclear_is_deputy = deputy;
        } else if (people.size() == 1 && (deputy ? whose.empty() : whose == self)) {
            whose = people.front();
        } else if (people.empty() && deputy) {
            draft.deputy = draft.person;  // himself: said so, and refused
        }
    }
    bool deputy_named = !draft.deputy.empty() || (!draft.unclear.empty() && draft.unclear_is_deputy);
    if (!deputy_named) draft.unknown = unknown_deputy(text);
    return draft;
}

}  // namespace lingyan::affairs::leave
