#include "flow/answer.hpp"

#include "affairs/assigning.hpp"
#include "affairs/attachments.hpp"
#include "affairs/calling.hpp"
#include "affairs/danger.hpp"
#include "affairs/delegating.hpp"
#include "affairs/drafts.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/items.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/leave.hpp"
#include "affairs/milestones.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/period_words.hpp"
#include "affairs/proxying.hpp"
#include "affairs/publishing.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/stopping.hpp"
#include "affairs/talks.hpp"
#include "affairs/thresholds.hpp"
#include "affairs/training.hpp"
#include "affairs/undoing.hpp"
#include "flow/by_number.hpp"
#include "flow/clauses.hpp"
#include "flow/corrections.hpp"
#include "flow/dialogue.hpp"
#include "flow/hear.hpp"
#include "flow/judging.hpp"
#include "flow/late_answer.hpp"
#include "flow/negative_dialogue.hpp"
#include "flow/notices.hpp"
#include "flow/proxy.hpp"
#include "flow/understood.hpp"
#include "flow/wishes.hpp"
#include "language/all_but.hpp"
#include "language/command.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

Say not_understood(Turn const& turn, Actor& actor) {
    auto home = home_of(turn, actor.person.id);
    bool assigns = villages_for(turn, actor.person.id, "assign").size() > 1;
    return Say{assigns ? "error.not_understood_township" : "error.not_understood", {{"phone", office_phone(turn, home)}, {"office", office_name(turn, home)}}};
}

Say help(Turn const& turn, Actor& actor) {
    auto home = home_of(turn, actor.person.id);
    Person const* handler = nullptr;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        if (auto unit = turn.county.roster.unit(post->unit); unit && unit->level == Level::village && !turn.county.roles.ladder.empty())
            handler = turn.county.roster.holder(turn.county.roles.ladder.front(), post->unit, turn.today());
    Fields fields{{"handler", handler && handler->id != actor.person.id ? addressed(turn, *handler) : office_name(turn, home) + "办公室"},
                  {"phone", handler && handler->id != actor.person.id && !handler->phone.empty() ? handler->phone : office_phone(turn, home)}};
    bool assigns = villages_for(turn, actor.person.id, "assign").size() > 1;
    return Say{assigns ? "help.township" : "help", fields};
}

// By number, by title or the only one open; then what was asked for happens to it.
Say chatter(Turn const& turn, Actor& actor) {
    // 收到 closes nothing; it is told what is still open.
    for (auto const& numbered : actor.conversation.numbers)
        if (auto duty = duty_of(turn, actor, numbered.thing); duty && duty->state == DutyState::open && duty->asked == Asked::nothing)
            return Say{"chatter", {{"title", numbered.thing.title}, {"no", std::to_string(numbered.no)}}};
    for (auto const& item : items_of(turn, actor.person.id))
        if (waits_for_a_word(item.thing)) return Say{"chatter.waiting"};
    return Say{"chatter.nothing"};
}

bool gives_work(Intent intent) {
    switch (intent) {
        case Intent::assign: case Intent::talk_record: case Intent::talk_plan: case Intent::talk_cannot: case Intent::change: case Intent::withdraw:
        case Intent::course_call: case Intent::training_record: case Intent::figures: case Intent::meeting_call: case Intent::publish: return true;
        default: return false;
    }
}

// A desk that passes on a warning, or gives it the parts that it lacks, speaks of a danger and is in none; nor is whoever says 演练.
// 紧急 from anybody else may be a cry for help.
bool passes_on(Turn const& turn, Actor const& actor, Intent intent) {
    auto const& open = actor.conversation.dialogue;
    if (intent == Intent::drill || intent == Intent::lifted) return true;
    bool goes_on = open && open->kind.starts_with("emergency.") && open->kind != "emergency.answered";
    return (intent == Intent::emergency || goes_on) && !villages_for(turn, actor.person.id, "alert").empty();
}

Say answer_command(Turn const& turn, Actor& actor, Command const& command);

