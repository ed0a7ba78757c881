#include "affairs/tasks.hpp"

#include "affairs/assigning.hpp"
#include "affairs/items.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::tasks {

namespace {

using language::shortened;

std::string day_text(std::optional<Date> day) { return day ? to_text(*day) : std::string{}; }

// When an answer is promised: the next working day but one.
std::string answered_by(Turn const& turn) { return say_day(turn.county.calendar.add_working_days(turn.today(), 2)); }

// "三天", "两周", "一个礼拜": so many days, and where they stand.
struct Length {
    std::size_t begin, end;
    int count;
};
std::optional<Length> length_in(std::string_view text) {
    for (std::size_t from = 0; from < text.size(); ++from) {
        if ((text[from] & 0xC0) == 0x80) continue;
        auto numeral = language::numeral_at(text.substr(from));
        if (!numeral || numeral->value < 1 || numeral->value > 365) continue;
        auto after = from + numeral->bytes;
        for (auto [word, factor] : {std::pair{std::string_view("个礼拜"), 7}, {"个星期", 7}, {"礼拜", 7}, {"星期", 7}, {"周", 7}, {"天", 1}, {"日", 1}})
            if (text.substr(after).starts_with(word)) return Length{from, after + word.size(), numeral->value * factor};
        from = after - 1;
    }
    return std::nullopt;
}

std::string handler_word(Turn const& turn, Duty const& duty) {
    auto handler = handler_of(turn, duty);
    return handler ? addressed(turn, *handler) : office_name(turn, duty.unit);
}

int number_for(Actor& actor, Duty const& duty) {
    return actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task ? duty.task->title : ""});
}

std::vector<Duty> own_open(Turn const& turn, Actor const& actor) {
    std::vector<Duty> found;
    std::vector<UnitId> units;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today())) {
        if (std::find(units.begin(), units.end(), post->unit) != units.end()) continue;
        units.push_back(post->unit);
        for (auto const& duty : turn.tx.duties().active_at(post->unit)) {
            auto owner = told_for(turn, duty);
            if (duty.task && owner && owner->id == actor.person.id) found.push_back(duty);
        }
    }
    return found;
}

Say ask_which(Turn const& turn, Actor& actor, std::vector<Duty> const& among, std::string const& then, std::string const& words) {
    std::vector<Item> items;
    for (auto const& duty : among) items.push_back(own_item(turn, duty, actor.person.id));
    if (items.size() > 9) items.resize(9);
    number(actor.conversation, items);
    std::vector<Say> lines;
    for (auto& item : items) lines.push_back(item.line);
    Dialogue dialogue;
    dialogue.kind = "task.which";
    dialogue.until = turn.now + std::chrono::minutes{30};
    dialogue.slots = {{"then", then}, {"words", words}};
    actor.conversation.dialogue = dialogue;
    return Say{"error.which", {}, lines};
}

}  // namespace

Which which(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words, std::string const& then) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing) return {std::nullopt, Say{"error.not_here"}};
        auto duty = duty_of(turn, actor, *thing);
        if (!duty || !duty->task) return {std::nullopt, Say{"error.not_here"}};
        return {duty, {}};
    }
    auto open = own_open(turn, actor);
    std::erase_if(open, [&](Duty const& duty) { return duty.state != DutyState::open; });
    if (!words.empty()) {
        int best = 0;
        std::vector<Duty> fits;
        for (auto const& duty : open) {
            int match = language::title_match(words, duty.task->title);
            if (match == 0 || match < best) continue;
            if (match > best) fits.clear();
            best = match;
            fits.push_back(duty);
        }
        if (fits.size() == 1 && best >= 2) return {fits.front(), {}};
        if (fits.size() > 1) return {std::nullopt, ask_which(turn, actor, fits, then, words)};
    }
    if (open.empty()) return {std::nullopt, Say{"empty.none"}};
    if (open.size() == 1) return {open.front(), {}};
    return {std::nullopt, ask_which(turn, actor, open, then, words)};
}

