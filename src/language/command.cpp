#include "language/command.hpp"

#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <array>

namespace lingyan::language {

namespace {

using Words = std::vector<std::string_view>;

bool is_one_of(std::string_view text, Words const& words) { return std::find(words.begin(), words.end(), text) != words.end(); }

bool has_any(std::string_view text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.find(word) != text.npos; });
}

// The longest of the words that the text begins with.
std::string_view beginning(std::string_view text, Words const& words) {
    std::string_view best;
    for (auto word : words)
        if (text.starts_with(word) && word.size() > best.size()) best = word;
    return best;
}

Words const marks{"。", "！", "!", "，", ",", "、", "~", "～", ".", "；", ";", "：", ":", " ", "…", "?", "？", "了啊", "哈"};

std::string_view stripped(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (auto mark : marks) {
            if (text.ends_with(mark) && text.size() > mark.size()) text.remove_suffix(mark.size()), again = true;
            if (mark != "了啊" && mark != "哈" && text.starts_with(mark) && text.size() > mark.size()) text.remove_prefix(mark.size()), again = true;
        }
    }
    return text;
}

Words const undo_words{"撤", "撤回", "撤销", "撤回来", "撤了", "撤一下", "错了", "报错了", "发错了", "弄错了", "点错了", "按错了", "撤回上一条", "撤销上一条",
                       "发错了撤回", "发错了 撤回上一条", "刚才那个不算", "刚才那个不作数", "刚才的不算", "取消刚才的", "回退", "还没办完", "没办完"};
Words const cancel_words{"算了", "不用了", "不弄了", "先不弄", "取消", "不发了", "别发", "不发", "停", "退出"};
Words const all_words{"全部", "全部任务", "所有", "所有任务", "看全部", "都有哪些", "全部看", "全部事项"};
Words const mine_words{"我的任务", "任务", "任务列表", "我的事", "待办", "我的待办", "今天的事", "今天有什么事", "今天有啥事", "有什么任务", "我有什么任务", "有啥任务",
                       "我有啥任务", "还有什么事", "还有啥事", "我的事项", "今日任务", "今天任务", "今天干啥", "今天做什么", "清单", "我的清单", "每日清单", "还有几项没完成",
                       "我还剩啥事莫弄", "看下今天的工作", "我还有哪些没办", "还有哪些没办", "还差什么", "未完成"};
Words const week_words{"本周", "这周", "本周待办", "这周的事", "本周任务", "本周的事", "一周"};
Words const help_words{"帮助", "help", "Help", "HELP", "?", "？", "怎么用", "怎么使用", "咋用", "使用说明", "说明", "你能干什么", "你会什么", "你都会啥", "能干啥", "功能", "菜单",
                       "你好", "您好", "在吗", "喂", "你是谁", "你叫什么名字", "早上好", "咋报完成", "怎么报", "咋报"};
Words const yes_words{"是", "是的", "对", "对的", "确定", "确认", "行", "可以", "同意", "发", "发吧", "发送", "要", "好", "好的", "ok", "OK", "嗯", "没问题", "通过", "准", "同意延", "中", "要得"};
Words const no_words{"不", "不是", "不对", "不行", "不同意", "否", "不可以", "不要", "不准", "不是这个", "都不是"};
Words const chatter_words{"收到", "好", "好的", "好嘞", "好滴", "嗯", "嗯嗯", "哦", "噢", "谢谢", "感谢", "多谢", "辛苦了", "辛苦", "知道了", "明白", "明白了", "晓得", "晓得了", "要得", "得行", "👍", "👌", "🙏", "OK", "ok",
                         "Ok", "好的收到", "收到收到", "收到谢谢", "好的谢谢", "[强]", "[OK]", "[握手]", "[抱拳]", "[玫瑰]", "[微笑]", "马上办", "马上", "行", "可以", "没问题", "下班了", "吃饭没", "了解", "1收到"};