Say answer_text(Turn const& turn, Actor& actor, std::string const& text) {
    actor.said = text;
    auto command = language::read_command(text);
    if (auto const wish = stopping::read(command.text))  // before whatever was asked last
        if (auto said = stopping::carry_out(turn, actor, *wish)) return *said;
    if (auto const for_another = command.intent == Intent::proxy ? std::nullopt : said_for_another(turn, actor, command.text)) {
        command.intent = Intent::proxy;
        command.rest = *for_another;
    }
    // "1?" asks about the item and reports nothing.
    bool asks = text.find('?') != std::string::npos || text.find("？") != std::string::npos;
    if (asks && command.intent == Intent::number && command.number) command.intent = Intent::show;
    auto posts = turn.county.roster.posts_of(actor.person.id, turn.today());
    Caller caller{posts.empty() ? UnitId{} : posts.front()->unit, addressed(turn, actor.person), actor.person.phone};
    bool const asked = actor.conversation.dialogue && turn.now <= actor.conversation.dialogue->until;
    if (!asked && only_seems_to_file(turn, actor, command)) command.intent = Intent::unknown;
    auto decide = [&] {
        if (auto unclear = number_or_list(turn, actor, command)) return *unclear;
        auto about = about_notices(turn, actor, command, text);
        return about ? *about : answer_command(turn, actor, command);
    };
    auto answered = emergencies::answer(turn, actor, text);
    if (is_danger(turn.county, text) && !passes_on(turn, actor, command.intent)) {
        if (answered) return Say{"danger.aside", {}, {*answered}};
        if (!gives_work(command.intent) && !publishing::wants_text(actor.conversation)) return raise_danger(turn, actor.conversation, caller, text);
        // Work about dangers (排查房屋垮塌风险) goes on; the numbers stand first all the same.
        return Say{"danger.aside", {}, {decide()}};
    }
    if (answered) return *answered;
    if (danger_goes_on(turn, actor.conversation)) {
        bool talks_on = command.intent == Intent::unknown || command.intent == Intent::number || command.intent == Intent::numbers || command.intent == Intent::chatter ||
                        command.intent == Intent::progress || command.intent == Intent::need_help || command.intent == Intent::telephone;
        if (talks_on) return pass_on_danger(turn, actor.conversation, caller, text);
        actor.conversation.dialogue.reset();
    }
    auto const aside = actor.conversation.aside;
    auto said = decide();
    bool lost = said.key.starts_with("error.not_understood") || said.key == "error.not_here" || said.key.starts_with("chatter");
    if (auto how = lost ? emergencies::answer_how(turn, actor) : std::nullopt) said = *how;
    if (auto const& now = actor.conversation.aside; now.size() >= aside.size() && now != aside && !said.key.ends_with(".expired"))
        return Say{"joined", {}, {said, Say{"draft.aside_line", {{"title", drafts::title_of(turn, now.back())}}}}};
    return said;
}

