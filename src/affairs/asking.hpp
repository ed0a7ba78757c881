// Questions of the bot that wait for an answer, for half an hour.
#pragma once

#include "affairs/turn.hpp"
#include "language/as_written.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace lingyan::affairs {

inline constexpr auto question_time = std::chrono::minutes{30};

inline void ask(Turn const& turn, Actor& actor, std::string kind, Fields slots, std::vector<std::string> choices = {}) {
    Dialogue dialogue;
    dialogue.kind = std::move(kind);
    dialogue.until = turn.now + question_time;
    dialogue.slots = std::move(slots);
    dialogue.choices = std::move(choices);
    actor.conversation.dialogue = std::move(dialogue);
}

// Words of the message at hand as their sender typed them.
inline std::string own_words(Actor const& actor, std::string const& words) { return language::as_written(words, actor.said); }

inline Fields about(Duty const& duty) { return {{"duty", std::to_string(duty.id.value())}}; }

// What a report overwrites, as it stands before: for taking it back.
inline Fields before_report(Duty const& duty) {
    auto facts = about(duty);
    facts["asked"] = std::to_string(int(duty.asked));
    facts["asked_text"] = duty.asked_text;
    facts["asked_until"] = duty.asked_until ? to_text(*duty.asked_until) : "";
    facts["due"] = to_text(duty.due);
    facts["returned_for"] = duty.returned_for;
    return facts;
}

// People as a slot keeps them: their ids, each with a blank behind it.
inline std::string ids_of(std::vector<PersonId> const& people) {
    std::string text;
    for (auto const& person : people) text += person.text() + " ";
    return text;
}
inline std::vector<PersonId> people_of(std::string const& slot) {
    std::vector<PersonId> people;
    std::istringstream in(slot);
    for (std::string id; in >> id;) people.emplace_back(id);
    return people;
}

}  // namespace lingyan::affairs
