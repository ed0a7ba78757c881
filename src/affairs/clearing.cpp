#include "affairs/clearing.hpp"

#include "affairs/asking.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::clearing {

namespace {

using notices::fields_of;

constexpr int days_a_reader = 2;                       // working days
constexpr auto closing = std::chrono::hours{17};       // of the law's last day
constexpr std::size_t readers_asked = 2;

char const* right_for(Affair affair) { return affair == Affair::party ? "pass_party" : "clear_notice"; }

Thing reading_of(Notice const& notice) { return {Thing::Kind::reading, notice.id.value(), {}, notice.title}; }
Thing question_of(Notice const& notice) { return {Thing::Kind::question, notice.id.value(), {}, notice.title}; }

std::map<std::string, std::string> about(Notice const& notice) { return {{"notice", std::to_string(notice.id.value())}}; }

std::string names_of_readers(Turn const& turn, Notice const& notice) {
    auto readers = readers_of(turn, notice);
    return readers.empty() ? (notice.affair == Affair::party ? "支部" : "监委会") : addressed(turn, *readers.front());
}

bool is_open(Notice const& notice) { return notice.looked == Looked::waiting && (notice.state == NoticeState::waiting || notice.state == NoticeState::out); }

// Whoever answers for it in the village: its publisher, or by now the village's head.
Person const* publisher_of(Turn const& turn, Notice const& notice) {
    if (may(turn, notice.publisher, "publish", notice.village)) return turn.county.roster.person(notice.publisher);
    return turn.county.roster.holder(village_head, notice.village, turn.today());
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

// Whose turn it is, and everybody whose turn it was.
bool has_turn(Turn const& turn, Notice const& notice, PersonId const& who) {
    auto readers = readers_of(turn, notice);
    for (std::size_t i = 0; i < readers.size(); ++i)
        if (readers[i]->id == who) return i == 0 || notice.rung > 0;
    return false;
}

// Nothing comes back where this person may look at it now.
std::optional<Say> refused(Turn const& turn, PersonId const& who, Notice const& notice) {
    auto fields = fields_of(turn, notice);
    fields["handler"] = names_of_readers(turn, notice);
    auto readers = readers_of(turn, notice);
    bool may_see = may(turn, who, "see", notice.village) || notice.publisher == who;
    if (std::none_of(readers.begin(), readers.end(), [&](Person const* reader) { return reader->id == who; })) return Say{may_see ? "notice.not_yours" : "error.not_here", fields};
    if (notice.state == NoticeState::withdrawn || notice.state == NoticeState::replaced) return Say{"notice.gone", fields};
    if (notice.looked != Looked::waiting) return Say{"notice.looked_already", fields};
    if (!has_turn(turn, notice, who)) return Say{"notice.look_later", fields};
    return std::nullopt;
}

std::string state_of(Notice const& notice) { return std::to_string(int(notice.state)); }

}  // namespace

std::vector<Person const*> readers_of(Turn const& turn, Notice const& notice) {
    std::vector<Person const*> readers;
    if (notice.affair == Affair::service) return readers;
    auto const* right = right_for(notice.affair);
    for (auto const& spec : turn.county.roles.all()) {
        if (turn.county.roles.right(spec.role, right) != Reach::own) continue;
        for (auto person : turn.county.roster.holders(spec.role, notice.village, turn.today())) {
            bool publishes = notice.affair != Affair::party && may(turn, person->id, "publish", notice.village);
            bool apart = person->id != notice.publisher && !publishes && !may(turn, person->id, "proxy", notice.village);
            if (apart && std::find(readers.begin(), readers.end(), person) == readers.end()) readers.push_back(person);
        }
    }
    return readers;
}

Notice begin(Turn const& turn, Notice notice, std::optional<Date> legal) {
    auto readers = readers_of(turn, notice);
    auto const second = planning_moment(turn.county.calendar.add_working_days(turn.today(), days_a_reader));
    auto const last = planning_moment(turn.county.calendar.add_working_days(turn.today(), 2 * days_a_reader));
    bool another = readers.size() >= readers_asked;
    notice.given_at = turn.now;
    notice.state = NoticeState::waiting;
    notice.looked = notice.affair == Affair::service || (notice.affair == Affair::party && readers.empty()) ? Looked::not_needed : Looked::waiting;
    notice.out_by = another ? last : second;
    if (legal && *legal >= turn.today()) notice.out_by = std::min(notice.out_by, at(*legal, closing));
    bool at_once = notice.looked == Looked::not_needed || readers.empty() || notice.mode == NoticeMode::immediate || notice.out_by <= turn.now;
    if (at_once) notice.out_by = turn.now;
    if (notice.looked == Looked::waiting && !readers.empty()) {
        if (!at_once) notice.next_at = std::min(second, notice.out_by);
        else if (another) notice.next_at = second;
    }
    notice.id = turn.tx.notices().add(notice);
    if (at_once) go_out(turn, notice);
    if (notice.looked == Looked::waiting && !readers.empty()) tell_reader(turn, *readers.front(), notice);
    return notice;
}

void advance(Turn const& turn) {
    for (auto notice : turn.tx.notices().due(turn.now)) {
        notice.next_at.reset();
        auto readers = readers_of(turn, notice);
        auto const second = planning_moment(turn.county.calendar.add_working_days(local_day(notice.given_at), days_a_reader));
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

Say send_back(Turn const& turn, Actor& actor, Notice notice, std::string const& reason) {
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
    notice.question = language::shortened(question, 60);
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
    if (notice.question.empty() || !notice.answer.empty()) return Say{"notice.no_question", fields_of(turn, notice)};
    auto fields = fields_of(turn, notice);
    fields["text"] = notice.question;
    if (words.empty()) {
        affairs::ask(turn, actor, "notice.answer", about(notice));
        return Say{"notice.answer_what", fields};
    }
    notice.answer = language::shortened(words, 120);
    turn.tx.notices().update(notice);
    auto asker = turn.county.roster.person(notice.asked_by);
    if (asker && is_open(notice)) {
        gatherings::cancel_news(turn, asker->id, reading_of(notice));
        tell_reader(turn, *asker, notice);
    }
    remember(turn, actor, "notice.answer", about(notice));
    fields["who"] = asker ? addressed(turn, *asker) : names_of_readers(turn, notice);
    return Say{"notice.answer_ok", fields};
}

bool is_of(Thing const& thing) { return thing.kind == Thing::Kind::reading || thing.kind == Thing::Kind::question || thing.kind == Thing::Kind::notice; }

std::optional<Notice> find(Turn const& turn, Thing const& thing) { return is_of(thing) ? turn.tx.notices().find(NoticeId{thing.id}) : std::nullopt; }

Say open(Turn const& turn, Actor& actor, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice) return Say{"error.not_here"};
    if (thing.kind == Thing::Kind::notice) return notice->state == NoticeState::out ? notices::full_text(turn, *notice) : Say{"notice.gone", fields_of(turn, *notice)};
    if (thing.kind == Thing::Kind::question) return answer(turn, actor, *notice, {});
    if (auto no = refused(turn, actor.person.id, *notice)) return *no;
    affairs::ask(turn, actor, "notice.look", about(*notice), {"pass", "ask", "send_back"});
    auto fields = fields_of(turn, *notice);
    fields["text"] = notice->text;
    fields["date"] = say_day(local_day(notice->out_by));
    std::vector<Say> lines;
    if (!notice->text.empty()) lines.push_back(Say{"notice.look_text_line", {{"text", notice->text}}});
    if (!notice->photos.empty()) lines.push_back(Say{"notice.photos_line", {{"n", text_of(notice->photos.size())}}});
    if (!notice->question.empty()) lines.push_back(Say{"notice.look_question_line", {{"text", notice->question}, {"note", notice->answer.empty() ? "还没有答" : notice->answer}}});
    return Say{notice->state == NoticeState::out ? "notice.look_out" : "notice.look", fields, lines};
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice || thing.kind == Thing::Kind::notice) return std::nullopt;
    bool question = thing.kind == Thing::Kind::question;
    if (question) {
        auto person = publisher_of(turn, *notice);
        if (!clearing::still_stands(turn, thing) || !person || person->id != reader) return std::nullopt;
    } else if (refused(turn, reader, *notice)) {
        return std::nullopt;
    }
    Item item;
    item.thing = question ? question_of(*notice) : reading_of(*notice);
    auto fields = fields_of(turn, *notice);
    auto asker = turn.county.roster.person(notice->asked_by);
    fields["who"] = question && asker ? addressed(turn, *asker) : std::string{};
    fields["text"] = language::shortened(notice->question, 24);
    fields["date"] = say_day(local_day(notice->out_by));
    bool answered = !question && !notice->answer.empty();
    item.line = Say{question ? "notice.question" : answered ? "notice.to_look_answered" : notice->state == NoticeState::out ? "notice.to_look_out" : "notice.to_look", fields};
    item.due = local_day(notice->out_by);
    item.rank = 3;
    item.counts_today = false;
    return item;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    std::vector<UnitId> seen;
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        bool concerned = false;
        for (auto right : {"clear_notice", "pass_party", "publish"}) concerned = concerned || turn.county.roles.right(post->role, right) == Reach::own;
        if (!concerned || std::find(seen.begin(), seen.end(), post->unit) != seen.end()) continue;
        seen.push_back(post->unit);
        for (auto const& notice : turn.tx.notices().open_at(post->unit))
            for (auto const& thing : {reading_of(notice), question_of(notice)})
                if (auto item = item_of(turn, who, thing)) items.push_back(std::move(*item));
    }
    return items;
}

