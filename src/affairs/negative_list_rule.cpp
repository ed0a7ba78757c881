// A township's own rule comes into force: which paper, from which day, over which tasks and villages.
#include "affairs/negative_list_parts.hpp"

#include "affairs/addressees.hpp"
#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::negative_list {

namespace {

// The township at which this person may register.
UnitId registers_at(Turn const& turn, PersonId const& who) {
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        if (turn.county.roles.right(post->role, "register_list"))
            if (auto unit = turn.county.roster.unit(post->unit); unit && unit->level == Level::township) return unit->id;
    return {};
}

struct Span {
    std::size_t begin, end;
};

// A day of a month, said as such: of 〔2026〕12号 and 2026年 neither is one. Without a year the nearer of the two is meant.
std::optional<Date> day_in(Turn const& turn, std::string const& text, Span& where) {
    std::optional<Date> found;
    for (auto tense : {language::Tense::past, language::Tense::ahead})
        for (auto const& phrase : language::find_dates(text, turn.now, turn.county.calendar, tense)) {
            auto said = std::string_view(text).substr(phrase.begin, phrase.end - phrase.begin);
            bool whole = said.find("月") != said.npos || std::count(said.begin(), said.end(), '-') == 2 || std::count(said.begin(), said.end(), '.') == 2;
            if (!whole || !phrase.first) continue;
            auto distance = [&](Date day) { return day > turn.today() ? day - turn.today() : turn.today() - day; };
            if (!found || distance(*phrase.first) < distance(*found)) found = *phrase.first, where = {phrase.begin, phrase.end};
        }
    return found;
}

std::string trimmed(std::string text) {
    constexpr std::string_view marks[] = {" ", "，", ",", "。", "、", "；", ";", "：", ":", "起", "施行", "执行", "开始", "从", "自", "范围", "管", "文件"};
    for (bool again = true; again;) {
        again = false;
        for (auto mark : marks) {
            if (text.starts_with(mark)) text.erase(0, mark.size()), again = true;
            if (text.ends_with(mark)) text.resize(text.size() - mark.size()), again = true;
        }
    }
    return text;
}

std::string village_ids(std::vector<UnitId> const& villages) {
    std::string text;
    for (auto const& village : villages) text += village.text() + " ";
    return text;
}

std::vector<UnitId> villages_in(std::string const& slot) {
    std::vector<UnitId> villages;
    std::istringstream in(slot);
    for (std::string id; in >> id;) villages.emplace_back(id);
    return villages;
}

std::vector<UnitId> covered(Turn const& turn, ListRule const& rule) {
    if (!rule.villages.empty()) return rule.villages;
    std::vector<UnitId> all;
    for (auto village : turn.county.roster.below(rule.township, Level::village))
        if (village->merged_into.empty()) all.push_back(village->id);
    return all;
}

std::string say_tasks(bool own) { return phrase(own ? "word.tasks_of_town" : "word.all_tasks"); }

Say rule_line(Turn const& turn, ListRule const& rule) {
    auto villages = covered(turn, rule);
    std::vector<std::string> names;
    for (auto const& village : villages) names.push_back(unit_name(turn, village));
    return Say{"negative.rule_line",
               {{"basis", language::shortened(rule.document, 14)},
                {"text", rule.document},
                {"date", (year_of(rule.from) == year_of(turn.today()) ? "" : std::to_string(year_of(rule.from)) + "年") + say_day(rule.from)},
                {"what", say_tasks(rule.own_tasks)},
                {"villages", rule.villages.empty() ? phrase("word.all_villages", {{"n", text_of(villages.size())}}) : joined(names, 33)}}};
}

}  // namespace

Say register_rule(Turn const& turn, Actor& actor, std::string const& text) {
    auto township = registers_at(turn, actor.person.id);
    if (township.empty()) return Say{"negative.register_not_allowed"};
    std::vector<Unit const*> villages;
    for (auto village : turn.county.roster.below(township, Level::village))
        if (village->merged_into.empty()) villages.push_back(village);
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    auto left = text;
    Span where{};
    auto day = day_in(turn, left, where);
    if (day) left.replace(where.begin, where.end - where.begin, " ");
    bool own = false, all = false;
    for (auto [word, means_own] : {std::pair{std::string_view("镇里派的任务"), true}, {"镇里派的", true}, {"乡里派的任务", true}, {"乡里派的", true}, {"派给村里的全部任务", false}, {"全部任务", false}, {"所有任务", false}})
        if (auto at = left.find(word); at != left.npos && !own && !all) {
            (means_own ? own : all) = true;
            left.replace(at, word.size(), " ");
        }
    // The township's own name in the paper's title means no villages.
    auto named = left;
    for (auto const& name : {turn.county.roster.unit(township)->name, turn.county.roster.unit(township)->short_name})
        for (auto at = named.find(name); !name.empty() && at != named.npos; at = named.find(name)) named.replace(at, name.size(), name.size(), '-');
    auto to = read_addressees(turn, named, villages);
    std::sort(to.spans.begin(), to.spans.end(), [](Words const& a, Words const& b) { return a.begin > b.begin; });
    for (auto const& span : to.spans) left.replace(span.begin, span.end - span.begin, " ");
    auto document = trimmed(left);
    while (document.find("  ") != document.npos) document.erase(document.find("  "), 1);
    for (std::size_t at = 0; (at = document.find(' ', at)) != document.npos;) {
        std::string const word = document.substr(at + 1, document.find(' ', at + 1) - at - 1);
        if ((word.ends_with("村") || word.ends_with("社区")) && language::characters(word) <= 7) return Say{"negative.register_unknown_village", {{"village", language::shortened(word, 5)}}};
        ++at;
    }
    if (language::characters(document) < 4) return Say{"negative.register_which_document"};
    if (!day) return Say{"negative.register_which_day"};
    if (!own && !all) return Say{"negative.register_which_tasks"};
    if (*day > add_months(turn.today(), 12) || *day < add_months(turn.today(), -120)) return Say{"negative.register_which_day"};
    ListRule rule;
    rule.township = township;
    rule.document = document = own_words(actor, document);
    rule.from = *day;
    rule.own_tasks = own;
    if (to.units.size() < villages.size()) rule.villages = to.units;
    ask(turn, actor, "negative.register",
        {{"document", document}, {"from", to_text(*day)}, {"own", own ? "1" : ""}, {"villages", village_ids(rule.villages)}}, {"register", "", "drop"});
    return Say{"negative.register_preview", {}, {rule_line(turn, rule)}};
}

