#include "affairs/reporting.hpp"

#include "affairs/asking.hpp"
#include "affairs/figures.hpp"
#include "affairs/items.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

namespace lingyan::affairs::reporting {

using language::shortened;

Say report(Turn const& turn, Actor& actor, Duty duty) {
    if (figures::is_asked(duty)) return figures::open(turn, actor, duty);
    auto title = duty.task->title;
    auto no = own_tasks::number_for(turn, actor, duty);
    auto const* handler = handler_of(turn, duty);
    Fields fields{{"no", std::to_string(no)}, {"title", title}, {"handler", own_tasks::handler_word(turn, duty, handler)}};
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
    auto no = own_tasks::number_for(turn, actor, duty);
    if (duty.state != DutyState::open) return Say{"done.already", {{"title", duty.task->title}, {"handler", own_tasks::handler_word(turn, duty)}}};
    auto facts = about(duty);
    facts["before"] = duty.note;
    auto const words = own_words(actor, note);
    duty.note = shortened(words, 60);
    turn.tx.duties().update(duty);
    remember(turn, actor, "task.progress", facts);
    return Say{"progress.ok", {{"no", std::to_string(no)}, {"title", duty.task->title}, {"note", shortened(words, 18)}}};
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
    auto const open = own_tasks::open(turn, actor);
    if (open.empty()) return Say{villages_for(turn, actor.person.id, "assign").size() > 1 ? "photo.for_task" : "photo.nothing_open"};
    auto lines = own_tasks::lines_of(turn, actor, open);
    ask(turn, actor, "task.which", {{"then", "report"}, {"photo", "1"}});
    return Say{"photo.which", {{"n", text_of(conversation.loose_photos.size())}}, lines};
}

Say voice(Turn const& turn, Actor& actor) {
    Fields fields{{"phone", office_phone(turn, home_of(turn, actor.person.id))}};
    auto const open = own_tasks::open(turn, actor);
    if (open.empty()) return Say{"voice.cadre", fields};
    if (open.size() == 1) {
        fields["no"] = std::to_string(own_tasks::number_for(turn, actor, open.front()));
        fields["title"] = open.front().task->title;
        return Say{"voice.one", fields};
    }
    auto lines = own_tasks::lines_of(turn, actor, open);
    ask(turn, actor, "task.which", {{"then", "report"}});
    return Say{"voice.which", fields, lines};
}

}  // namespace lingyan::affairs::reporting
