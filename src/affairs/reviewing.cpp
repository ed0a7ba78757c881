#include "affairs/reviewing.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/items.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/operating.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::reviewing {

namespace {

using language::shortened;

Fields fields_of(Turn const& turn, Duty const& duty) { return {{"title", duty.task->title}, {"village", unit_name(turn, duty.unit)}}; }

std::string day_text(std::optional<Date> day) { return day ? to_text(*day) : std::string{}; }

// The duty desk has it where nobody else may answer: it cannot decide either, and is told who fills the empty post.
Say at_the_desk(Turn const& turn, Duty const& duty) {
    auto fields = fields_of(turn, duty);
    auto owner = owner_of(turn, duty);
    auto fills = administrator(turn);
    fields["what"] = say_what_waits(duty);
    fields["reason"] = duty.asked_text.empty() ? phrase("word.no_reason") : shortened(duty.asked_text, 14);
    fields["who"] = owner ? owner->name : office_name(turn, duty.unit);
    fields["phone"] = owner ? owner->phone : office_phone(turn, duty.unit);
    fields["handler"] = fills ? addressed(turn, *fills) : phrase("word.digital_office");
    return Say{"review.desk", fields};
}

Say not_yours(Turn const& turn, Actor const& actor, Duty const& duty) {
    auto fields = fields_of(turn, duty);
    auto handler = handler_of(turn, duty);
    if (handler && handler->id == actor.person.id && nobody_may_answer(turn, duty)) return at_the_desk(turn, duty);
    fields["handler"] = handler ? addressed(turn, *handler) : office_name(turn, duty.unit);
    return Say{"review.not_yours", fields};
}

void tell_owner(Turn const& turn, Duty const& duty, Say say) {
    auto owner = told_for(turn, duty);
    if (!owner) return;
    say.about = {duty.id};
    tell(turn, *owner, std::move(say), duty.due <= turn.today() + days{1});
}

}  // namespace

bool may_judge(Turn const& turn, PersonId const& who, Duty const& duty) {
    if (!duty.task) return false;
    if (is_own(turn, duty, who) || (duty.state == DutyState::reported && duty.reported_by == who)) return false;  // nor what he reported for another
    auto const places = in_whose_place(turn, who);
    return std::any_of(places.begin(), places.end(), [&](PersonId const& one) { return duty.task->issuer == one || may(turn, one, "accept", duty.unit); });
}

Say open(Turn const& turn, Actor& actor, Duty const& duty, int no) {
    auto fields = fields_of(turn, duty);
    fields["no"] = std::to_string(no);
    if (duty.asked == Asked::nothing && duty.state != DutyState::reported) return Say{"review.over", fields};
    if (!may_judge(turn, actor.person.id, duty)) return not_yours(turn, actor, duty);
    if (duty.asked == Asked::nothing) {
        ask(turn, actor, "review", about(duty), {"accept", "send_back"});
        fields["date"] = duty.done_on ? say_day(*duty.done_on) : "";
        std::vector<Say> lines;
        if (!duty.photos.empty()) lines.push_back(Say{"task.show_photos", {{"n", text_of(duty.photos.size())}}});
        if (!duty.note.empty()) lines.push_back(Say{"task.show_note", {{"note", shortened(duty.note, 18)}}});
        for (auto& line : negative_list::outcome_lines(turn, actor.person.id, {duty})) lines.push_back(std::move(line));
        return Say{"review.open", fields, lines};
    }
    ask(turn, actor, "request", about(duty), {"yes", "no"});
    auto owner = owner_of(turn, duty);
    fields["who"] = owner ? owner->name : phrase("word.vacant");
    fields["phone"] = owner ? owner->phone : "";
    fields["date"] = say_day(duty.due);
    fields["until"] = duty.asked_until ? say_date(*duty.asked_until) : "";
    fields["reason"] = duty.asked_text.empty() ? phrase("word.no_reason") : shortened(duty.asked_text, 14);
    auto key = duty.asked == Asked::help ? "request.help" : duty.asked == Asked::not_ours ? "request.not_ours" : duty.asked_until ? "request.extension" : "request.extension_open";
    return Say{key, fields};
}

