#include "affairs/clearing.hpp"

#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/reminding.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::clearing {

namespace {

using notices::fields_of;

constexpr auto closing = std::chrono::hours{17};       // of the law's last day
constexpr std::size_t readers_asked = 2;

// How many working days one reader has before another is asked.
int days_a_reader(Turn const& turn) {
    auto found = turn.county.pack.numbers.find("notice.reader_days");
    int given = found == turn.county.pack.numbers.end() ? 0 : std::atoi(found->second.front().c_str());
    return given > 0 ? given : 2;
}

void tell_publisher(Turn const& turn, Actor const* by, Notice const& notice, char const* key, Fields more = {}) {
    auto person = publisher_of(turn, notice);
    if (!person || (by && by->person.id == person->id)) return;
    auto fields = fields_of(turn, notice);
    fields.insert(more.begin(), more.end());
    if (by) fields["handler"] = addressed(turn, by->person);
    tell(turn, *person, Say{key, fields});
}

// What was sent back and hangs out is overtaken by the text that mends it.
void replace_earlier(Turn const& turn, Notice const& mended) {
    for (auto earlier : turn.tx.notices().open_at(mended.village)) {
        bool same = earlier.affair == mended.affair && ((!mended.rule.empty() && earlier.rule == mended.rule && earlier.period == mended.period) || earlier.title == mended.title);
        if (!same || earlier.id == mended.id || earlier.state != NoticeState::out || earlier.looked != Looked::sent_back) continue;
        earlier.state = NoticeState::replaced;
        turn.tx.notices().update(earlier);
    }
}

void go_out(Turn const& turn, Notice& notice) {
    Record record;
    record.kind = "notice";
    record.who = record.entered_by = notice.publisher;
    record.unit = notice.village;
    record.happened_on = turn.today();
    record.reported_at = turn.now;
    record.fields = {{"affair", notices::record_word(notice.affair)}, {"mode", notices::record_word(notice.mode)}, {"number", std::to_string(notice.id.value())}, {"period", notice.period}};
    record.id = turn.tx.records().add(record);
    notice.state = NoticeState::out;
    notice.out_at = turn.now;
    notice.record = record.id;
    turn.tx.notices().update(notice);
    follow_record(turn, record);
    replace_earlier(turn, notice);
    turn.tx.audit().add(turn.now, "notice.out", notice.publisher.text(), std::to_string(notice.id.value()));
}

void tell_reader(Turn const& turn, Person const& reader, Notice const& notice) {
    gatherings::tell_of(turn, reader, reading_of(notice), "notice.to_look", next_digest(turn, reader));
}

std::string state_of(Notice const& notice) { return std::to_string(int(notice.state)); }

}  // namespace

void tell_readers_again(Turn const& turn, Notice const& notice) {
    auto readers = readers_of(turn, notice);
    for (std::size_t i = 0; i < readers.size() && i <= std::size_t(notice.rung); ++i) {
        gatherings::cancel_news(turn, readers[i]->id, reading_of(notice));
        tell_reader(turn, *readers[i], notice);
    }
}

bool cancel_news(Turn const& turn, PersonId const& who, Notice const& notice) {
    bool any = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(who)) {
        auto ref = delivery.say.fields.find("ref");
        if (!delivery.say.key.starts_with("notice.") || ref == delivery.say.fields.end() || ref->second != std::to_string(notice.id.value())) continue;
        turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
        any = true;
    }
    return any;
}

