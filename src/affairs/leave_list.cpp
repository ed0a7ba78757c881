// 谁请假: who is away now and later, or on the days that were named.
#include "affairs/leave.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::leave {

namespace {

constexpr std::size_t most_lines = 33;

struct Days {
    Date first, last;
    bool named = false;  // else from today on, however late
};

Days days_in(Turn const& turn, std::string const& text) {
    for (auto const& phrase : language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead))
        if (phrase.first) return {*phrase.first, phrase.last.value_or(*phrase.first), true};
    return {turn.today(), turn.today(), false};
}

// The unit by which the reader may see this person; nobody's holiday is shown to whoever has nothing to do with him.
std::optional<UnitId> seen_at(Turn const& turn, PersonId const& reader, PersonId const& away) {
    for (auto post : turn.county.roster.posts_of(away, turn.today()))
        if (reader == away || may(turn, reader, "see", post->unit)) return post->unit;
    return std::nullopt;
}

}  // namespace

Say list(Turn const& turn, Actor& actor, std::string const& text) {
    auto const asked = days_in(turn, text);
    std::vector<Say> lines;
    std::size_t count = 0;
    auto all = turn.tx.absences().not_over(asked.first);
    std::stable_sort(all.begin(), all.end(), [](Absence const& a, Absence const& b) { return a.from < b.from; });
    for (auto const& away : all) {
        auto person = turn.county.roster.person(away.person);
        auto unit = person ? seen_at(turn, actor.person.id, away.person) : std::nullopt;
        if (!unit || away.to < asked.first || (asked.named && away.from > asked.last)) continue;
        if (++count > most_lines) continue;
        auto deputy = turn.county.roster.person(away.deputy);
        lines.push_back(Say{deputy ? "absence.list_line" : "absence.list_nobody_line",
                            {{"village", unit_name(turn, *unit)}, {"who", addressed(turn, *person)}, {"date", say_days(away)}, {"handler", deputy ? addressed(turn, *deputy) : ""}}});
    }
    Fields fields{{"n", text_of(count)}, {"date", !asked.named ? phrase("word.now") : asked.first == asked.last ? say_date(asked.first) : say_day(asked.first) + "到" + say_day(asked.last)}};
    return Say{lines.empty() ? "absence.list_none" : "absence.list", fields, lines};
}

}  // namespace lingyan::affairs::leave
