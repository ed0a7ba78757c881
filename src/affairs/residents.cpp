#include "affairs/residents.hpp"

#include "affairs/danger.hpp"
#include "affairs/notices.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"
#include "language/understanding.hpp"

namespace lingyan::affairs {

namespace {

// What is no command may still be a question for notices, a wish for a telephone number, or a courtesy.
language::Command understood(Turn const& turn, language::Command const& command) {
    using language::Intent;
    using language::Meaning;
    auto const meant = language::understand(command.text, language::Speaker::resident, language::Awaited::nothing, turn.now, turn.county.calendar);
    auto as = [&](Intent intent) {
        auto changed = command;
        changed.intent = intent;
        return changed;
    };
    switch (meant.meaning) {
        case Meaning::notice_search: return as(Intent::notices);
        case Meaning::hotline: case Meaning::feedback_file: case Meaning::feedback_status: return as(Intent::telephone);
        case Meaning::bind_identity: return as(Intent::bind);
        case Meaning::help: case Meaning::smalltalk: return as(Intent::help);
        default: return command;
    }
}

}  // namespace

Say answer_resident(Turn const& turn, Conversation& conversation, std::string const& text) {
    Caller caller{conversation.village, {}, {}};
    if (is_danger(turn.county, text)) return raise_danger(turn, conversation, caller, text);
    if (danger_goes_on(turn, conversation)) return pass_on_danger(turn, conversation, caller, text);
    auto office = office_name(turn, conversation.village);
    Fields fields{{"phone", office_phone(turn, conversation.village)}, {"issuer", office}, {"office", office}};
    auto command = language::read_command(text);
    auto found = notices::answer_resident(turn, conversation, command, text);
    if (!found && command.intent == language::Intent::unknown) {
        command = understood(turn, command);
        if (command.intent == language::Intent::notices) found = notices::answer_resident(turn, conversation, command, text);
    }
    if (found) {
        conversation.greeted = true;
        return *found;
    }
    if (conversation.dialogue && conversation.dialogue->kind.starts_with("notice.")) conversation.dialogue.reset();
    bool first = !conversation.greeted;
    conversation.greeted = true;
    using language::Intent;
    if (command.intent == Intent::number && command.number && *command.number >= 1 && *command.number <= 3) return Say{"resident.by_phone", fields};
    if (command.intent == Intent::bind || text.starts_with("绑定")) return Say{"bind.by_phone", fields};
    if (command.intent == Intent::telephone || command.intent == Intent::need_help) return Say{"resident.by_phone", fields};
    if (first) return Say{"unknown.first", fields};
    if (command.intent == Intent::chatter || command.intent == Intent::help) return Say{"unknown.sender", fields};
    return Say{"error.not_understood_resident", fields};
}

}  // namespace lingyan::affairs
