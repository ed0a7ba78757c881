#include "affairs/resident_lists.hpp"

#include "affairs/asking.hpp"
#include "affairs/guides.hpp"
#include "affairs/notices.hpp"
#include "affairs/resident_villages.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"
#include "language/normalise.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace lingyan::affairs::residents {

namespace {

using language::Command;
using language::Intent;

constexpr auto list_kind = "resident.list";
constexpr int lines_shown = 3;
constexpr int most_guides = 300;

enum class About { notices, anything, guides };

// What a list answers: enough to show its next page.
struct Asked {
    About about = About::notices;
    std::string text;
    std::vector<UnitId> villages;
    int page = 1;
};

std::string name_of(About about) { return about == About::notices ? "notices" : about == About::anything ? "anything" : "guides"; }

void keep(Turn const& turn, Conversation& conversation, Asked const& asked, std::vector<std::string> choices, bool more) {
    Dialogue dialogue;
    dialogue.kind = list_kind;
    dialogue.until = turn.now + question_time;
    dialogue.choices = std::move(choices);
    std::string villages;
    for (auto const& id : asked.villages) villages += id.text() + " ";
    dialogue.slots = {{"about", name_of(asked.about)}, {"text", asked.text}, {"villages", villages}, {"page", std::to_string(asked.page)}, {"more", more ? "yes" : ""}};
    conversation.dialogue = std::move(dialogue);
}

Asked asked_in(Dialogue const& dialogue) {
    Asked asked;
    auto const& about = dialogue.slots.at("about");
    asked.about = about == "guides" ? About::guides : about == "anything" ? About::anything : About::notices;
    asked.text = dialogue.slots.at("text");
    asked.page = std::atoi(dialogue.slots.at("page").c_str());
    std::istringstream in(dialogue.slots.at("villages"));
    for (std::string id; in >> id;) asked.villages.emplace_back(id);
    return asked;
}

struct Shown {
    std::vector<Say> lines;
    std::vector<std::string> choices;
    std::size_t count = 0;  // with the other pages
};

void add(Turn const& turn, Shown& shown, Notice const& notice, bool with_village) {
    auto line = notices::line_of(turn, notice, int(shown.lines.size()) + 1);
    if (with_village) line.fields["title"] = line.fields["village"] + "：" + line.fields["title"];
    if (line.fields["url"] = notices::link_of(turn, notice); !line.fields["url"].empty()) line.key = "notice.found_link_line";
    shown.lines.push_back(std::move(line));
    shown.choices.push_back("n" + std::to_string(notice.id.value()));
}

void add(Turn const& turn, Shown& shown, Guide const& guide) {
    shown.lines.push_back(guides::line_of(turn, guide, int(shown.lines.size()) + 1));
    shown.choices.push_back("g" + std::to_string(guide.id.value()));
}

std::string say_names(Turn const& turn, std::vector<UnitId> const& villages) {
    std::vector<std::string> names;
    for (auto const& id : villages) names.push_back(unit_name(turn, id));
    return joined(names);
}

Say said_of(Turn const& turn, Conversation& conversation, Asked const& asked, Shown shown, char const* key, Fields fields) {
    auto const before = std::size_t(asked.page - 1) * lines_shown;
    auto const left = shown.count > before + shown.lines.size() ? shown.count - before - shown.lines.size() : 0;
    keep(turn, conversation, asked, std::move(shown.choices), left > 0);
    if (left > 0) shown.lines.push_back(Say{"resident.more_line", {{"n", text_of(left)}}});
    fields["n"] = text_of(shown.count);
    return Say{key, std::move(fields), std::move(shown.lines)};
}

Say no_more(Turn const& turn, Conversation const& conversation) { return Say{"resident.no_more", {{"phone", office_phone(turn, conversation.village)}}}; }

Say show_guides(Turn const& turn, Conversation& conversation, Asked const& asked) {
    Shown shown;
    auto const all = turn.tx.guides().all(most_guides);
    shown.count = all.size();
    for (auto i = std::size_t(asked.page - 1) * lines_shown; i < all.size() && std::ssize(shown.lines) < lines_shown; ++i) add(turn, shown, all[i]);
    auto const fields = Fields{{"phone", office_phone(turn, conversation.village)}, {"office", office_name(turn, conversation.village)}};
    if (all.empty()) return Say{"resident.no_guides", fields};
    if (shown.lines.empty()) return no_more(turn, conversation);
    return said_of(turn, conversation, asked, std::move(shown), "resident.guides", fields);
}

Say nothing_found(Turn const& turn, Conversation& conversation, Asked const& asked) {
    conversation.dialogue.reset();
    if (asked.page > 1) return no_more(turn, conversation);
    if (asked.about == About::notices) {
        auto said = notices::not_found(turn, asked.villages.front());
        said.fields["village"] = say_names(turn, asked.villages);
        return said;
    }
    auto const village = asked.villages.empty() ? conversation.village : asked.villages.front();
    return Say{"resident.not_found", {{"text", language::shortened(language::normalise(asked.text), 10)}, {"office", office_name(turn, village)}, {"phone", office_phone(turn, village)}}};
}

// Notices of these villages and perhaps guides, by the words of the question.
Shown found_by(Turn const& turn, Asked const& asked, notices::Query const& query) {
    Shown shown;
    bool const several = asked.villages.size() > 1;
    auto const skip = std::size_t(asked.page - 1) * lines_shown;
    if (query.search.meant.empty() && (asked.about == About::notices || query.search.lists)) {
        auto listed = searching::listed(turn, asked.villages, query.search.months, query.affair, lines_shown, int(skip));
        shown.count = listed.count;
        for (auto const& notice : listed.notices) add(turn, shown, notice, several);
        return shown;
    }
    auto all = searching::find(turn, asked.villages, query.search, query.affair, asked.about == About::anything, query.asks_how);
    shown.count = all.size();
    for (auto i = skip; i < all.size() && std::ssize(shown.lines) < lines_shown; ++i) {
        if (all[i].notice) add(turn, shown, *all[i].notice, several);
        else add(turn, shown, *all[i].guide);
    }
    return shown;
}

// `read`: what the text was read as for just these villages, where it has been read.
Say show(Turn const& turn, Conversation& conversation, Asked asked, std::optional<notices::Query> read = std::nullopt) {
    if (asked.about == About::guides) return show_guides(turn, conversation, asked);
    auto const query = read ? std::move(*read) : notices::read_query(turn, asked.text, asked.villages);
    if (query.bad_month) return Say{"notice.bad_month", {{"n", text_of(*query.bad_month)}}};
    if (query.number && asked.about == About::notices) return show_number(turn, conversation, *query.number);
    asked.page = std::max(asked.page, query.page);
    auto shown = found_by(turn, asked, query);
    if (shown.lines.empty() && !query.bare_name.empty() && asked.page == 1) {  // no word of a notice after all: the village of that name
        auto by_name = notices::read_query(turn, asked.text, {});
        if (by_name.villages.size() > 1) return ask_which(turn, conversation, asked.text, by_name.villages, false, false);
        auto elsewhere = asked;
        elsewhere.villages = by_name.villages;
        if (shown = found_by(turn, elsewhere, by_name); !shown.lines.empty()) asked = elsewhere;
    }
    if (shown.lines.empty() && asked.villages.empty() && asked.page == 1) return ask_village(turn, conversation, asked.text);
    if (shown.lines.empty()) return nothing_found(turn, conversation, asked);
    bool const plain = asked.about == About::notices;
    Fields fields{{"village", say_names(turn, asked.villages)}, {"phone", office_phone(turn, conversation.village)}};
    return said_of(turn, conversation, asked, std::move(shown), plain ? "notice.found" : "resident.found", std::move(fields));
}

// The villages that a question is about: those that it names, else his own. One of several of one name is asked for; he who has none, for his.
Say ask(Turn const& turn, Conversation& conversation, std::string const& text, About about) {
    auto const mine = followed(turn, conversation);
    auto query = notices::read_query(turn, text, mine);
    if (query.bad_month) return Say{"notice.bad_month", {{"n", text_of(*query.bad_month)}}};
    if (about == About::anything && query.search.empty() && query.villages.empty() && query.bare_name.empty())
        return Say{"error.not_understood_resident", {{"phone", office_phone(turn, conversation.village)}}};
    if (query.villages.size() > 1) return ask_which(turn, conversation, text, query.villages, mine.empty(), false);
    if (query.villages.size() == 1 && mine.empty() && about == About::notices) follow(turn, conversation, query.villages.front());
    auto const villages = query.villages.empty() ? mine : query.villages;
    if (villages.empty() && about != About::anything) return ask_village(turn, conversation, text);  // guides are everybody's
    auto read = villages == mine ? std::optional(std::move(query)) : std::nullopt;
    return show(turn, conversation, {about, text, villages, 1}, std::move(read));
}

}  // namespace

