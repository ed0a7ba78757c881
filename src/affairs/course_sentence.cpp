#include "affairs/course_sentence.hpp"

#include "affairs/addressees.hpp"
#include "affairs/called_words.hpp"
#include "affairs/days.hpp"
#include "affairs/standing.hpp"
#include "language/as_written.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/half_days.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

std::string_view first_that_ends(std::string_view text, Marks marks) {
    for (auto mark : marks)
        if (text.ends_with(mark)) return mark;
    return {};
}

void cover(std::string& text, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) text[i] = ' ';
}

bool covered(std::string const& text, std::size_t begin, std::size_t end) { return text.find_first_not_of(' ', begin) >= end; }

// 下午3点 alone is an hour of whatever day it is.
bool names_a_day(std::string_view said) {
    for (std::string_view word : {"月", "号", "日", "天", "周", "期", "拜", "今", "明", "后", "-", "/", "节"})
        if (said.find(word) != said.npos) return true;
    return false;
}

// What was understood is covered with blanks, so that every place in the text stays where it was.
void read_days(Turn const& turn, std::string& text, CourseDraft& draft) {
    for (std::string_view head : {"算", "计", "记", "共", "为期"})
        for (auto at = text.find(head); at != text.npos && draft.half_days == 0; at = text.find(head, at + head.size()))
            if (auto said = language::day_amount_in(std::string_view(text).substr(at)); said && said->begin == head.size()) {
                draft.half_days = said->half_days;
                draft.halves = said->halves;
                if (draft.half_days == 0) draft.half_days = -1;
                cover(text, at, at + said->end);
            }
    draft.no_such_day = impossible_day_in(turn, text);
    for (auto const& phrase : language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead)) {
        if (!draft.no_such_day.empty()) {  // the day is asked for again, with its hour
            cover(text, phrase.begin, phrase.end);
            continue;
        }
        auto said = text.substr(phrase.begin, phrase.end - phrase.begin);
        if (said.find("季度") != said.npos || said.find("半年") != said.npos || said == "今年" || said == "去年" || said == "明年") continue;  // 三季度小结 is a name
        bool hour = !say_hour(said, phrase.minute).empty(), only_hour = hour && !names_a_day(said);
        if (only_hour || (!draft.first && (phrase.first || phrase.last))) cover(text, phrase.begin, phrase.end);
        if (hour && !draft.minute) draft.minute = phrase.minute;
        if (only_hour || draft.first) continue;
        draft.first = phrase.first ? phrase.first : phrase.last;
        draft.last = phrase.last ? phrase.last : draft.first;
    }
    if (draft.half_days != 0) return;
    if (auto said = language::day_amount_in(text)) {
        draft.half_days = said->half_days == 0 ? -1 : said->half_days;
        draft.halves = said->halves;
        cover(text, said->begin, said->end);
    }
}

void read_place(std::string& text, CourseDraft& draft) {
    for (std::string_view mark : {"地点", "地方", "在"}) {
        auto at = text.find(mark);
        if (at == text.npos) continue;
        auto begin = at + mark.size();
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':')) ++begin;
        if (std::string_view(text).substr(begin).starts_with("：")) begin += std::string_view("：").size();
        auto end = text.size();
        for (std::string_view stop : {" ", "，", ",", "。", "、", "；", ";", "\n"})
            if (auto found = text.find(stop, begin); found != text.npos) end = std::min(end, found);
        auto place = text.substr(begin, end - begin);
        if (place.ends_with("举行")) place.resize(place.size() - std::string_view("举行").size());
        if (place.empty() || language::characters(place) > 12) continue;
        draft.place = place;
        cover(text, at, end);
        return;
    }
}