Notice begin(Turn const& turn, Notice notice, std::optional<Date> legal) {
    auto readers = readers_of(turn, notice);
    auto const second = planning_moment(turn.county.calendar.add_working_days(turn.today(), days_a_reader(turn)));
    auto const last = planning_moment(turn.county.calendar.add_working_days(turn.today(), 2 * days_a_reader(turn)));
    bool another = readers.size() >= readers_asked, waits_for_branch = notice.affair == Affair::party && !readers.empty();
    notice.given_at = turn.now;
    notice.state = NoticeState::waiting;
    notice.looked = notice.affair == Affair::service || (notice.affair == Affair::party && readers.empty()) ? Looked::not_needed : Looked::waiting;
    notice.out_by = another ? last : second;
    if (waits_for_branch) notice.out_by = second;  // it does not go out then: the next one hears of it
    else if (legal && *legal >= turn.today()) notice.out_by = std::min(notice.out_by, at(*legal, closing));
    bool at_once = !waits_for_branch && (notice.looked == Looked::not_needed || readers.empty() || notice.mode == NoticeMode::immediate || notice.out_by <= turn.now);
    if (at_once) notice.out_by = turn.now;
    if (notice.looked == Looked::waiting && !readers.empty()) {
        if (!at_once) notice.next_at = std::min(second, notice.out_by);
        else if (another) notice.next_at = second;
    }
    notice.id = turn.tx.notices().add(notice);
    searching::index(turn.tx, notice);
    if (at_once) go_out(turn, notice);
    if (notice.looked == Looked::waiting && !readers.empty()) tell_reader(turn, *readers.front(), notice);
    return notice;
}

namespace {

// Party affairs stay until the branch has passed them: one of it after the other is told, then whoever helps the village, and so on up.
void climb(Turn const& turn, Notice& notice) {
    auto const readers = readers_of(turn, notice);
    auto const& ladder = turn.county.roles.ladder;
    auto const in_branch = std::max<std::size_t>(readers.size(), 1);
    auto const moment = [&](int rung) { return planning_moment(turn.county.calendar.add_working_days(local_day(notice.given_at), rung * days_a_reader(turn))); };
    int const top = int(in_branch - 1 + ladder.size());
    while (notice.rung < top && turn.now >= moment(notice.rung + 1)) {
        auto const rung = std::size_t(++notice.rung);
        if (rung < readers.size()) {
            tell_reader(turn, *readers[rung], notice);
        } else if (auto holder = holder_upwards(turn, ladder[rung - in_branch], notice.village)) {
            auto fields = fields_of(turn, notice);
            fields["d"] = text_of(std::size_t((turn.today() - local_day(notice.given_at)).count()));
            fields["handler"] = say_reader(turn, notice);
            tell_at(turn, *holder, Say{"notice.branch_waits_line", fields}, digest_of_today(turn, *holder));
        }
    }
    if (notice.rung < top) notice.next_at = moment(notice.rung + 1);
}

}  // namespace

void advance(Turn const& turn) {
    for (auto notice : turn.tx.notices().due(turn.now)) {
        notice.next_at.reset();
        if (notice.affair == Affair::party && notice.state == NoticeState::waiting) {
            climb(turn, notice);
            turn.tx.notices().update(notice);
            continue;
        }
        auto readers = readers_of(turn, notice);
        auto const second = planning_moment(turn.county.calendar.add_working_days(local_day(notice.given_at), days_a_reader(turn)));
        if (is_open(notice) && notice.rung == 0 && readers.size() >= readers_asked && turn.now >= second) {
            notice.rung = 1;
            tell_reader(turn, *readers[1], notice);
        }
        if (notice.state == NoticeState::waiting && turn.now >= notice.out_by) {
            go_out(turn, notice);
            tell_publisher(turn, nullptr, notice, "notice.out_unread", {{"state", notices::mark_of(notice)}});
        }
        if (is_open(notice) && notice.rung == 0 && readers.size() >= readers_asked) notice.next_at = second;
        if (notice.state == NoticeState::waiting) notice.next_at = notice.next_at ? std::min(*notice.next_at, notice.out_by) : notice.out_by;
        turn.tx.notices().update(notice);
    }
}

