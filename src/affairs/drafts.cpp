#include "affairs/drafts.hpp"

#include "affairs/asking.hpp"
#include "affairs/private_numbers.hpp"
#include "domain/figures_asked.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

namespace lingyan::affairs::drafts {

namespace {

constexpr std::size_t most = 5;

std::string slot(Dialogue const& dialogue, char const* name) {
    auto found = dialogue.slots.find(name);
    return found == dialogue.slots.end() ? std::string{} : found->second;
}

bool begins(Dialogue const& dialogue, std::initializer_list<std::string_view> kinds) {
    for (auto kind : kinds)
        if (dialogue.kind.starts_with(kind)) return true;
    return false;
}

std::string words_of(Dialogue const& dialogue) {
    if (begins(dialogue, {"assign."})) return slot(dialogue, "what");
    if (begins(dialogue, {"figures."})) {
        auto asks = read_figures_asked(slot(dialogue, "asks"));
        return asks.empty() ? std::string{} : asks.front().name;
    }
    auto title = slot(dialogue, "title");
    return title.empty() ? slot(dialogue, begins(dialogue, {"emergency."}) ? "warning" : "text") : title;
}

}  // namespace

bool is_draft(Dialogue const& dialogue) {
    if (begins(dialogue, {"notice."})) return dialogue.slots.contains("photos") && !(words_of(dialogue).empty() && slot(dialogue, "photos").empty());
    if (dialogue.kind == "emergency.answered" || dialogue.kind == "emergency.lift") return false;
    return begins(dialogue, {"assign.", "course.", "meeting.", "figures.", "emergency."});
}

void put_aside(Actor& actor, Dialogue const& dialogue) {
    if (!is_draft(dialogue)) return;
    auto& aside = actor.conversation.aside;
    aside.push_back(dialogue);
    if (aside.size() > most) aside.erase(aside.begin());
}

std::string title_of(Turn const&, Dialogue const& dialogue) {
    auto words = masked(words_of(dialogue));
    for (auto& c : words)
        if (c == '\n') c = ' ';
    if (!words.empty()) return language::shortened(words, 12);
    return begins(dialogue, {"meeting."}) ? phrase("word.that_meeting") : begins(dialogue, {"course."}) ? phrase("word.that_course") : phrase("word.the_one_before");
}

bool take_up(Turn const& turn, Actor& actor) {
    auto& aside = actor.conversation.aside;
    std::erase_if(aside, [&](Dialogue const& dialogue) { return turn.now > dialogue.until + kept; });
    if (aside.empty()) return false;
    actor.conversation.dialogue = aside.back();
    actor.conversation.dialogue->until = turn.now + question_time;
    aside.pop_back();
    return true;
}

}  // namespace lingyan::affairs::drafts
