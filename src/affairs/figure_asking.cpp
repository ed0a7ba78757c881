// Figures before they are asked for: taken from a sentence, with basis and bounds, shown with the count, sent.
#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/days.hpp"
#include "affairs/figures.hpp"
#include "affairs/refusing.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "domain/figures_asked.hpp"
#include "domain/phrase.hpp"
#include "language/dates.hpp"
#include "language/figures.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::figures {

namespace {

constexpr std::size_t most_figures = 5;

struct FigureDraft {
    Draft task;
    std::vector<FigureAsked> asks;
    bool bounds_wrong = false;
};

// What stands in brackets behind a figure: its unit, its bounds, or both: （人，0到500）.
void read_note(std::string note, FigureAsked& asked, bool& wrong) {
    for (std::string_view mark : {"，", ",", "、", " "})
        for (auto at = note.find(mark); at != note.npos; at = note.find(mark, at)) note.replace(at, mark.size(), "\n");
    std::istringstream parts(note);
    for (std::string part; std::getline(parts, part);) {
        std::string_view rest = part;
        for (std::string_view tie : {"到", "至", "-", "~"}) {
            auto at = rest.find(tie, 1);
            if (at == rest.npos) continue;
            auto least = language::figures_in(rest.substr(0, at)), most = language::figures_in(rest.substr(at + tie.size()));
            if (!least || !most || least->size() != 1 || most->size() != 1) continue;
            asked.least = least->front();
            asked.most = most->front();
            wrong = wrong || *asked.most < *asked.least;
            rest = {};
            break;
        }
        if (rest.starts_with("不超过"))
            if (auto most = language::figures_in(rest.substr(std::string_view("不超过").size()))) asked.most = most->front(), rest = {};
        if (!rest.empty()) asked.unit = language::shortened(rest, 4);
    }
}

// 参保人数 is counted in 人 without a word about it.
std::string usual_unit(std::string_view name) {
    for (auto [ending, unit] : {std::pair{std::string_view("人数"), "人"}, {"户数", "户"}, {"金额", "元"}, {"面积", "亩"}, {"天数", "天"}, {"人口", "人"}, {"个数", "个"}, {"次数", "次"}})
        if (name.ends_with(ending)) return unit;
    return {};
}

// Notes leave the sentence while it is read, a mark in the place of each: "参保人数/0/".
FigureDraft read_figures(Turn const& turn, std::string text, std::vector<Unit const*> const& villages) {
    FigureDraft draft;
    std::vector<std::string> notes;
    for (auto [opening, closing] : {std::pair{std::string_view("（"), std::string_view("）")}, {"(", ")"}})
        for (auto at = text.find(opening); at != text.npos; at = text.find(opening, at)) {
            auto end = text.find(closing, at);
            if (end == text.npos) break;
            notes.push_back(text.substr(at + opening.size(), end - at - opening.size()));
            text.replace(at, end + closing.size() - at, "/" + std::to_string(notes.size() - 1) + "/");
        }
    draft.task = read_draft(turn, text, villages);
    auto what = draft.task.what + (draft.task.quality.empty() ? "" : "，" + draft.task.quality);
    draft.task.quality.clear();
    for (auto at = what.find("，"); at != what.npos; at = what.find("，", at)) what.replace(at, std::string_view("，").size(), "\n");
    std::istringstream names(what);
    for (std::string name; std::getline(names, name);) {
        FigureAsked asked;
        if (auto mark = name.find('/'); mark != name.npos) {
            auto index = std::size_t(std::atoi(name.c_str() + mark + 1));
            if (index < notes.size()) read_note(notes[index], asked, draft.bounds_wrong);
            name.resize(mark);
        }
        for (std::string_view head : {"上报", "报一下", "报", "统计", "各村"})
            if (name.starts_with(head) && name.size() > head.size()) name.erase(0, head.size());
        asked.name = language::shortened(name, 12);
        if (asked.unit.empty()) asked.unit = usual_unit(asked.name);
        if (!asked.name.empty()) draft.asks.push_back(asked);
    }
    return draft;
}

std::string title_of(std::vector<FigureAsked> const& asks) {
    if (asks.empty()) return {};
    if (asks.size() == 1) return asks.front().name;
    return language::shortened(asks.front().name, 7) + "等" + text_of(asks.size()) + "个数";
}

Fields slots_of(FigureDraft const& draft) {
    std::string units, left_out;
    for (auto const& unit : draft.task.units) units += unit.text() + " ";
    for (auto const& unit : draft.task.left_out) left_out += unit.text() + " ";
    return {{"units", units}, {"left_out", left_out}, {"missing", joined(draft.task.unknown)}, {"due", draft.task.due ? to_text(*draft.task.due) : ""}, {"basis", draft.task.basis}, {"asks", to_text(draft.asks)}};
}

FigureDraft read_slots(Fields slots) {
    FigureDraft draft;
    std::istringstream units(slots["units"]), left_out(slots["left_out"]);
    for (std::string id; units >> id;) draft.task.units.emplace_back(id);
    for (std::string id; left_out >> id;) draft.task.left_out.emplace_back(id);
    draft.task.due = read_date(slots["due"]);
    draft.task.basis = slots["basis"];
    draft.asks = read_figures_asked(slots["asks"]);
    return draft;
}

std::string said_of(FigureAsked const& asked) {
    auto text = asked.name;
    auto note = asked.unit;
    if (asked.least && asked.most) note += (note.empty() ? "" : "，") + language::say_figure(*asked.least) + "到" + language::say_figure(*asked.most);
    else if (asked.most) note += (note.empty() ? "" : "，") + std::string("不超过") + language::say_figure(*asked.most);
    return note.empty() ? text : text + "（" + note + "）";
}

Say ask_or_preview(Turn const& turn, Actor& actor, FigureDraft const& draft) {
    auto drop = [&](char const* key) {
        actor.conversation.dialogue.reset();
        return Say{key};
    };
    auto keep = [&](char const* kind, char const* key) {
        ask(turn, actor, kind, slots_of(draft));
        return Say{key, {{"title", title_of(draft.asks)}, {"villages", joined(draft.task.unknown)}}};
    };
    std::string all_words = draft.task.basis;
    for (auto const& one : draft.asks) all_words += one.name;
    if (holds_marked_text(all_words)) return drop("error.marked");
    if (std::any_of(draft.asks.begin(), draft.asks.end(), [](FigureAsked const& one) { return asks_for_numbers(one.name) || asks_for_names(one.name); })) return drop("figure.no_lists");
    if (draft.asks.size() > most_figures) return drop("figure.five_at_most");
    if (draft.bounds_wrong) return drop("figure.bounds_wrong");
    if (!draft.task.no_such_day.empty()) {
        ask(turn, actor, "figures.due", slots_of(draft));
        return no_such_day_asked(draft.task.no_such_day);
    }
    if (!draft.task.unknown.empty()) return keep("figures.units", "figure.unknown_village");
    if (draft.asks.empty()) return keep("figures.what", "figure.ask_what");
    if (draft.task.units.empty()) return keep("figures.units", "figure.ask_units");
    if (!draft.task.due) return keep("figures.due", "figure.ask_due");
    if (*draft.task.due < turn.today()) return keep("figures.due", "figure.day_past");
    if (draft.task.basis.empty()) return keep("figures.basis", "figure.ask_basis");
    auto preview = keep("figures.confirm", "figure.preview");
    preview.fields["n"] = text_of(draft.task.units.size());
    preview.fields["date"] = say_day_twice(*draft.task.due, turn.today());
    std::vector<std::string> asked, villages, left_out;
    for (auto const& one : draft.asks) asked.push_back(said_of(one));
    for (auto const& unit : draft.task.units) villages.push_back(unit_name(turn, unit));
    for (auto const& unit : draft.task.left_out) left_out.push_back(unit_name(turn, unit));
    auto all = villages_for(turn, actor.person.id, "assign").size();
    preview.items.push_back(Say{"figure.asks_line", {{"names", joined(asked)}}});
    preview.items.push_back(Say{"assign.preview_units", {{"villages", villages.size() == all ? phrase("word.all_of_them", {{"n", text_of(all)}}) : villages.size() > 5 ? phrase("word.villages_more", {{"villages", joined(villages)}, {"n", text_of(villages.size())}}) : joined(villages)}}});
    if (!left_out.empty()) preview.items.push_back(Say{"assign.preview_left_out", {{"villages", joined(left_out)}}});
    preview.items.push_back(Say{"task.show_basis", {{"basis", draft.task.basis}}});
    if (draft.task.untabled) preview.items.push_back(untabled_line(*draft.task.due));
    return preview;
}

std::optional<Date> day_in(Turn const& turn, std::string const& text) {
    for (auto const& said : {text, text + "号"})
        if (auto phrases = language::find_dates(said, turn.now, turn.county.calendar, language::Tense::ahead); !phrases.empty())
            return phrases.front().last ? phrases.front().last : phrases.front().first;
    return std::nullopt;
}

}  // namespace

