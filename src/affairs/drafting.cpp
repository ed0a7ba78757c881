// A task before it goes out: taken from a sentence, asked for what it lacks, shown with its count, amended, sent.
#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/attachments.hpp"
#include "affairs/days.hpp"
#include "affairs/refusing.hpp"
#include "affairs/reminding.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::assigning {

namespace {

// A draft lives in the dialogue's slots until it is sent or dropped.
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

void join_units(std::vector<UnitId>& units, std::vector<UnitId> const& more) {
    for (auto const& unit : more)
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
}

// When the first of the villages will have it.
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

// The villages that have been given as much this week as the place allows; none where it has set no number.
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

constexpr std::size_t most_files = 9;
constexpr std::chrono::hours kept_loose{24}, just_sent{2};

// What was sent shortly before the sentence goes with it; the preview shows so.
void take_files(Turn const& turn, Conversation& conversation, Draft& draft) {
    if (conversation.loose_photos.empty() || turn.now > conversation.loose_until - kept_loose + just_sent) return;
    draft.files = std::move(conversation.loose_photos);
    if (draft.files.size() > most_files) draft.files.resize(most_files);
    conversation.loose_photos.clear();
}

}  // namespace

Say draft(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    if (villages.empty()) return Say{"assign.not_allowed"};
    auto made = read_draft(turn, text, villages, actor.said);
    take_files(turn, actor.conversation, made);
    return ask_or_preview(turn, actor, made);
}

bool wants_file(Turn const& turn, Conversation const& conversation) {
    auto const& open = conversation.dialogue;
    return open && open->kind.starts_with("assign.") && turn.now <= open->until;
}

Say attach(Turn const& turn, Actor& actor, MediaId file) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    if (std::find(draft.files.begin(), draft.files.end(), file) == draft.files.end()) draft.files.push_back(file);
    if (draft.files.size() > most_files) return Say{"assign.too_many_files", {{"n", text_of(most_files)}}};
    return ask_or_preview(turn, actor, draft);
}

Say keep_for_later(Turn const& turn, Actor& actor, MediaId file) {
    actor.conversation.loose_photos.push_back(file);
    actor.conversation.loose_until = turn.now + kept_loose;
    return Say{"photo.for_task"};
}

Say resume(Turn const& turn, Actor& actor) { return ask_or_preview(turn, actor, read_slots(actor.conversation.dialogue->slots)); }

namespace {

// "25", "20号", "三天": an answer to "which day?" is shorter than a sentence.
std::optional<Date> day_in_answer(Turn const& turn, std::string const& text) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (!phrases.empty()) return phrases.front().last ? phrases.front().last : phrases.front().first;
    for (auto const* tail : {"号", "天内"}) {
        auto longer = text + tail;
        if (std::string_view(tail) == "天内" && !text.ends_with("天")) continue;
        if (std::string_view(tail) == "天内") longer = text + "内";
        phrases = language::find_dates(longer, turn.now, turn.county.calendar, language::Tense::ahead);
        if (!phrases.empty()) return phrases.front().last ? phrases.front().last : phrases.front().first;
    }
    return std::nullopt;
}

}  // namespace

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    auto const missing = actor.conversation.dialogue->slots["missing"];  // what could not be found, beside those that were
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_draft(turn, text, villages, actor.said);
    if (!missing.empty() && villages.size() > 1 && is_all_alone(text)) {
        ask(turn, actor, "assign.supply", actor.conversation.dialogue->slots);
        return all_villages_asked(villages);
    }
    bool wants_what = draft.what.empty(), wants_units = draft.units.empty() || !missing.empty();
    if (wants_units) {
        join_units(draft.units, more.units);
        join_units(draft.left_out, more.left_out);
        draft.unknown = more.unknown;
        if (!missing.empty() && more.units.empty() && more.unknown.empty()) draft.unknown = {missing};
    }
    draft.no_such_day = more.no_such_day;
    draft.untabled = more.untabled;
    if (!draft.due || *draft.due < turn.today()) draft.due = wants_what || wants_units ? more.due : day_in_answer(turn, text);
    if (wants_what) draft.what = more.what;
    if (draft.quality.empty()) draft.quality = more.quality;
    if (draft.basis.empty()) draft.basis = more.basis;
    if (draft.milestones.empty()) draft.milestones = more.milestones;
    return ask_or_preview(turn, actor, draft);
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_draft(turn, text, villages, actor.said);
    for (std::string_view word : {"不带附件", "不要附件", "去掉附件", "不带照片", "去掉照片"})
        if (text == word) {
            draft.files.clear();
            return ask_or_preview(turn, actor, draft);
        }
    if (!more.no_such_day.empty()) return no_such_day_asked(more.no_such_day);
    bool all_named = villages.size() == 1;
    // A sentence with work of its own is another task, not a change of this one.
    auto work = more.what;
    for (std::string_view word : {"改成", "改到", "改为", "改", "再加上", "再加", "加上", "加", "还有", "也发", "也派", "也要", "去掉", "不发", "不要", "推迟", "提前", "延到", "吧", "，", " "})
        for (auto at = work.find(word); at != work.npos; at = work.find(word)) work.erase(at, word.size());
    if (language::characters(work) >= 3) {
        actor.conversation.loose_photos = draft.files;
        actor.conversation.loose_until = turn.now + kept_loose;
        return assigning::draft(turn, actor, text);
    }
    if (!more.milestones.empty()) draft.milestones = more.milestones;
    if (!more.due && more.milestones.empty() && (all_named || (more.units.empty() && more.left_out.empty()))) return std::nullopt;
    if (more.due) draft.due = more.due, draft.untabled = more.untabled;
    for (auto const& unit : more.left_out) {
        std::erase(draft.units, unit);
        draft.left_out.push_back(unit);
    }
    if (!all_named && more.left_out.empty())
        for (auto const& unit : more.units)
            if (std::find(draft.units.begin(), draft.units.end(), unit) == draft.units.end()) {
                draft.units.push_back(unit);
                std::erase(draft.left_out, unit);
            }
    return ask_or_preview(turn, actor, draft);
}

