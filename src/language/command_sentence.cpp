#include "language/command_sentence.hpp"

#include "language/command.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::language {

bool is_chatter(std::string_view text) {
    bool any = false;
    while (!(text = stripped(text)).empty()) {
        auto said = beginning(text, chatter_words), between = beginning(text, chatter_between);
        if (said.empty() && between.empty()) return false;
        any = any || !said.empty();
        text.remove_prefix(std::max(said.size(), between.size()));
    }
    return any;
}

std::optional<std::string_view> what_is_done(std::string_view text) {
    auto said = ending(text, done_words);
    if (said.empty() || (text.size() > said.size() && said.size() < 6)) return std::nullopt;
    auto thing = text.substr(0, text.size() - said.size());
    auto without = [&] {
        for (auto word = ending(thing, before_done); !word.empty(); word = ending(thing, before_done)) thing.remove_suffix(word.size());
        return thing = stripped(thing);
    };
    if (!ending(thing, not_yet_done).empty() && ending(thing, before_done).empty()) return std::nullopt;
    without();
    if (!ending(thing, not_yet_done).empty() || has_any(text, not_of_what_is_done) || is_question(text)) return std::nullopt;
    return thing;
}

std::optional<std::string_view> done_in(std::string_view text) {
    if (auto whole = what_is_done(text)) return whole;
    for (std::string_view mark : {"，", ",", "。", " "}) {
        auto at = text.find(mark);
        if (at == text.npos || is_question(text) || has_any(text.substr(at), not_of_what_is_done) || numeral_at(stripped(text.substr(at)))) continue;
        if (auto first = what_is_done(text.substr(0, at))) return first;
    }
    return std::nullopt;
}

bool speaks_of_talk_left(Said const& text) {
    if (text.find("谈") == text.npos) return false;
    return is_one_of(text, {"谈话", "谈心谈话", "谈心", "我的谈话记录", "谈话记录", "谈话名单", "谈话进度", "各村谈话进度"}) ||
           has_any(text, {"还差", "没谈", "差谁", "谁没", "未谈", "谈话进度", "谈话名单", "哪些人", "还有谁", "还有几个", "谈完没", "该和谁", "该跟谁", "还要谈", "谈了几", "谈了多少", "应谈"});
}

bool speaks_of_notices(Said const& text) {
    if (is_one_of(text, asking_for_notices)) return true;
    if (!beginning(text, publish_words).empty()) return false;
    if (has_any(text, {"公示了", "公开了"}) && is_question(text)) return true;
    bool const ends_so = !ending(text, {"月账", "月的账", "村账", "村的账", "里的账", "月份的账", "月账目", "月的账目", "月公开", "村公开", "社区公开", "月财务公开", "月村务公开", "月党务公开", "最近的公开", "最近公开"}).empty();
    return ends_so && characters(text) <= 12 && !what_is_done(text);
}

bool speaks_of_training_left(Said const& text) {
    return text.find("培训") != text.npos && has_any(text, who_lacks_words) && has_any(text, {"还差", "没满", "没培训", "没参加", "没有培训", "没有参加", "未满", "差谁", "不够", "没够", "欠"});
}

bool speaks_of_training_days(Said const& text) {
    if (is_one_of(text, status_words)) return true;
    return text.find("培训") != text.npos && has_any(text, {"几天", "多少天", "好多天", "够了", "够不", "满了没", "满没"}) && has_any(text, {"差", "还", "我", "今年", "够", "满"}) && characters(text) <= 14;
}

bool speaks_of_talk_held(Said const& text) {
    if (is_question(text)) return false;
    auto held = std::string_view::npos;
    for (std::string_view word : {"谈了", "谈过", "谈完", "谈话了", "谈心了", "聊了", "聊过", "摆过", "摆了", "交了心"}) held = std::min(held, text.find(word));
    bool noted = has_any(text, {"登记一条谈话", "登记谈话", "记一条谈话", "记谈话"});
    // 昨天和张三谈心: past without a word of its own.
    if (held == text.npos && has_any(text, {"昨天", "前天", "刚才", "刚刚", "上午"})) held = std::min(text.find("谈心"), text.find("谈话"));
    if (held == text.npos) return noted;
    auto before = text.substr(0, held);
    if (has_any(before, {"没", "未", "不", "别", "想和", "想跟", "想找", "要和", "要跟", "要找", "要与", "准备", "打算", "计划", "明天", "后天", "下周", "下个", "应该", "如果", "要是", "等我", "提醒"})) return false;
    return noted || has_any(before, {"和", "跟", "与", "找", "同"});
}

std::string_view without_year(std::string_view text) {
    auto digits = [](std::string_view year) { return year.size() == 4 && year.starts_with("20") && year.find_first_not_of("0123456789") == year.npos; };
    for (std::string_view word : {"去年", "前年", "上年", "今年", "上一年"}) {
        if (text.starts_with(word)) text.remove_prefix(word.size());
        if (text.ends_with(word)) text.remove_suffix(word.size());
    }
    if (text.size() > 4 && digits(text.substr(0, 4))) {
        text.remove_prefix(4);
        for (std::string_view word : {"年度", "年"})
            if (text.starts_with(word)) text.remove_prefix(word.size());
    }
    for (std::string_view word : {"年度", "年"})
        if (text.ends_with(word) && text.size() > word.size() + 4 && digits(text.substr(text.size() - word.size() - 4, 4))) text.remove_suffix(word.size());
    if (text.size() > 4 && digits(text.substr(text.size() - 4))) text.remove_suffix(4);
    for (bool again = true; again;) {
        again = false;
        for (std::string_view tie : {" ", "的"}) {
            if (text.starts_with(tie)) text.remove_prefix(tie.size()), again = true;
            if (text.ends_with(tie)) text.remove_suffix(tie.size()), again = true;
        }
    }
    return text;
}

}  // namespace lingyan::language