std::optional<Notice> only_reading(Turn const& turn, PersonId const& who) {
    auto items = clearing::items_of(turn, who);
    std::erase_if(items, [](Item const& item) { return item.thing.kind != Thing::Kind::reading; });
    return items.size() == 1 ? find(turn, items.front().thing) : std::nullopt;
}

bool still_stands(Turn const& turn, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice) return false;
    if (thing.kind == Thing::Kind::notice) return true;
    bool stands = notice->state == NoticeState::waiting || notice->state == NoticeState::out;
    if (thing.kind == Thing::Kind::question) return stands && !notice->question.empty() && notice->answer.empty();
    return is_open(*notice);
}

Person const* heir_of(Turn const& turn, PersonId const& told, Thing const& thing) {
    auto notice = clearing::still_stands(turn, thing) ? find(turn, thing) : std::nullopt;
    if (!notice) return nullptr;
    if (thing.kind == Thing::Kind::question) {
        auto person = publisher_of(turn, *notice);
        return person && person->id != told ? person : nullptr;
    }
    if (has_turn(turn, *notice, told)) return nullptr;
    auto readers = readers_of(turn, *notice);
    return readers.empty() ? nullptr : readers[std::min<std::size_t>(std::size_t(notice->rung), readers.size() - 1)];
}

}  // namespace lingyan::affairs::clearing
