// Whoever asks finds his own village's notices by number, word, kind or month; another village's where he names it.
#include "affairs/notices.hpp"

#include "affairs/asking.hpp"
#include "affairs/clearing.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::notices {

namespace {

constexpr auto village_kind = "notice.village";
constexpr auto which_kind = "notice.which";
constexpr auto list_kind = "notice.list";
constexpr std::size_t lines_shown = 5;
constexpr int looked_through = 500;  // newest notices of one village: many years of them

bool says_month(std::string_view text, int month) {
    auto said = std::to_string(month) + "月";
    for (auto at = text.find(said); at != text.npos; at = text.find(said, at + 1))
        if (at == 0 || text[at - 1] < '0' || text[at - 1] > '9') return true;
    return false;
}

// A month is the one that a notice is about, or in which it came out.
bool fits(Notice const& notice, Query const& query) {
    if (query.affair && notice.affair != *query.affair) return false;
    auto day = local_day(notice.out_at.value_or(notice.given_at));
    if (query.year && year_of(day) != *query.year && !(query.month && *query.month == 12 && year_of(day) == *query.year + 1) && notice.title.find(std::to_string(*query.year)) == std::string::npos) return false;
    if (query.month && int(month_of(day)) != *query.month && !says_month(notice.title, *query.month) && !says_month(notice.text.substr(0, 120), *query.month)) return false;
    auto text = language::normalise(notice.title + "\n" + notice.text);
    return std::all_of(query.words.begin(), query.words.end(), [&](auto const& word) { return text.find(word) != text.npos; });
}

Say line_of(Turn const& turn, Notice const& notice, int no) {
    auto fields = fields_of(turn, notice);
    fields["no"] = std::to_string(no);
    auto mark = mark_of(notice);
    fields["state"] = mark.empty() ? std::string{} : "（" + mark + "）";
    return Say{"notice.found_line", fields};
}

struct Found {
    std::vector<Notice> shown;
    std::size_t count = 0;
};

Found found_at(Turn const& turn, UnitId const& village, Query const& query) {
    Found found;
    for (auto& notice : turn.tx.notices().out_at(village, looked_through)) {
        if (!fits(notice, query)) continue;
        ++found.count;
        if (found.shown.size() < lines_shown) found.shown.push_back(std::move(notice));
    }
    return found;
}

Say not_found(Turn const& turn, UnitId const& village) {
    return Say{"notice.not_found", {{"village", unit_name(turn, village)}, {"office", office_name(turn, village)}, {"phone", office_phone(turn, village)}}};
}

// `number_of` gives each line its number.
Say list(Turn const& turn, UnitId const& village, Query const& query, std::function<int(Notice const&, std::size_t)> const& number_of) {
    if (query.month && (*query.month < 1 || *query.month > 12)) return Say{"notice.bad_month", {{"n", text_of(*query.month)}}};
    if (query.number) {
        auto notice = turn.tx.notices().find(NoticeId{*query.number});
        if (!notice || notice->village != village || notice->state != NoticeState::out) return not_found(turn, village);
        return full_text(turn, *notice);
    }
    auto found = found_at(turn, village, query);
    if (found.shown.empty()) return not_found(turn, village);
    std::vector<Say> lines;
    for (std::size_t i = 0; i < found.shown.size(); ++i) lines.push_back(line_of(turn, found.shown[i], number_of(found.shown[i], i)));
    if (found.count > found.shown.size()) lines.push_back(Say{"notice.more_line", {{"n", text_of(found.count - found.shown.size())}}});
    return Say{"notice.found", {{"village", unit_name(turn, village)}, {"n", text_of(found.count)}}, lines};
}

// Which of several of one name: a township stands behind each.
std::vector<Say> choices_of(Turn const& turn, std::vector<UnitId> const& villages) {
    std::vector<Say> lines;
    for (std::size_t i = 0; i < villages.size() && i < 9; ++i) {
        auto township = turn.county.roster.above(villages[i], Level::township);
        lines.push_back(Say{"notice.which_line", {{"no", text_of(i + 1)}, {"unit", township ? township->short_name : ""}, {"village", unit_name(turn, villages[i])}}});
    }
    return lines;
}

void keep_question(Turn const& turn, Conversation& conversation, char const* kind, std::string const& text, std::vector<UnitId> const& among = {}) {
    Dialogue dialogue;
    dialogue.kind = kind;
    dialogue.until = turn.now + question_time;
    dialogue.slots = {{"text", text}};
    for (auto const& id : among) dialogue.choices.push_back(id.text());
    conversation.dialogue = std::move(dialogue);
}

Say ask_village(Turn const& turn, Conversation& conversation, std::string const& text, bool first) {
    keep_question(turn, conversation, village_kind, text);
    auto office = office_name(turn, conversation.village);
    return Say{first ? "notice.which_village_first" : "notice.which_village", {{"issuer", office}, {"phone", office_phone(turn, conversation.village)}}};
}

Say ask_which(Turn const& turn, Conversation& conversation, std::string const& text, std::vector<UnitId> const& among) {
    keep_question(turn, conversation, which_kind, text, among);
    return Say{"notice.which", {{"n", text_of(among.size())}}, choices_of(turn, among)};
}

Say list_for_resident(Turn const& turn, Conversation& conversation, UnitId const& village, Query const& query) {
    Dialogue dialogue;
    dialogue.kind = list_kind;
    dialogue.until = turn.now + question_time;
    auto said = list(turn, village, query, [&](Notice const& notice, std::size_t i) {
        dialogue.choices.push_back(std::to_string(notice.id.value()));
        return int(i + 1);
    });
    conversation.dialogue.reset();
    if (!dialogue.choices.empty()) conversation.dialogue = std::move(dialogue);
    return said;
}

Say list_for_actor(Turn const& turn, Actor& actor, UnitId const& village, Query const& query) {
    actor.conversation.dialogue.reset();
    return list(turn, village, query, [&](Notice const& notice, std::size_t) {
        return actor.conversation.give_number({Thing::Kind::notice, notice.id.value(), {}, notice.title}, turn.today());
    });
}

// What an answer to 您是哪个村的 names: one village, several of one name, or nothing.
std::vector<UnitId> named_villages(Turn const& turn, language::Command const& command, Dialogue const& dialogue, UnitId const& within) {
    if (dialogue.kind == which_kind && command.intent == language::Intent::number && command.number && *command.number >= 1 && std::size_t(*command.number) <= dialogue.choices.size())
        return {UnitId{dialogue.choices[std::size_t(*command.number - 1)]}};
    auto found = villages_named_in(turn, command.text, within);
    if (found.empty()) return {};
    auto units = found.front().units;
    if (units.size() > 1) {  // 建中镇 和平村: the township says which
        std::vector<UnitId> narrowed;
        for (auto const& id : units)
            if (auto township = turn.county.roster.above(id, Level::township); township && command.text.find(township->short_name) != std::string::npos) narrowed.push_back(id);
        if (!narrowed.empty()) units = narrowed;
    }
    return units;
}

}  // namespace