std::optional<Say> correct(Turn const& turn, Actor& actor, language::Correction const& correction) {
    auto const villages = villages_for(turn, actor.person.id, "assign");
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto const meant = read_draft(turn, correction.meant, villages, actor.said), instead_of = read_draft(turn, correction.instead_of, villages, actor.said);
    if (!meant.no_such_day.empty()) return no_such_day_asked(meant.no_such_day);
    bool const names_villages = villages.size() > 1 && !meant.units.empty();
    if (meant.due) draft.due = meant.due, draft.untabled = meant.untabled;
    if (names_villages) {
        if (correction.instead_of.empty()) draft.units.clear();
        for (auto const& unit : instead_of.units) std::erase(draft.units, unit);
        join_units(draft.units, meant.units);
        for (auto const& unit : draft.units) std::erase(draft.left_out, unit);
    }
    if (villages.size() > 1 && !meant.unknown.empty()) draft.unknown = meant.unknown;
    else if (names_villages) draft.unknown.clear();
    else if (!meant.due) {
        auto const at = correction.instead_of.empty() ? std::string::npos : draft.what.find(correction.instead_of);
        if (at == std::string::npos) return std::nullopt;
        draft.what.replace(at, correction.instead_of.size(), correction.meant);
    }
    return ask_or_preview(turn, actor, draft);
}

Say send_rest(Turn const& turn, Actor& actor) {
    auto& dialogue = actor.conversation.dialogue;
    auto draft = read_slots(dialogue->slots);
    auto full = full_ones(turn, draft);
    for (auto const& unit : full) {
        std::erase(draft.units, unit);
        draft.left_out.push_back(unit);
    }
    if (draft.units.empty()) return ask_or_preview(turn, actor, draft);
    dialogue->slots = slots_of(draft);
    auto sent = send(turn, actor);
    if (full.empty()) return sent;
    return Say{"joined", {}, {sent, Say{"assign.preview_full_line", {{"villages", names_of(turn, full, 0)}}}}};
}

Say approve(Turn const& turn, Actor& actor, std::string const& text) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    if (!draft.due || draft.units.empty()) return Say{"assign.not_allowed"};
    std::vector<PersonId> meant;
    for (auto const& found : turn.names.people_in(text, home_of(turn, actor.person.id), turn.today()))
        for (auto const& id : found.people)
            if (id != actor.person.id && may(turn, id, "approve_load", draft.units.front())) meant.push_back(id);
    if (meant.size() != 1) {
        ask(turn, actor, "assign.approver", slots_of(draft));
        return Say{"assign.approver_unknown"};
    }
    draft.approver = meant.front();
    ask(turn, actor, "assign.confirm", slots_of(draft));
    return send(turn, actor);
}

Say send(Turn const& turn, Actor& actor) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    actor.conversation.dialogue.reset();
    if (!draft.due || draft.units.empty()) return Say{"assign.not_allowed"};
    auto full = full_ones(turn, draft);
    if (!full.empty() && draft.approver.empty()) {
        ask(turn, actor, "assign.approver", slots_of(draft));
        return Say{"assign.who_approves", {{"m", text_of(full.size())}}};
    }
    Assignment assignment;
    assignment.issuer = actor.person.id;
    assignment.title = title_of(draft);
    assignment.what = draft.what;
    assignment.basis = draft.basis;
    assignment.quality = draft.quality;
    assignment.files = draft.files;
    assignment.due = *draft.due;
    assignment.given_at = turn.now;
    std::vector<Share> shares;
    for (auto const& unit : draft.units)
        if (may(turn, actor.person.id, "assign", unit)) shares.push_back({unit, {}, draft.milestones});
    auto id = give(turn, assignment, shares, true);
    remember(turn, actor, "assign.send", {{"assignment", std::to_string(id.value())}, {"approver", full.empty() ? "" : draft.approver.text()}});
    if (auto approver = turn.county.roster.person(draft.approver); approver && !full.empty())
        tell(turn, *approver, Say{"assign.approved_news", {{"who", addressed(turn, actor.person)}, {"title", assignment.title}, {"m", text_of(full.size())}}});
    auto no = actor.conversation.give_number({Thing::Kind::assignment, id.value(), {}, assignment.title}, turn.today());
    auto when = reaches(turn, draft);
    return Say{when <= turn.now ? "assign.sent_now" : "assign.sent",
               {{"no", std::to_string(no)},
                {"n", text_of(shares.size())},
                {"title", assignment.title},
                {"date", say_day_twice(assignment.due, turn.today())},
                {"time", phrase("word.morning_of", {{"date", local_day(when) == turn.today() ? phrase("word.today") : say_date(local_day(when))}})}}};
}

}  // namespace lingyan::affairs::assigning
