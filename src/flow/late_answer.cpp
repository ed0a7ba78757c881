#include "flow/late_answer.hpp"

#include "affairs/asking.hpp"
#include "affairs/drafts.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"

#include <string_view>

namespace lingyan::flow {

using namespace affairs;

namespace {

constexpr auto fresh = std::chrono::hours{3};  // who asks is still remembered; later it is told what it was about

struct About { std::string_view begins; char const* key; };
constexpr About abouts[] = {
    {"task.", "dialogue.about_task_line"},         {"review", "dialogue.about_review_line"},       {"request", "dialogue.about_request_line"}, {"talk.", "dialogue.about_talk_line"},
    {"training.", "dialogue.about_training_line"}, {"understood.", "dialogue.about_message_line"}, {"correction.", "dialogue.about_correction_line"}, {"voice.", "dialogue.about_voice_line"},
    {"assign.", "dialogue.about_assign_line"},     {"figures.", "dialogue.about_figures_line"},    {"figure.", "dialogue.about_figure_line"}, {"meeting.", "dialogue.about_meeting_line"},
    {"course.", "dialogue.about_course_line"},     {"absence.", "dialogue.about_absence_line"},    {"emergency.", "dialogue.about_emergency_line"}, {"notice.", "dialogue.about_notice_line"},
    {"duty.", "dialogue.about_duty_line"},         {"negative.", "dialogue.about_list_line"},      {"ledger.", "dialogue.about_ledger_line"},  {"undo.", "dialogue.about_undo_line"},
};

Say about(Dialogue const& dialogue) {
    for (auto const& one : abouts)
        if (dialogue.kind.starts_with(one.begins)) return Say{one.key};
    return Say{"dialogue.about_other_line"};
}

bool came_between(Turn const& turn, Actor const& actor, Dialogue const& dialogue) {
    auto const asked = dialogue.until - question_time;
    if (actor.conversation.digest_on != turn.today() || local_day(asked) != turn.today()) return false;
    auto const digest = digest_moment(turn, actor.person, turn.today());
    return asked < digest && digest <= turn.now;
}

// Where 1 is a choice of the question's own; of a list of tasks the numbers are the day's.
bool has_numbers_of_its_own(Dialogue const& dialogue) {
    auto const& kind = dialogue.kind;
    if (kind == "danger" || kind == "emergency.answered" || kind == "task.which" || kind == "task.until") return false;
    return !dialogue.choices.empty() || kind == "understood.asked" || kind == "notice.look" || kind == "review" || kind == "request";
}

}  // namespace

std::optional<Say> answer_to_lapsed(Turn const& turn, Actor& actor, Dialogue const& dialogue, language::Command const& command, bool agrees, char const* fresh_key) {
    bool const number = command.intent == language::Intent::number && command.number;
    if (dialogue.kind == "danger" || (!number && !agrees)) return std::nullopt;
    auto const asked = dialogue.until - question_time;
    auto const& aside = actor.conversation.aside;
    bool const kept = drafts::is_draft(dialogue) && !aside.empty() && aside.back() == dialogue && turn.now <= dialogue.until + drafts::kept;
    // A digest that came since is what he saw last, on that day as well.
    bool const new_numbers = actor.conversation.digest_on && (*actor.conversation.digest_on > local_day(asked) || came_between(turn, actor, dialogue));
    if (turn.now - dialogue.until < fresh && !new_numbers) return Say{fresh_key};
    if (new_numbers) return std::nullopt;
    if (kept) return Say{fresh_key};
    auto const day = local_day(asked) == turn.today() ? phrase("word.today") : local_day(asked) == turn.today() - days{1} ? phrase("word.yesterday") : say_day(local_day(asked));
    return Say{"dialogue.lapsed", {{"date", day}}, {about(dialogue)}};
}

std::optional<Say> number_or_list(Turn const& turn, Actor& actor, language::Command const& command) {
    auto& open = actor.conversation.dialogue;
    auto const* thing = command.intent == language::Intent::number && command.number ? actor.conversation.number(*command.number) : nullptr;
    if (!thing || !open || turn.now > open->until || !has_numbers_of_its_own(*open)) return std::nullopt;
    bool const asked_about = open->slots.contains("or_list");
    if (!asked_about && !came_between(turn, actor, *open)) return std::nullopt;
    for (std::string_view sign : {"第", "号", "件"})
        if (command.text.find(sign) != std::string::npos) {
            drafts::put_aside(actor, *open);
            open.reset();
            return std::nullopt;
        }
    if (asked_about) return std::nullopt;
    open->until = turn.now + question_time;  // asked anew
    open->slots["or_list"] = "1";
    return Say{"dialogue.or_list", {{"no", std::to_string(*command.number)}, {"title", thing->title}}, {about(*open)}};
}

}  // namespace lingyan::flow