Say report(Turn const& turn, Actor& actor, Duty duty) {
    auto title = duty.task->title;
    auto no = number_for(actor, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", title}, {"handler", handler_word(turn, duty)}};
    if (duty.state == DutyState::reported) return Say{"done.already", fields};
    if (duty.state == DutyState::done) return Say{"done.accepted_already", fields};
    if (!duty.active()) return Say{"done.withdrawn", fields};

    Record record;
    record.kind = "task";
    record.who = owner_of(turn, duty) ? owner_of(turn, duty)->id : actor.person.id;
    record.unit = duty.unit;
    record.happened_on = turn.today();
    record.reported_at = turn.now;
    record.entered_by = actor.person.id;
    record.fields = {{"duty", std::to_string(duty.id.value())}, {"title", title}, {"due", to_text(duty.due)}};
    auto record_id = turn.tx.records().add(record);

    auto issuer_is_owner = duty.task->issuer == actor.person.id;
    bool straight = issuer_is_owner || !handler_of(turn, duty);  // nobody is left to look at it
    duty.state = straight ? DutyState::done : DutyState::reported;
    duty.done_on = turn.today();
    duty.reported_by = actor.person.id;
    duty.asked = Asked::nothing;
    if (!actor.conversation.loose_photos.empty() && turn.now <= actor.conversation.loose_until) {
        duty.photos.insert(duty.photos.end(), actor.conversation.loose_photos.begin(), actor.conversation.loose_photos.end());
        actor.conversation.loose_photos.clear();
    }
    turn.tx.duties().update(duty);
    plan(turn, duty);
    remember(turn, actor, "task.report",
             {{"duty", std::to_string(duty.id.value())}, {"record", std::to_string(record_id.value())}, {"straight", straight ? "1" : "0"}});
    actor.conversation.last_reported = duty.id;

    int left = still_open(turn, actor);
    fields["n"] = std::to_string(left);
    if (turn.today() > duty.due) {
        fields["d"] = std::to_string((turn.today() - duty.due).count());
        return Say{"done.late", fields};
    }
    return Say{left == 0 ? "done.last" : "done.ok", fields};
}

Say note_progress(Turn const& turn, Actor& actor, Duty duty, std::string const& note) {
    auto no = number_for(actor, duty);
    if (duty.state != DutyState::open) return report(turn, actor, duty);
    auto before = duty.note;
    duty.note = shortened(note, 60);
    turn.tx.duties().update(duty);
    remember(turn, actor, "task.progress", {{"duty", std::to_string(duty.id.value())}, {"before", before}});
    return Say{"progress.ok", {{"no", std::to_string(no)}, {"title", duty.task->title}, {"note", shortened(note, 18)}}};
}

namespace {

Say ask(Turn const& turn, Actor& actor, Duty duty, Asked what, std::string const& text, std::optional<Date> until, char const* key) {
    auto no = number_for(actor, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", duty.task->title}, {"handler", handler_word(turn, duty)}, {"date", answered_by(turn)}};
    if (duty.state == DutyState::reported) return Say{"done.already", fields};
    if (!duty.active()) return Say{"done.withdrawn", fields};
    if (duty.asked == what) return Say{"ask.already", fields};
    duty.asked = what;
    duty.asked_text = shortened(text, 60);
    duty.asked_until = until;
    turn.tx.duties().update(duty);
    plan(turn, duty);
    remember(turn, actor, "task.ask", {{"duty", std::to_string(duty.id.value())}});
    return Say{key, fields};
}

}  // namespace

Say ask_extension(Turn const& turn, Actor& actor, Duty duty, std::string const& text) {
    std::optional<Date> until;
    auto reason = text;
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (!phrases.empty()) {
        auto const& phrase = phrases.front();
        until = phrase.last ? phrase.last : phrase.first;
        reason = text.substr(0, phrase.begin) + text.substr(phrase.end);
    } else {
        // "延期三天" counts from the day that stands, not from today.
        if (auto length = length_in(text)) {
            until = std::max(duty.due, turn.today()) + days{length->count};
            reason = text.substr(0, length->begin) + text.substr(length->end);
        }
    }
    if (until && *until <= duty.due) return Say{"extend.not_later", {{"title", duty.task->title}, {"date", say_day(duty.due)}}};
    return ask(turn, actor, duty, Asked::extension, reason, until, "extend.asked");
}

Say ask_help(Turn const& turn, Actor& actor, Duty duty, std::string const& text) { return ask(turn, actor, duty, Asked::help, text, std::nullopt, "need_help"); }

Say not_ours(Turn const& turn, Actor& actor, Duty duty, std::string const& reason) {
    return ask(turn, actor, duty, Asked::not_ours, reason, std::nullopt, "not_ours");
}

Say give_reason(Turn const& turn, Actor& actor, std::string const& reason) {
    auto duty = turn.tx.duties().find(actor.conversation.last_reported);
    if (!duty || !duty->task) return Say{"error.not_understood"};
    auto before = duty->note;
    duty->note = shortened(reason, 60);
    turn.tx.duties().update(*duty);
    remember(turn, actor, "task.progress", {{"duty", std::to_string(duty->id.value())}, {"before", before}});
    return Say{"reason.ok", {{"title", duty->task->title}, {"reason", shortened(reason, 14)}}};
}

Say open_review(Turn const& turn, Actor& actor, Duty const& duty, int no) {
    if (duty.state != DutyState::reported) return Say{"review.over", {{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}}};
    Dialogue dialogue;
    dialogue.kind = "review";
    dialogue.until = turn.now + std::chrono::minutes{30};
    dialogue.choices = {"accept", "send_back"};
    dialogue.slots = {{"duty", std::to_string(duty.id.value())}};
    actor.conversation.dialogue = dialogue;
    return Say{"review.open",
               {{"no", std::to_string(no)},
                {"village", unit_name(turn, duty.unit)},
                {"title", duty.task->title},
                {"date", duty.done_on ? say_day(*duty.done_on) : ""},
                {"n", text_of(duty.photos.size())},
                {"note", duty.note.empty() ? "没有" : shortened(duty.note, 18)}}};
}

Say open_request(Turn const& turn, Actor& actor, Duty const& duty, int no) {
    if (duty.asked == Asked::nothing) return Say{"review.over", {{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}}};
    Dialogue dialogue;
    dialogue.kind = "request";
    dialogue.until = turn.now + std::chrono::minutes{30};
    dialogue.choices = {"yes", "no"};
    dialogue.slots = {{"duty", std::to_string(duty.id.value())}};
    actor.conversation.dialogue = dialogue;
    auto owner = owner_of(turn, duty);
    return Say{duty.asked == Asked::extension ? (duty.asked_until ? "request.extension" : "request.extension_open") : duty.asked == Asked::help ? "request.help" : "request.not_ours",
               {{"no", std::to_string(no)},
                {"village", unit_name(turn, duty.unit)},
                {"title", duty.task->title},
                {"who", owner ? owner->name : "空缺"},
                {"phone", owner ? owner->phone : ""},
                {"date", say_day(duty.due)},
                {"until", duty.asked_until ? say_day(*duty.asked_until) : ""},
                {"reason", duty.asked_text.empty() ? "没有写原因" : shortened(duty.asked_text, 14)}}};
}

Say accept(Turn const& turn, Actor& actor, Duty duty) {
    Fields fields{{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}};
    if (duty.state == DutyState::done) return Say{"review.over", fields};
    if (duty.state != DutyState::reported) return Say{"review.not_yet", fields};
    duty.state = DutyState::done;
    turn.tx.duties().update(duty);
    plan(turn, duty);
    if (auto owner = owner_of(turn, duty)) {
        Say told{"done.accepted", {{"handler", addressed(turn, actor.person)}, {"title", duty.task->title}}};
        told.about = {duty.id};
        tell(turn, *owner, told);
    }
    remember(turn, actor, "task.accept", {{"duty", std::to_string(duty.id.value())}});
    return Say{"review.accepted", fields};
}

Say send_back(Turn const& turn, Actor& actor, Duty duty, std::string const& reason) {
    Fields fields{{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}, {"reason", shortened(reason, 14)}};
    if (duty.state != DutyState::reported) return Say{duty.state == DutyState::done ? "review.over" : "review.not_yet", fields};
    if (reason.empty()) {
        Dialogue dialogue;
        dialogue.kind = "review.reason";
        dialogue.until = turn.now + std::chrono::minutes{30};
        dialogue.slots = {{"duty", std::to_string(duty.id.value())}};
        actor.conversation.dialogue = dialogue;
        return Say{"review.why_back", fields};
    }
    auto done_on = day_text(duty.done_on);
    duty.state = DutyState::open;
    duty.done_on.reset();
    duty.returned_for = shortened(reason, 60);
    turn.tx.duties().update(duty);
    plan(turn, duty);
    if (auto owner = owner_of(turn, duty)) {
        auto conversation = turn.tx.conversations().load(owner->id.text());
        auto no = conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task->title});
        turn.tx.conversations().save(owner->id.text(), conversation);
        Say told{"done.returned", {{"title", duty.task->title}, {"reason", shortened(reason, 14)}, {"no", std::to_string(no)}}};
        told.about = {duty.id};
        tell(turn, *owner, told, duty.due <= turn.today() + days{1});
    }
    remember(turn, actor, "task.send_back", {{"duty", std::to_string(duty.id.value())}, {"done_on", done_on}});
    return Say{"review.sent_back", fields};
}