// 带月报表, 请带上印章和账本: a word of its own.
void read_bring(std::string& text, CourseDraft& draft) {
    for (std::string_view mark : {"请各自带上", "请带上", "请带", "携带", "带上", "带"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) {
            auto before = std::string_view(text).substr(0, at);
            bool apart = before.empty() || before.ends_with(' ') || before.ends_with(',') || before.ends_with("，") || before.ends_with("。");
            auto end = text.size();
            for (std::string_view stop : {" ", "，", ",", "。", "；", ";", "\n"})
                if (auto found = text.find(stop, at + mark.size()); found != text.npos) end = std::min(end, found);
            auto what = text.substr(at + mark.size(), end - at - mark.size());
            if (!apart || what.empty() || language::characters(what) > 17 || what.starts_with("队")) continue;
            draft.bring = what;
            cover(text, at, end);
            return;
        }
}

struct Circle {
    std::string_view word;
    bool heads;   // 村主干
    bool both;    // 一肩挑
};
constexpr Circle circles[] = {{"一肩挑干部", false, true}, {"一肩挑书记", false, true}, {"一肩挑", false, true}, {"村主干", true, false}, {"村书记", true, false}, {"村支书", true, false}, {"村干部", false, false}, {"村两委干部", false, false}, {"村两委", false, false}};

std::vector<Role> village_officers(Turn const& turn) {
    std::vector<Role> widest{village_head};
    for (auto const& rule : turn.county.pack.rules)
        if (rule.done_by.record == "training" && rule.about.size() > widest.size()) widest = rule.about;
    return widest;
}

void add_person(std::vector<PersonId>& people, PersonId const& id) {
    if (std::find(people.begin(), people.end(), id) == people.end()) people.push_back(id);
}

// Of several people of one name the one whose village stands right before it: 金光村李玉兰.
std::vector<PersonId> of_village_before(Turn const& turn, UnitId const& unit, std::string_view text, std::size_t begin, std::vector<PersonId> const& people) {
    for (auto const& found : turn.names.units_in(text, unit)) {
        if (found.end > begin || text.substr(found.end, begin - found.end).find_first_not_of(' ') != std::string_view::npos) continue;
        std::vector<PersonId> there;
        for (auto const& id : people)
            for (auto post : turn.county.roster.posts_of(id, turn.today()))
                if (std::find(found.units.begin(), found.units.end(), post->unit) != found.units.end()) add_person(there, id);
        if (!there.empty()) return there;
    }
    return people;
}

bool is_glue(std::string_view between) {
    return between == "、" || between == "和" || between == "," || between == "，" || between == "跟" || between == " 和 " || between == "及";
}

// 张三、李四、欧阳某: a word tied to names that is nobody's name.
void read_unknown(std::string& text, std::size_t from, CourseDraft& draft) {
    std::string_view rest = std::string_view(text).substr(from);
    for (std::string_view glue : {"、", "和", "及"}) {
        if (!rest.starts_with(glue)) continue;
        auto end = rest.size();
        for (std::string_view stop : {" ", "、", "，", ",", "。", "和", "及"})
            if (auto at = rest.find(stop, glue.size()); at != rest.npos) end = std::min(end, at);
        auto word = rest.substr(glue.size(), end - glue.size());
        auto length = language::characters(word);
        if (length >= 2 && length <= 4 && !is_place(word)) {
            draft.unknown.emplace_back(word);
            cover(text, from, from + end);
        }
        return;
    }
}

void read_people(Turn const& turn, UnitId const& unit, std::string& text, CourseDraft& draft) {
    auto except_from = text.size();
    for (std::string_view mark : {"除了", "除去", "不含", "不包括"})
        if (auto at = text.find(mark); at != text.npos) except_from = std::min(except_from, at);
    struct Named {
        std::size_t begin, end;
    };
    std::vector<Named> spans;
    auto const whole = text;
    for (auto const& found : turn.names.people_in(whole, unit, turn.today())) {
        if (covered(text, found.begin, found.end)) continue;
        std::vector<PersonId> below;
        for (auto const& id : found.people)
            for (auto post : turn.county.roster.posts_of(id, turn.today()))
                if (turn.county.roster.contains(unit, post->unit)) {
                    add_person(below, id);
                    break;
                }
        auto said = whole.substr(found.begin, found.end - found.begin);
        below = of_village_before(turn, unit, whole, found.begin, below);
        bool out = found.begin > except_from || std::string_view(whole).substr(found.end).starts_with("除外");
        if (below.empty()) draft.unknown.push_back(said);
        else if (out) for (auto const& id : below) add_person(draft.left_out, id);
        else if (below.size() == 1) add_person(draft.people, below.front());
        else draft.unclear.push_back(below);
        draft.by_name = draft.by_name || !out;
        // The village that told two people of one name apart is no village of its own.
        auto begin = found.begin;
        for (auto const& village : turn.names.units_in(whole, unit))
            if (village.end <= begin && covered(text, village.end, begin) && found.people.size() > 1) begin = village.begin;
        cover(text, begin, found.end);
        spans.push_back({begin, found.end});
    }
    for (auto const& span : spans) read_unknown(text, span.end, draft);
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (is_glue(std::string_view(text).substr(spans[i - 1].end, spans[i].begin - spans[i - 1].end))) cover(text, spans[i - 1].end, spans[i].begin);
}

}  // namespace

