// The word of command comes first. Which of two is meant is decided by the order here, and by what sets the word apart.
#include "language/command_parts.hpp"
#include "language/command_sentence.hpp"
#include "language/half_days.hpp"
#include "language/numerals.hpp"

namespace lingyan::language {
namespace {

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

}  // namespace

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

}  // namespace lingyan::language
