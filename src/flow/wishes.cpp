#include "flow/wishes.hpp"

#include "affairs/addressees.hpp"
#include "affairs/assigning.hpp"
#include "affairs/gathering.hpp"
#include "affairs/items.hpp"
#include "affairs/own_information.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/talks.hpp"
#include "flow/dialogue.hpp"
#include "flow/understood.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::flow {

using namespace affairs;
using language::Command;

std::optional<Say> by_village_name(Turn const& turn, Actor& actor, std::string const& text) {
    auto home = home_of(turn, actor.person.id);
    auto found = turn.names.units_in(text, home);
    if (found.size() != 1 || found.front().units.size() != 1 || found.front().begin != 0 || found.front().end != text.size()) return std::nullopt;
    if (!may(turn, actor.person.id, "see", found.front().units.front())) return Say{"error.not_here"};
    return village_view(turn, actor, found.front().units.front());
}

namespace {

bool may_judge_anything(Turn const& turn, Actor const& actor) {
    return !villages_for(turn, actor.person.id, "accept").empty() || !turn.tx.duties().given_by(actor.person.id).empty();
}

}  // namespace

std::optional<Say> by_plain_words(Turn const& turn, Actor& actor, std::string const& text) {
    auto has = [&](std::initializer_list<char const*> words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string::npos; });
    };
    bool asks = has({"?", "？", "吗", "咋", "怎么", "没有谈"});
    if (!asks && may_judge_anything(turn, actor)) {
        for (std::string_view word : {"退回", "打回", "退"})
            if (text.starts_with(word) && text.size() > word.size()) {
                auto words = without_marks(text.substr(word.size()));
                if (auto duty = reviewing::find(turn, actor, std::nullopt, words)) {
                    auto space = words.rfind(' ');
                    return reviewing::send_back(turn, actor, *duty, space == std::string::npos ? "" : words.substr(space + 1));
                }
            }
        for (std::string_view word : {"通过", "可以了", "可以", "同意"})
            if (text.starts_with(word) || text.ends_with(word)) {
                auto words = text.starts_with(word) ? text.substr(word.size()) : text.substr(0, text.size() - word.size());
                if (auto duty = reviewing::find(turn, actor, std::nullopt, without_marks(words)); duty && !words.empty() && duty->asked == Asked::nothing) return reviewing::accept(turn, actor, *duty);
            }
    }
    auto home = home_of(turn, actor.person.id);
    if (!asks && has({"谈不了", "谈不成"}) && !turn.names.people_in(text, home, turn.today()).empty()) return talks::cannot(turn, actor, text);
    Command talk;
    talk.intent = language::Intent::talk_record;
    talk.text = text;
    bool not_held = has({"没", "未", "想", "准备", "打算", "明天", "后天", "下周", "下个", "要和", "要找", "要跟"});
    if (!asks && !not_held && !only_seems_to_file(turn, actor, talk) && has({"谈了", "谈过", "已谈", "谈完", "都谈"}) && !turn.names.people_in(text, home, turn.today()).empty()) return talks::record(turn, actor, text);
    if (!asks && has({"改", "推迟", "提前", "延到", "挪到", "换到"}))
        if (auto moved = gatherings::propose_change(turn, actor, text)) return moved;
    if (own_information::asked(text)) return own_information::of_person(turn, actor);
    if (auto villages = villages_for(turn, actor.person.id, "assign"); villages.size() > 1 && !asks) {
        auto choice = choice_in(language::read_command(text));
        if (has({"改到", "改成", "延到"})) return assigning::change(turn, actor, choice ? std::optional{choice->no} : std::nullopt, choice ? choice->words : text);
        if (has({"不用办了", "不用报了", "不办了"})) return assigning::withdraw(turn, actor, choice ? std::optional{choice->no} : std::nullopt, choice ? choice->words : text);
        // A sentence to villages with a day in it is work given, also without 派: the preview asks before anything goes.
        if (!read_addressees(turn, text, villages).spans.empty() && !language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead).empty())
            return assigning::draft(turn, actor, text);
    }
    if (has({"不延了", "不用延", "延期不要了", "不延期了"})) return owner_questions::drop_question(turn, actor);
    if (has({"来不及", "搞不赢", "忙不过来", "做不完", "办不完", "住院", "赶不上"})) return Say{"hard.times"};
    for (std::string_view word : {"要帮忙", "要人帮", "求助"})
        if (auto at = text.find(word); !asks && at != std::string::npos && at > 0) {
            auto found = own_tasks::which(turn, actor, std::nullopt, text.substr(0, at), "help");
            return found.duty ? owner_questions::ask_help(turn, actor, *found.duty, text.substr(at + word.size())) : found.ask;
        }
    return std::nullopt;
}

}  // namespace lingyan::flow
