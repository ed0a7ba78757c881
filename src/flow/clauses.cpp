#include "flow/clauses.hpp"

#include "affairs/items.hpp"
#include "flow/dialogue.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using namespace affairs;
using language::Command;
using language::Intent;

bool starts_with_one(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

// 2 of "2还要两天": a number, with `shown` one on this person's screen, and what follows is said of a thing. 2户, 3天, 2月30日 and 25号前
// name none.
struct Named {
    int no = 0;
    std::size_t bytes = 0;
};
std::optional<Named> named_at(Actor const& actor, std::string_view text, bool shown) {
    std::size_t bytes = text.starts_with("第") ? std::string_view("第").size() : 0;
    auto const numeral = language::numeral_at(text.substr(bytes));
    if (!numeral) return std::nullopt;
    auto const* thing = actor.conversation.number(numeral->value);
    if (thing ? thing->kind != Thing::Kind::duty : shown) return std::nullopt;
    bool const ordinal = bytes > 0;
    bytes += numeral->bytes;
    for (std::string_view measure : {"号任务", "号", "件", "项", "个"})
        if (text.substr(bytes).starts_with(measure) && (ordinal || measure.starts_with("号"))) {
            bytes += measure.size();
            break;
        }
    auto const after = text.substr(bytes);
    bool const said_of_it = starts_with_one(after, {" ", "、", ":", "：", "的", "那", "还", "没", "未", "已", "都", "也", "办", "弄", "完", "搞", "做", "要", "延", "不", "转", "报", "差", "推", "交", "整", "退", "缓",
                                                    "再", "才", "正", "刚", "求", "需", "可", "得", "晚", "请", "快", "暂", "今", "明", "后"});
    return said_of_it ? std::optional{Named{numeral->value, bytes}} : std::nullopt;
}

// At marks; and before a number of theirs where what stands before it is an act of its own: 1办完了2没办完, 1办完 2延期三天.
std::vector<std::string> clauses_of(Actor const& actor, std::string text) {
    for (std::string_view mark : {"，", ",", "；", ";", "。", "\n"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), "\x1f");
    std::vector<std::string> clauses;
    auto add = [&](std::string_view clause) {
        while (clause.starts_with(' ')) clause.remove_prefix(1);
        while (clause.ends_with(' ')) clause.remove_suffix(1);
        if (!clause.empty()) clauses.emplace_back(clause);
    };
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find('\x1f', from), text.size());
        for (auto at = from + 1; at < end; ++at) {
            bool const begins = language::is_digit(text[at]) && !language::is_digit(text[at - 1]) && text[at - 1] != '.';
            auto const before = std::string_view(text).substr(from, at - from);
            if (!begins || !named_at(actor, std::string_view(text).substr(at, end - at), true)) continue;
            if (auto const command = language::read_command(before); !acts_on_tasks(command.intent) || (!command.number && command.numbers.empty())) continue;
            add(before);
            from = at;
        }
        add(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    return clauses;
}

bool names_a_task(Turn const& turn, Actor const& actor, std::string const& text) {
    auto const items = items_of(turn, actor.person.id);
    return std::any_of(items.begin(), items.end(), [&](Item const& item) { return item.thing.kind == Thing::Kind::duty && language::title_match(text, item.thing.title) >= 2; });
}

struct Clause {
    Command command;
    bool wants = false;  // something is to happen
    bool names = false;  // it is about one of their tasks
    bool acts() const { return wants && names; }
};

Clause read_clause(Turn const& turn, Actor const& actor, std::string const& text) {
    Clause clause;
    clause.command = language::read_command(text);
    auto const named = named_at(actor, text, false);
    clause.names = clause.command.number || !clause.command.numbers.empty() || named || choice_in(clause.command) || names_a_task(turn, actor, clause.command.text);
    clause.wants = acts_on_tasks(clause.command.intent);
    if (clause.acts() || !clause.names) return clause;
    auto const no = named ? std::optional{named->no} : std::nullopt;
    if (auto meant = said_of_a_task(turn, actor, named ? clause.command.text.substr(std::min(named->bytes, clause.command.text.size())) : clause.command.text, no)) {
        clause.command = *meant;
        clause.wants = true;
    }
    return clause;
}

}  // namespace

bool acts_on_tasks(Intent intent) {
    switch (intent) {
        case Intent::done: case Intent::progress: case Intent::extend: case Intent::need_help: case Intent::not_ours: case Intent::numbers: return true;
        default: return false;
    }
}

std::optional<Say> by_clauses(Turn const& turn, Actor& actor, std::string const& text, CarryOut const& carry_out) {
    if (language::number_list(text).size() > 1) return std::nullopt;
    auto const texts = clauses_of(actor, text);
    if (texts.size() < 2) return std::nullopt;
    std::vector<Clause> clauses;
    for (auto const& one : texts) clauses.push_back(read_clause(turn, actor, one));
    auto count = [&](auto what) { return std::count_if(clauses.begin(), clauses.end(), what); };
    auto const acts = count([](Clause const& clause) { return clause.acts(); });
    // 清理河道弄完了，想延期三天: it cannot be both of one task
    bool const against = count([](Clause const& clause) { return clause.command.intent == Intent::done || clause.command.intent == Intent::numbers; }) > 0 &&
                         count([](Clause const& clause) { return clause.command.intent == Intent::extend || clause.command.intent == Intent::not_ours; }) > 0;
    bool const several = acts >= 2 || count([](Clause const& clause) { return clause.names; }) >= 2 || count([](Clause const& clause) { return clause.wants; }) >= 2;
    if ((acts == 0 && !against) || !several) return std::nullopt;
    std::vector<Say> lines;
    for (auto const& clause : clauses) {
        if (clause.acts()) lines.push_back(carry_out(clause.command));
        else if (clause.wants || clause.names) lines.push_back(Say{"several.unclear", {{"text", language::shortened(clause.command.text, 14)}}});
    }
    return Say{"joined", {}, lines};
}

}  // namespace lingyan::flow