std::vector<Role> usual_circle(Turn const& turn, UnitId const& unit) {
    auto at = turn.county.roster.unit(unit);
    for (auto const& rule : turn.county.pack.rules) {
        auto spec = turn.county.roles.find(rule.owner);
        if (at && spec && rule.done_by.record == "training" && !rule.about.empty() && spec->level == at->level) return rule.about;
    }
    return {village_head};
}

std::vector<PersonId> holders_below(Turn const& turn, UnitId const& unit, std::vector<Role> const& roles) {
    std::vector<PersonId> people;
    for (auto village : turn.county.roster.below(unit, Level::village))
        for (auto post : turn.county.roster.posts_at(village->id, turn.today()))
            if (std::any_of(roles.begin(), roles.end(), [&](Role const& role) { return role == village_head ? post->head : post->role == role; })) add_person(people, post->person);
    return people;
}

CourseDraft read_course(Turn const& turn, std::string const& said, UnitId const& unit, Gathering::Kind kind, std::string_view raw) {
    CourseDraft draft;
    auto text = said;
    bool meeting = kind == Gathering::Kind::meeting;
    read_days(turn, text, draft);
    if (meeting) read_bring(text, draft);
    read_place(text, draft);
    read_people(turn, unit, text, draft);

    auto roles = meeting ? std::vector<Role>{village_head} : usual_circle(turn, unit);
    bool circle_said = false, circle_alone = false;
    std::vector<Words> whom;  // words for whom it is
    for (auto const& circle : circles)
        for (auto at = text.find(circle.word); at != text.npos; at = text.find(circle.word, at + circle.word.size())) {
            // 一肩挑干部培训班 is a name; 全县一肩挑 and the word alone are a circle, and win over what only a name says.
            auto before = std::string_view(text).substr(0, at), after = std::string_view(text).substr(at + circle.word.size());
            bool apart = (before.empty() || before.ends_with(' ')) && (after.empty() || after.starts_with(' ') || after.starts_with("，") || after.starts_with(",") || after.starts_with("参加"));
            auto const each = before.ends_with("各") ? std::string_view("各").size() : 0;  // 各村书记
            bool alone = apart || each || !first_that_ends(before, {"全县", "全镇", "全乡", "各村", "所有", "全体", "请", "叫"}).empty();
            if (alone) cover(text, at - each, at + circle.word.size()), whom.push_back({at - each, at + circle.word.size()});
            if (circle_said && (circle_alone || !alone)) continue;
            circle_said = true;
            circle_alone = alone;
            roles = circle.both ? std::vector<Role>{Role{"village.both_posts"}} : circle.heads ? std::vector<Role>{village_head} : village_officers(turn);
        }
    std::vector<Unit const*> villages;
    for (auto village : turn.county.roster.below(unit, Level::village))
        if (village->merged_into.empty()) villages.push_back(village);
    if (!villages.empty()) {
        auto to = read_addressees(turn, text, villages);
        for (auto const& span : to.spans) cover(text, span.begin, span.end);
        bool named = !to.units.empty() && to.units.size() < villages.size();
        if (named) draft.by_name = true;
        if (to.everybody) whom.insert(whom.end(), to.spans.begin(), to.spans.end());
        auto words = read_called_words(said, text, whom, draft.place.empty());
        draft.title = language::as_written(words.title, raw);
        if (draft.place.empty()) draft.place = words.place;
        for (auto const& name : words.unknown) draft.unknown.push_back(name);
        draft.stray = words.stray;
        draft.addressed = draft.by_name || circle_said || to.everybody;
        // Somebody who cannot be found is asked for, and nobody is called in his place.
        bool all_found = draft.unknown.empty() && draft.stray.empty();
        auto from = (draft.by_name && !circle_said && to.units.empty()) || (!all_found && to.everybody) ? std::vector<UnitId>{} : to.units;
        if (all_found && from.empty() && (!draft.by_name || (circle_said && draft.people.empty() && draft.unclear.empty())))
            for (auto village : villages) from.push_back(village->id);
        std::erase_if(from, [&](UnitId const& id) { return std::find(to.left_out.begin(), to.left_out.end(), id) != to.left_out.end(); });
        for (auto const& village : from)
            for (auto const& id : holders_below(turn, village, roles)) add_person(draft.people, id);
        for (auto const& village : to.left_out)
            for (auto const& id : holders_below(turn, village, roles)) add_person(draft.left_out, id);
    }
    std::erase_if(draft.people, [&](PersonId const& id) { return std::find(draft.left_out.begin(), draft.left_out.end(), id) != draft.left_out.end(); });

    return draft;
}

}  // namespace lingyan::affairs