namespace {

// 石门 may be a village's short name and a word of a notice: for whoever has a village of his own it is a word.
void keep_to(Query& query, UnitId const& own) {
    if (query.bare_name.empty() || own.empty() || (query.villages.size() == 1 && query.villages.front() == own)) return;
    query.words.push_back(query.bare_name);
    query.villages.clear();
}

}  // namespace

Say search(Turn const& turn, Actor& actor, std::string const& text) {
    auto query = read_query(turn, text);
    auto home = home_of(turn, actor.person.id);
    std::vector<UnitId> own;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        if (auto village = turn.county.roster.above(post->unit, Level::village); village && std::find(own.begin(), own.end(), village->id) == own.end()) own.push_back(village->id);
    if (own.size() == 1) keep_to(query, own.front());
    auto near = query.villages;  // of several of one name those of his own township are meant
    std::erase_if(near, [&](UnitId const& id) { return !turn.county.roster.contains(home, id); });
    if (!near.empty()) query.villages = near;
    if (query.villages.size() > 1) return ask_which(turn, actor.conversation, text, query.villages);
    if (query.villages.size() == 1) return list_for_actor(turn, actor, query.villages.front(), query);
    if (own.size() != 1) return ask_village(turn, actor.conversation, text, false);
    return list_for_actor(turn, actor, own.front(), query);
}