Words const given_words{"我派的", "派出去的", "我派的任务", "派的任务", "派出的任务", "我布置的", "我安排的", "派了哪些"};
Words const bind_words{"绑定", "我是干部", "干部绑定", "绑定身份"};
Words const phone_words{"电话", "要电话", "打电话", "联系电话", "值班电话", "人工", "转人工", "我要转人工", "村委会电话", "办公室电话", "电话多少"};
Words const help_me{"要帮忙", "求助", "帮忙", "帮帮我", "要人帮", "帮个忙", "需要帮助", "需要帮忙", "搞不定", "弄不来", "办不了", "做不了"};
Words const done_tail{"办完了", "办完", "完成了", "完成", "做完了", "做完", "弄完了", "弄完", "办好了", "办好", "做好了", "做好", "弄好了", "弄好", "搞定了", "搞定", "搞完了", "搞好了", "搞抻展了", "已办", "已办完",
                     "已完成", "已经完成", "已经办完", "已经办完了", "已经完城", "已办结", "办结", "办结了", "办了", "交了", "报了", "报上去了", "已报", "已交", "好了", "整完了", "整好了", "收拾好了", "都办完了", "全部完成", "已经弄完了",
                     "全部搞定", "全办完了", "OK了", "ok了", "弄归一了", "完成啦", "办完啦", "任务完成"};
Words const extend_words{"延期", "延到", "延后", "延长", "推迟", "宽限", "晚几天", "想延", "申请延期", "缓几天", "请延", "往后推", "再给", "能不能延期", "申请推迟", "再宽限", "延"};
Words const not_ours_words{"不属我", "不归我", "不是我们村的", "不归村里", "不是我的", "不归我管", "不归我们", "不属于我", "不属我们村", "派错了", "派错村了", "不是我的任务", "这不是我的任务", "不归我们管"};
Words const accept_words{"可以了", "可以", "通过", "验收", "接受", "认可", "同意", "合格", "没问题", "准", "批准", "验收通过", "审核通过"};
Words const back_words{"退回", "退", "打回", "不合格", "不通过", "补", "要补", "不同意", "不准", "不行", "不可以", "重做", "重报"};
Words const why_words{"为什么", "为啥", "凭什么", "依据", "根据什么", "为什么要办", "出处", "来源"};
Words const show_words{"看看", "看", "查看", "打开", "详情", "任务", "说说"};
Words const progress_signs{"还差", "一半", "%", "％", "成了", "正在", "在办", "在弄", "进度", "剩", "差不多", "大概", "办了", "做了", "走了", "交了", "收了", "登记了", "完成了", "快了", "刚开头", "已", "户", "百分之", "开始"};

bool speaks_of_talk_left(std::string_view text) {
    return text.find("谈") != text.npos &&
           has_any(text, {"还差", "没谈", "差谁", "谁没", "未谈", "进度", "名单", "哪些人", "还有谁", "还有几个", "谈完没", "该和谁", "该跟谁", "还要谈", "谈了几", "谈了多少", "应谈"});
}

bool speaks_of_talk_held(std::string_view text) {
    if (has_any(text, {"谈话", "谈心"}) && has_any(text, {"谈话了", "谈心了", "谈了话", "谈了心", "登记", "记一条", "谈话完", "谈心谈话了", "做了谈话", "谈心，谈了"})) return true;
    bool with = has_any(text, {"和", "跟", "与", "找", "同"});
    return with && has_any(text, {"谈了", "谈过", "谈完", "聊了", "聊过", "摆过", "摆了", "交了心", "谈心"});
}

std::string rest_after(std::string_view text, std::size_t bytes) { return std::string(stripped(text.substr(bytes))); }

// A number at the beginning or the end of what follows a word: "3", "3 少一页", "第3件".
void take_number(Command& command) {
    std::string_view rest = command.rest;
    if (rest.starts_with("第")) rest.remove_prefix(std::string_view("第").size());
    if (auto whole = lone_number(rest)) {
        command.number = whole;
        command.rest.clear();
        return;
    }
    if (auto numeral = numeral_at(rest)) {
        auto after = rest.substr(numeral->bytes);
        for (std::string_view word : {"件", "号", "项", "个"})
            if (after.starts_with(word)) {
                after.remove_prefix(word.size());
                command.number = numeral->value;
                command.rest = std::string(stripped(after));
                return;
            }
        if (after.starts_with(" ") || after.starts_with("，") || after.starts_with(",") || after.starts_with("到") || after.starts_with("、")) {
            command.number = numeral->value;
            command.rest = std::string(stripped(after));
        }
    }
}

