#include "flow/hear.hpp"

#include "affairs/asking.hpp"
#include "affairs/danger.hpp"
#include "affairs/refusing.hpp"
#include "affairs/reporting.hpp"
#include "affairs/standing.hpp"
#include "language/numerals.hpp"

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Intent;

namespace {

constexpr std::size_t most_shown = 60;  // characters

bool only_looks(Intent intent) {
    switch (intent) {
        case Intent::mine: case Intent::all: case Intent::week: case Intent::help: case Intent::show: case Intent::why: case Intent::given: case Intent::telephone:
        case Intent::talk_left: case Intent::training_status: case Intent::training_left: case Intent::notices: case Intent::list: case Intent::ledger: case Intent::on_duty:
        case Intent::proxied: case Intent::chatter: case Intent::cancel: return true;
        default: return false;
    }
}

}  // namespace

Say heard(Turn const& turn, Actor& actor, std::string const& text, AnswerText const& answer_text) {
    if (is_danger(turn.county, text)) return answer_text(text);  // never waits for a digit
    if (only_looks(language::read_command(text).intent)) return answer_text(text);
    // A recogniser writes 1 for 一; on the day's list it would count at once.
    ask(turn, actor, "voice.heard", {{"text", text}}, {"yes", "no"});
    return Say{"voice.heard", {{"text", language::shortened(text, most_shown)}}};
}

std::optional<Say> go_on_hearing(Turn const& turn, Actor& actor, Command const& command, AnswerText const& answer_text) {
    auto& open = actor.conversation.dialogue;
    if (!open || open->kind != "voice.heard" || turn.now > open->until) return std::nullopt;
    auto const text = open->slots.at("text");
    auto const no = command.intent == Intent::number && command.number ? *command.number : 0;
    bool const agrees = no == 1 || command.intent == Intent::yes || (command.intent == Intent::accept && !command.number);
    bool const denies = no == 2 || command.intent == Intent::no || command.intent == Intent::cancel;
    if (no > 2 || command.intent == Intent::chatter) return Say{"voice.heard", {{"text", language::shortened(text, most_shown)}}};
    open.reset();
    if (agrees) return answer_text(text);
    if (denies) return Say{"voice.not_so"};
    return std::nullopt;
}

void heard_later(Transaction& tx, Knowledge const& knowledge, Timestamp now, WantedMedia const& wanted, std::string const& text) {
    Turn const turn{tx, knowledge.county, knowledge.names, now};
    auto const* person = knowledge.county.roster.person(wanted.person);
    if (!person) return;
    auto conversation = tx.conversations().load(person->id.text());
    Actor actor{*person, conversation};
    bool const asked = conversation.dialogue && now <= conversation.dialogue->until;
    Say said;
    if (!text.empty() && is_danger(turn.county, text)) {
        auto const posts = turn.county.roster.posts_of(person->id, turn.today());
        said = raise_danger(turn, conversation, {posts.empty() ? UnitId{} : posts.front()->unit, addressed(turn, *person), person->phone}, text);
    } else if (text.empty() || refusal(text, true)) {
        // Whatever is asked at the moment stays asked; the voice then has to be said in words.
        if (asked) said = Say{"voice.not_heard"};
        else said = reporting::voice(turn, actor);
    } else if (asked) {
        said = Say{"voice.heard_aside", {{"text", language::shortened(text, most_shown)}}};
    } else {
        ask(turn, actor, "voice.heard", {{"text", text}}, {"yes", "no"});
        said = Say{"voice.heard", {{"text", language::shortened(text, most_shown)}}};
    }
    tx.conversations().save(person->id.text(), std::move(conversation));
    Delivery delivery;
    delivery.kind = DeliveryKind::reply;
    delivery.person = wanted.person;
    delivery.to = wanted.from;
    delivery.text = knowledge.wording->text(said, person->language);
    delivery.made_at = delivery.due_at = now;
    delivery.expires_at = now + std::chrono::hours{24};
    tx.outbox().add(delivery);
}

}  // namespace lingyan::flow
