#include "flow/words.hpp"

#include "flow/buttons.hpp"
#include "flow/text_parts.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <stdexcept>

namespace lingyan::flow {

namespace {

std::string language_of(affairs::Turn const& turn, Delivery const& delivery) {
    auto person = turn.county.roster.person(delivery.person);
    return person ? person->language : std::string{};
}

std::string mark(affairs::Turn const& turn, Knowledge const& knowledge, Delivery const& delivery) {
    auto number = std::to_string(delivery.call);
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    return knowledge.wording->text(Say{"repeat.line", {{"no", number}}}, language_of(turn, delivery)) + "\n";
}

void cut(affairs::Turn const& turn, Delivery& delivery, std::string const& words, std::size_t bytes) {
    auto parts = text_parts(words, bytes);
    delivery.text = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        auto rest = delivery;
        rest.text = parts[i];
        rest.say = {};
        if (rest.kind == DeliveryKind::digest) rest.kind = DeliveryKind::told;
        turn.tx.outbox().add(rest);
    }
}

}  // namespace

bool word(affairs::Turn const& turn, Knowledge const& knowledge, Platform const& platform, Delivery& delivery) {
    auto language = language_of(turn, delivery);
    try {
        // Room for the mark of a repeat, so that it still fits.
        auto room = platform.text_bytes() - std::min(platform.text_bytes() / 2, mark(turn, knowledge, delivery).size() + 16);
        bool too_long = delivery.text.size() > platform.text_bytes();
        // A digest that waited is worded anew from the lines that still stand; one that was cut in parts is not cut again.
        bool anew = delivery.kind == DeliveryKind::digest && !delivery.say.key.empty() && !delivery.text.starts_with("(1/");
        if (anew && delivery.say.fields.contains("greeting")) delivery.say.fields["greeting"] = say_greeting(turn.now);
        if (delivery.text.empty() || anew) cut(turn, delivery, knowledge.wording->text(delivery.say, language), room);
        else if (too_long) cut(turn, delivery, std::string(delivery.text), room);
        delivery.buttons.clear();
        // What stands in parts is no card: its buttons would be about the half of it.
        if (platform.shows_buttons() && !delivery.text.starts_with("(1/")) delivery.buttons = worded_buttons(*knowledge.wording, delivery.say, language);
        return true;
    } catch (std::out_of_range const& error) {  // one lost template parks its own message and stops nothing else
        log::error("a delivery cannot be worded: {}", error.what());
        turn.tx.outbox().finish(delivery.id, DeliveryState::undeliverable, std::string("模板里缺这段话，请补上：") + error.what(), Trouble::ours);
        return false;
    }
}

std::string marked(affairs::Turn const& turn, Knowledge const& knowledge, Delivery const& delivery) { return mark(turn, knowledge, delivery) + delivery.text; }

}  // namespace lingyan::flow
