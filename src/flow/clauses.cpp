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

bool has_one(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
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

bool is_tied(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    for (std::string_view tie : {"、", "和", "跟", "与", "，", ",", "."})
        if (text.ends_with(tie)) return true;
    return false;
}

// At marks; and before a number of theirs where what stands before it is an act of its own: 1办完了2没办完, 1办完 2延期三天.
std::vector<std::string> clauses_of(Actor const& actor, std::string text) {
    for (std::string_view mark : {"，", ",", "；", ";", "。", "\n"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), "\x1f");
    std::vector<std::string> clauses;
    auto add = [&](std::string_view clause) {
        while (clause.starts_with(' ')) clause.remove_prefix(1);
        while (clause.ends_with(' ')) clause.remove_suffix(1);
        if (clause.empty()) return;
        // 3，5办完了: the number that stood alone is done as well
        bool const goes_on = !clauses.empty() && language::lone_number(clauses.back()) && language::numeral_at(clause) && language::read_command(clause).intent == Intent::done;
        if (goes_on) clauses.back() += "、" + std::string(clause);
        else clauses.emplace_back(clause);
    };
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find('\x1f', from), text.size());
        for (auto at = from + 1; at < end; ++at) {
            bool const begins = language::is_digit(text[at]) && !language::is_digit(text[at - 1]) && text[at - 1] != '.';
            if (!begins) continue;
            auto const before = std::string_view(text).substr(from, at - from);
            if (is_tied(before)) continue;  // 1、2、3都办完了
            if (!named_at(actor, std::string_view(text).substr(at, end - at), true)) continue;
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

std::optional<Command> said_of_a_number(Turn const& turn, Actor const& actor, Command const& command) {
    if (command.number) return std::nullopt;
    bool const open = command.intent == Intent::unknown || (acts_on_tasks(command.intent) && command.intent != Intent::numbers);
    auto const named = open ? named_at(actor, command.text, true) : std::nullopt;
    if (!named) return std::nullopt;
    auto const said = without_marks(command.text.substr(std::min(named->bytes, command.text.size())));
    return said_of_a_task(turn, actor, said, named->no);
}

std::vector<Command> said_not_done(Actor const& actor, std::string const& text) {
    auto const at = std::min({text.find("没"), text.find("未"), text.find("不曾")});
    if (at == text.npos) return {};
    auto const said = text.substr(at);
    if (said.starts_with("没问题") || said.starts_with("没事") || !has_one(said, {"完", "好", "成", "办", "弄", "搞", "做", "整", "干", "交", "报"})) return {};
    auto numbers = text.substr(0, at);
    for (bool again = true; again;) {
        again = false;
        for (std::string_view word : {" ", "还", "都", "也", "尚", "全", "，", ",", "的"})
            if (numbers.ends_with(word)) numbers.resize(numbers.size() - word.size()), again = true;
    }
    auto named = language::number_list(numbers);
    if (auto const one = language::lone_number(numbers); named.empty() && one) named = {*one};
    std::vector<Command> all;
    for (int no : named) {
        auto const* thing = actor.conversation.number(no);
        if (!thing) return {};
        Command progress;
        progress.intent = thing->kind == Thing::Kind::duty ? Intent::progress : Intent::mine;  // of the rest nothing is noted: his list is shown
        progress.number = no;
        progress.text = progress.rest = said;
        all.push_back(progress);
    }
    return all;
}

bool denies_done(std::string_view text) {
    for (std::string_view word : {"没有", "没", "未", "不曾"})
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
            auto after = text.substr(at + word.size());
            for (std::string_view between : {"有", "能", "全部", "完全", "全", "都", "曾", " "})
                if (after.starts_with(between)) after.remove_prefix(between.size());
            if (starts_with_one(after, {"办", "弄", "做", "搞", "整", "完", "干", "处理", "落实", "核", "清", "查", "交", "报", "收", "填", "写"})) return true;
        }
    return false;
}

bool asks_whether_done(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (text.find("有没有") != text.npos && has_one(text, {"完", "好", "办", "弄"})) return true;
    return (text.ends_with('?') || text.ends_with("？")) && !has_one(text, {"，", ",", "。", "；", ";", "\n"}) && has_one(text, {"完了", "好了", "完成", "搞定", "办了", "弄了", "完没", "好没"});
}

bool acts_on_tasks(Intent intent) {
    switch (intent) {
        case Intent::done: case Intent::progress: case Intent::extend: case Intent::need_help: case Intent::not_ours: case Intent::numbers: return true;
        default: return false;
    }
}

std::vector<Clause> clauses_in(Turn const& turn, Actor const& actor, std::string const& text) {
    if (language::number_list(text).size() > 1) return {};
    auto const texts = clauses_of(actor, text);
    if (texts.size() < 2) return {};
    std::vector<Clause> clauses;
    for (auto const& one : texts) clauses.push_back(read_clause(turn, actor, one));
    auto count = [&](auto what) { return std::count_if(clauses.begin(), clauses.end(), what); };
    auto const acts = count([](Clause const& clause) { return clause.acts(); });
    // 清理河道弄完了，想延期三天: it cannot be both of one task
    bool const against = count([](Clause const& clause) { return clause.command.intent == Intent::done || clause.command.intent == Intent::numbers; }) > 0 &&
                         count([](Clause const& clause) { return clause.command.intent == Intent::extend || clause.command.intent == Intent::not_ours; }) > 0;
    bool const several = acts >= 2 || count([](Clause const& clause) { return clause.names; }) >= 2 || count([](Clause const& clause) { return clause.wants; }) >= 2;
    return (acts == 0 && !against) || !several ? std::vector<Clause>{} : clauses;
}

Say unclear_line(Clause const& clause) { return Say{"several.unclear", {{"text", language::shortened(clause.command.text, 14)}}}; }

std::optional<Say> by_clauses(Turn const& turn, Actor& actor, std::string const& text, CarryOut const& carry_out) {
    std::vector<Say> lines;
    for (auto const& clause : clauses_in(turn, actor, text)) {
        if (clause.acts()) lines.push_back(carry_out(clause.command));
        else if (clause.unclear()) lines.push_back(unclear_line(clause));
    }
    return lines.empty() ? std::nullopt : std::optional{Say{"joined", {}, lines}};
}

}  // namespace lingyan::flow
