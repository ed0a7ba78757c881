#include "affairs/reporting.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/figures.hpp"
#include "affairs/items.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::reporting {

namespace {

using language::shortened;

// When an answer is promised: two working days on.
std::string answered_by(Turn const& turn) { return say_date(answer_day(turn, turn.today())); }

std::string word_for(Turn const& turn, Duty const& duty, Person const* handler) { return handler ? addressed(turn, *handler) : office_name(turn, duty.unit); }

std::string handler_word(Turn const& turn, Duty const& duty) { return word_for(turn, duty, handler_of(turn, duty)); }

int number_for(Turn const& turn, Actor& actor, Duty const& duty) {
    return actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task ? duty.task->title : ""}, turn.today());
}

std::vector<Duty> own_active(Turn const& turn, Actor const& actor) {
    std::vector<Duty> found;
    for (auto const& unit : units_of(turn, actor.person.id))
        for (auto const& duty : turn.tx.duties().active_at(unit)) {
            auto told = told_for(turn, duty), helper = helper_of(turn, duty);
            if (duty.task && ((told && told->id == actor.person.id) || (helper && helper->id == actor.person.id))) found.push_back(duty);
        }
    return found;
}

std::vector<Say> lines_of(Turn const& turn, Actor& actor, std::vector<Duty> const& duties) {
    std::vector<Item> items;
    for (auto const& duty : duties) items.push_back(own_item(turn, duty, actor.person.id));
    constexpr std::size_t most = 5;
    auto more = items.size() > most ? items.size() - most : 0;
    if (more) items.resize(most);
    number(turn, actor.conversation, items);
    std::vector<Say> lines;
    for (auto& item : items) lines.push_back(item.line);
    if (more) lines.push_back(Say{"digest.more", {{"n", text_of(more)}}});
    return lines;
}

Say ask_which(Turn const& turn, Actor& actor, std::vector<Duty> const& among, std::string const& then, std::string const& words) {
    auto lines = lines_of(turn, actor, among);
    std::string listed;  // what 都是 means
    for (auto const& line : lines)
        if (auto no = line.fields.find("no"); no != line.fields.end()) listed += no->second + " ";
    ask(turn, actor, "task.which", {{"then", then}, {"words", own_words(actor, words)}, {"listed", listed}});
    auto key = then == "help" ? "which.help" : then == "extend" ? "which.extend" : then == "not_ours" ? "which.not_ours" : then.starts_with("delegate:") ? "which.delegate" : then == "progress" ? "which.progress" : "which.report";
    return Say{key, {}, lines};
}

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

// The reason without the words that led to it: the task's name, the verb, the day's glue.
std::string tidy(std::string text, std::string_view title) {
    for (std::string_view verb : {"延期到", "推迟到", "延后到", "延期", "推迟", "延到", "延后", "宽限", "延"})
        if (auto at = text.find(verb); at != text.npos && (at == 0 || language::names_title(text.substr(0, at), title))) {
            text.erase(0, at + verb.size());
            break;
        }
    for (bool again = true; again;) {
        again = false;
        for (std::string_view mark : {" ", "到", "，", ",", "。", "前", "因为", "由于", "行不", "行吗", "可以吗"})
            if (text.starts_with(mark)) text.erase(0, mark.size()), again = true;
    }
    while (text.ends_with(' ')) text.pop_back();
    for (std::string_view tie : {"还要", "还得", "还需要", "还需", "再要", "再给", "要", "得", "晚", "缓", "还差"})  // 还要两天: no reason was given
        if (text == tie) return {};
    return text;
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
    auto active = own_active(turn, actor);
    auto open = active;
    std::erase_if(open, [](Duty const& duty) { return duty.state != DutyState::open; });
    if (!words.empty()) {
        int best = 1;
        std::vector<Duty> fits;
        for (auto const& duty : active) {
            int match = language::title_match(words, duty.task->title);
            if (match < best || match < 2) continue;
            if (match > best) fits.clear();
            best = match;
            fits.push_back(duty);
        }
        bool files = then == "report" || then == "progress";
        if (fits.size() == 1 && (!files || language::names_title(words, fits.front().task->title))) return {fits.front(), {}};
        if (fits.size() > 1) return {std::nullopt, ask_which(turn, actor, fits, then, words)};
    }
    if (open.empty()) {
        if (!active.empty()) return {std::nullopt, Say{"which.all_reported", {}, lines_of(turn, actor, active)}};
        auto home = home_of(turn, actor.person.id);
        return {std::nullopt, Say{then == "help" ? "which.help_none" : "empty.none", {{"phone", office_phone(turn, home)}, {"office", office_name(turn, home)}}}};
    }
    // What he says is done, and is none of his, is never taken for the only one that is open.
    bool names_something = !words.empty() && (then == "report" || then == "progress");
    if (open.size() == 1 && !names_something) return {open.front(), {}};
    return {std::nullopt, ask_which(turn, actor, open, then, words)};
}

