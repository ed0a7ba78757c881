// Taking back what was done about a notice: by its publisher, or by whoever looked it through.
#include "affairs/clearing.hpp"

#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"

namespace lingyan::affairs::clearing {

namespace {

void tell_of(Turn const& turn, PersonId const& who, Notice const& notice, char const* key) {
    if (auto person = turn.county.roster.person(who)) tell(turn, *person, Say{key, notices::fields_of(turn, notice)});
}

// Whoever has heard of it in a digest gets the correction in the next one; what still waits is not sent.
void correct(Turn const& turn, PersonId const& who, Notice const& notice, char const* key) {
    if (!clearing::cancel_news(turn, who, notice)) tell_of(turn, who, notice, key);
}

void come_back_in(Turn const& turn, Notice& notice, PersonId const& by) {
    if (notice.record) take_back(turn, notice.record, by);
    notice.record = {};
    notice.out_at.reset();
}

Say undo_publishing(Turn const& turn, Actor& actor, Notice notice) {
    if (notice.state != NoticeState::waiting && notice.state != NoticeState::out) return Say{"undo.gone"};
    for (auto reader : readers_of(turn, notice)) gatherings::cancel_news(turn, reader->id, reading_of(notice));
    // Only who has looked it through has said something about it that holds no longer.
    if (notice.looked == Looked::passed || notice.looked == Looked::sent_back) {
        clearing::cancel_news(turn, notice.looked_by, notice);
        tell_of(turn, notice.looked_by, notice, "notice.withdrawn_told");
    }
    for (auto const* who : {&actor.person, publisher_of(turn, notice)})
        if (who) clearing::cancel_news(turn, who->id, notice);
    come_back_in(turn, notice, actor.person.id);
    notice.state = NoticeState::withdrawn;
    notice.next_at.reset();
    turn.tx.notices().update(notice);
    return Say{"notice.withdrawn", notices::fields_of(turn, notice)};
}

// What went out by this word waits again; what its day has let out meanwhile stays out.
Say undo_looking(Turn const& turn, Actor& actor, Act const& act, Notice notice) {
    auto before = NoticeState(std::atoi(fact(act, "state").c_str()));
    bool mine = notice.looked_by == actor.person.id && notice.looked == (act.kind == "notice.pass" ? Looked::passed : Looked::sent_back);
    if (!mine || notice.state == NoticeState::withdrawn || notice.state == NoticeState::replaced) return Say{"undo.gone"};
    notice.looked = Looked::waiting;
    notice.looked_by = {};
    notice.returned_for.clear();
    if (before == NoticeState::waiting) {
        come_back_in(turn, notice, actor.person.id);
        notice.state = NoticeState::waiting;
        notice.next_at = std::max(notice.out_by, turn.now);
    }
    turn.tx.notices().update(notice);
    tell_readers_again(turn, notice);
    if (auto person = publisher_of(turn, notice)) correct(turn, person->id, notice, "notice.looked_back");
    return Say{"undo.act", {{"title", notice.title}}};
}

// Shown again as it was; what has come due meanwhile happens now.
Say undo_taking_down(Turn const& turn, Actor& actor, Act const& act, Notice notice) {
    if (notice.state != NoticeState::withdrawn) return Say{"undo.gone"};
    notice.state = NoticeState(std::atoi(fact(act, "state").c_str()));
    if (is_open(notice)) {
        notice.next_at = turn.now;
        tell_readers_again(turn, notice);
    }
    turn.tx.notices().update(notice);
    for (auto const& who : told_of_taking_down(turn, notice))
        if (who != actor.person.id) correct(turn, who, notice, "notice.shown_again_told");
    return Say{"notice.shown_again", notices::fields_of(turn, notice)};
}

Say undo_words(Turn const& turn, Actor& actor, Act const& act, Notice notice) {
    if (act.kind == "notice.ask") {
        if (notice.asked_by != actor.person.id || !notice.answer.empty() || notice.question.empty()) return Say{"undo.gone"};
        bool unread = gatherings::cancel_news(turn, notice.publisher, question_of(notice));
        notice.question = fact(act, "question");
        notice.answer = fact(act, "answer");
        if (!unread) correct(turn, notice.publisher, notice, "notice.question_back");
    } else if (act.kind == "notice.answer") {
        if (notice.answer.empty()) return Say{"undo.gone"};
        notice.answer.clear();
    } else {
        notice.forms = fact(act, "forms");
    }
    turn.tx.notices().update(notice);
    return Say{"undo.act", {{"title", notice.title}}};
}

}  // namespace

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto notice = turn.tx.notices().find(NoticeId{std::atoll(fact(act, "notice").c_str())});
    if (!notice) return Say{"undo.gone"};
    if (act.kind == "notice.take_down") return undo_taking_down(turn, actor, act, *notice);
    if (act.kind == "notice.give") return undo_publishing(turn, actor, *notice);
    if (act.kind == "notice.pass" || act.kind == "notice.send_back") return undo_looking(turn, actor, act, *notice);
    return undo_words(turn, actor, act, *notice);
}

}  // namespace lingyan::affairs::clearing
