// By a village, or for it: 91, 92, and what it sees. Nothing of it is kept as anybody's act.
#include "affairs/asking.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::emergencies {

namespace {

constexpr std::chrono::hours losses_until{72};  // so long after the end a village still says what it has lost

struct Answer {
    Heard heard = Heard::nothing;
    std::string words;  // what stands beside the number
    bool apart = false; // the number stands at the beginning, or alone
};

std::optional<Answer> read_answer(std::string const& raw) {
    auto const whole = language::normalise(std::string_view(raw).substr(0, 600));
    std::string_view text = whole;
    auto holds = [text](auto... numbers) { return ((text.find(numbers) != text.npos) || ...); };
    if (text.size() > 16 && !holds("91", "92", "九十一", "九十二")) return std::nullopt;  // nearly every message ends here
    for (std::string_view mark : {"。", ".", "!", " "})
        if (text.ends_with(mark)) text.remove_suffix(mark.size());
    if (text.starts_with("代")) text.remove_prefix(std::string_view("代").size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    auto heard = [](int no) { return no == 91 ? Heard::told : no == 92 ? Heard::help : Heard::nothing; };
    if (auto lone = language::lone_number(text); lone && heard(*lone) != Heard::nothing) return Answer{heard(*lone), {}, true};
    if (auto numeral = language::numeral_at(text); numeral && heard(numeral->value) != Heard::nothing) {
        auto after = text.substr(numeral->bytes);
        for (std::string_view mark : {" ", ",", "，", "。", "、", ":", "："})
            if (after.starts_with(mark)) {
                auto words = std::string(after.substr(mark.size()));
                while (words.starts_with(' ')) words.erase(0, 1);
                return Answer{heard(numeral->value), words, true};
            }
        return std::nullopt;
    }
    for (std::string_view number : {"91", "92"})  // 旦麻村 91
        if (text.ends_with(number)) {
            auto before = text.substr(0, text.size() - number.size());
            if (before.empty() || (before.back() >= '0' && before.back() <= '9') || before.back() == '.') return std::nullopt;
            while (before.ends_with(' ')) before.remove_suffix(1);
            return Answer{number == "91" ? Heard::told : Heard::help, std::string(before), false};
        }
    return std::nullopt;
}

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

// Of several emergencies of one village the newest, unless that has this very answer already.
Share const& meant(std::vector<Share> const& of_village, Heard heard) {
    for (auto const& share : of_village)
        if (share.call.heard != heard) return share;
    return of_village.front();
}

void call_desk(Turn const& turn, Actor const& actor, Emergency const& event, UnitId const& unit, char const* key, std::string const& words) {
    for (auto person : desk_of(turn, event, unit))
        if (person->id != actor.person.id)
            call(turn, event, *person,
                 Say{key, {{"village", unit_name(turn, unit)}, {"name", actor.person.name}, {"phone", actor.person.phone}, {"text", language::shortened(words, 120)},
                           {"time", say_time(to_local(turn.now).minute_of_day())}}});
}

Say hear(Turn const& turn, Actor& actor, Share const& share, Answer const& said) {
    auto const& event = share.event;
    auto call = share.call;
    auto before = call.heard;
    call.heard = said.heard;
    turn.tx.emergencies().put(call);
    turn.tx.audit().add(turn.now, "emergency.answer", "", std::to_string(event.id.value()));  // of the event, not of the person
    bool own = call.person == actor.person.id || call.deputy == actor.person.id;  // nothing is kept with anybody else
    if (auto const& open = actor.conversation.dialogue; own && (!open || open->kind == "emergency.answered"))
        ask(turn, actor, "emergency.answered", {{"emergency", std::to_string(event.id.value())}, {"unit", call.unit.text()}, {"before", std::to_string(int(before))}});
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
                  {"name", desk.empty() ? "值班的" : desk.front()->name},
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

bool is_answer(std::string const& text) { return read_answer(text).has_value(); }

std::optional<Say> answer(Turn const& turn, Actor& actor, std::string const& text) {
    auto said = read_answer(text);
    if (!said) return std::nullopt;
    auto open = turn.tx.emergencies().open();
    if (open.empty()) return std::nullopt;
    auto own = own_shares(turn, actor.person.id, open);
    // A village is named where it is said for another one, and where somebody answers for several.
    if (auto village = village_in(turn, actor, said->words)) {
        auto there = shares_at(turn, actor.person.id, open, *village);
        if (!there.empty()) {
            auto answered = *said;
            if (auto name = unit_name(turn, *village); answered.words.starts_with(name)) answered.words.erase(0, name.size());
            while (answered.words.starts_with(' ')) answered.words.erase(0, 1);
            return hear(turn, actor, meant(there, said->heard), answered);
        }
        bool own_village = std::any_of(own.begin(), own.end(), [&](Share const& share) { return share.call.unit == *village; });
        if (!own_village && (own.empty() || said->words == unit_name(turn, *village))) return Say{"emergency.not_yours", {{"village", unit_name(turn, *village)}}};
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
    if (groups.size() == 1) return hear(turn, actor, meant(groups.front(), said->heard), answered);
    Say joined_up{"joined"};
    for (auto const& group : groups) joined_up.items.push_back(hear(turn, actor, meant(group, said->heard), answered));
    return joined_up;
}

Say answer_late(Turn const& turn, Actor& actor, std::string const& text) {
    auto shares = own_shares(turn, actor.person.id, turn.tx.emergencies().open());
    bool heard = std::any_of(shares.begin(), shares.end(), [](Share const& share) { return share.call.heard != Heard::nothing; });
    if (!heard)
        if (auto said = answer(turn, actor, text)) return *said;
    return Say{"message.late", {{"time", say_time(to_local(turn.now).minute_of_day())}}};
}

std::optional<Say> take_back_answer(Turn const& turn, Actor& actor) {
    auto slots = actor.conversation.dialogue->slots;
    actor.conversation.dialogue.reset();
    auto event = turn.tx.emergencies().find(EmergencyId{std::atoll(slots["emergency"].c_str())});
    if (!event || event->over_at) return std::nullopt;
    for (auto call : turn.tx.emergencies().calls(event->id))
        if (call.unit == UnitId{slots["unit"]}) {
            bool was_help = call.heard == Heard::help;
            call.heard = Heard(std::atoi(slots["before"].c_str()));
            turn.tx.emergencies().put(call);
            if (was_help) call_desk(turn, actor, *event, call.unit, "emergency.help_over", {});
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