Say pass(Turn const& turn, Actor& actor, Notice notice) {
    if (auto no = refused(turn, actor.person.id, notice)) return *no;
    auto facts = about(notice);
    facts["state"] = state_of(notice);
    notice.looked = Looked::passed;
    notice.looked_by = actor.person.id;
    notice.next_at.reset();
    bool goes_out = notice.state == NoticeState::waiting;
    turn.tx.notices().update(notice);
    if (goes_out) go_out(turn, notice);
    tell_publisher(turn, &actor, notice, goes_out ? "notice.passed" : "notice.passed_later");
    remember(turn, actor, "notice.pass", facts);
    return Say{goes_out ? "notice.pass_ok" : "notice.pass_later_ok", fields_of(turn, notice)};
}

Say send_back(Turn const& turn, Actor& actor, Notice notice, std::string const& words) {
    auto const reason = own_words(actor, words);
    if (auto no = refused(turn, actor.person.id, notice)) return *no;
    if (reason.empty()) {
        affairs::ask(turn, actor, "notice.back", about(notice));
        return Say{"notice.back_why", fields_of(turn, notice)};
    }
    auto facts = about(notice);
    facts["state"] = state_of(notice);
    bool was_out = notice.state == NoticeState::out;
    notice.looked = Looked::sent_back;
    notice.looked_by = actor.person.id;
    notice.returned_for = language::shortened(reason, 60);
    notice.next_at.reset();
    if (!was_out) notice.state = NoticeState::returned;
    turn.tx.notices().update(notice);
    tell_publisher(turn, &actor, notice, was_out ? "notice.returned_out" : "notice.returned", {{"reason", language::shortened(reason, 14)}});
    remember(turn, actor, "notice.send_back", facts);
    return Say{was_out ? "notice.back_out_ok" : "notice.back_ok", fields_of(turn, notice)};
}

Say ask(Turn const& turn, Actor& actor, Notice notice, std::string const& question) {
    if (auto no = refused(turn, actor.person.id, notice)) return *no;
    if (!notice.question.empty() && notice.answer.empty()) return Say{"notice.asked_already", fields_of(turn, notice)};
    if (question.empty()) {
        affairs::ask(turn, actor, "notice.ask", about(notice));
        return Say{"notice.ask_what", fields_of(turn, notice)};
    }
    auto facts = about(notice);
    facts["question"] = notice.question;
    facts["answer"] = notice.answer;
    notice.question = language::shortened(own_words(actor, question), 60);
    notice.answer.clear();
    notice.asked_by = actor.person.id;
    turn.tx.notices().update(notice);
    auto person = publisher_of(turn, notice);
    if (person) gatherings::tell_of(turn, *person, question_of(notice), "notice.question", next_digest(turn, *person));
    remember(turn, actor, "notice.ask", facts);
    auto fields = fields_of(turn, notice);
    fields["who"] = person ? addressed(turn, *person) : unit_name(turn, notice.village);
    return Say{"notice.ask_ok", fields};
}

Say answer(Turn const& turn, Actor& actor, Notice notice, std::string const& words) {
    auto person = publisher_of(turn, notice);
    if (!person || person->id != actor.person.id) return Say{"error.not_here"};
    auto fields = fields_of(turn, notice);
    if (!notice.question.empty() && !notice.answer.empty()) {
        fields["text"] = notice.answer;
        return Say{"notice.answered_already", fields};
    }
    if (notice.question.empty()) return Say{"notice.no_question", fields};
    fields["text"] = notice.question;
    if (words.empty()) {
        affairs::ask(turn, actor, "notice.answer", about(notice));
        return Say{"notice.answer_what", fields};
    }
    notice.answer = language::shortened(own_words(actor, words), 120);
    turn.tx.notices().update(notice);
    auto asker = turn.county.roster.person(notice.asked_by);
    if (asker && is_open(notice)) {
        gatherings::cancel_news(turn, asker->id, reading_of(notice));
        tell_reader(turn, *asker, notice);
    }
    remember(turn, actor, "notice.answer", about(notice));
    fields["who"] = asker ? addressed(turn, *asker) : say_reader(turn, notice);
    return Say{"notice.answer_ok", fields};
}

}  // namespace lingyan::affairs::clearing