Say ask_notices(Turn const& turn, Conversation& conversation, std::string const& text) { return ask(turn, conversation, text, About::notices); }
Say ask_anything(Turn const& turn, Conversation& conversation, std::string const& text) { return ask(turn, conversation, text, About::anything); }
Say list_guides(Turn const& turn, Conversation& conversation) { return show(turn, conversation, {About::guides, {}, {}, 1}); }

Say answer_question(Turn const& turn, Conversation& conversation, std::string const& text, std::vector<UnitId> const& villages) {
    bool const asks = language::read_command(text).intent == Intent::notices || text.starts_with("公开") || text.starts_with("公示");
    return show(turn, conversation, {asks ? About::notices : About::anything, text, villages, 1});
}

Say show_number(Turn const& turn, Conversation& conversation, std::int64_t number) {
    auto const mine = followed(turn, conversation);
    if (mine.empty()) return ask_village(turn, conversation, "公开 " + std::to_string(number));
    auto notice = turn.tx.notices().find(NoticeId{number});
    bool const his = notice && notice->state == NoticeState::out && std::find(mine.begin(), mine.end(), notice->village) != mine.end();
    return his ? notices::full_text(turn, *notice) : notices::not_found(turn, mine.front());
}

std::optional<Say> go_on(Turn const& turn, Conversation& conversation, Command const& command) {
    if (auto said = answer_village(turn, conversation, command)) return said;
    auto const& open = conversation.dialogue;
    if (!open || open->kind != list_kind || turn.now > open->until) return std::nullopt;
    auto const dialogue = *open;
    auto const& text = command.text;
    bool const more = text == "更多" || text == "更多的" || text == "下一页" || text == "还有呢" || text == "还有吗" || text == "继续" || text == "往下" || text == "再来" || command.intent == Intent::all;
    if (more) {
        auto asked = asked_in(dialogue);
        if (dialogue.slots.at("more") != "yes") return no_more(turn, conversation);
        ++asked.page;
        return show(turn, conversation, asked);
    }
    if (command.intent != Intent::number || !command.number || text.find("号") != text.npos) return std::nullopt;
    auto const no = *command.number;
    if (no < 1 || std::size_t(no) > dialogue.choices.size()) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
    auto const& choice = dialogue.choices[std::size_t(no - 1)];
    auto const id = std::atoll(choice.c_str() + 1);
    if (choice.front() == 'g') {
        auto guide = turn.tx.guides().find(GuideId{id});
        return guide ? guides::full_text(turn, *guide, conversation.village) : Say{"resident.no_guides", {{"phone", office_phone(turn, conversation.village)}, {"office", office_name(turn, conversation.village)}}};
    }
    auto notice = turn.tx.notices().find(NoticeId{id});
    return notice && notice->state == NoticeState::out ? notices::full_text(turn, *notice) : notices::not_found(turn, notice ? notice->village : conversation.village);
}

}  // namespace lingyan::affairs::residents