Say register_now(Turn const& turn, Actor& actor) {
    auto slots = actor.conversation.dialogue->slots;
    actor.conversation.dialogue.reset();
    auto township = registers_at(turn, actor.person.id);
    auto from = read_date(slots["from"]);
    if (township.empty() || !from) return Say{"negative.register_not_allowed"};
    ListRule rule;
    rule.township = township;
    rule.document = slots["document"];
    rule.from = *from;
    rule.own_tasks = slots["own"] == "1";
    rule.villages = villages_in(slots["villages"]);
    rule.registered_by = actor.person.id;
    rule.registered_at = turn.now;
    rule.id = turn.tx.negative_list().add(rule);
    remember(turn, actor, "negative.register", {{"list_rule", std::to_string(rule.id.value())}});
    // Nobody is measured by a rule that he has not heard of.
    std::vector<PersonId> told;
    for (auto const& village : covered(turn, rule))
        for (auto post : turn.county.roster.posts_at(village, turn.today())) {
            auto person = turn.county.roster.person(post->person);
            bool touched = post->head || turn.county.roles.right(post->role, "confirm_negative");
            if (!person || !touched || std::find(told.begin(), told.end(), person->id) != told.end()) continue;
            told.push_back(person->id);
            tell(turn, *person, Say{"negative.rule_news", {{"basis", language::shortened(rule.document, 14)}, {"date", say_day(rule.from)}}});
        }
    return Say{"negative.registered", {{"basis", language::shortened(rule.document, 14)}, {"date", say_day(rule.from)}, {"n", text_of(told.size())}}};
}

Say end_rules(Turn const& turn, Actor& actor) {
    auto township = registers_at(turn, actor.person.id);
    if (township.empty()) return Say{"negative.register_not_allowed"};
    std::string ids;
    for (auto const& rule : turn.tx.negative_list().rules())
        if (rule.township == township) {
            turn.tx.negative_list().end(rule.id, turn.now);
            ids += std::to_string(rule.id.value()) + " ";
        }
    if (ids.empty()) return Say{"negative.none_to_register"};
    remember(turn, actor, "negative.end", {{"list_rules", ids}});
    return Say{"negative.ended"};
}

namespace {

std::vector<Say> rules_of(Turn const& turn, UnitId const& township) {
    std::vector<Say> lines;
    for (auto const& rule : turn.tx.negative_list().rules())
        if (rule.township == township) lines.push_back(rule_line(turn, rule));
    return lines;
}

Say entry_line(Turn const& turn, NegativeEntry const& entry) {
    auto fields = fields_of(turn, entry);
    fields["state"] = say_state(turn, entry);
    return Say{"negative.entry_line", fields};
}

}  // namespace

Say list(Turn const& turn, Actor& actor, int year) {
    auto township = home_of(turn, actor.person.id);
    auto lines = rules_of(turn, township);
    auto first = make_date(year, 1, 1), last = make_date(year, 12, 31);
    bool leads = !registers_at(turn, actor.person.id).empty();
    for (auto const& entry : own(turn, actor.person.id, year)) {
        auto line = entry_line(turn, entry);
        line.key = "negative.own_line";
        line.fields["no"] = std::to_string(actor.conversation.give_number(thing_of(entry, to_know), turn.today()));
        lines.push_back(std::move(line));
    }
    auto const villages = township.empty() ? std::vector<Unit const*>{} : turn.county.roster.below(township, Level::village);  // whoever has left sees his own
    for (auto village : villages) {
        bool sees = leads || may(turn, actor.person.id, "judge_appeal", village->id);
        for (auto const& entry : turn.tx.negative_list().at(village->id, first, last)) {
            if (may_decide(turn, actor.person.id, entry) && stands(turn, entry)) {
                auto no = actor.conversation.give_number(thing_of(entry, to_decide), turn.today());
                lines.push_back(Say{"negative.decide_line", {{"no", std::to_string(no)}}});
            } else if (sees && entry.state != EntryState::proposed && entry.up_at <= turn.now && entry.person != actor.person.id) {
                lines.push_back(entry_line(turn, entry));
            }
        }
    }
    if (lines.empty()) return Say{leads ? "negative.none_to_register" : "negative.none"};
    if (lines.size() > 33) lines.resize(33);
    return Say{"negative.list", {{"year", std::to_string(year)}}, lines};
}

}  // namespace lingyan::affairs::negative_list
