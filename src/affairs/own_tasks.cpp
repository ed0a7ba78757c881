#include "affairs/own_tasks.hpp"

#include "affairs/asking.hpp"
#include "affairs/items.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"

namespace lingyan::affairs::own_tasks {

int number_for(Turn const& turn, Actor& actor, Duty const& duty) {
    return actor.conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, duty.task ? duty.task->title : ""}, turn.today());
}

std::vector<Duty> active(Turn const& turn, Actor const& actor) {
    std::vector<Duty> found;
    for (auto const& unit : units_of(turn, actor.person.id))
        for (auto const& duty : turn.tx.duties().active_at(unit)) {
            auto told = told_for(turn, duty), helper = helper_of(turn, duty);
            if (duty.task && ((told && told->id == actor.person.id) || (helper && helper->id == actor.person.id))) found.push_back(duty);
        }
    return found;
}

namespace {

std::vector<Duty> open_of(std::vector<Duty> duties) {
    std::erase_if(duties, [](Duty const& duty) { return duty.state != DutyState::open; });
    return duties;
}

}  // namespace

std::vector<Duty> open(Turn const& turn, Actor const& actor) { return open_of(active(turn, actor)); }

std::string handler_word(Turn const& turn, Duty const& duty, Person const* handler) { return handler ? addressed(turn, *handler) : office_name(turn, duty.unit); }

std::string handler_word(Turn const& turn, Duty const& duty) { return handler_word(turn, duty, handler_of(turn, duty)); }

std::vector<Say> lines_of(Turn const& turn, Actor& actor, std::vector<Duty> const& duties) {
    std::vector<Item> items;
    for (auto const& duty : duties) items.push_back(own_item(turn, duty, actor.person.id));
    constexpr std::size_t most = 5;
    auto more = items.size() > most ? items.size() - most : 0;
    if (more) items.resize(most);
    number(turn, actor.conversation, items);
    std::vector<Say> lines;
    for (auto& item : items) lines.push_back(item.line);
    if (more) lines.push_back(Say{"digest.more", {{"n", text_of(more)}}});
    return lines;
}

namespace {

Say ask_which(Turn const& turn, Actor& actor, std::vector<Duty> const& among, std::string const& then, std::string const& words) {
    auto lines = lines_of(turn, actor, among);
    std::string listed;  // what 都是 means
    for (auto const& line : lines)
        if (auto no = line.fields.find("no"); no != line.fields.end()) listed += no->second + " ";
    ask(turn, actor, "task.which", {{"then", then}, {"words", own_words(actor, words)}, {"listed", listed}});
    auto key = then == "help" ? "which.help" : then == "extend" ? "which.extend" : then == "not_ours" ? "which.not_ours" : then.starts_with("delegate:") ? "which.delegate" : then == "progress" ? "which.progress" : "which.report";
    return Say{key, {}, lines};
}

Fields whom_to_call(Turn const& turn, Actor const& actor) {
    auto const home = home_of(turn, actor.person.id);
    return {{"phone", office_phone(turn, home)}, {"office", office_name(turn, home)}};
}

// Of a line that is none of his tasks: a rule's, a meeting, a report to look at. It is there, and it is said what it is.
Say of_no_task(Turn const& turn, Actor& actor, int no, Thing const& thing, std::string const& then) {
    if (thing.kind == Thing::Kind::duty || thing.title.empty()) return Say{"error.not_here"};
    if (then == "progress") return show(turn, actor, no);
    auto fields = whom_to_call(turn, actor);
    fields["no"] = std::to_string(no);
    fields["title"] = thing.title;
    return Say{then == "help" ? "which.help_thing" : "which.no_task", fields};
}

}  // namespace

Which which(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words, std::string const& then) {
    if (no) {
        auto const* thing = actor.conversation.number(*no);
        if (!thing) return {std::nullopt, Say{"error.not_here"}};
        auto duty = duty_of(turn, actor, *thing);
        if (duty && duty->task) return {duty, {}};
        return {std::nullopt, of_no_task(turn, actor, *no, *thing, then)};
    }
    auto const all = active(turn, actor);
    auto const open = open_of(all);
    if (!words.empty()) {
        int best = 1;
        std::vector<Duty> fits;
        for (auto const& duty : all) {
            int match = language::title_match(words, duty.task->title);
            if (match < best || match < 2) continue;
            if (match > best) fits.clear();
            best = match;
            fits.push_back(duty);
        }
        bool files = then == "report" || then == "progress";
        if (fits.size() == 1 && (!files || language::names_title(words, fits.front().task->title))) return {fits.front(), {}};
        if (fits.size() > 1) return {std::nullopt, ask_which(turn, actor, fits, then, words)};
    }
    if (open.empty()) {
        if (!all.empty()) return {std::nullopt, Say{"which.all_reported", {}, lines_of(turn, actor, all)}};
        bool const idle = items_of(turn, actor.person.id).empty();
        auto const* key = then == "help" ? (idle ? "which.help_none" : "which.help_open") : (idle ? "empty.none" : "which.none");
        return {std::nullopt, Say{key, whom_to_call(turn, actor)}};
    }
    // What he says is done, and is none of his, is never taken for the only one that is open.
    bool names_something = !words.empty() && (then == "report" || then == "progress");
    if (open.size() == 1 && !names_something) return {open.front(), {}};
    return {std::nullopt, ask_which(turn, actor, open, then, words)};
}

}  // namespace lingyan::affairs::own_tasks