Say answer_command(Turn const& turn, Actor& actor, Command const& given) {
    auto command = given;
    if (command.intent == Intent::done && denies_done(command.text)) {  // whatever else it says, it closes nothing
        command.intent = Intent::progress;
        if (command.rest.empty() || !command.number) command.rest = command.text;
    }
    auto carry_out = [&](Command const& meant) { return meant.intent == Intent::notices || meant.intent == Intent::publish ? about_notices(turn, actor, meant, meant.text).value_or(not_understood(turn, actor)) : answer_command(turn, actor, meant); };
    auto as_typed = [&](std::string const& text) { return answer_text(turn, actor, text); };
    if (asks_whether_done(actor.said)) {
        if (command.number) return show(turn, actor, *command.number);
        if (auto shown = show_by_title(turn, actor, command.text)) return *shown;
        if (acts_on_tasks(command.intent)) return list_today(turn, actor);
    }
    if (auto counts = go_on_hearing(turn, actor, command, as_typed)) return *counts;
    if (auto corrected = go_on_correcting(turn, actor, command, carry_out)) return *corrected;
    if (auto chosen = go_on_understanding(turn, actor, command, carry_out)) return *chosen;
    if (auto recorded = go_on_by_proxy(turn, actor, command, answer_command)) return *recorded;
    if (auto going_on = go_on(turn, actor, command)) return *going_on;
    if (auto corrected = correct(turn, actor, command, carry_out)) return *corrected;
    if (auto filed = figures::file_by_number(turn, actor, command)) return *filed;
    if (auto excepted = language::all_done_but(command.text); !excepted.empty()) return all_but(turn, actor, excepted);
    if (acts_on_tasks(command.intent) || command.intent == Intent::unknown)
        if (auto several_acts = by_clauses(turn, actor, command.text, carry_out)) return *several_acts;
    if (auto const not_done = said_not_done(actor, command.text); !not_done.empty()) {
        std::vector<Say> lines;
        for (auto const& one : not_done)
            if (one.intent == Intent::progress) lines.push_back(act_on_which(turn, actor, one, "progress"));
        if (lines.empty()) return list_today(turn, actor);
        return lines.size() == 1 ? lines.front() : Say{"joined", {}, lines};
    }
    if (auto const meant = said_of_a_number(turn, actor, command)) return carry_out(*meant);
    switch (command.intent) {
        case Intent::number: return press(turn, actor, *command.number, command);
        case Intent::numbers:
            if (auto figure = figures::bare(turn, actor, command)) return *figure;
            if (auto unclear = is_no_list(turn, actor, command)) return *unclear;
            return several(turn, actor, command.numbers);
        case Intent::done: return act_on_which(turn, actor, command, "report");
        case Intent::progress: return act_on_which(turn, actor, command, "progress");
        case Intent::extend: return act_on_which(turn, actor, command, "extend");
        case Intent::need_help: return act_on_which(turn, actor, command, "help");
        case Intent::not_ours: return act_on_which(turn, actor, command, "not_ours");
        case Intent::reason: return reporting::give_reason(turn, actor, command.rest);
        case Intent::accept:
        case Intent::send_back: return judge(turn, actor, command);
        case Intent::show:
            if (command.number) return show(turn, actor, *command.number);
            break;
        case Intent::why: return why(turn, actor, command.number);
        case Intent::mine: return list_today(turn, actor);
        case Intent::all: return list_all(turn, actor);
        case Intent::week: return week_view(turn, actor);
        case Intent::help: return help(turn, actor);
        case Intent::undo: return undo(turn, actor);
        case Intent::cancel: return Say{"dialogue.nothing"};
        case Intent::resume: return resume_draft(turn, actor);
        case Intent::yes:
        case Intent::no:
        case Intent::chatter: return chatter(turn, actor);
        case Intent::talk_record: return talks::record(turn, actor, command.rest);
        case Intent::talk_left: return talks::left_now(turn, actor, command.text);
        case Intent::talk_cannot: return talks::cannot(turn, actor, command.rest);
        case Intent::talk_plan: return talks::appoint(turn, actor, command.rest);
        case Intent::assign: return assigning::draft(turn, actor, command.rest);
        case Intent::change:
            if (auto called = command.number ? gatherings::led(turn, actor, command.number) : std::nullopt) return gatherings::change(turn, actor, *called, command.rest);
            if (auto moved = command.number ? std::nullopt : gatherings::propose_change(turn, actor, command.text)) return *moved;
            return assigning::change(turn, actor, command.number, command.rest);
        case Intent::withdraw:
            if (auto called = command.number ? gatherings::led(turn, actor, command.number) : std::nullopt) return gatherings::withdraw(turn, actor, *called, command.rest);
            return assigning::withdraw(turn, actor, command.number, command.rest);
        case Intent::course_call: return calling::draft(turn, actor, command.rest);
        case Intent::course_off:
            if (auto called = gatherings::led(turn, actor, command.number)) return command.number ? gatherings::withdraw(turn, actor, *called, command.rest) : gatherings::ask_whether_off(turn, actor, *called);
            if (command.number) return assigning::withdraw(turn, actor, command.number, command.rest);
            if (training::trains_at(turn, actor.person.id)) return Say{"course.which_off"};
            break;
        case Intent::coming:
        case Intent::not_coming:
        case Intent::absent:
            if (auto said = about_a_course(turn, actor, command)) return *said;
            break;
        case Intent::training_record: return training::record(turn, actor, command.rest);
        case Intent::training_status: return training::status(turn, actor.person.id);
        case Intent::training_left: return training::left(turn, actor, command.text);
        case Intent::list: return negative_list::list(turn, actor, year_in(command.text, turn.today()));
        case Intent::list_register: return negative_list::register_rule(turn, actor, command.rest);
        case Intent::list_end: return negative_list::end_rules(turn, actor);
        case Intent::appeal: return negative_list::appeal(turn, actor, Appeal::Kind::appeal, command.number, command.rest);
        case Intent::tolerance: return negative_list::appeal(turn, actor, Appeal::Kind::tolerance, command.number, command.rest);
        case Intent::delegate:
            if (auto said = delegating::delegate(turn, actor, command.number, command.rest)) return *said;
            break;
        case Intent::ledger: return own_ledger::show(turn, actor, year_in(command.text, turn.today()));
        case Intent::correct:
            if (auto thing = command.number ? actor.conversation.number(*command.number) : nullptr; thing && thing->kind == Thing::Kind::proxied) return proxying::take_back(turn, actor, ActId{thing->id});
            return own_ledger::correct(turn, actor, command.number, command.rest);
        case Intent::given: return assigning::given(turn, actor);
        case Intent::emergency:
        case Intent::drill: return emergencies::draft(turn, actor, command.rest, command.intent == Intent::drill);
        case Intent::lifted: return emergencies::lift(turn, actor, command.rest);
        case Intent::situation:
            if (auto said = emergencies::situation(turn, actor, command.rest)) return *said;
            break;
        case Intent::figures: return figures::draft(turn, actor, command.rest);
        case Intent::table: return figures::show_table(turn, actor, command.number, command.text.starts_with("表"));
        case Intent::meeting_call: return calling::draft(turn, actor, command.rest, Gathering::Kind::meeting);
        case Intent::bind: return Say{"bind.already", {{"who", addressed(turn, actor.person)}}};
        case Intent::telephone:
            if (auto silent = emergencies::standing_of(turn, actor)) return *silent;
            return Say{"telephone", {{"phone", office_phone(turn, home_of(turn, actor.person.id))}, {"office", office_name(turn, home_of(turn, actor.person.id))}}};
        case Intent::notices: case Intent::publish: case Intent::forms: case Intent::take_down: case Intent::statement: break;  // see flow/notices
        case Intent::question: return Say{"error.not_here"};  // of a number that stands for no notice to be looked through
        case Intent::leave: return leave::draft(turn, actor, command.rest);
        case Intent::back: return leave::back(turn, actor, command.rest);
        case Intent::on_duty: return duty_roster::who(turn, actor, command.text);
        case Intent::away: return leave::list(turn, actor, command.text);
        case Intent::lifts: return thresholds::list(turn, actor);
        case Intent::swap: return duty_roster::swap(turn, actor, command.rest);
        case Intent::proxy: return by_proxy(turn, actor, command.rest, answer_command);
        case Intent::proxied: return own_ledger::show(turn, actor, year_in(command.text, turn.today()));
        case Intent::unknown: break;
    }
    if (auto seat = seat_by_title(turn, actor, command.text)) return *seat;
    if (auto village = by_village_name(turn, actor, command.text)) return *village;
    if (auto found = by_plain_words(turn, actor, command.text)) return *found;
    if (auto figure = figures::bare(turn, actor, command)) return *figure;
    // "1 修补了两处渗水" says how far it is; it closes nothing.
    if (auto choice = choice_in(command); choice && choice->words.find("了") != std::string::npos)
        if (auto found = own_tasks::which(turn, actor, choice->no, {}, "progress"); found.duty && found.duty->state == DutyState::open)
            return reporting::note_progress(turn, actor, *found.duty, choice->words);
    if (auto understood = command.intent == Intent::unknown ? by_understanding(turn, actor, command.text, carry_out) : std::nullopt) return *understood;
    if (auto shown = show_by_title(turn, actor, command.text)) return *shown;
    return not_understood(turn, actor);
}

