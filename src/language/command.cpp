#include "language/command.hpp"

#include "language/command_alone.hpp"
#include "language/command_words.hpp"
#include "language/half_days.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"
#include "language/shingles.hpp"

#include <algorithm>

namespace lingyan::language {

namespace {

// Of a character the last byte is what tells it from most others.
bool is_one_of(std::string_view text, Words const& words) {
    return !text.empty() && std::any_of(words.begin(), words.end(), [&](auto word) { return word.size() == text.size() && word.back() == text.back() && word == text; });
}

// A text that is asked for many words: that most of them are not in it is seen at once.
struct Said : std::string_view {
    explicit Said(std::string_view text) : std::string_view(text), shingles(text) {}
    Shingles shingles;
};

bool has_any(Said const& text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.shingles.may_hold(word) && text.find(word) != text.npos; });
}
bool has_any(std::string_view text, Words const& words) { return has_any(Said(text), words); }

// The longest of the words that the text begins, or ends, with.
std::string_view beginning(std::string_view text, Words const& words) {
    std::string_view best;
    for (auto word : words)
        if (word.size() > best.size() && word.size() <= text.size() && text[word.size() - 1] == word.back() && text.starts_with(word)) best = word;
    return best;
}
std::string_view ending(std::string_view text, Words const& words) {
    std::string_view best;
    if (text.empty()) return best;
    auto const last = text.back();
    for (auto word : words)
        if (word.back() == last && word.size() > best.size() && text.ends_with(word)) best = word;
    return best;
}

Words const marks{"。", "！", "!", "，", ",", "、", "~", "～", ".", "；", ";", "：", ":", " ", "…", "?", "？"};
Words const sighs{"啊", "呀", "哈", "哟", "喔", "咯", "喽", "呐"};

std::string_view stripped(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (auto mark = ending(text, marks); !mark.empty() && text.size() > mark.size()) text.remove_suffix(mark.size()), again = true;
        if (auto sigh = ending(text, sighs); !sigh.empty() && text.size() > sigh.size()) text.remove_suffix(sigh.size()), again = true;
        if (auto mark = beginning(text, marks); !mark.empty() && text.size() > mark.size()) text.remove_prefix(mark.size()), again = true;
    }
    return is_one_of(text, marks) && text != "?" ? std::string_view{} : text;
}

std::size_t first_character(std::string_view text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    return end;
}

bool begins_with_mark(std::string_view text) { return !beginning(text, marks).empty(); }

bool is_question(Said const& text) {
    constexpr std::string_view nothings[] = {"没啥", "没什么", "没得啥", "没有什么"};  // 没啥问题 asks nothing
    for (auto nothing : nothings)
        if (text.shingles.may_hold(nothing) && text.find(nothing) != text.npos) {
            std::string rest(text);
            for (auto word : nothings)
                for (auto at = rest.find(word); at != rest.npos; at = rest.find(word)) rest.erase(at, word.size());
            return has_any(rest, asking_words) || !ending(rest, asking_endings).empty();
        }
    return has_any(text, asking_words) || !ending(text, asking_endings).empty();
}
bool is_question(std::string_view text) { return is_question(Said(text)); }

// 收到，马上办; 好的书记
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

// Whether what follows a numeral makes it an amount. Apart from it (3 人手够) the measure has to stand alone, unless `days` are spoken of.
bool is_measured(std::string_view after, bool days = false) {
    bool apart = after.starts_with(' ');
    while (after.starts_with(' ')) after.remove_prefix(1);
    auto measure = beginning(after, measures);
    if (measure.empty()) return false;
    if (apart && !days && after.size() > measure.size() && !begins_with_mark(after.substr(measure.size()))) return false;
    return measure != "周" || beginning(after.substr(measure.size()), {"一", "二", "三", "四", "五", "六", "日", "天", "末"}).empty();
}

// The thing that is said to be done, where that is what a text says: 医保名单 of 医保名单已经办完了; empty where none is named.
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

// Of 村道保洁全部搞定，照片已传 the first part, where the rest takes nothing away from it.
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

