#include "flow/late_answer.hpp"

#include "affairs/asking.hpp"

#include <string_view>

namespace lingyan::flow {

using namespace affairs;

namespace {

constexpr auto fresh = std::chrono::hours{3};  // who asks is still remembered; later it is told what it was about

struct About { std::string_view begins; char const* key; };
constexpr About abouts[] = {
    {"task.", "dialogue.about_task_line"},         {"review", "dialogue.about_review_line"},       {"request", "dialogue.about_request_line"}, {"talk.", "dialogue.about_talk_line"},
    {"training.", "dialogue.about_training_line"}, {"understood.", "dialogue.about_message_line"}, {"correction.", "dialogue.about_correction_line"}, {"voice.", "dialogue.about_voice_line"},
    {"duty.", "dialogue.about_duty_line"},         {"negative.", "dialogue.about_list_line"},      {"ledger.", "dialogue.about_ledger_line"},
};

Say about(Dialogue const& dialogue) {
    for (auto const& one : abouts)
        if (dialogue.kind.starts_with(one.begins)) return Say{one.key};
    return Say{"dialogue.about_other_line"};
}

}  // namespace

std::optional<Say> answer_to_lapsed(Turn const& turn, Actor& actor, Dialogue const& dialogue, language::Command const& command, bool agrees) {
    bool const number = command.intent == language::Intent::number && command.number;
    if (dialogue.kind == "danger" || (!number && !agrees)) return std::nullopt;
    auto const asked = dialogue.until - question_time;
    if (turn.now - dialogue.until < fresh) return Say{"dialogue.expired"};
    bool const new_numbers = actor.conversation.digest_on && *actor.conversation.digest_on > local_day(asked);
    if (new_numbers) return std::nullopt;
    auto const day = local_day(asked) == turn.today() ? "今天" : local_day(asked) == turn.today() - days{1} ? "昨天" : say_day(local_day(asked));
    return Say{"dialogue.lapsed", {{"date", day}}, {about(dialogue)}};
}

}  // namespace lingyan::flow
