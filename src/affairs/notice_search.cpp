// Whoever asks finds his own village's notices by number, word, kind or month; another village's where he names it. Here for who is in the roster.
#include "affairs/asking.hpp"
#include "affairs/clearing.hpp"
#include "affairs/notices.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"

#include <algorithm>

namespace lingyan::affairs::notices {

namespace {

constexpr auto village_kind = "notice.village";
constexpr auto which_kind = "notice.which";
constexpr int lines_shown = 5;

Say list(Turn const& turn, Actor& actor, UnitId const& village, Query const& query) {
    actor.conversation.dialogue.reset();
    if (query.bad_month) return Say{"notice.bad_month", {{"n", text_of(*query.bad_month)}}};
    if (query.number) {
        auto notice = turn.tx.notices().find(NoticeId{*query.number});
        if (!notice || notice->village != village || notice->state != NoticeState::out) return not_found(turn, village);
        return full_text(turn, *notice);
    }
    searching::Listed found;
    int const skip = (query.page - 1) * lines_shown;
    if (query.search.meant.empty()) {
        found = searching::listed(turn, {village}, query.search.months, query.affair, lines_shown, skip);
    } else {
        auto all = searching::find(turn, {village}, query.search, query.affair, false, false);
        found.count = all.size();
        for (auto i = std::size_t(skip); i < all.size() && i < std::size_t(skip + lines_shown); ++i) found.notices.push_back(std::move(*all[i].notice));
    }
    if (found.notices.empty()) return not_found(turn, village);
    std::vector<Say> lines;
    for (auto const& notice : found.notices) lines.push_back(line_of(turn, notice, actor.conversation.give_number({Thing::Kind::notice, notice.id.value(), {}, notice.title}, turn.today())));
    if (auto const shown = std::size_t(skip) + found.notices.size(); found.count > shown) lines.push_back(Say{"notice.more_line", {{"n", text_of(found.count - shown)}, {"m", text_of(query.page + 1)}}});
    return Say{"notice.found", {{"village", unit_name(turn, village)}, {"n", text_of(found.count)}}, lines};
}

void keep_question(Turn const& turn, Actor& actor, char const* kind, std::string const& text, std::vector<UnitId> const& among = {}) {
    std::vector<std::string> choices;
    for (auto const& id : among) choices.push_back(id.text());
    ask(turn, actor, kind, {{"text", text}}, std::move(choices));
}

Say ask_village(Turn const& turn, Actor& actor, std::string const& text) {
    keep_question(turn, actor, village_kind, text);
    return Say{"notice.which_village", {{"phone", office_phone(turn, home_of(turn, actor.person.id))}}};
}

Say ask_which(Turn const& turn, Actor& actor, std::string const& text, std::vector<UnitId> const& among) {
    keep_question(turn, actor, which_kind, text, among);
    return Say{"notice.which", {{"n", text_of(among.size())}}, which_lines(turn, among)};
}

}  // namespace

Say line_of(Turn const& turn, Notice const& notice, int no) {
    auto fields = fields_of(turn, notice);
    fields["no"] = std::to_string(no);
    auto mark = mark_of(notice);
    fields["state"] = mark.empty() ? std::string{} : "（" + mark + "）";
    return Say{"notice.found_line", fields};
}

Say not_found(Turn const& turn, UnitId const& village) {
    return Say{"notice.not_found", {{"village", unit_name(turn, village)}, {"office", office_name(turn, village)}, {"phone", office_phone(turn, village)}}};
}

std::vector<Say> which_lines(Turn const& turn, std::vector<UnitId> const& villages) {
    std::vector<Say> lines;
    for (std::size_t i = 0; i < villages.size() && i < 9; ++i) {
        auto township = turn.county.roster.above(villages[i], Level::township);
        lines.push_back(Say{"notice.which_line", {{"no", text_of(i + 1)}, {"unit", township ? township->short_name : ""}, {"village", unit_name(turn, villages[i])}}});
    }
    return lines;
}

std::vector<UnitId> named_villages(Turn const& turn, language::Command const& command, std::vector<std::string> const& which, UnitId const& within) {
    if (command.intent == language::Intent::number && command.number && *command.number >= 1 && std::size_t(*command.number) <= which.size())
        return {UnitId{which[std::size_t(*command.number - 1)]}};
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

Say search(Turn const& turn, Actor& actor, std::string const& text) {
    auto home = home_of(turn, actor.person.id);
    std::vector<UnitId> own;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        if (auto village = turn.county.roster.above(post->unit, Level::village); village && std::find(own.begin(), own.end(), village->id) == own.end()) own.push_back(village->id);
    auto query = read_query(turn, text, own.size() == 1 ? own : std::vector<UnitId>{});
    auto near = query.villages;  // of several of one name those of his own township are meant
    std::erase_if(near, [&](UnitId const& id) { return !turn.county.roster.contains(home, id); });
    if (!near.empty()) query.villages = near;
    if (query.villages.size() > 1) return ask_which(turn, actor, text, query.villages);
    if (query.villages.size() == 1) return list(turn, actor, query.villages.front(), query);
    if (own.size() != 1) return ask_village(turn, actor, text);
    return list(turn, actor, own.front(), query);
}

std::optional<Say> go_on(Turn const& turn, Actor& actor, std::string const& text) {
    auto const& open = actor.conversation.dialogue;
    if (!open || (open->kind != village_kind && open->kind != which_kind)) return std::nullopt;
    auto const dialogue = *open;
    actor.conversation.dialogue.reset();
    auto const command = language::read_command(text);
    if (turn.now > dialogue.until || command.intent == language::Intent::notices) return std::nullopt;
    auto units = named_villages(turn, command, dialogue.choices, home_of(turn, actor.person.id));
    if (units.empty()) return std::nullopt;
    auto const question = question_in(turn, command.text, dialogue.slots.at("text"));
    if (units.size() > 1) return ask_which(turn, actor, question, units);
    return list(turn, actor, units.front(), read_query(turn, question, units));
}

}  // namespace lingyan::affairs::notices