Say draft(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    if (villages.size() < 2) return Say{"figure.not_allowed"};
    auto draft = read_figures(turn, text, villages);
    draft.task.basis = own_words(actor, draft.task.basis);
    return ask_or_preview(turn, actor, draft);
}

Say resume(Turn const& turn, Actor& actor) { return ask_or_preview(turn, actor, read_slots(actor.conversation.dialogue->slots)); }

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto dialogue = *actor.conversation.dialogue;
    auto draft = read_slots(dialogue.slots);
    auto villages = villages_for(turn, actor.person.id, "assign");
    if (!dialogue.slots["missing"].empty() && villages.size() > 1 && is_all_alone(text)) {
        ask(turn, actor, dialogue.kind, dialogue.slots);
        return all_villages_asked(villages);
    }
    auto more = read_figures(turn, text, villages);
    if (dialogue.kind == "figures.what") draft.asks = more.asks, draft.bounds_wrong = more.bounds_wrong;
    if (dialogue.kind == "figures.units") {
        // What was named and found beside it stays.
        for (auto const& unit : more.task.units)
            if (std::find(draft.task.units.begin(), draft.task.units.end(), unit) == draft.task.units.end()) draft.task.units.push_back(unit);
        draft.task.left_out = more.task.left_out;
        draft.task.unknown = more.task.unknown;
        if (auto missing = dialogue.slots["missing"]; !missing.empty() && more.task.units.empty() && more.task.unknown.empty()) draft.task.unknown = {missing};
    }
    draft.task.no_such_day = more.task.no_such_day;
    if (dialogue.kind == "figures.due") draft.task.due = day_in(turn, text);
    else if (!draft.task.due) draft.task.due = more.task.due;
    if (dialogue.kind == "figures.basis") draft.task.basis = own_words(actor, more.task.basis.empty() ? text : more.task.basis);
    else if (draft.task.basis.empty()) draft.task.basis = own_words(actor, more.task.basis);
    return ask_or_preview(turn, actor, draft);
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_figures(turn, text, villages_for(turn, actor.person.id, "assign"));
    if (!more.task.no_such_day.empty()) return no_such_day_asked(more.task.no_such_day);
    if (!more.task.due && more.task.units.empty() && more.task.left_out.empty()) return std::nullopt;
    if (more.task.due) draft.task.due = more.task.due;
    for (auto const& unit : more.task.left_out) {
        std::erase(draft.task.units, unit);
        draft.task.left_out.push_back(unit);
    }
    if (more.task.left_out.empty())
        for (auto const& unit : more.task.units)
            if (std::find(draft.task.units.begin(), draft.task.units.end(), unit) == draft.task.units.end()) draft.task.units.push_back(unit);
    return ask_or_preview(turn, actor, draft);
}

Say send(Turn const& turn, Actor& actor) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    actor.conversation.dialogue.reset();
    std::vector<assigning::Share> shares;
    for (auto const& unit : draft.task.units)
        if (may(turn, actor.person.id, "assign", unit)) shares.push_back({unit, {}, {}});
    if (!draft.task.due || shares.empty() || draft.asks.empty()) return Say{"figure.not_allowed"};
    Assignment assignment;
    assignment.issuer = actor.person.id;
    assignment.title = title_of(draft.asks);
    assignment.what = assignment.title;
    assignment.basis = draft.task.basis;
    assignment.due = *draft.task.due;
    assignment.given_at = turn.now;
    assignment.asks = draft.asks;
    assignment.id = assigning::give(turn, assignment, shares, true);
    plan_table(turn, assignment);
    remember(turn, actor, "assign.send", {{"assignment", std::to_string(assignment.id.value())}});
    auto no = actor.conversation.give_number({Thing::Kind::assignment, assignment.id.value(), {}, assignment.title}, turn.today());
    return Say{"figure.sent", {{"no", std::to_string(no)}, {"n", text_of(shares.size())}, {"title", assignment.title}, {"date", say_day_twice(assignment.due, turn.today())}}};
}

}  // namespace lingyan::affairs::figures
