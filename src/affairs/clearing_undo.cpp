// Taking back what was done about a notice: by its publisher, or by whoever looked it through.
#include "affairs/clearing.hpp"

#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"

namespace lingyan::affairs::clearing {

namespace {

// Whoever has heard of it in a digest gets the correction in the next one; what still waits is not sent.
void correct(Turn const& turn, PersonId const& who, Notice const& notice, char const* key) {
    bool waited = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(who)) {
        auto ref = delivery.say.fields.find("ref");
        if (!delivery.say.key.starts_with("notice.") || ref == delivery.say.fields.end() || ref->second != std::to_string(notice.id.value())) continue;
        turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
        waited = true;
    }
    auto person = turn.county.roster.person(who);
    if (person && !waited) tell(turn, *person, Say{key, notices::fields_of(turn, notice)});
}

void come_back_in(Turn const& turn, Notice& notice, PersonId const& by) {
    if (notice.record) take_back(turn, notice.record, by);
    notice.record = {};
    notice.out_at.reset();
}

Say undo_publishing(Turn const& turn, Actor& actor, Notice notice) {
    if (notice.state != NoticeState::waiting && notice.state != NoticeState::out) return Say{"undo.gone"};
    for (auto reader : readers_of(turn, notice)) {
        bool unread = gatherings::cancel_news(turn, reader->id, reading_of(notice));
        if (!unread && notice.looked != Looked::waiting) correct(turn, reader->id, notice, "notice.withdrawn_told");
    }
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
    correct(turn, notice.publisher, notice, "notice.looked_back");
    return Say{"undo.act", {{"title", notice.title}}};
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
    if (act.kind == "notice.give") return undo_publishing(turn, actor, *notice);
    if (act.kind == "notice.pass" || act.kind == "notice.send_back") return undo_looking(turn, actor, act, *notice);
    return undo_words(turn, actor, act, *notice);
}

}  // namespace lingyan::affairs::clearing
