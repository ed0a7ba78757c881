#include "affairs/owner_questions.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::owner_questions {

namespace {

using language::shortened;

// When an answer is promised: two working days on.
std::string answered_by(Turn const& turn) { return say_date(answer_day(turn, turn.today())); }

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

// A question may be corrected by asking it again with other words.
Say put(Turn const& turn, Actor& actor, Duty duty, Asked what, std::string const& said, std::optional<Date> until, std::string key) {
    auto const text = own_words(actor, said);
    auto no = own_tasks::number_for(turn, actor, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", duty.task->title}, {"handler", own_tasks::handler_word(turn, duty)}, {"date", answered_by(turn)}};
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
    if (until && *until - duty.due > days{200}) return Say{"extend.which_day", {{"title", duty.task->title}, {"no", std::to_string(own_tasks::number_for(turn, actor, duty))}}};
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
    for (auto duty : own_tasks::active(turn, actor))
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
            return Say{"extend.dropped", {{"title", duty.task->title}, {"date", say_date(duty.due)}, {"no", std::to_string(own_tasks::number_for(turn, actor, duty))}}};
        }
    return Say{"extend.none"};
}

}  // namespace lingyan::affairs::owner_questions
