#include "affairs/task_draft.hpp"

#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/attachments.hpp"
#include "affairs/days.hpp"
#include "affairs/refusing.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <cstdlib>
#include <sstream>
#include <string_view>

namespace lingyan::affairs::assigning {

Draft read_slots(Fields const& slots) {
    Draft draft;
    auto value = [&](char const* name) {
        auto found = slots.find(name);
        return found == slots.end() ? std::string{} : found->second;
    };
    std::istringstream units(value("units")), left_out(value("left_out"));
    for (std::string id; units >> id;) draft.units.emplace_back(id);
    for (std::string id; left_out >> id;) draft.left_out.emplace_back(id);
    draft.due = read_date(value("due"));
    draft.what = value("what");
    draft.quality = value("quality");
    draft.basis = value("basis");
    draft.approver = PersonId{value("approver")};
    std::istringstream files(value("files"));
    for (std::int64_t id; files >> id;) draft.files.emplace_back(id);
    std::istringstream milestones(value("milestones"));
    for (std::string line; std::getline(milestones, line);)
        if (auto day = read_date(std::string_view(line).substr(0, 10)); day && line.size() > 11) draft.milestones.push_back({*day, line.substr(11), {}});
    return draft;
}

Fields slots_of(Draft const& draft) {
    std::string units, left_out;
    for (auto const& unit : draft.units) units += unit.text() + " ";
    for (auto const& unit : draft.left_out) left_out += unit.text() + " ";
    std::string milestones, files;
    for (auto const& file : draft.files) files += std::to_string(file.value()) + " ";
    for (auto const& milestone : draft.milestones) milestones += to_text(milestone.day) + " " + milestone.what + "\n";
    return {{"units", units}, {"left_out", left_out}, {"missing", joined(draft.unknown)}, {"approver", draft.approver.text()}, {"milestones", milestones}, {"files", files}, {"due", draft.due ? to_text(*draft.due) : ""}, {"what", draft.what}, {"quality", draft.quality}, {"basis", draft.basis}};
}

std::string title_of(Draft const& draft) { return language::shortened(draft.what, 12); }

Timestamp reaches(Turn const& turn, Draft const& draft) {
    auto head = turn.county.roster.holder(village_head, draft.units.front(), turn.today());
    if (!head) return turn.now;
    auto digest = next_digest(turn, *head);
    if (!for_today_or_tomorrow(turn, *draft.due)) return digest;
    return may_tell_now(turn, *head) || local_day(digest) > *draft.due ? first_waking_moment(turn) : digest;
}

std::string names_of(Turn const& turn, std::vector<UnitId> const& units, std::size_t all) {
    if (units.size() == all && all > 1) return phrase("word.all_of_them", {{"n", text_of(all)}});
    std::vector<std::string> names;
    for (auto const& unit : units) names.push_back(unit_name(turn, unit));
    return names.size() > 5 ? phrase("word.villages_more", {{"villages", joined(names)}, {"n", text_of(names.size())}}) : joined(names);
}

std::vector<UnitId> full_ones(Turn const& turn, Draft const& draft) {
    auto found = turn.county.pack.numbers.find("task.week_cap");
    auto cap = found == turn.county.pack.numbers.end() || found->second.empty() ? 0 : std::atoi(found->second.front().c_str());
    std::vector<UnitId> full;
    if (cap <= 0) return full;
    auto monday = at(turn.today() - days{int(weekday_of(turn.today())) - 1}, std::chrono::hours{0});
    for (auto const& unit : draft.units)
        if (turn.tx.duties().given_since(unit, monday).size() >= std::size_t(cap)) full.push_back(unit);
    return full;
}

Say ask_or_preview(Turn const& turn, Actor& actor, Draft const& draft) {
    auto keep = [&](char const* kind, char const* key, std::vector<std::string> choices = {}) {
        ask(turn, actor, kind, slots_of(draft), std::move(choices));
        return Say{key, {{"title", title_of(draft)}, {"villages", joined(draft.unknown)}}};
    };
    if (holds_marked_text(draft.what + draft.quality + draft.basis)) {
        actor.conversation.dialogue.reset();
        return Say{"error.marked"};
    }
    if (draft.milestone_wrong) {
        actor.conversation.dialogue.reset();
        return no_such_day(draft.no_such_day);
    }
    if (!draft.no_such_day.empty()) {
        ask(turn, actor, "assign.supply", slots_of(draft));
        return no_such_day_asked(draft.no_such_day);
    }
    auto const sent_here = draft.what + "，" + draft.quality;
    if (has_them_sent(sent_here, asks_for_numbers)) {
        actor.conversation.dialogue.reset();
        return Say{"assign.no_numbers"};
    }
    if (!draft.unknown.empty()) return keep("assign.supply", "assign.unknown_village");
    if (draft.what.empty()) return keep("assign.supply", "assign.ask_what");
    if (draft.units.empty()) return keep("assign.supply", "assign.ask_units");
    if (!draft.due) return keep("assign.supply", "assign.ask_due");
    if (*draft.due < turn.today()) return keep("assign.supply", "assign.day_past");
    for (auto const& milestone : draft.milestones)
        if (milestone.day > *draft.due || milestone.day < turn.today()) {
            actor.conversation.dialogue.reset();
            return Say{"assign.milestone_out", {{"title", title_of(draft)}, {"date", say_day(milestone.day)}, {"until", say_day(*draft.due)}}};
        }
    auto full = full_ones(turn, draft);
    bool all_full = full.size() == draft.units.size();
    auto preview = keep("assign.confirm", full.empty() ? "assign.preview" : all_full ? "assign.preview_all_full" : "assign.preview_full", {"send", full.empty() || all_full ? "" : "rest", "drop"});
    preview.fields["m"] = text_of(full.size());
    auto all = villages_for(turn, actor.person.id, "assign").size();
    preview.fields["n"] = text_of(draft.units.size());
    preview.fields["date"] = say_day_twice(*draft.due, turn.today());
    preview.items.push_back(Say{"assign.preview_units", {{"villages", names_of(turn, draft.units, all)}}});
    if (!full.empty()) preview.items.push_back(Say{"assign.preview_full_line", {{"villages", names_of(turn, full, 0)}}});
    if (full.size() == 1)
        for (auto const& duty : turn.tx.duties().given_since(full.front(), at(turn.today() - days{int(weekday_of(turn.today())) - 1}, std::chrono::hours{0})))
            preview.items.push_back(Say{"assign.week_line", {{"title", duty.task->title}, {"due", say_due(duty.due, turn.today())}}});
    if (!draft.left_out.empty()) preview.items.push_back(Say{"assign.preview_left_out", {{"villages", names_of(turn, draft.left_out, 0)}}});
    if (draft.what != title_of(draft)) preview.items.push_back(Say{"task.show_what", {{"what", draft.what}}});
    if (!draft.quality.empty()) preview.items.push_back(Say{"task.show_quality", {{"quality", draft.quality}}});
    if (!draft.basis.empty()) preview.items.push_back(Say{"task.show_basis", {{"basis", draft.basis}}});
    if (!draft.files.empty()) preview.items.push_back(attachments::preview_line(draft.files));
    for (auto const& milestone : draft.milestones) preview.items.push_back(Say{"task.show_milestone", {{"date", say_date(milestone.day)}, {"what", milestone.what}}});
    if (draft.untabled) preview.items.push_back(untabled_line(*draft.due));
    if (has_them_sent(sent_here, asks_for_names)) preview.items.push_back(Say{"assign.names_line"});
    if (auto when = reaches(turn, draft); local_day(when) > *draft.due) preview.items.push_back(Say{"assign.preview_late", {{"date", say_date(local_day(when))}}});
    return preview;
}

}  // namespace lingyan::affairs::assigning
