// A gathering on another day, at another hour or place: by its number at once, in free words after it was shown.
#include "affairs/asking.hpp"
#include "affairs/calling.hpp"
#include "affairs/course_sentence.hpp"
#include "affairs/days.hpp"
#include "affairs/gathering.hpp"
#include "affairs/undoing.hpp"
#include "domain/half_days.hpp"

#include <algorithm>

namespace lingyan::affairs::gatherings {

namespace {

// The gathering as it would be by then, or why it cannot be so.
struct Change {
    Gathering after;
    std::optional<Say> refused;
};

Change read_change(Turn const& turn, Actor& actor, Gathering const& called, std::string const& text) {
    auto refuse = [&](Say said) { return Change{called, std::move(said)}; };
    auto no = std::to_string(actor.conversation.give_number({Thing::Kind::gathering, called.id.value(), {}, called.title}, turn.today()));
    if (called.is_over(turn.today())) return refuse(worded(called, "course.over", {{"title", called.title}}));
    auto read = read_course(turn, text, called.unit, called.kind);
    if (!read.no_such_day.empty()) return refuse(no_such_day(read.no_such_day));
    auto after = called;
    if (!read.place.empty()) after.place = read.place;
    if (read.minute) after.minute = read.minute;
    if (!read.bring.empty()) after.bring = read.bring;
    bool meeting = called.kind == Gathering::Kind::meeting;
    if (read.first) {
        // Of a course of several days "到12月9日" moves the end; two days, or the day of a single one, are the new ones.
        bool only_end = called.first != called.last && read.first == read.last && text.find("到") != text.npos && *read.first > called.first;
        bool same_count = called.half_days == calling::usual_half_days(turn, called.first, called.last);
        after.first = only_end ? called.first : *read.first;
        after.last = *read.last;
        if (after.first < turn.today() && after.first != called.first) return refuse(Say{"course.change_past", {{"title", called.title}, {"no", no}}});
        if (meeting ? after.half_days > 2 * calling::days_spanned(after.first, after.last) : same_count || after.half_days > 2 * calling::days_spanned(after.first, after.last)) after.half_days = calling::usual_half_days(turn, after.first, after.last);
    }
    if (read.half_days != 0) {
        if (meeting && !calling::may_count(turn, actor.person.id)) return refuse(Say{"meeting.no_days"});
        if (!read.halves) return refuse(Say{"course.change_days_odd", {{"title", called.title}, {"no", no}}});
        auto spanned = calling::days_spanned(after.first, after.last);
        if (read.half_days < 1 || read.half_days > 2 * spanned) return refuse(Say{"course.change_days_range", {{"title", called.title}, {"n", text_of(spanned)}, {"no", no}}});
        after.half_days = read.half_days;
    }
    if (!read.first && !read.minute && read.place.empty() && read.bring.empty() && read.half_days == 0) return refuse(worded(called, "course.change_how", {{"title", called.title}, {"no", no}}));
    if (after == called) return refuse(Say{"course.same", {{"title", called.title}}});
    return {after, std::nullopt};
}

}  // namespace

Say change(Turn const& turn, Actor& actor, Gathering const& called, std::string const& text) {
    auto const [after, refused] = read_change(turn, actor, called, text);
    if (refused) return *refused;
    remember(turn, actor, "gathering.change",
             {{"gathering", std::to_string(called.id.value())},
              {"first", to_text(called.first)},
              {"last", to_text(called.last)},
              {"minute", called.minute ? std::to_string(*called.minute) : ""},
              {"place", called.place},
              {"bring", called.bring},
              {"half_days", std::to_string(called.half_days)}});
    bool seen = after.first != called.first || after.last != called.last || after.place != called.place || after.minute != called.minute || after.bring != called.bring;
    if (!seen) {  // how many days it counts is the organiser's own affair
        turn.tx.gatherings().update(after);
        if (called.half_days == 0) plan_count(turn, after);
        return Say{"course.change_days_ok", {{"title", after.title}, {"days", say_half_days(after.half_days)}}};
    }
    auto told = move(turn, called, after);
    return worded(after, "course.change_ok", {{"title", after.title}, {"date", say_span(after)}, {"place", say_place(after)}, {"days", say_half_days(after.half_days)}, {"n", text_of(told)}});
}

std::optional<Say> propose_change(Turn const& turn, Actor& actor, std::string const& text) {
    std::vector<Gathering> ahead, named;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        for (auto const& called : turn.tx.gatherings().of_unit(post->unit, turn.today())) {
            bool const known = std::any_of(ahead.begin(), ahead.end(), [&](Gathering const& other) { return other.id == called.id; });
            if (known || called.called_off_at || !may_lead(turn, actor.person.id, called)) continue;
            ahead.push_back(called);
            if (!called.title.empty() && text.find(called.title) != text.npos) named.push_back(called);
        }
    bool const of_meetings = text.starts_with("改会") || text.starts_with("会改") || text.starts_with("会议改") || text.starts_with("开会改") || text.starts_with("开会时间改");
    if (ahead.empty()) return of_meetings && calls_at(turn, actor.person.id, Gathering::Kind::meeting) ? std::optional{Say{"meeting.none_led"}} : std::nullopt;
    if (named.empty() && of_meetings)
        for (auto const& called : ahead)
            if (called.kind == Gathering::Kind::meeting) named.push_back(called);
    if (named.empty()) return std::nullopt;
    if (named.size() > 1) return Say{"meeting.which_change"};
    auto const& called = named.front();
    auto words = text;
    for (std::string const& told : {called.title, std::string("改会")})
        if (auto const at = told.empty() ? words.npos : words.find(told); at != words.npos) words.replace(at, told.size(), " ");
    auto const [after, refused] = read_change(turn, actor, called, words);
    if (refused) return *refused;
    ask(turn, actor, "gathering.change", {{"gathering", std::to_string(called.id.value())}, {"words", words}}, {"change", "", "drop"});
    return worded(after, "course.change_sure", {{"title", after.title}, {"date", say_span(after)}, {"place", say_place(after)}, {"n", text_of(turn.tx.gatherings().seats(called.id).size())}});
}

}  // namespace lingyan::affairs::gatherings