// 账, 8月账, 上河村的账, 村里的账呢: short, and of accounts or 公开 alone.
bool speaks_of_notices(Said const& text) {
    if (is_one_of(text, asking_for_notices)) return true;
    if (!beginning(text, publish_words).empty()) return false;
    if (has_any(text, {"公示了", "公开了"}) && is_question(text)) return true;
    bool short_one = characters(text) <= 12 && what_is_done(text) == std::nullopt;
    return short_one && !ending(text, {"月账", "月的账", "村账", "村的账", "里的账", "月份的账", "月账目", "月的账目", "月公开", "村公开", "社区公开", "月财务公开", "月村务公开", "月党务公开", "最近的公开", "最近公开"}).empty();
}

// 培训还差谁, 谁的培训没满, 培训还差谁 旦麻村
bool speaks_of_training_left(Said const& text) {
    return text.find("培训") != text.npos && has_any(text, who_lacks_words) && has_any(text, {"还差", "没满", "没培训", "没参加", "没有培训", "没有参加", "未满", "差谁", "不够", "没够", "欠"});
}

// 培训还差几天, 我今年培训了几天: of the person's own days. A task that bears the word (培训签到表) is none.
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

// 我的账 of 去年我的账, 2025年的我的账, 我的账 2025: a year that stands before or behind, and what ties it.
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

std::string rest_after(std::string_view text, std::size_t bytes) { return std::string(stripped(text.substr(bytes))); }

// A number at the beginning of what follows a word: "3", "3 少一页", "第3件". Of a day or an amount (25号, 3 天, 3件) it is none where the
// word speaks of days or of how many.
void take_number(Command& command) {
    std::string_view rest = command.rest;
    bool ordinal = rest.starts_with("第");
    if (ordinal) rest.remove_prefix(std::string_view("第").size());
    auto numeral = numeral_at(rest);
    if (!numeral) {
        if (auto whole = lone_number(rest)) command.number = whole, command.rest.clear();  // ①
        return;
    }
    auto after = rest.substr(numeral->bytes);
    auto measure = beginning(after, {"件", "号", "项", "个"});
    bool day = command.intent == Intent::extend || command.intent == Intent::change;
    if (!measure.empty() && !ordinal && ((measure != "号" && (day || command.intent == Intent::done)) || (day && after == "号"))) return;
    auto follows = after.substr(measure.size());
    if (measure.empty() && (is_measured(after, day) || (!after.empty() && !begins_with_mark(after) && !after.starts_with("到")))) return;
    if (day && measure == "号" && beginning(follows, {"前", "之前"}) != "") return;
    command.number = numeral->value;
    command.rest = follows.empty() ? std::string{} : std::string(stripped(follows));
}