Say accept(Turn const& turn, Actor& actor, Duty duty) {
    auto fields = fields_of(turn, duty);
    if (!may_judge(turn, actor.person.id, duty)) return not_yours(turn, actor, duty);
    if (duty.state != DutyState::reported) return Say{duty.state == DutyState::done ? "review.over" : "review.not_yet", fields};
    duty.state = DutyState::done;
    turn.tx.duties().update(duty);
    plan(turn, duty);
    tell_owner(turn, duty, Say{"done.accepted", {{"handler", addressed(turn, actor.person)}, {"title", duty.task->title}}});
    remember(turn, actor, "task.accept", about(duty));
    return Say{"review.accepted", fields};
}

Say send_back(Turn const& turn, Actor& actor, Duty duty, std::string const& words) {
    auto const reason = own_words(actor, words);
    auto fields = fields_of(turn, duty);
    fields["reason"] = shortened(reason, 14);
    if (!may_judge(turn, actor.person.id, duty)) return not_yours(turn, actor, duty);
    if (duty.state != DutyState::reported) return Say{duty.state == DutyState::done ? "review.over" : "review.not_yet", fields};
    if (reason.empty()) {
        ask(turn, actor, "review.reason", about(duty));
        return Say{"review.why_back", fields};
    }
    auto facts = about(duty);
    facts["done_on"] = day_text(duty.done_on);
    facts["due"] = to_text(duty.due);
    // The days that the report lay here are not the village's.
    if (duty.done_on && *duty.done_on <= duty.due) duty.due += turn.today() - *duty.done_on;
    duty.state = DutyState::open;
    duty.done_on.reset();
    duty.returned_for = shortened(reason, 60);
    turn.tx.duties().update(duty);
    // It stands as a line of its own in the owner's next digest, with what has to be added; for today or tomorrow it goes at once.
    auto owner = told_for(turn, duty);
    if (owner && duty.due <= turn.today() + days{1} && may_tell_now(turn, *owner)) {
        auto conversation = turn.tx.conversations().load(owner->id.text());
        Thing const thing{Thing::Kind::duty, duty.id.value(), {}, duty.task->title};
        auto no = conversation.give_number(thing, turn.today());
        turn.tx.conversations().save(owner->id.text(), conversation);
        Say told{"done.returned", {{"title", duty.task->title}, {"reason", fields["reason"]}, {"no", std::to_string(no)}}};
        told.buttons = buttons_of(thing);
        tell_owner(turn, duty, std::move(told));
        plan(turn, duty);
    } else {
        plan_soon(turn, duty);
    }
    remember(turn, actor, "task.send_back", facts);
    return Say{"review.sent_back", fields};
}

