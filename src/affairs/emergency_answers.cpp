// By a village, or for it: 91, 92, and what it sees. Nothing of it is kept as anybody's act.
#include "affairs/asking.hpp"
#include "affairs/danger.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/emergency_reading.hpp"
#include "affairs/publishing.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <array>

namespace lingyan::affairs::emergencies {

namespace {

constexpr std::size_t kind_bytes = std::string_view("暴雨").size();
constexpr std::array<std::string_view, 6> after_a_name{" ", ",", "，", "。", "、", "："};
constexpr std::chrono::hours losses_until{72};  // so long after the end a village still says what it has lost

using Answer = EmergencyAnswer;

struct Share {
    Emergency event;
    EmergencyCall call;
};

bool serves(Turn const& turn, PersonId const& who, UnitId const& unit) {
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        if (post->unit == unit) return true;
    return false;
}

// The open shares that this person answers for by himself; newest emergency first.
std::vector<Share> own_shares(Turn const& turn, PersonId const& who, std::vector<Emergency> const& open) {
    std::vector<Share> named, serving;
    for (auto const& event : open)
        for (auto const& call : turn.tx.emergencies().calls(event.id)) {
            if (call.person == who || (call.deputy == who && call.deputy_called)) named.push_back({event, call});
            else if (serves(turn, who, call.unit)) serving.push_back({event, call});
        }
    return named.empty() ? serving : named;
}

std::vector<Share> shares_at(Turn const& turn, PersonId const& who, std::vector<Emergency> const& open, UnitId const& unit) {
    std::vector<Share> found;
    if (!serves(turn, who, unit) && !may(turn, who, "proxy", unit) && !may(turn, who, "see", unit) && !may(turn, who, "alert", unit)) return found;
    for (auto const& event : open)
        for (auto const& call : turn.tx.emergencies().calls(event.id))
            if (call.unit == unit) found.push_back({event, call});
    return found;
}

// 92 大雪, 92 大雪 要沙袋; 92 暴雨太大 names none.
bool names(std::string const& words, Emergency const& event) {
    auto stands_at_the_front = [&](std::string_view name) {
        if (name.empty() || !words.starts_with(name)) return false;
        auto after = std::string_view(words).substr(name.size());
        return after.empty() || std::any_of(after_a_name.begin(), after_a_name.end(), [&](std::string_view mark) { return after.starts_with(mark); });
    };
    return stands_at_the_front(event.warning) || stands_at_the_front(std::string_view(event.warning).substr(0, kind_bytes)) || (event.drill && stands_at_the_front("演练")) ||
           (words.size() >= kind_bytes && event.warning.starts_with(words));
}

// Of several: the one that is named; else a real one, and a drill only where nothing real is open.
template <class Many, class Event>
void keep_meant(Many& many, std::string const& words, Event const& event_of) {
    auto keep = [&](auto const& is_meant) {
        if (std::any_of(many.begin(), many.end(), is_meant)) std::erase_if(many, [&](auto const& one) { return !is_meant(one); });
    };
    keep([&](auto const& one) { return names(words, event_of(one)); });
    keep([&](auto const& one) { return !event_of(one).drill; });
}

// Of several emergencies of one village the newest that is meant, unless that has this very answer already.
Share const& meant(std::vector<Share>& of_village, Answer const& said) {
    keep_meant(of_village, said.words, [](Share const& share) -> Emergency const& { return share.event; });
    for (auto const& share : of_village)
        if (share.call.heard != said.heard) return share;
    return of_village.front();
}

// What this person has to answer for by himself and means.
std::vector<Share> own_meant(Turn const& turn, PersonId const& who, std::vector<Emergency> open, std::string const& words) {
    std::erase_if(open, [&](Emergency const& one) { return own_shares(turn, who, {one}).empty(); });
    keep_meant(open, words, [](Emergency const& one) -> Emergency const& { return one; });
    return own_shares(turn, who, open);
}

// Named for a village, or the head of one that was called: whatever he writes may be his answer.
std::optional<Share> asked_of(Turn const& turn, PersonId const& who, std::vector<Emergency> const& open) {
    std::optional<Share> found;
    for (auto const& event : open)
        for (auto const& call : turn.tx.emergencies().calls(event.id)) {
            auto heads = turn.county.roles.emergency.empty() ? std::vector<Person const*>{} : turn.county.roster.holders(turn.county.roles.emergency.front(), call.unit, turn.today());
            bool head = std::any_of(heads.begin(), heads.end(), [&](Person const* one) { return one->id == who; });
            if ((call.person == who || call.deputy == who || head) && (!found || (found->event.drill && !event.drill))) found = Share{event, call};
        }
    return found;
}

// Who of a village wants help, as long as the warning stands: each ends his own, the desk all of them.
std::string help_mark(EmergencyCall const& call) { return "emergency.help/" + std::to_string(call.emergency.value()) + "/" + call.unit.text(); }
std::vector<PersonId> helped(Turn const& turn, EmergencyCall const& call) { return people_of(turn.tx.marks().find(help_mark(call)).value_or("")); }
void keep_helped(Turn const& turn, EmergencyCall const& call, std::vector<PersonId> const& people) { turn.tx.marks().put(help_mark(call), ids_of(people)); }

void call_desk(Turn const& turn, Actor const& actor, Emergency const& event, UnitId const& unit, char const* key, std::string const& words) {
    for (auto person : desk_of(turn, event, unit))
        if (person->id != actor.person.id)
            call(turn, event, *person,
                 Say{key, {{"village", unit_name(turn, unit)}, {"name", actor.person.name}, {"phone", actor.person.phone}, {"text", language::shortened(words, 120)},
                           {"time", say_time(to_local(turn.now).minute_of_day())}}});
}

Say still_help(Turn const& turn, EmergencyCall const& call, std::vector<PersonId> const& by) {
    std::vector<std::string> names;
    for (auto const& id : by)
        if (auto person = turn.county.roster.person(id)) names.push_back(person->name);
    return Say{"emergency.help_stands", {{"village", unit_name(turn, call.unit)}, {"names", joined(names)}}};
}

Say hear(Turn const& turn, Actor& actor, Share const& share, Answer const& said) {
    auto const& event = share.event;
    auto call = share.call;
    auto before = call.heard;
    auto const helped_before = helped(turn, call);
    auto help = helped_before;
    std::erase(help, actor.person.id);
    if (said.heard == Heard::help) help.push_back(actor.person.id);
    else if (may(turn, actor.person.id, "alert", call.unit)) help.clear();
    keep_helped(turn, call, help);
    if (said.heard == Heard::told && !help.empty()) return of(event, still_help(turn, call, help));
    call.heard = said.heard;
    turn.tx.emergencies().put(call);
    turn.tx.audit().add(turn.now, "emergency.answer", "", std::to_string(event.id.value()));  // of the event, not of the person
    bool own = call.person == actor.person.id || call.deputy == actor.person.id;  // nothing is kept with anybody else
    if (auto const& open = actor.conversation.dialogue; own && (!open || open->kind == "emergency.answered"))
        ask(turn, actor, "emergency.answered", {{"emergency", std::to_string(event.id.value())}, {"unit", call.unit.text()}, {"before", std::to_string(int(before))}, {"help", ids_of(helped_before)}});
    bool anew = before != said.heard || !said.words.empty();
    if (said.heard == Heard::help && anew) call_desk(turn, actor, event, call.unit, said.words.empty() ? "emergency.help_call" : "emergency.help_call_words", said.words);
    else if (said.heard == Heard::told && before == Heard::help) call_desk(turn, actor, event, call.unit, "emergency.help_over", {});
    if (before == Heard::nothing) {
        auto shares = turn.tx.emergencies().calls(event.id);
        bool silent = std::any_of(shares.begin(), shares.end(), [](EmergencyCall const& one) { return one.heard == Heard::nothing; });
        if (!silent)
            for (auto person : desk_of(turn, event)) emergencies::call(turn, event, *person, standing(turn, event));
    }
    auto desk = desk_of(turn, event, call.unit);
    Fields fields{{"village", unit_name(turn, call.unit)},
                  {"warning", event.warning},
                  {"name", desk.empty() ? phrase("word.on_duty") : desk.front()->name},
                  {"phone", words_of(turn, event, call.unit)["phone"]}};
    return of(event, Say{said.heard == Heard::told ? "emergency.heard_told" : "emergency.heard_help", fields});
}

std::optional<UnitId> village_in(Turn const& turn, Actor const& actor, std::string const& words) {
    auto found = turn.names.units_in(words, home_of(turn, actor.person.id));
    if (found.empty() || found.front().units.size() != 1) return std::nullopt;
    auto unit = turn.county.roster.unit(found.front().units.front());
    return unit && unit->level == Level::village ? std::optional{unit->id} : std::nullopt;
}

std::vector<std::vector<Share>> by_village(std::vector<Share> const& shares) {
    std::vector<std::vector<Share>> groups;
    for (auto const& share : shares) {
        auto group = std::find_if(groups.begin(), groups.end(), [&](auto const& one) { return one.front().call.unit == share.call.unit; });
        if (group == groups.end()) groups.push_back({share});
        else group->push_back(share);
    }
    return groups;
}

}  // namespace

bool is_answer(std::string const& text) { return read_emergency_number(text) || read_emergency_words(text); }

namespace {

// In his own words only from somebody who is asked; not where they speak of one of his things, or are to be published.
std::optional<Answer> read_answer(Turn const& turn, Actor const& actor, std::string const& text, std::vector<Emergency> const& open) {
    auto number = read_emergency_number(text);
    if (number && number->apart) return number;
    auto plain = read_emergency_words(text);
    if (!plain || !asked_of(turn, actor.person.id, open) || publishing::wants_text(actor.conversation)) return number;
    auto command = language::read_command(text);
    if (command.number && *command.number != 0 && actor.conversation.number(*command.number)) return number;
    if (plain->heard == Heard::told && (number || is_danger(turn.county, text))) return number;
    return plain;
}

}  // namespace

std::optional<Say> answer_how(Turn const& turn, Actor const& actor) {
    auto asked = asked_of(turn, actor.person.id, turn.tx.emergencies().open());
    return asked ? std::optional{of(asked->event, Say{"emergency.answer_how", {{"warning", asked->event.warning}}})} : std::nullopt;
}

std::optional<Say> answer(Turn const& turn, Actor& actor, std::string const& text) {
    auto open = turn.tx.emergencies().open();
    if (open.empty() || !is_answer(text)) return std::nullopt;
    auto said = read_answer(turn, actor, text, open);
    if (!said) return std::nullopt;
    auto own = own_meant(turn, actor.person.id, open, said->words);
    // A village is named where it is said for another one, and where somebody answers for several.
    if (auto village = village_in(turn, actor, said->words)) {
        auto there = shares_at(turn, actor.person.id, open, *village);
        if (!there.empty()) {
            auto answered = *said;
            if (auto name = unit_name(turn, *village); answered.words.starts_with(name)) answered.words.erase(0, name.size());
            while (answered.words.starts_with(' ')) answered.words.erase(0, 1);
            return hear(turn, actor, meant(there, answered), answered);
        }
        bool own_village = std::any_of(own.begin(), own.end(), [&](Share const& share) { return share.call.unit == *village; });
        if (!own_village && !said->plain && (own.empty() || said->words == unit_name(turn, *village))) return Say{"emergency.not_yours", {{"village", unit_name(turn, *village)}}};
    } else if (!said->apart) {
        return std::nullopt;  // 参保人数191, 全村人口 91
    }
    auto groups = by_village(own);
    if (groups.empty()) {
        bool others = std::any_of(open.begin(), open.end(), [&](Emergency const& one) { return may(turn, actor.person.id, "see", one.unit) || may(turn, actor.person.id, "alert", one.unit); });
        return others ? std::optional{Say{"emergency.which_village"}} : std::nullopt;
    }
    bool all = said->words == "全部" || said->words == "都到了" || said->words == "都到户了";
    if (groups.size() > 1 && !all) return Say{"emergency.which_village"};
    auto answered = *said;
    if (all) answered.words.clear();
    if (groups.size() == 1) return hear(turn, actor, meant(groups.front(), *said), answered);
    Say joined_up{"joined"};
    for (auto& group : groups) {
        auto const& share = meant(group, answered);
        auto help = helped(turn, share.call);
        // Said of all at once it ends nobody's call for help, not even one's own.
        bool stands = said->heard == Heard::told && share.call.heard == Heard::help && !help.empty();
        joined_up.items.push_back(stands ? of(share.event, still_help(turn, share.call, help)) : hear(turn, actor, share, answered));
    }
    return joined_up;
}

Say answer_late(Turn const& turn, Actor& actor, std::string const& text) {
    auto shares = own_shares(turn, actor.person.id, turn.tx.emergencies().open());
    bool heard = std::any_of(shares.begin(), shares.end(), [](Share const& share) { return share.call.heard != Heard::nothing; });
    if (!heard)
        if (auto said = answer(turn, actor, text)) return *said;
    return Say{"message.late", {{"time", say_time(to_local(turn.now).minute_of_day())}}};
}

void forget_help(Turn const& turn, EmergencyCall const& call) {
    if (!helped(turn, call).empty()) keep_helped(turn, call, {});
}

std::optional<Say> take_back_answer(Turn const& turn, Actor& actor) {
    auto slots = actor.conversation.dialogue->slots;
    actor.conversation.dialogue.reset();
    auto event = turn.tx.emergencies().find(EmergencyId{std::atoll(slots["emergency"].c_str())});
    if (!event || event->over_at) return std::nullopt;
    for (auto call : turn.tx.emergencies().calls(event->id))
        if (call.unit == UnitId{slots["unit"]}) {
            bool was_help = call.heard == Heard::help;
            auto help = helped(turn, call), help_before = people_of(slots["help"]);
            std::erase(help, actor.person.id);
            if (std::find(help_before.begin(), help_before.end(), actor.person.id) != help_before.end()) help.push_back(actor.person.id);
            keep_helped(turn, call, help);
            call.heard = help.empty() ? Heard(std::atoi(slots["before"].c_str())) : Heard::help;
            turn.tx.emergencies().put(call);
            if (call.heard == Heard::help && slots["before"] != std::to_string(int(Heard::help))) return of(*event, still_help(turn, call, help));
            if (was_help && call.heard != Heard::help) call_desk(turn, actor, *event, call.unit, "emergency.help_over", {});
            return of(*event, Say{call.heard == Heard::nothing ? "emergency.taken_back" : "emergency.taken_back_to", {{"village", unit_name(turn, call.unit)}}});
        }
    return std::nullopt;
}

std::optional<Say> situation(Turn const& turn, Actor& actor, std::string const& text) {
    auto open = turn.tx.emergencies().open();
    auto own = own_shares(turn, actor.person.id, open);
    if (text.empty()) {
        if (auto whole = standing_of(turn, actor)) return whole;
        return own.empty() ? std::nullopt : std::optional{of(own.front().event, Say{"emergency.situation_how"})};
    }
    if (!own.empty()) {
        call_desk(turn, actor, own.front().event, own.front().call.unit, "emergency.situation_call", text);
        return of(own.front().event, Say{"emergency.situation_ok"});
    }
    for (auto const& event : turn.tx.emergencies().over_since(turn.now - losses_until))
        for (auto const& call : turn.tx.emergencies().calls(event.id)) {
            if (!serves(turn, actor.person.id, call.unit)) continue;
            Say said{"emergency.loss", {{"village", unit_name(turn, call.unit)}, {"name", actor.person.name}, {"phone", actor.person.phone}, {"text", language::shortened(text, 120)}}};
            for (auto person : desk_of(turn, event)) tell_when_awake(turn, *person, event.drill ? Say{"emergency.drill_line", {}, {said}} : said);
            return event.drill ? Say{"emergency.drill_line", {}, {Say{"emergency.situation_ok"}}} : Say{"emergency.situation_ok"};
        }
    return std::nullopt;
}

}  // namespace lingyan::affairs::emergencies