std::optional<Command> by_prefix(Command command, bool question) {
    Said const text(command.text);
    struct Row {
        Intent intent;
        Words const* words;
    };
    auto with = [&](Intent intent, std::size_t bytes) {
        command.intent = intent;
        command.number.reset();
        command.rest = rest_after(text, bytes);
        take_number(command);
        return command;
    };
    auto whole = [&](Intent intent, std::size_t bytes) {
        command.intent = intent;
        command.rest = rest_after(text, bytes);
        return command;
    };
    auto follows = [&](std::string_view word) { return text.substr(word.size()); };
    // A short word is a command only where something sets it apart: 退 3, but not 退休名单.
    auto stands_apart = [&](std::string_view word) {
        auto after = follows(word);
        return word.size() > 3 || after.empty() || begins_with_mark(after) || after.starts_with("第") || numeral_at(after) || lone_number(after);
    };
    if (auto word = beginning(text, {"谈不了", "谈不成", "没法谈"}); !word.empty() && !question) return whole(Intent::talk_cannot, word.size());
    if (auto word = beginning(text, {"撤任务", "撤掉任务", "任务撤回", "取消任务", "收回任务"}); !word.empty() && !question) return with(Intent::withdraw, word.size());
    if (auto word = beginning(text, {"改期", "改任务", "改到", "改成", "改"}); !word.empty() && text.size() > word.size() && stands_apart(word) && !question)
        return with(Intent::change, word == "改到" || word == "改成" ? std::string_view("改").size() : word.size());
    if (auto word = beginning(text, {"派任务", "派活", "派", "布置任务", "布置", "安排任务"}); !word.empty()) {
        bool other = !beginning(text, {"派出", "派错", "派人", "派个人", "派车", "派送", "派发", "派了", "派谁", "派什么", "派啥", "派过", "派的", "派活怎", "派活咋", "派任务怎", "派任务咋", "派任务是", "派活是", "布置得", "布置了"}).empty();
        if (!other && ending(text, {"吗", "么", "呢"}).empty()) return whole(Intent::assign, word.size());
    }
    // Set apart by a mark or alone: 演练方案 and 情况说明 are papers.
    for (auto const& [intent, words] : {Row{Intent::emergency, &emergency_words}, Row{Intent::drill, &drill_words}, Row{Intent::lifted, &lifted_words},
                                        Row{Intent::situation, &situation_words}, Row{Intent::figures, &figures_words}, Row{Intent::meeting_call, &meeting_words}})
        if (auto word = beginning(text, *words); !word.empty() && !question && (follows(word).empty() || begins_with_mark(follows(word))) && !done_in(text)) return whole(intent, word.size());
    if (auto word = beginning(text, table_words); !word.empty() && (follows(word).empty() || begins_with_mark(follows(word)) || lone_number(follows(word)))) return with(Intent::table, word.size());
    if (auto word = beginning(text, course_words); !word.empty() && !question) {
        bool other = word.size() < text.size() && !beginning(follows(word), {"的", "了", "签到", "名单", "回执", "材料", "方案", "总结", "已"}).empty();
        if (!other) return whole(Intent::course_call, word.size());
    }
    if (auto word = beginning(text, publish_words); !word.empty() && !question && beginning(follows(word), {"了", "没", "的"}).empty()) return whole(Intent::publish, word.size());
    // 公示困难党员慰问名单 puts it up; 公示了什么 asks.
    if (auto word = beginning(text, {"公示"}); !word.empty() && !question && characters(follows(word)) >= 4 && !begins_with_mark(follows(word)) && !numeral_at(follows(word)) &&
                                               beginning(follows(word), {"了", "栏", "的", "期", "牌", "无", "结", "办", "完"}).empty())
        return whole(Intent::publish, word.size());
    if (auto word = beginning(text, {"形式", "公开形式"}); !word.empty() && (follows(word).starts_with(' ') || numeral_at(follows(word))) && !question) return whole(Intent::forms, word.size());
    if (auto word = beginning(text, {"撤下", "撤下公开", "下架"}); !word.empty() && !question && (follows(word).empty() || stands_apart(word))) {
        auto tried = with(Intent::take_down, word.size());
        if (tried.number || tried.rest.empty() || begins_with_mark(follows(word))) return tried;
    }
    if (auto word = beginning(text, {"账单"}); !word.empty() && !question && !done_in(text) && (follows(word).empty() || follows(word).starts_with(' '))) return whole(Intent::statement, word.size());
    if (auto word = beginning(text, {"问", "问一下"}); !word.empty() && (follows(word).starts_with(' ') || numeral_at(follows(word)))) {
        auto tried = with(Intent::question, word.size());
        if (tried.number) return tried;
    }
    if (auto word = beginning(text, notice_words); !word.empty() && !done_in(text) && (text.size() == word.size() || begins_with_mark(follows(word)) || numeral_at(follows(word)) || follows(word).starts_with("第")))
        return whole(Intent::notices, word.size());
    // Days have to be spoken of: 培训名单办完了 is a task.
    if (auto word = beginning(text, {"培训"}); !word.empty() && text.size() > word.size() && !question && !done_in(text)) {
        auto after = follows(word);
        bool lacks = !beginning(stripped(after), {"还差", "还剩", "剩", "差"}).empty();
        if (!lacks && (day_amount_in(after) || (after.starts_with(' ') && characters(after) <= 12))) return whole(Intent::training_record, word.size());
    }
    // Said of a course by its number or alone; 取消了低保 is no course.
    auto ends_there = [&](std::string_view word) {
        auto after = follows(word);
        return after.empty() || begins_with_mark(after) || numeral_at(after) || lone_number(after);
    };
    if (auto word = beginning(text, off_words); !word.empty() && !question && ends_there(word)) return with(Intent::course_off, word.size());
    if (auto word = beginning(text, not_coming_words); !word.empty() && word != "请假" && !question && ends_there(word)) return with(Intent::not_coming, word.size());
    if (auto word = beginning(text, leave_words); !word.empty() && !question && beginning(follows(word), not_leaving).empty()) return whole(Intent::leave, word.size());
    if (auto word = beginning(text, {"销假"}); !word.empty() && !question) return whole(Intent::back, word.size());
    if (auto word = beginning(text, swap_words); !word.empty() && !question && beginning(follows(word), {"了", "的"}).empty()) return whole(Intent::swap, word.size());
    // Set apart by a blank: 代表大会 and 替换 are other words.
    if (auto word = beginning(text, proxy_words); !word.empty() && follows(word).starts_with(' ')) return whole(Intent::proxy, word.size());
    if (auto word = beginning(text, list_register_words); !word.empty()) return whole(Intent::list_register, word.size());
    for (auto [intent, words] : {Row{Intent::appeal, &appeal_words}, Row{Intent::tolerance, &tolerance_words}, Row{Intent::correct, &correct_words}})
        if (auto word = beginning(text, *words); !word.empty() && !question && ends_there(word)) return with(intent, word.size());
    if (auto word = beginning(text, delegate_words); !word.empty() && text.size() > word.size() && !question && beginning(text, not_delegating).empty() && characters(text) <= 24 && !done_in(text))
        return whole(Intent::delegate, word.size());
    if (auto word = beginning(text, why_words); !word.empty()) return with(Intent::why, word.size());
    if (auto word = beginning(text, {"原因"}); !word.empty() && text.size() > word.size() && !question) return whole(Intent::reason, word.size());
    if (auto word = beginning(text, {"约谈", "约", "帮我约"}); !word.empty() && text.size() > word.size() + 3 && !question && !numeral_at(follows(word)) &&
                                                               beginning(text, {"约定", "约束", "约好", "约占", "约有", "约等"}).empty())
        return whole(Intent::talk_plan, word.size());
    if (auto word = beginning(text, {"谈话", "谈心谈话", "谈心", "谈"}); !word.empty() && text.size() > word.size() && !question) {
        bool other = !beginning(follows(word), {"是", "记录", "登记", "表", "制度", "要求", "内容", "情况", "时间", "材料", "的", "不", "判", "论", "恋爱"}).empty();
        if (!other) return whole(Intent::talk_record, word.size());
    }
    if (auto word = beginning(text, not_ours_words); !word.empty() && !question) return with(Intent::not_ours, word.size());
    if (auto word = beginning(text, help_me); !word.empty()) return with(Intent::need_help, word.size());
    if (auto word = beginning(text, extend_words); !word.empty() && (stands_apart(word) || follows(word).starts_with("到"))) {
        bool asks_how = has_any(text, {"怎么", "咋", "谁", "几天", "几号", "什么", "啥", "哪"}) || (question && !has_any(text, spans_of_days));
        if (!asks_how) return with(Intent::extend, word == "延到" ? std::string_view("延").size() : word.size());
    }
    if (auto word = beginning(text, {"选择", "选", "我选", "回"}); !word.empty())
        if (auto number = lone_number(follows(word)); number && *number > 0) {
            command.number = number;
            command.intent = Intent::number;
            return command;
        }
    // These words mean something else on their own, so a number has to follow at once.
    for (auto [intent, words] : {Row{Intent::send_back, &back_words}, Row{Intent::accept, &accept_words}, Row{Intent::show, &show_words}, Row{Intent::done, &done_words}})
        if (auto word = beginning(text, *words); !word.empty() && (intent == Intent::show || !question)) {
            auto tried = with(intent, word.size());
            if (tried.number) return tried;
            if (intent == Intent::send_back && text.starts_with("退回")) {
                if (has_any(text, not_ours_words)) tried.intent = Intent::not_ours;
                return tried;
            }
            // 任务4要交什么
            if (auto numeral = numeral_at(tried.rest); intent == Intent::show && numeral && !beginning(std::string_view(tried.rest).substr(numeral->bytes), detail_words).empty()) {
                tried.number = numeral->value;
                return tried;
            }
        }
    return std::nullopt;
}