std::optional<Command> by_prefix(Command command) {
    std::string_view text = command.text;
    struct Row {
        Intent intent;
        Words const* words;
    };
    auto with = [&](Intent intent, std::size_t bytes) {
        command.intent = intent;
        command.rest = rest_after(text, bytes);
        take_number(command);
        return command;
    };
    if (auto word = beginning(text, {"谈不了", "谈不成", "没法谈"}); !word.empty()) return with(Intent::talk_cannot, word.size());
    if (auto word = beginning(text, {"撤任务", "撤掉任务", "任务撤回", "取消任务", "收回任务"}); !word.empty()) return with(Intent::withdraw, word.size());
    if (auto word = beginning(text, {"改期", "改任务", "改到", "改"}); !word.empty() && text.size() > word.size() && !has_any(text, {"改天"}))
        return with(Intent::change, word == "改到" ? std::string_view("改").size() : word.size());
    if (auto word = beginning(text, {"派任务", "派活", "派", "布置任务", "布置", "安排任务"}); !word.empty()) {
        command.intent = Intent::assign;
        command.rest = rest_after(text, word.size());
        if (command.rest.size() + word.size() > text.size()) command.rest.clear();
        return command;
    }
    if (auto word = beginning(text, why_words); !word.empty()) return with(Intent::why, word.size());
    if (auto word = beginning(text, {"原因"}); !word.empty() && text.size() > word.size()) {
        command.intent = Intent::reason;
        command.rest = rest_after(text, word.size());
        return command;
    }
    if (auto word = beginning(text, {"约谈", "约"}); !word.empty() && text.size() > word.size() + 3) return with(Intent::talk_plan, word.size());
    if (auto word = beginning(text, {"谈话", "谈心谈话", "谈"}); !word.empty() && text.size() > word.size()) {
        command.intent = Intent::talk_record;
        command.rest = rest_after(text, word.size());
        return command;
    }
    for (auto [intent, words] : {Row{Intent::not_ours, &not_ours_words}, Row{Intent::need_help, &help_me}, Row{Intent::extend, &extend_words}})
        if (auto word = beginning(text, *words); !word.empty()) return with(intent, word == "延到" ? std::string_view("延").size() : word.size());
    // These words mean something else on their own, so a number has to follow at once.
    for (auto [intent, words] : {Row{Intent::send_back, &back_words}, Row{Intent::accept, &accept_words}, Row{Intent::show, &show_words},
                                 Row{Intent::done, &done_tail}})
        if (auto word = beginning(text, *words); !word.empty()) {
            auto tried = with(intent, word.size());
            if (tried.number) return tried;
            if (intent == Intent::send_back && text.starts_with("退回")) return tried;
        }
    return std::nullopt;
}

