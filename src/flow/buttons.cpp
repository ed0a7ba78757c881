// A card may be old, pressed twice, or shown to somebody else: what is not this person's to do answers like what is not there.
#include "flow/buttons.hpp"

#include "affairs/items.hpp"
#include "affairs/reviewing.hpp"
#include "flow/dialogue.hpp"

#include <charconv>
#include <optional>

namespace lingyan::flow {

namespace {

using namespace affairs;

// "report/123": an act, and the duty it is about.
struct Asking {
    std::string act;
    DutyId duty;
};

std::optional<Asking> read_press(std::string const& text) {
    auto const slash = text.find('/');
    if (slash == std::string::npos) return std::nullopt;
    std::int64_t id = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, failed] = std::from_chars(text.data() + slash + 1, end, id);
    if (failed != std::errc{} || stopped != end || id <= 0) return std::nullopt;
    return Asking{text.substr(0, slash), DutyId{id}};
}

Say closed(char const* key) { return Say{key}; }

// The owner's buttons.
Pressed own_press(Turn const& turn, Actor& actor, Duty const& duty, std::string const& act) {
    if (act == "show") {
        auto const no = actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task->title}, turn.today());
        return {show(turn, actor, no), {}};
    }
    auto said = act_on(turn, actor, duty, act, {});
    auto const after = turn.tx.duties().find(duty.id);
    if (!after || !after->active()) return {std::move(said), closed(after && after->state == DutyState::done ? "card.reported" : "card.over")};
    if (after->state == DutyState::reported) return {std::move(said), closed("card.reported")};
    return {std::move(said), act == "help" && after->asked == Asked::help ? closed("card.help") : Say{}};
}

// The buttons of whoever looks at a report.
Pressed review_press(Turn const& turn, Actor& actor, Duty const& duty, std::string const& act) {
    auto said = act == "accept" ? reviewing::accept(turn, actor, duty) : reviewing::send_back(turn, actor, duty, {});
    auto const after = turn.tx.duties().find(duty.id);
    if (after && after->state == DutyState::reported) return {std::move(said), {}};  // it waits for the reason
    return {std::move(said), closed(after && after->state == DutyState::done ? "card.accepted" : "card.over")};
}

}  // namespace

std::vector<WordedButton> worded_buttons(wording::Wording const& wording, Say const& say, std::string const& language) {
    auto const* buttons = &say.buttons;
    int numbered = 0;
    for (auto const& line : say.items) {
        if (!line.fields.contains("no")) continue;
        if (++numbered == 1 && buttons->empty()) buttons = &line.buttons;
    }
    if (say.buttons.empty() && numbered != 1) return {};
    std::vector<WordedButton> worded;
    for (auto const& [key, asked_for] : *buttons) worded.push_back({wording.text(Say{key}, language), asked_for});
    return worded;
}

Pressed press(Turn const& turn, Actor& actor, std::string const& asked_for) {
    auto const asking = read_press(asked_for);
    auto const duty = asking ? turn.tx.duties().find(asking->duty) : std::nullopt;
    if (!duty || !duty->task) return {Say{"error.not_here"}, {}};
    auto const& act = asking->act;
    actor.conversation.dialogue.reset();  // whatever was asked before, the press is not its answer
    if (act == "report" || act == "help" || act == "show") {
        auto const thing = Thing{Thing::Kind::duty, duty->id.value(), {}, {}};
        if (duty_of(turn, actor, thing)) return own_press(turn, actor, *duty, act);
    } else if (act == "accept" || act == "send_back") {
        if (reviewing::may_judge(turn, actor.person.id, *duty)) return review_press(turn, actor, *duty, act);
    }
    return {Say{"error.not_here"}, {}};
}

}  // namespace lingyan::flow