// "1 办完了", "3号延期到周五", "2 退 少一页"
std::optional<Command> number_then_words(Command command, bool question) {
    std::string_view text = command.text;
    bool ordinal = text.starts_with("第");
    auto body = ordinal ? text.substr(std::string_view("第").size()) : text;
    auto numeral = numeral_at(body);
    if (!numeral)  // ① is one sign
        if (auto sign = body.substr(0, first_character(body)); auto value = lone_number(sign)) numeral = Numeral{*value, sign.size()};
    if (!numeral || numeral->value < 0 || numeral->value > 999) return std::nullopt;
    auto after = body.substr(numeral->bytes);
    if (numeral->value == 0) {  // 0 路断了: 要帮忙, and of what is said after it
        if (!after.starts_with(" ") && !after.starts_with("，") && !after.starts_with(",")) return std::nullopt;
        command.intent = Intent::need_help;
        command.rest = std::string(stripped(after));
        return command;
    }
    if (auto word = beginning(after, ordinal ? Words{"号任务", "号", "件任务", "件", "项任务", "项", "个任务", "个"} : Words{"号任务", "号"}); !word.empty()) after.remove_prefix(word.size());
    else if (is_measured(after)) return std::nullopt;
    after = stripped(after);
    if (after.empty()) return std::nullopt;
    command.number = numeral->value;
    command.rest = std::string(after);
    auto is = [&](Intent intent, std::string_view word) {
        command.intent = intent;
        command.rest = word.size() == after.size() ? std::string{} : rest_after(after, word.size());
        return command;
    };
    if (auto done = done_in(after); done && done->empty()) return is(Intent::done, after);
    if (auto word = beginning(after, not_ours_words); !word.empty() && !question) return is(Intent::not_ours, word);
    if (auto word = beginning(after, help_me); !word.empty()) return is(Intent::need_help, word);
    if (auto word = beginning(after, extend_words); !word.empty() && !has_any(after, {"怎么", "咋", "几天", "几号"})) return is(Intent::extend, word == "延到" ? "延" : word);
    if (has_any(after, extend_words) && has_any(after, spans_of_days) && !has_any(after, {"怎么", "咋", "几天", "几号"})) return is(Intent::extend, "");
    if (auto word = beginning(after, why_words); !word.empty()) return is(Intent::why, word);
    if (has_any(after, detail_words)) return is(Intent::show, "");
    if (question) return std::nullopt;
    if (auto word = beginning(after, not_coming_words); !word.empty()) return is(Intent::not_coming, word);
    if (auto word = beginning(after, off_words); !word.empty()) return is(Intent::course_off, word);
    if (auto word = beginning(after, delegate_words); !word.empty() && beginning(after, not_delegating).empty() && after.size() > word.size() && !after.ends_with("了")) return is(Intent::delegate, word);
    for (auto const& [intent, words] : {std::pair{Intent::appeal, &appeal_words}, std::pair{Intent::tolerance, &tolerance_words}, std::pair{Intent::correct, &correct_words}})
        if (auto word = beginning(after, *words); !word.empty()) return is(intent, word);
    if (is_one_of(after, coming_words)) return is(Intent::coming, after);
    if (auto word = ending(after, absent_words); word.size() > 3 && after.size() > word.size() && !has_any(after, {"户", "还有", "还差", "已"})) {  // 4 张三没到
        command.intent = Intent::absent;
        command.rest = std::string(stripped(after.substr(0, after.size() - word.size())));
        return command;
    }
    if (auto word = ending(after, {"去不了", "来不了", "去不成", "不能去", "不去"}); !word.empty()) {  // 3 孩子住院去不了
        command.intent = Intent::not_coming;
        command.rest = std::string(stripped(after.substr(0, after.size() - word.size())));
        return command;
    }
    if (auto word = beginning(after, absent_words); !word.empty() && (after.size() == word.size() || begins_with_mark(after.substr(word.size())) || word.size() > 3)) return is(Intent::absent, word);
    if (auto word = beginning(after, back_words); !word.empty()) {
        auto rest = after.substr(word.size());
        bool apart = word.size() > 3 || rest.empty() || begins_with_mark(rest) || word == "补";
        if (apart && !rest.starts_with("了") && !rest.starts_with("助") && !rest.starts_with("贴")) return is(Intent::send_back, word);
    }
    if (is_one_of(after, accept_words)) return is(Intent::accept, after);
    if (auto word = beginning(after, accept_words); !word.empty() && begins_with_mark(after.substr(word.size()))) return is(Intent::accept, word);
    if (auto word = beginning(after, {"原因"}); !word.empty()) return is(Intent::reason, word);
    if (has_any(after, progress_signs)) {
        command.intent = Intent::progress;
        return command;
    }
    return std::nullopt;
}

}  // namespace

