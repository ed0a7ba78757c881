// What is still lacking, as the person himself sees it and as whoever holds the courses does. Exceptions only, in roster order.
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::training {

namespace {

bool is_training(Rule const& rule) { return rule.done_by.record == "training"; }

// The yearly total that the person owes, where there is such a rule; one without a number counts as well.
Rule const* total_rule(Turn const& turn, PersonId const& who) {
    for (auto const& rule : turn.county.pack.rules)
        for (auto post : turn.county.roster.posts_of(who, turn.today()))
            if (is_training(rule) && rule.about.empty() && !rule.done_by.sum.empty() && (rule.owner == village_head ? post->head : post->role == rule.owner)) return &rule;
    return nullptr;
}

std::optional<Gathering> next_course(Turn const& turn, PersonId const& who) {
    for (auto const& course : turn.tx.gatherings().of_person(who, turn.today())) {
        auto seat = turn.tx.gatherings().seat(course.id, who);
        if (course.half_days > 0 && seat && seat->state != SeatState::excused) return course;
    }
    return std::nullopt;
}

}  // namespace

Say status(Turn const& turn, PersonId const& who) {
    auto days = days_of(turn, who, turn.today());
    auto rule = total_rule(turn, who);
    std::vector<Say> lines;
    if (days.county) lines.push_back(Say{"training.county_line", {{"days", say_half_days(days.county)}}});
    if (days.claimed) lines.push_back(Say{"training.claims_line", {{"days", say_half_days(days.claimed)}}});
    for (auto const& other : turn.county.pack.rules)  // besides the total: once at county level or above
        if (is_training(other) && other.about.empty() && other.done_by.sum.empty())
            for (auto const& owed : owed_for(turn, other, period_of(other.every, turn.today()), who))
                if (!is_done(turn, other, period_of(other.every, turn.today()), owed.owner, {})) lines.push_back(Say{"training.once_line", {{"title", other.title}}});
    if (auto course = next_course(turn, who)) lines.push_back(Say{"training.next_line", {{"title", course->title}, {"date", gatherings::say_span(*course)}}});
    else lines.push_back(Say{"training.no_next_line"});
    Fields fields{{"days", say_half_days(days.all)}};
    if (!rule || !rule->done_by.is_set()) return Say{"training.unset", fields, lines};
    auto need = rule->done_by.needed();
    auto got = progress(turn, *rule, period_of(rule->every, turn.today()), turn.county.roster.person(who), {});
    fields["days"] = say_half_days(got);
    fields["need"] = say_half_days(need);
    fields["left"] = say_half_days(std::max(0, need - got));
    return Say{got >= need ? "training.status_done" : "training.status", fields, lines};
}

Say rule_line(Turn const& turn, Rule const& rule, Period const& period, Person const& owner, int got) {
    bool over = period.last < turn.today(), total = !rule.done_by.sum.empty();
    Fields fields{{"title", rule.title}, {"date", say_day(period.last)}, {"period", say_period(rule.every, period)}, {"left", say_half_days(std::max(0, rule.done_by.needed() - got))}};
    if (over) return Say{total ? "training.missed" : "training.once_missed", fields};
    auto course = next_course(turn, owner.id);
    if (course) fields["what"] = course->title, fields["until"] = gatherings::say_span(*course);
    return Say{total ? (course ? "training.due_next" : "training.due") : (course ? "training.once_due_next" : "training.once_due"), fields};
}

namespace {

struct Lack {
    Person const* person = nullptr;
    UnitId unit;
    std::string what;      // 还差2天，县级还没有
    bool township_only = false;
};

// Everybody below who lacks something, in roster order; what the township owes about its officers is beside it.
std::vector<Lack> lacks_under(Turn const& turn, Period const& year, UnitId const& place, PersonId const& reader, bool whole) {
    std::vector<Lack> found;
    auto note = [&](PersonId const& who, UnitId const& unit, std::string const& what, bool township) {
        auto person = turn.county.roster.person(who);
        if (!person || !may(turn, reader, "see", unit)) return;
        auto known = std::find_if(found.begin(), found.end(), [&](Lack const& one) { return one.person == person && one.unit == unit; });
        if (known == found.end()) known = found.insert(found.end(), {person, unit, {}, true});
        known->what += (known->what.empty() ? "" : "，") + what;
        known->township_only = known->township_only && township;
    };
    for (auto village : turn.county.roster.below(place, Level::village))
        for (auto const& rule : turn.county.pack.rules) {
            if (!is_training(rule) || rule.soft || rule.every != Span::year) continue;
            if (rule.about.empty()) {
                for (auto const& owed : owed_under(turn, rule, year, village->id)) {
                    auto got = owed.owner ? progress(turn, rule, year, owed.owner, {}) : rule.done_by.needed();
                    if (got >= rule.done_by.needed()) continue;
                    auto const what = rule.done_by.sum.empty() ? phrase(owed.counted ? "word.not_yet_attended" : "word.not_yet_attended_new", {{"title", rule.title}})
                                                               : phrase(owed.counted ? "word.days_lacking" : "word.days_lacking_new", {{"days", say_half_days(rule.done_by.needed() - got)}});
                    note(owed.owner->id, village->id, what, false);
                }
            } else if (whole) {
                for (auto post : turn.county.roster.posts_at(village->id, turn.today())) {
                    bool about = std::find(rule.about.begin(), rule.about.end(), post->role) != rule.about.end() || (post->head && std::find(rule.about.begin(), rule.about.end(), village_head) != rule.about.end());
                    bool noted = std::any_of(found.begin(), found.end(), [&](Lack const& one) { return one.person->id == post->person && one.unit == village->id && one.what.find(rule.title) != std::string::npos; });
                    if (about && !noted && !is_done(turn, rule, year, nullptr, post->person)) note(post->person, village->id, phrase("word.not_yet_attended", {{"title", rule.title}}), true);
                }
            }
        }
    return found;
}

// How many of its officers a township has not trained yet, by its own rule.
std::size_t township_owes(Turn const& turn, Period const& year, UnitId const& township) {
    std::size_t count = 0;
    for (auto const& rule : turn.county.pack.rules) {
        auto spec = turn.county.roles.find(rule.owner);
        if (is_training(rule) && !rule.about.empty() && !rule.soft && spec && spec->level == Level::township) count += affairs::left(turn, rule, year, township).size();
    }
    return count;
}

bool any_number(Turn const& turn) {
    return std::any_of(turn.county.pack.rules.begin(), turn.county.pack.rules.end(), [](Rule const& rule) { return is_training(rule) && rule.done_by.is_set(); });
}

Say by_township(Turn const& turn, Period const& year, UnitId const& county, PersonId const& reader) {
    std::vector<Say> lines;
    std::size_t people = 0;
    for (auto township : turn.county.roster.below(county, Level::township)) {
        auto lacks = lacks_under(turn, year, township->id, reader, false);
        if (lacks.empty()) continue;
        people += lacks.size();
        lines.push_back(Say{"count.line", {{"unit", township->short_name}, {"n", text_of(lacks.size())}}});
    }
    auto places = lines.size();
    if (lines.size() > 40) lines.resize(40);
    Fields fields{{"period", say_period(Span::year, year)}, {"m", text_of(places)}, {"n", text_of(people)}};
    return places ? Say{"training.left_county", fields, lines} : Say{"training.left_none", fields};
}

}  // namespace

Say left_list(Turn const& turn, PersonId const& reader, Period const& year, UnitId const& place) {
    auto at = turn.county.roster.unit(place);
    if (!at) return Say{"error.not_here"};
    if (!any_number(turn)) return Say{"training.left_unset"};
    if (at->level <= Level::county) return by_township(turn, year, place, reader);
    bool one_village = at->level >= Level::village;
    auto lacks = lacks_under(turn, year, place, reader, one_village);
    std::vector<Say> lines;
    for (auto const& lack : lacks)
        if (lines.size() < 33) lines.push_back(Say{"training.left_line", {{"village", unit_name(turn, lack.unit)}, {"name", lack.person->name}, {"what", lack.what}}});
    if (lacks.size() > lines.size()) lines.push_back(Say{"training.left_more_line", {{"n", text_of(lacks.size() - lines.size())}}});
    auto owes = one_village ? 0 : township_owes(turn, year, place);
    if (owes) lines.push_back(Say{"training.left_township_line", {{"n", text_of(owes)}}});
    Fields fields{{"period", say_period(Span::year, year)}, {"n", text_of(lacks.size())}};
    return lines.empty() ? Say{"training.left_none", fields} : Say{"training.left", fields, lines};
}

namespace {

// What is left of 火星村的培训还差谁 when all that belongs to the question is taken away: a place that was not understood.
std::string place_said(std::string text) {
    for (std::string_view word : {"没有参加", "没有培训", "没参加", "没培训", "还差谁", "还有谁", "哪些人", "哪几个", "哪些村", "多少人", "我们", "培训", "还差", "差谁", "没满", "未满", "没够", "不够", "名单", "哪个", "今年", "去年", "前年", "全镇", "全乡",
                                  "全县", "各村", "我镇", "我县", "镇里", "乡里", "县里", "村干部", "干部", "集中", "年度", "天数", "谁", "欠", "差", "还", "的", "了", "有", "人", "没", "看", "查", "吗", "呢", "都", "是", "在", "和", "里", "，", "。", "、", ",", "?", " "})
        for (auto at = text.find(word); at != text.npos; at = text.find(word)) text.erase(at, word.size());
    return language::characters(text) >= 2 ? text : std::string{};
}

}  // namespace

Say left(Turn const& turn, Actor& actor, std::string const& text) {
    UnitId place;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today())) {
        auto spec = turn.county.roles.find(post->role);
        auto unit = turn.county.roster.unit(post->unit);
        bool above = spec && spec->level < Level::village && unit;  // a contact cadre's post is held at the village, and shows that
        if (above && (turn.county.roles.right(post->role, "train") || turn.county.roles.right(post->role, "see"))) {
            place = post->unit;
            if (unit->level >= Level::village)
                if (auto township = turn.county.roster.above(post->unit, Level::township)) place = township->id;
            break;
        }
    }
    if (place.empty()) return Say{"training.left_not_yours"};
    auto year = period_of(Span::year, turn.today());
    if (text.find("去年") != text.npos) year = period_of(Span::year, year.first - days{1});
    for (auto const& found : turn.names.units_in(text, place))
        if (found.units.size() == 1) {
            if (!may(turn, actor.person.id, "see", found.units.front())) return Say{"error.not_here"};
            return left_list(turn, actor.person.id, year, found.units.front());
        }
    auto const own = turn.county.roster.unit(place);
    for (auto const& name : {own->name, own->short_name})
        if (!name.empty() && text.find(name) != text.npos) return left_list(turn, actor.person.id, year, place);
    if (auto unknown = place_said(text); !unknown.empty()) return Say{"training.left_unknown", {{"village", language::shortened(unknown, 8)}}};
    return left_list(turn, actor.person.id, year, place);
}

}  // namespace lingyan::affairs::training
