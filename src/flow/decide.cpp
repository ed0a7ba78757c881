#include "flow/decide.hpp"

#include "affairs/asking.hpp"
#include "affairs/danger.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/operating.hpp"
#include "affairs/residents.hpp"
#include "flow/answer.hpp"
#include "flow/buttons.hpp"
#include "flow/group.hpp"

namespace lingyan::flow {

namespace {

constexpr auto at_once = std::chrono::seconds{2};  // nothing that was on its way for less has been overtaken

// A message that comes late (a retry, say) changes nothing that its sender has done since; he says it again if he still means it.
bool comes_late(affairs::Turn const& turn, Conversation const& conversation, PersonId const& who, Timestamp said, Timestamp now) {
    if (now - said < at_once) return false;
    auto const& question = conversation.dialogue;
    if (question && question->until - affairs::question_time > said) return true;
    auto const last = turn.tx.acts().last_change(who);
    return last && *last > said;
}

}  // namespace

std::string conversation_key(InboundMessage const& message) { return affairs::resident_key(message.account, message.sender); }

Person const* known_person(Knowledge const& knowledge, InboundMessage const& message, Date today) {
    auto person = knowledge.county.roster.at_address(message.account, message.sender);
    return person && !knowledge.county.roster.posts_of(person->id, today).empty() ? person : nullptr;
}

bool about_the_app(InboundMessage const& message) { return message.kind == InboundMessage::Kind::event && message.text.starts_with("app:"); }

Decided decide(Transaction& tx, Knowledge const& knowledge, Timestamp now, InboundMessage const& message, Person const* person, MediaId photo, bool crowded) {
    affairs::Turn turn{tx, knowledge.county, knowledge.names, message.sent_at};
    if (about_the_app(message)) {
        affairs::tell_of_app(turn, message.account, message.text.substr(4));
        return {};
    }
    auto key = person ? person->id.text() : conversation_key(message);
    auto before = tx.conversations().load(key);
    auto conversation = before;
    Say said, card;
    if (person && comes_late(turn, conversation, person->id, message.sent_at, now) && !affairs::is_danger(knowledge.county, message.text)) {
        affairs::Actor actor{*person, conversation};
        said = affairs::emergencies::is_answer(message.text) ? affairs::emergencies::answer_late(turn, actor, message.text)
                                                             : Say{"message.late", {{"time", say_time(to_local(message.sent_at).minute_of_day())}}};
    } else if (person && message.kind == InboundMessage::Kind::press) {
        affairs::Actor actor{*person, conversation};
        auto pressed = press(turn, actor, message.text);
        said = std::move(pressed.said);
        card = std::move(pressed.card);
    } else if (person && message.kind == InboundMessage::Kind::voice && message.text.empty() && knowledge.listens && photo) {
        said = Say{"voice.listening"};
    } else if (person) {
        affairs::Actor actor{*person, conversation};
        said = answer(turn, actor, message, photo);
    } else if (message.kind == InboundMessage::Kind::press) {
        said = affairs::answer_resident(turn, conversation, {});
    } else if (message.kind == InboundMessage::Kind::event && !message.text.starts_with("click:")) {
        said = affairs::follow_resident(turn, conversation, message.text);
    } else if (message.kind == InboundMessage::Kind::text || message.kind == InboundMessage::Kind::event || !message.text.empty()) {
        auto const words = message.text.starts_with("click:") ? message.text.substr(6) : message.text;
        std::optional<Say> own;
        if (auto former = knowledge.county.roster.at_address(message.account, message.sender)) {
            affairs::Actor actor{*former, conversation};
            own = answer_former(turn, actor, words);
        }
        said = own ? *own : affairs::answer_resident(turn, conversation, words, crowded);
    } else {
        said = affairs::answer_resident_unread(turn, conversation, message.kind == InboundMessage::Kind::voice);
    }
    if (!(conversation == before)) tx.conversations().save(key, std::move(conversation));
    auto language = person ? person->language : std::string{};
    auto words = [&](Say const& say) { return say.key.empty() ? std::string{} : knowledge.wording->text(say, language); };
    Decided decided;
    if (!message.group.empty() && !said.key.empty() && !may_stand_in_group(said)) {
        decided.alone = words(said);
        decided.reply = words(Say{"group.alone"});
    } else {
        decided.reply = words(said);
    }
    decided.card_shows = words(card);
    decided.emergency = affairs::emergencies::about(said);
    decided.unkept = said.fields.contains("unkept");
    return decided;
}

}  // namespace lingyan::flow