std::optional<Say> go_on(Turn const& turn, Actor& actor, std::string const& text) {
    auto const& open = actor.conversation.dialogue;
    if (!open || (open->kind != village_kind && open->kind != which_kind)) return std::nullopt;
    auto const dialogue = *open;
    actor.conversation.dialogue.reset();
    auto const command = language::read_command(text);
    if (turn.now > dialogue.until || command.intent == language::Intent::notices) return std::nullopt;
    auto units = named_villages(turn, command, dialogue, home_of(turn, actor.person.id));
    if (units.empty()) return std::nullopt;
    if (units.size() > 1) return ask_which(turn, actor.conversation, dialogue.slots.at("text"), units);
    auto query = read_query(turn, dialogue.slots.at("text"));
    return list_for_actor(turn, actor, units.front(), query);
}

std::optional<Say> answer_resident(Turn const& turn, Conversation& conversation, language::Command const& command, std::string const& text) {
    using language::Intent;
    bool first = !conversation.greeted;
    auto open = conversation.dialogue;
    bool waits = open && open->kind.starts_with("notice.") && turn.now <= open->until;
    if (waits && open->kind == list_kind && command.intent == Intent::number && command.number) {
        if (*command.number < 1 || std::size_t(*command.number) > open->choices.size()) return Say{"dialogue.number", {{"n", text_of(open->choices.size())}}};
        auto notice = turn.tx.notices().find(NoticeId{std::atoll(open->choices[std::size_t(*command.number - 1)].c_str())});
        return notice && notice->state == NoticeState::out ? full_text(turn, *notice) : not_found(turn, conversation.village);
    }
    if (waits && (open->kind == village_kind || open->kind == which_kind) && command.intent != Intent::notices) {
        auto units = named_villages(turn, command, *open, {});
        if (units.size() > 1) return ask_which(turn, conversation, open->slots["text"], units);
        if (units.size() == 1) {
            conversation.village = units.front();
            auto query = read_query(turn, open->slots["text"]);
            query.villages.clear();
            return list_for_resident(turn, conversation, units.front(), query);
        }
        bool other = (command.intent != Intent::unknown && command.intent != Intent::number) || language::characters(command.text) > 10;  // no village's name
        if (other) return std::nullopt;
        return Say{"notice.no_village", {{"text", language::shortened(command.text, 10)}, {"phone", office_phone(turn, conversation.village)}}};
    }
    bool menu = command.intent == Intent::number && command.number == 1;
    // 我是上河村的: he follows that village from now on.
    if (auto found = villages_named_in(turn, command.text, {}); !menu && command.intent != Intent::notices && found.size() == 1 && (command.text.starts_with("我是") || (found.front().begin == 0 && found.front().end == command.text.size()))) {
        if (found.front().units.size() > 1) return ask_which(turn, conversation, "公开", found.front().units);
        conversation.village = found.front().units.front();
        return list_for_resident(turn, conversation, conversation.village, {});
    }
    bool asks = command.intent == Intent::notices || command.intent == Intent::statement || (command.intent == Intent::publish && text.starts_with("公示"));
    if (!asks && !menu) return std::nullopt;
    auto words = menu ? std::string("公开") : text;
    auto query = read_query(turn, words);
    keep_to(query, conversation.village);
    if (query.villages.size() > 1) return ask_which(turn, conversation, words, query.villages);
    if (query.villages.size() == 1 && conversation.village.empty()) conversation.village = query.villages.front();
    if (query.villages.size() == 1) return list_for_resident(turn, conversation, query.villages.front(), query);
    if (conversation.village.empty()) return ask_village(turn, conversation, words, first);
    return list_for_resident(turn, conversation, conversation.village, query);
}

}  // namespace lingyan::affairs::notices