Say report(Turn const& turn, Actor& actor, Duty duty) {
    if (figures::is_asked(duty)) return figures::open(turn, actor, duty);
    auto title = duty.task->title;
    auto no = number_for(turn, actor, duty);
    auto const* handler = handler_of(turn, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", title}, {"handler", word_for(turn, duty, handler)}};
    if (duty.state == DutyState::reported) return Say{"done.already", fields};
    if (duty.state == DutyState::done) return Say{"done.accepted_already", fields};
    if (!duty.active()) return Say{"done.withdrawn", fields};

    auto owner = owner_of(turn, duty);
    Record record;
    record.kind = "task";
    record.who = owner ? owner->id : actor.person.id;
    record.unit = duty.unit;
    record.happened_on = turn.today();
    record.reported_at = turn.now;
    record.entered_by = actor.writer();
    record.fields = {{"duty", std::to_string(duty.id.value())}, {"title", title}, {"due", to_text(duty.due)}};
    auto record_id = turn.tx.records().add(std::move(record));

    // The only one who could look at it is who gave it to himself.
    bool straight = duty.task->issuer == actor.person.id || !handler;
    auto facts = before_report(duty);
    facts["record"] = std::to_string(record_id.value());
    facts["straight"] = straight ? "1" : "0";
    facts["photos"] = text_of(duty.photos.size());
    // While a question waited for its answer the day did not run on.
    if (duty.asked != Asked::nothing && turn.today() > duty.due) duty.due = turn.today();
    duty.state = straight ? DutyState::done : DutyState::reported;
    duty.done_on = turn.today();
    duty.reported_by = actor.writer();
    duty.asked = Asked::nothing;
    duty.returned_for.clear();
    auto& conversation = actor.conversation;
    if (!conversation.loose_photos.empty() && turn.now <= conversation.loose_until) {
        duty.photos.insert(duty.photos.end(), conversation.loose_photos.begin(), conversation.loose_photos.end());
        conversation.loose_photos.clear();
    }
    turn.tx.duties().update(duty);
    plan(turn, duty);
    remember(turn, actor, "task.report", facts);
    if (auto helper = helper_of(turn, duty); owner && helper && helper->id == actor.person.id && owner->id != helper->id)
        tell(turn, *owner, Say{"delegate.reported", {{"lead", helper->name}, {"title", title}, {"handler", fields["handler"]}}});
    conversation.last_reported = duty.id;

    int left = still_open(turn, actor);
    fields["n"] = std::to_string(left);
    if (turn.today() > duty.due) {
        fields["d"] = std::to_string((turn.today() - duty.due).count());
        return Say{"done.late", fields};
    }
    return Say{left == 0 ? "done.last" : "done.ok", fields};
}

Say note_progress(Turn const& turn, Actor& actor, Duty duty, std::string const& note) {
    auto no = number_for(turn, actor, duty);
    if (duty.state != DutyState::open) return Say{"done.already", {{"title", duty.task->title}, {"handler", handler_word(turn, duty)}}};
    auto facts = about(duty);
    facts["before"] = duty.note;
    auto const words = own_words(actor, note);
    duty.note = shortened(words, 60);
    turn.tx.duties().update(duty);
    remember(turn, actor, "task.progress", facts);
    return Say{"progress.ok", {{"no", std::to_string(no)}, {"title", duty.task->title}, {"note", shortened(words, 18)}}};
}

namespace {

// A question may be corrected by asking it again with other words.
Say put(Turn const& turn, Actor& actor, Duty duty, Asked what, std::string const& said, std::optional<Date> until, std::string key) {
    auto const text = own_words(actor, said);
    auto no = number_for(turn, actor, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", duty.task->title}, {"handler", handler_word(turn, duty)}, {"date", answered_by(turn)}};
    if (until) fields["until"] = say_date(*until);
    if (duty.state == DutyState::reported) return Say{"done.already", fields};
    if (!duty.active()) return Say{"done.withdrawn", fields};
    if (duty.asked != Asked::nothing && duty.asked != what) return Say{"ask.other", fields};
    if (duty.asked == what && text.empty() && (!until || until == duty.asked_until)) return Say{"ask.already", fields};
    auto facts = about(duty);
    facts["asked"] = std::to_string(int(duty.asked));
    facts["asked_text"] = duty.asked_text;
    facts["asked_until"] = duty.asked_until ? to_text(*duty.asked_until) : "";
    bool anew = duty.asked != what;
    if (anew) duty.asked_at = turn.now;
    facts["now"] = std::to_string(int(what));
    duty.asked = what;
    if (anew || !text.empty()) duty.asked_text = shortened(text, 60);  // a day that is added keeps the reason that was given
    if (anew || until) duty.asked_until = until;
    turn.tx.duties().update(duty);
    if (anew) plan(turn, duty);
    remember(turn, actor, "task.ask", facts);
    if (nobody_may_answer(turn, duty)) key = "ask.at_desk";  // nobody could keep a day that is promised
    return Say{key, fields};
}

}  // namespace

Say ask_extension(Turn const& turn, Actor& actor, Duty duty, std::string const& text) {
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    std::optional<Date> until;
    auto reason = text;
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (!phrases.empty()) {
        auto const& phrase = phrases.front();
        until = phrase.last ? phrase.last : phrase.first;
        reason = text.substr(0, phrase.begin) + text.substr(phrase.end);
    } else if (auto length = length_in(text)) {
        // "延期三天" counts from the day that stands, not from today.
        until = std::max(duty.due, turn.today()) + days{length->count};
        reason = text.substr(0, length->begin) + text.substr(length->end);
    }
    if (until && *until - duty.due > days{200}) return Say{"extend.which_day", {{"title", duty.task->title}, {"no", std::to_string(number_for(turn, actor, duty))}}};
    if (until && *until <= duty.due) return Say{"extend.not_later", {{"title", duty.task->title}, {"date", say_date(duty.due)}}};
    auto said = put(turn, actor, duty, Asked::extension, tidy(reason, duty.task->title), until, until ? "extend.asked" : "extend.asked_open");
    if (said.key == "extend.asked_open") ask(turn, actor, "task.until", about(duty));
    return said;
}

bool names_a_day(Turn const& turn, std::string const& text) { return length_in(text) || !language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead).empty(); }

Say ask_help(Turn const& turn, Actor& actor, Duty duty, std::string const& text) { return put(turn, actor, duty, Asked::help, tidy(text, duty.task->title), std::nullopt, "need_help"); }

Say not_ours(Turn const& turn, Actor& actor, Duty duty, std::string const& reason) {
    return put(turn, actor, duty, Asked::not_ours, tidy(reason, duty.task->title), std::nullopt, "not_ours");
}

Say drop_question(Turn const& turn, Actor& actor) {
    for (auto duty : own_active(turn, actor))
        if (duty.asked == Asked::extension) {
            auto facts = about(duty);
            facts["asked"] = std::to_string(int(duty.asked));
            facts["asked_text"] = duty.asked_text;
            facts["asked_until"] = duty.asked_until ? to_text(*duty.asked_until) : "";
            facts["now"] = std::to_string(int(Asked::nothing));
            duty.asked = Asked::nothing;
            duty.asked_text.clear();
            duty.asked_until.reset();
            turn.tx.duties().update(duty);
            plan(turn, duty);
            remember(turn, actor, "task.ask", facts);
            return Say{"extend.dropped", {{"title", duty.task->title}, {"date", say_date(duty.due)}, {"no", std::to_string(number_for(turn, actor, duty))}}};
        }
    return Say{"extend.none"};
}

Say give_reason(Turn const& turn, Actor& actor, std::string const& reason) {
    auto duty = turn.tx.duties().find(actor.conversation.last_reported);
    if (!duty || !duty->task || !duty->done_on || turn.today() - *duty->done_on > days{7}) return Say{"reason.nothing"};
    auto facts = about(*duty);
    facts["before"] = duty->note;
    auto const words = own_words(actor, reason);
    duty->note = shortened(words, 60);
    turn.tx.duties().update(*duty);
    remember(turn, actor, "task.progress", facts);
    return Say{"reason.ok", {{"title", duty->task->title}, {"reason", shortened(words, 14)}}};
}

Say photo(Turn const& turn, Actor& actor, MediaId media) {
    auto& conversation = actor.conversation;
    auto last = turn.tx.acts().latest(actor.person.id);
    bool just_now = last && last->kind == "task.report" && turn.now - last->at <= std::chrono::hours{2};
    if (auto duty = turn.tx.duties().find(conversation.last_reported); just_now && duty && duty->task && duty->done_on && duty->state != DutyState::withdrawn) {
        duty->photos.push_back(media);
        turn.tx.duties().update(*duty);
        turn.tx.audit().add(turn.now, "task.photo", actor.person.id.text(), std::to_string(duty->id.value()));
        return Say{"photo.kept", {{"title", duty->task->title}, {"n", text_of(duty->photos.size())}}};
    }
    conversation.loose_photos.push_back(media);
    conversation.loose_until = turn.now + std::chrono::hours{24};
    auto open = own_active(turn, actor);
    std::erase_if(open, [](Duty const& duty) { return duty.state != DutyState::open; });
    if (open.empty()) return Say{villages_for(turn, actor.person.id, "assign").size() > 1 ? "photo.for_task" : "photo.nothing_open"};
    auto lines = lines_of(turn, actor, open);
    ask(turn, actor, "task.which", {{"then", "report"}, {"photo", "1"}});
    return Say{"photo.which", {{"n", text_of(conversation.loose_photos.size())}}, lines};
}

Say voice(Turn const& turn, Actor& actor) {
    Fields fields{{"phone", office_phone(turn, home_of(turn, actor.person.id))}};
    auto open = own_active(turn, actor);
    std::erase_if(open, [](Duty const& duty) { return duty.state != DutyState::open; });
    if (open.empty()) return Say{"voice.cadre", fields};
    if (open.size() == 1) {
        fields["no"] = std::to_string(number_for(turn, actor, open.front()));
        fields["title"] = open.front().task->title;
        return Say{"voice.one", fields};
    }
    auto lines = lines_of(turn, actor, open);
    ask(turn, actor, "task.which", {{"then", "report"}});
    return Say{"voice.which", fields, lines};
}

}  // namespace lingyan::affairs::reporting