Say answer_request(Turn const& turn, Actor& actor, Duty duty, bool granted, std::string const& words) {
    Fields fields{{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}, {"reason", shortened(words, 14)}, {"handler", addressed(turn, actor.person)}};
    if (duty.asked == Asked::nothing || !duty.active()) return Say{"review.over", fields};
    auto asked = duty.asked;
    std::string told_key, reply_key;
    std::optional<Date> until = duty.asked_until;
    if (asked == Asked::extension && granted) {
        auto phrases = language::find_dates(words, turn.now, turn.county.calendar, language::Tense::ahead);
        if (!phrases.empty()) until = phrases.front().last ? phrases.front().last : phrases.front().first;
        if (!until || *until < turn.today()) {
            Dialogue dialogue;
            dialogue.kind = "request.day";
            dialogue.until = turn.now + std::chrono::minutes{30};
            dialogue.slots = {{"duty", std::to_string(duty.id.value())}};
            actor.conversation.dialogue = dialogue;
            return Say{"request.which_day", fields};
        }
    }
    if (!granted && words.empty() && asked != Asked::help) {
        Dialogue dialogue;
        dialogue.kind = "request.reason";
        dialogue.until = turn.now + std::chrono::minutes{30};
        dialogue.slots = {{"duty", std::to_string(duty.id.value())}};
        actor.conversation.dialogue = dialogue;
        return Say{"request.why_not", fields};
    }
    remember(turn, actor, "task.answer",
             {{"duty", std::to_string(duty.id.value())},
              {"asked", std::to_string(int(asked))},
              {"asked_text", duty.asked_text},
              {"asked_until", day_text(duty.asked_until)},
              {"due", to_text(duty.due)}});
    duty.asked = Asked::nothing;
    duty.asked_until.reset();
    switch (asked) {
        case Asked::extension:
            if (granted) duty.due = *until;
            told_key = granted ? "extend.granted" : "extend.refused";
            break;
        case Asked::help: told_key = granted ? "help.coming" : "help.later"; break;
        case Asked::not_ours:
            if (granted) duty.state = DutyState::withdrawn;
            told_key = granted ? "not_ours.granted" : "not_ours.refused";
            break;
        case Asked::nothing: break;
    }
    turn.tx.duties().update(duty);
    plan(turn, duty);
    fields["date"] = say_day(duty.due);
    if (auto owner = owner_of(turn, duty)) {
        auto told_fields = fields;
        told_fields["phone"] = actor.person.phone;
        Say told{told_key, told_fields};
        told.about = {duty.id};
        tell(turn, *owner, told, duty.due <= turn.today() + days{1});
    }
    return Say{told_key + ".reply", fields};
}

