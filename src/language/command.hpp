// What a message asks for, by words alone: no roster, no dialogue, no rights. The affairs find out which item and which person.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

enum class Intent {
    number,        // 1, ①, 第一个: an item, or a choice while a dialogue waits
    numbers,       // 1和3
    done,          // 办完了, 1办完了, 医保名单办完了
    progress,      // 1 还差6户
    extend,        // 延期 三天 下雨
    need_help,     // 0, 求助, 1 要帮忙
    not_ours,      // 不属我
    reason,        // 原因 …
    accept,        // 可以 3, 通过
    send_back,     // 退 3 少一页
    show,          // 看 3
    why,           // 为什么 3
    mine,          // 我的任务
    all,           // 全部
    week,          // 本周
    help,          // 帮助
    undo,          // 撤
    cancel,        // 算了
    resume,        // 接着: the draft that was put aside
    yes,
    no,
    chatter,       // 收到, 好的, 👍
    talk_record,   // 谈 张三; 今天和张三谈了
    talk_left,     // 谈话还差谁
    talk_cannot,   // 谈不了 张三 外出
    talk_plan,     // 约 张三 后天下午
    assign,        // 派 …
    change,        // 改 3 到25号
    withdraw,      // 撤任务 3 不用了
    given,         // 我派的
    bind,          // 绑定
    telephone,     // 电话
    course_call,   // 办班 …, 培训通知 …
    course_off,    // 4 不办了
    coming,        // 3 去
    not_coming,    // 3 不去 孩子住院
    absent,        // 4 没到 张三、李四
    training_record,  // 培训 张三 1.5天 党务; 培训 县 5天
    training_status,  // 我还差几天
    training_left,    // 培训还差谁
    emergency,     // 紧急 …
    drill,         // 演练 …
    lifted,        // 解除 …
    situation,     // 情况; 情况 三组路断了
    figures,       // 报数 …
    table,         // 汇总 3
    meeting_call,  // 开会 …
    notices,       // 公开, 公开 8月 账, 账
    publish,       // 发公开 …
    forms,         // 形式 12 1 3
    take_down,     // 撤下 12 金额写错了
    question,      // 问 3 招待费是什么
    statement,     // 账单 旦麻村
    list_register, // 登记清单 镇党委〔2026〕12号 11月1日起 全部任务
    list_end,      // 停用清单
    list,          // 负面清单
    appeal,        // 申诉 3 那几天封路
    tolerance,     // 容错 3 依据
    delegate,      // 转 李四 3; 3 转李四
    ledger,        // 我的账
    correct,       // 更正 3 那天不是我
    leave,         // 请假 12月20日到25日 李四代
    back,          // 销假
    on_duty,       // 今晚谁值班
    swap,          // 换班 张三 12月3日
    proxy,         // 代 扎西 1
    proxied,       // 代报: what others have recorded for me
    away,          // 谁请假, 明天谁请假
    lifts,         // 提级: the villages whose figure has crossed a line
    unknown,
};

struct Command {
    Intent intent = Intent::unknown;
    std::optional<int> number;   // the item that was named by number
    std::vector<int> numbers;
    std::string rest;            // what follows the words that were understood
    std::string text;            // all of it, normalised
};

Command read_command(std::string_view raw);

// Whether somebody writes of fire, water, collapse or injury: one of the words, and not only inside an ordinary phrase (防火检查).
bool speaks_of_danger(std::string_view raw, std::vector<std::string> const& words, std::vector<std::string> const& ordinary);

// How well a text names a title: 0 not at all; else the characters that both share in one run, all of a short title counting most.
int title_match(std::string_view text, std::string_view title);
// Whether the words name this title and not another one like it: 医保名单 is 医保参保名单核对, 低保名单 is not.
bool names_title(std::string words, std::string_view title);

// Characters, not bytes; cut with … when longer.
std::size_t characters(std::string_view);
std::string shortened(std::string_view, std::size_t most);

}  // namespace lingyan::language