Say take_image(Turn const& turn, Actor& actor, InboundMessage const& message, MediaId photo) {
    if (!photo && message.media.empty()) return Say{"photo.not_taken"};  // a platform that hands over a name for the bytes, not the bytes
    if (!photo) return Say{attachments::bears_mark(message.media) ? "error.marked" : "photo.not_a_photo"};
    bool paper = attachments::is_paper(turn.tx.media().type(photo));
    if (assigning::wants_file(turn, actor.conversation)) return assigning::attach(turn, actor, photo);
    if (publishing::wants_photo(actor.conversation)) return paper ? Say{"photo.not_a_photo"} : publishing::photo(turn, actor, photo);
    return paper ? assigning::keep_for_later(turn, actor, photo) : reporting::photo(turn, actor, photo);
}

}  // namespace

std::optional<Say> answer_former(Turn const& turn, Actor& actor, std::string const& text) {
    actor.said = text;
    auto command = language::read_command(text);
    auto year = year_in(command.text, turn.today());
    switch (command.intent) {
        case Intent::ledger: return own_ledger::show(turn, actor, year);
        case Intent::list: return negative_list::list(turn, actor, year);
        case Intent::correct: return own_ledger::correct(turn, actor, command.number, command.rest);
        case Intent::appeal: return negative_list::appeal(turn, actor, Appeal::Kind::appeal, command.number, command.rest);
        case Intent::tolerance: return negative_list::appeal(turn, actor, Appeal::Kind::tolerance, command.number, command.rest);
        default: break;
    }
    auto const dialogue = actor.conversation.dialogue;
    bool asked = dialogue && turn.now <= dialogue->until && (dialogue->kind.starts_with("ledger.") || dialogue->kind.starts_with("negative."));
    if (!asked) return std::nullopt;
    actor.conversation.dialogue.reset();
    return go_on_with_list(turn, actor, command, *dialogue);
}

Say answer(Turn const& turn, Actor& actor, InboundMessage const& message, MediaId photo) {
    actor.conversation.greeted = true;
    switch (message.kind) {
        case InboundMessage::Kind::text: return answer_text(turn, actor, message.text);
        case InboundMessage::Kind::image:
            return take_image(turn, actor, message, photo);
        case InboundMessage::Kind::voice: {
            if (message.text.empty()) return reporting::voice(turn, actor);
            auto as_typed = [&](std::string const& text) { return answer_text(turn, actor, text); };
            return heard(turn, actor, message.text, as_typed);
        }
        case InboundMessage::Kind::press: break;  // see buttons
        case InboundMessage::Kind::event:
            if (message.text.starts_with("click:")) return answer_text(turn, actor, message.text.substr(6));
            if (message.text == "unsubscribe") return {};  // nobody is there to hear an answer
            return help(turn, actor);
        case InboundMessage::Kind::unsupported: return Say{"unsupported"};
    }
    return not_understood(turn, actor);
}

}  // namespace lingyan::flow