Command read_command(std::string_view raw) {
    Command command;
    auto text = normalise(raw.substr(0, 4096));
    command.text = std::string(stripped(text));
    std::string_view t = command.text;
    auto as = [&](Intent intent) {
        command.intent = intent;
        return command;
    };
    auto with_all = [&](Intent intent) {
        command.rest = command.text;
        return as(intent);
    };
    if (t.empty()) return command;
    if (auto number = lone_number(t)) {
        if (*number == 0) return as(characters(t) <= 2 ? Intent::need_help : Intent::unknown);  // 0, 0号; 00000 is a slip
        command.number = number;
        return as(Intent::number);
    }
    if (auto list = number_list(t); list.size() > 1) {
        command.numbers = list;
        return as(Intent::numbers);
    }
    struct Row {
        Intent intent;
        Words const& words;
    };
    if (auto const intent = meaning_alone(t)) {
        // 可以? asks; 可以 says.
        bool asked = text.ends_with("?") && (*intent == Intent::yes || *intent == Intent::accept || (*intent == Intent::chatter && is_one_of(t, yes_words)));
        return as(asked ? Intent::unknown : *intent);
    }
    Said const words(t);  // a number is read before it comes to this
    bool const question = is_question(words) || (text.size() > t.size() && is_question(text));
    if (has_any(words, on_duty_words) && characters(t) <= 20) return with_all(Intent::on_duty);
    if (has_any(words, away_words) && characters(t) <= 16 && !what_is_done(t)) return with_all(Intent::away);
    if (auto named = without_year(t); named.size() < t.size())
        for (auto const& [intent, words_of] : {Row{Intent::ledger, ledger_words}, Row{Intent::list, list_words}})
            if (is_one_of(named, words_of)) return as(intent);
    if (speaks_of_notices(words)) return as(Intent::notices);
    if (speaks_of_training_left(words)) return as(Intent::training_left);
    if (speaks_of_training_days(words)) return as(Intent::training_status);
    if (auto done = what_is_done(t); done && done->empty() && !question) return as(Intent::done);
    if (speaks_of_talk_held(words) && !question && !t.starts_with("谈")) return with_all(Intent::talk_record);
    if (speaks_of_talk_left(words)) return as(Intent::talk_left);
    if (question && has_any(words, {"怎么", "咋", "如何"}) && has_any(words, {"报完", "派任务", "派活", "延期", "撤回", "绑定", "用这个"})) return as(Intent::help);
    if (question && t.find("电话") != t.npos && has_any(words, {"多少", "号码", "是几"})) return as(Intent::telephone);
    if (auto found = by_prefix(command, question)) return *found;
    if (auto found = number_then_words(command, question)) return *found;
    if (is_chatter(t)) return as(Intent::chatter);
    if (question && !has_any(words, {"延期", "推迟", "宽限", "延到"})) return command;
    // "医保名单办完了": the title first, the word last; "1和3都办完了".
    if (auto thing = done_in(t)) {
        if (auto list = number_list(*thing); list.size() > 1) {
            command.numbers = list;
            return as(Intent::numbers);
        }
        if (auto count = numeral_at(*thing); count && characters(thing->substr(count->bytes)) == 1) return command;  // 3件都办完了: which three?
        command.rest = std::string(stripped(*thing));
        return as(Intent::done);
    }
    if (has_any(words, {"延期", "推迟", "宽限", "延到"}) && has_any(words, spans_of_days) && !has_any(words, {"怎么", "咋", "几号", "几天", "谁", "什么"})) return with_all(Intent::extend);
    if (has_any(words, not_ours_words)) return with_all(Intent::not_ours);
    if (!beginning(t, {"还差", "进度", "完成了", "办了", "走了", "收了"}).empty() || !ending(t, {"一半", "刚开头", "了一半多"}).empty()) return with_all(Intent::progress);
    return command;
}

}  // namespace lingyan::language
