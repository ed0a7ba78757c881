// A task before it goes out: taken from a sentence, asked for what it lacks, shown with its count, amended, sent.
#include "affairs/asking.hpp"
#include "affairs/assigning.hpp"
#include "affairs/days.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/task_draft.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::assigning {

namespace {

void join_units(std::vector<UnitId>& units, std::vector<UnitId> const& more) {
    for (auto const& unit : more)
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
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
