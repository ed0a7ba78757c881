#include "language/correction.hpp"

#include "language/amounts.hpp"
#include "language/dates.hpp"
#include "language/fold.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"
#include "language/trim.hpp"

#include <algorithm>
#include <initializer_list>

namespace lingyan::language {
namespace {

using View = std::string_view;

constexpr std::size_t longest = 48;  // bytes of what was meant, or of what it stands for

std::size_t one_of(View text, std::initializer_list<View> words) {
    std::size_t best = 0;
    for (auto word : words)
        if (word.size() > best && word.size() <= text.size() && text[word.size() - 1] == word.back() && text.starts_with(word)) best = word.size();
    return best;
}

View without_marks(View text) { return trimmed(text, {" ", "，", ",", "。", "！", "!", "、", "：", ":", "；", ";", "…", "~"}); }

// 哎呀, 那个, 不好意思: before it comes to the point.
View without_sighs(View text) {
    text = without_marks(text);
    while (auto const length = one_of(text, {"哎呀", "哎", "哦", "噢", "嗯", "啊", "不好意思", "对不起", "抱歉", "书记", "领导", "我"})) text = without_marks(text.substr(length));
    return text;
}

View without_tail(View text) {
    text = without_marks(text);
    for (bool again = true; again;) {
        again = false;
        for (View tail : {"才对", "哈", "啊", "的话", "了", "呢", "嘛", "哦"})
            if (text.size() > tail.size() && text.ends_with(tail)) text = without_marks(text.substr(0, text.size() - tail.size())), again = true;
    }
    return text;
}

bool holds_any(View text, std::initializer_list<View> words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return text.find(word) != text.npos; });
}

bool asks(View text) { return holds_any(text, {"?", "？", "吗", "什么", "啥", "谁", "哪", "咋", "怎么", "是不是"}) || text.ends_with("对不对"); }

std::optional<Correction> made(View meant, View instead_of, bool says_wrong) {
    meant = without_tail(meant);
    instead_of = without_tail(instead_of);
    if (meant.empty() || meant.size() > longest || instead_of.size() > longest) return std::nullopt;
    return Correction{std::string(meant), std::string(instead_of), says_wrong};
}

// 是昨天, 应该是3号不是5号, 改成李四
std::optional<Correction> after_wrong(View body, bool bare) {
    auto const leads = one_of(body, {"应该是", "应当是", "该是", "其实是", "是", "改成", "改为", "换成"});
    if (leads == 0 && !bare) return std::nullopt;
    body = without_marks(body.substr(leads));
    for (View not_that : {"，不是", ",不是", " 不是", "。不是", "不是"})
        if (auto const at = body.find(not_that); at != body.npos && at > 0) return made(body.substr(0, at), body.substr(at + not_that.size()), true);
    return made(body, {}, true);
}

// 不是张三，是李四; 不是3号是5号
std::optional<Correction> not_this_but_that(View text) {
    auto const length = one_of(text, {"不是"});
    if (length == 0) return std::nullopt;
    auto const body = text.substr(length);
    for (View but : {"，应该是", ",应该是", "，而是", ",而是", "，是", ",是", " 是", "。是", "而是", "应该是", "是"})
        if (auto const at = body.find(but); at != body.npos && at > 0) return made(body.substr(at + but.size()), body.substr(0, at), false);
    return std::nullopt;
}

struct Place { std::size_t begin, end; };

std::string replaced(View said, Place place, View with) { return std::string(said.substr(0, place.begin)) + std::string(with) + std::string(said.substr(place.end)); }

std::string say_fixed(Date day) { return std::to_string(month_of(day)) + "月" + std::to_string(day_of(day)) + "日"; }

}  // namespace

std::optional<Correction> read_correction(View raw) {
    if (raw.size() > 300) return std::nullopt;
    auto const whole = normalise(raw);
    if (!holds_any(whole, {"错", "不", "正", "是"})) return std::nullopt;  // most messages: every correction has one of them
    auto text = without_sighs(whole);
    if (asks(text)) return std::nullopt;
    std::size_t wrong = 0;
    while (auto const length = one_of(text, {"不对", "错了", "不对头", "说错了", "写错了", "弄错了", "搞错了", "记错了", "打错了", "报错了", "发错了", "登错了", "填错了", "刚才说错了", "刚才写错了", "更正一下", "纠正一下", "刚才错了", "日子错了", "人错了", "名字错了"})) {
        wrong += length;
        text = without_sighs(text.substr(length));
    }
    if (auto both = not_this_but_that(text)) {
        both->says_wrong = wrong > 0;
        return both;
    }
    if (wrong > 0) return text.empty() ? std::nullopt : after_wrong(text, true);
    if (text.starts_with("应该是") || (text.starts_with("是") && text.find("不是") != text.npos)) {
        auto read = after_wrong(text, false);
        if (read) read->says_wrong = false;
        return read;
    }
    return std::nullopt;
}

Meant kind_of_meant(View words, Timestamp now, Calendar const& calendar) {
    if (lone_number(words) && words.find("号") == words.npos) return Meant::number;
    if (number_list(words).size() > 1) return Meant::number;
    auto const days = find_dates(words, now, calendar, Tense::past);
    if (days.size() == 1 && days.front().begin == 0 && !days.front().impossible) {
        auto const rest = without_tail(words.substr(days.front().end));
        if (rest.empty() || rest == "谈的" || rest == "开的" || rest == "的" || rest == "那天" || rest == "办的" || rest == "谈") return Meant::day;
    }
    auto const points = fold_text(words, words.size()).points;
    if (auto const amount = points.empty() ? std::nullopt : amount_at(points, 0); amount && amount->length == points.size()) return Meant::amount;
    return Meant::words;
}

std::string with_day(View said, Timestamp said_at, View day, Calendar const& calendar) {
    auto const days = find_dates(said, said_at, calendar, Tense::past);
    if (days.empty()) return std::string(said) + " " + std::string(day);
    if (days.size() > 1) return {};
    return replaced(said, {days.front().begin, days.front().end}, day);
}

std::string with_number(View said, View number) {
    if (lone_number(said)) return std::string(number);
    auto const ordinal = said.starts_with("第") ? View("第").size() : 0;
    auto const numeral = numeral_at(said.substr(ordinal));
    return numeral ? replaced(said, {ordinal, ordinal + numeral->bytes}, number) : std::string{};
}

std::string with_amount(View said, View amount) {
    auto const wanted = fold_text(amount, amount.size());
    auto const meant = amount_at(wanted.points, 0);
    auto const folded = fold_text(said, said.size());
    std::optional<Place> found;
    for (std::size_t i = 0; meant && i < folded.points.size();) {
        auto const one = amount_at(folded.points, i);
        if (!one || one->sign != meant->sign) {
            i += one ? one->length : 1;
            continue;
        }
        if (found) return {};  // which of them?
        auto const end = i + one->length;
        found = Place{folded.from[i], end < folded.points.size() ? folded.from[end] : said.size()};
        i = end;
    }
    return found ? replaced(said, *found, amount) : std::string{};
}

std::string with_fixed_days(View said, Timestamp said_at, Calendar const& calendar, bool always) {
    auto const days = find_dates(said, said_at, calendar, Tense::past);
    std::string text(said);
    bool any = false;
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        if (!day->first || day->first != day->last) continue;
        any = true;
        text.replace(day->begin, day->end - day->begin, say_fixed(*day->first));
    }
    return any || !always ? text : text + " " + say_fixed(local_day(said_at));
}

}  // namespace lingyan::language