Say answer(Turn const& turn, Actor& actor, Duty duty, bool granted, std::string const& words) {
    auto fields = fields_of(turn, duty);
    fields["handler"] = addressed(turn, actor.person);
    if (!may_judge(turn, actor.person.id, duty)) return not_yours(turn, actor, duty);
    if (duty.asked == Asked::nothing || !duty.active()) return Say{"review.over", fields};
    auto until = duty.asked_until;
    if (duty.asked == Asked::extension && granted) {
        if (auto wrong = impossible_day_in(turn, words); !wrong.empty()) {
            ask(turn, actor, "request.day", about(duty));
            return no_such_day_asked(wrong);
        }
        auto phrases = language::find_dates(words, turn.now, turn.county.calendar, language::Tense::ahead);
        if (!phrases.empty()) until = phrases.front().last ? phrases.front().last : phrases.front().first;
        bool already_later = until && *until <= duty.due && duty.due >= turn.today();  // the issuer has moved the day since it was asked
        if (!already_later && (!until || *until < turn.today())) {
            ask(turn, actor, "request.day", about(duty));
            return Say{"request.which_day", fields};
        }
    }
    if (!granted && words.empty() && duty.asked != Asked::help) {
        ask(turn, actor, "request.reason", about(duty));
        return Say{"request.why_not", fields};
    }
    auto facts = about(duty);
    facts["asked"] = std::to_string(int(duty.asked));
    facts["asked_text"] = duty.asked_text;
    facts["asked_until"] = day_text(duty.asked_until);
    facts["due"] = to_text(duty.due);
    facts["answered_late"] = duty.answered_late ? "1" : "";
    remember(turn, actor, "task.answer", facts);

    std::string key;
    switch (duty.asked) {
        case Asked::extension:
            key = !granted ? "extend.refused" : *until > duty.due ? "extend.granted" : "extend.later_already";
            if (granted) duty.due = std::max(duty.due, *until);  // what is granted never shortens
            break;
        case Asked::help: key = granted ? "help.coming" : "help.later"; break;
        case Asked::not_ours:
            if (granted) duty.state = DutyState::withdrawn;
            key = granted ? "not_ours.granted" : "not_ours.refused";
            break;
        case Asked::nothing: break;
    }
    duty.due = std::max(duty.due, turn.today());  // until the answer the day did not run on
    duty.answered_late = duty.answered_late || (duty.asked_at && turn.today() > answer_day(turn, local_day(*duty.asked_at)));
    duty.asked = Asked::nothing;
    duty.asked_until.reset();
    turn.tx.duties().update(duty);
    plan(turn, duty);
    fields["date"] = say_date(duty.due);
    fields["reason"] = shortened(own_words(actor, words), 14);
    auto told = fields;
    told["phone"] = actor.person.phone;
    tell_owner(turn, duty, Say{key, told});
    return Say{key + ".reply", fields};
}

std::optional<Duty> find(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words) {
    auto waits = [&](Duty const& duty) { return duty.state == DutyState::reported || duty.asked != Asked::nothing; };
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing) return std::nullopt;
        if (thing->kind == Thing::Kind::assignment) {
            // One village's report under an assignment of many: the only one that waits.
            std::vector<Duty> waiting;
            for (auto const& duty : turn.tx.duties().of(AssignmentId{thing->id}))
                if (waits(duty) && may_judge(turn, actor.person.id, duty)) waiting.push_back(duty);
            return waiting.size() == 1 ? std::optional{waiting.front()} : std::nullopt;
        }
        auto duty = turn.tx.duties().find(duty_in(*thing));
        return duty && may_judge(turn, actor.person.id, *duty) ? duty : std::nullopt;
    }
    std::vector<Duty> waiting;
    auto consider = [&](Duty const& duty) {
        if (!waits(duty) || !may_judge(turn, actor.person.id, duty)) return;
        if (std::any_of(waiting.begin(), waiting.end(), [&](Duty const& known) { return known.id == duty.id; })) return;
        bool by_title = language::title_match(words, duty.task->title) > 0, by_village = words.find(unit_name(turn, duty.unit)) != words.npos;
        if (words.empty() || by_title || by_village) waiting.push_back(duty);
    };
    if (words.empty()) {
        for (auto const& item : items_of(turn, actor.person.id))
            if (item.thing.kind == Thing::Kind::review || item.thing.kind == Thing::Kind::request)
                if (auto duty = turn.tx.duties().find(DutyId{item.thing.id})) consider(*duty);
    } else {
        for (auto const& one : in_whose_place(turn, actor.person.id)) {
            for (auto village : villages_for(turn, one, "accept"))
                for (auto const& duty : turn.tx.duties().active_at(village->id)) consider(duty);
            for (auto const& given : turn.tx.duties().given_by(one))
                for (auto const& duty : turn.tx.duties().of(given.id)) consider(duty);
        }
        // 观音场社区清理河道: the village and the title together.
        auto both = waiting;
        std::erase_if(both, [&](Duty const& duty) { return language::title_match(words, duty.task->title) == 0 || words.find(unit_name(turn, duty.unit)) == words.npos; });
        if (both.size() == 1) waiting = both;
    }
    return waiting.size() == 1 ? std::optional{waiting.front()} : std::nullopt;
}

}  // namespace lingyan::affairs::reviewing