std::optional<Duty> for_handler(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words) {
    auto entitled = [&](Duty const& duty) {
        return duty.task && (duty.task->issuer == actor.person.id || may(turn, actor.person.id, "accept", duty.unit)) &&
               !(owner_of(turn, duty) && owner_of(turn, duty)->id == actor.person.id);
    };
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing || thing->kind == Thing::Kind::group || thing->kind == Thing::Kind::count) return std::nullopt;
        if (thing->kind == Thing::Kind::assignment) {
            // One village's report under an assignment of many: the only one that waits.
            std::vector<Duty> waiting;
            for (auto const& duty : turn.tx.duties().of(AssignmentId{thing->id}))
                if (entitled(duty) && (duty.state == DutyState::reported || duty.asked != Asked::nothing)) waiting.push_back(duty);
            return waiting.size() == 1 ? std::optional{waiting.front()} : std::nullopt;
        }
        auto duty = turn.tx.duties().find(DutyId{thing->id});
        return duty && entitled(*duty) ? duty : std::nullopt;
    }
    std::vector<Duty> waiting;
    for (auto const& item : items_of(turn, actor.person.id)) {
        if (item.thing.kind != Thing::Kind::review && item.thing.kind != Thing::Kind::request) continue;
        auto duty = turn.tx.duties().find(DutyId{item.thing.id});
        if (!duty || !entitled(*duty)) continue;
        if (!words.empty() && language::title_match(words, duty->task->title) == 0 && words.find(unit_name(turn, duty->unit)) == words.npos) continue;
        waiting.push_back(*duty);
    }
    return waiting.size() == 1 ? std::optional{waiting.front()} : std::nullopt;
}

Say photo(Turn const& turn, Actor& actor, MediaId media) {
    auto& conversation = actor.conversation;
    if (auto duty = turn.tx.duties().find(conversation.last_reported);
        duty && duty->task && duty->done_on && turn.today() - *duty->done_on <= days{1} && duty->state != DutyState::withdrawn) {
        duty->photos.push_back(media);
        turn.tx.duties().update(*duty);
        turn.tx.audit().add(turn.now, "task.photo", actor.person.id.text(), std::to_string(duty->id.value()));
        return Say{"photo.kept", {{"title", duty->task->title}, {"n", text_of(duty->photos.size())}}};
    }
    conversation.loose_photos.push_back(media);
    conversation.loose_until = turn.now + std::chrono::hours{24};
    auto open = own_open(turn, actor);
    std::erase_if(open, [](Duty const& duty) { return duty.state != DutyState::open; });
    if (open.empty()) return Say{"photo.nothing_open"};
    auto asked = ask_which(turn, actor, open, "report", "");
    asked.key = "photo.which";
    return asked;
}

}  // namespace lingyan::affairs::tasks