// "1 办完了", "3号延期到周五", "2 退 少一页"
std::optional<Command> number_then_words(Command command) {
    std::string_view text = command.text;
    bool ordinal = text.starts_with("第");
    auto body = ordinal ? text.substr(std::string_view("第").size()) : text;
    auto numeral = numeral_at(body);
    if (!numeral || numeral->value < 0 || numeral->value > 999) return std::nullopt;
    auto after = body.substr(numeral->bytes);
    if (auto word = beginning(after, {"号任务", "号", "件", "项", "个"}); !word.empty()) after.remove_prefix(word.size());
    after = stripped(after);
    if (after.empty()) return std::nullopt;
    command.number = numeral->value;
    command.rest = std::string(after);
    auto is = [&](Intent intent, std::string_view word) {
        command.intent = intent;
        command.rest = rest_after(after, word.size());
        if (word.size() == after.size()) command.rest.clear();
        return command;
    };
    if (is_one_of(after, done_tail)) return is(Intent::done, after);
    if (auto word = beginning(after, not_ours_words); !word.empty()) return is(Intent::not_ours, word);
    if (auto word = beginning(after, help_me); !word.empty()) return is(Intent::need_help, word);
    if (auto word = beginning(after, extend_words); !word.empty()) return is(Intent::extend, word == "延到" ? "延" : word);
    if (has_any(after, extend_words) && has_any(after, {"天", "周", "号", "日", "月", "礼拜"})) return is(Intent::extend, "");
    if (auto word = beginning(after, back_words); !word.empty()) return is(Intent::send_back, word);
    if (is_one_of(after, accept_words)) return is(Intent::accept, after);
    if (auto word = beginning(after, why_words); !word.empty()) return is(Intent::why, word);
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
    if (t.empty()) return command;
    if (auto number = lone_number(t)) {
        command.number = number;
        return as(*number == 0 ? Intent::need_help : Intent::number);
    }
    if (auto list = number_list(t); list.size() > 1) {
        command.numbers = list;
        return as(Intent::numbers);
    }
    struct Row {
        Intent intent;
        Words const& words;
    };
    for (auto const& [intent, words] : {Row{Intent::undo, undo_words}, Row{Intent::all, all_words}, Row{Intent::mine, mine_words}, Row{Intent::week, week_words},
                                        Row{Intent::given, given_words}, Row{Intent::help, help_words}, Row{Intent::bind, bind_words},
                                        Row{Intent::telephone, phone_words}, Row{Intent::need_help, help_me}, Row{Intent::done, done_tail},
                                        Row{Intent::cancel, cancel_words}, Row{Intent::chatter, chatter_words}, Row{Intent::yes, yes_words},
                                        Row{Intent::no, no_words}, Row{Intent::accept, accept_words}, Row{Intent::extend, extend_words},
                                        Row{Intent::not_ours, not_ours_words}, Row{Intent::why, why_words}})
        if (is_one_of(t, words)) return as(intent);
    if (speaks_of_talk_left(t)) return as(Intent::talk_left);
    if (is_one_of(t, {"谈话", "谈心谈话", "谈心"})) return as(Intent::talk_left);
    if (auto found = by_prefix(command)) return *found;
    if (speaks_of_talk_held(t)) {
        command.rest = command.text;
        return as(Intent::talk_record);
    }
    if (auto found = number_then_words(command)) return *found;
    // "医保名单办完了": the title first, the word last.
    for (auto word : done_tail)
        if (word.size() >= 6 && t.ends_with(word)) {
            if (has_any(t, {"没", "未", "不", "咋", "怎么", "什么时候", "吗", "谁"})) break;
            command.rest = std::string(stripped(t.substr(0, t.size() - word.size())));
            return as(Intent::done);
        }
    if (has_any(t, {"延期", "推迟", "宽限", "延到"}) && !has_any(t, {"怎么", "咋", "几号", "吗"})) {
        command.rest = command.text;
        return as(Intent::extend);
    }
    return command;
}

bool speaks_of_danger(std::string_view raw, std::vector<std::string> const& words, std::vector<std::string> const& ordinary) {
    auto text = normalise(raw.substr(0, 4096));
    for (auto const& phrase : ordinary)
        for (auto at = text.find(phrase); !phrase.empty() && at != text.npos; at = text.find(phrase, at)) text.replace(at, phrase.size(), " ");
    return std::any_of(words.begin(), words.end(), [&](auto const& word) { return !word.empty() && text.find(word) != text.npos; });
}

namespace {
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t n = 1;
        while (i + n < text.size() && (text[i + n] & 0xC0) == 0x80) ++n;
        found.push_back(text.substr(i, n));
        i += n;
    }
    return found;
}
}  // namespace

int title_match(std::string_view text, std::string_view title) {
    auto a = split(text.substr(0, 400)), b = split(title);
    std::size_t best = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t n = 0;
            while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
            best = std::max(best, n);
        }
    return best >= 2 || best == b.size() ? int(best) : 0;
}

std::size_t characters(std::string_view text) { return split(text).size(); }

std::string shortened(std::string_view text, std::size_t most) {
    auto all = split(text);
    if (all.size() <= most) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i + 1 < most; ++i) out += all[i];
    return out + "…";
}

}  // namespace lingyan::language
