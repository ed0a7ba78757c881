// The words that commands are read by. Longer ones stand for themselves; which of two is meant is the longest's affair.
#pragma once

#include <initializer_list>
#include <string_view>

namespace lingyan::language {

using Words = std::initializer_list<std::string_view>;  // a list that stands in the program, never copied

inline Words const undo_words{"撤", "撤回", "撤销", "撤回来", "撤了", "撤一下", "错了", "报错了", "发错了", "弄错了", "点错了", "按错了", "撤回上一条", "撤销上一条",
                              "发错了撤回", "发错了 撤回上一条", "刚才那个不算", "刚才那个不作数", "刚才的不算", "取消刚才的", "回退"};
inline Words const cancel_words{"算了", "算了吧", "不用了", "不弄了", "先不弄", "取消", "不发了", "别发", "不发", "停", "退出"};
inline Words const resume_words{"接着", "接着来", "接着发", "接着派", "接着办", "接着弄", "继续", "继续发", "继续派", "继续办"};
inline Words const all_words{"全部", "全部任务", "所有", "所有任务", "看全部", "都有哪些", "全部看", "全部事项"};
inline Words const mine_words{"我的任务", "任务", "任务列表", "我的事", "待办", "我的待办", "今天的事", "今天有什么事", "今天有啥事", "有什么任务", "我有什么任务", "有啥任务",
                              "我有啥任务", "还有什么事", "还有啥事", "我的事项", "今日任务", "今天任务", "今天干啥", "今天做什么", "清单", "我的清单", "每日清单", "还有几项没完成",
                              "我还剩啥事莫弄", "看下今天的工作", "我还有哪些没办", "还有哪些没办", "还差什么", "未完成"};
inline Words const week_words{"本周", "这周", "本周待办", "这周的事", "本周任务", "本周的事", "一周"};
inline Words const help_words{"帮助", "help", "Help", "HELP", "?", "怎么用", "怎么使用", "咋用", "使用说明", "说明", "你能干什么", "你会什么", "你都会啥", "能干啥", "功能", "菜单",
                              "你好", "您好", "在吗", "喂", "你是谁", "你叫什么名字", "早上好", "咋报完成", "怎么报", "咋报"};
inline Words const yes_words{"是", "是的", "对", "对的", "确定", "确认", "行", "可以", "同意", "发", "发吧", "发送", "要", "好", "好的", "ok", "OK", "嗯", "没问题", "通过", "准", "同意延", "中", "要得"};
inline Words const no_words{"不", "不是", "不对", "不行", "不同意", "否", "不可以", "不要", "不准", "不是这个", "都不是"};
// 还没办完 takes nothing back: it is said of what is still open as often as of what was reported by mistake.
inline Words const chatter_words{"收到", "好", "好的", "好嘞", "好滴", "嗯", "嗯嗯", "哦", "噢", "谢谢", "感谢", "多谢", "辛苦了", "辛苦", "知道了", "明白", "明白了", "晓得", "晓得了", "要得", "得行", "👍", "👌", "🙏", "OK", "ok",
                                 "Ok", "[强]", "[OK]", "[握手]", "[抱拳]", "[玫瑰]", "[微笑]", "马上办", "马上", "马上去办", "行", "可以", "没问题", "下班了", "吃饭没", "了解", "1收到", "还没办完", "没办完", "正在办"};
inline Words const chatter_between{"我", "我们", "书记", "主任", "领导", "镇长", "同志", "大家", "您", "的", "了"};
inline Words const given_words{"我派的", "派出去的", "我派的任务", "派的任务", "派出的任务", "我布置的", "我安排的", "派了哪些"};
inline Words const bind_words{"绑定", "我是干部", "干部绑定", "绑定身份"};
inline Words const phone_words{"电话", "要电话", "打电话", "联系电话", "值班电话", "人工", "转人工", "我要转人工", "村委会电话", "办公室电话", "电话多少"};
inline Words const help_me{"要帮忙", "求助", "帮忙", "帮帮我", "要人帮", "帮个忙", "需要帮助", "需要帮忙", "搞不定", "弄不来", "办不了", "做不了"};

// Said of a thing, the thing is done; 已经, 都, 全部 and the like may stand before them.
inline Words const done_words{"办完了", "办完", "完成了", "完成", "做完了", "做完", "弄完了", "弄完", "办好了", "办好", "做好了", "做好", "弄好了", "弄好", "搞定了", "搞定", "搞完了", "搞完",
                              "搞好了", "搞抻展了", "已办", "完城", "办结", "办结了", "办了", "交了", "报了", "报完了", "交完了", "报上去了", "交上去了", "已报", "已交", "好了", "整完了", "整好了", "收拾好了",
                              "OK了", "ok了", "弄归一了", "完成啦", "办完啦", "补好了", "补好", "补齐了", "补上了", "补完了"};
inline Words const before_done{"已经", "已", "都", "全部", "全", "刚刚", "刚", "终于", "今天", "任务", "我们", "我", "的"};
// Said right before a word of doing, it has not been done.
inline Words const not_yet_done{"会", "能", "要", "想", "快", "再", "没", "没有", "未", "不", "别", "才", "就", "可以", "必须", "尽快", "尽量", "争取", "即将", "马上", "准备", "打算", "得", "该", "应该", "去", "来", "先",
                                "谁", "需", "请", "前", "内", "底", "时", "把", "一", "一起"};
inline Words const not_of_what_is_done{"如果", "要是", "万一", "假如", "等我", "等他", "等村", "明天", "后天", "下周", "下月", "下个", "明年", "估计", "可能", "大概", "差不多", "希望", "听说", "他说", "她说", "说是", "以为",
                                       "争取", "没", "未", "不", "还差", "还剩", "一半", "快要", "之前", "以前", "今晚", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "号前", "日前", "月底", "提醒"};

inline Words const extend_words{"延期", "延到", "延后", "延长", "推迟", "宽限", "晚几天", "想延", "想延期", "申请延期", "缓几天", "请延", "往后推", "能不能延期", "申请推迟", "再宽限", "延"};
inline Words const spans_of_days{"天", "周", "号", "日", "月", "礼拜", "星期"};
inline Words const not_ours_words{"不属我", "不归我", "不是我们村的", "不归村里", "不是我的", "不归我管", "不归我们", "不属于我", "不属我们村", "派错了", "派错村了", "不是我的任务", "这不是我的任务", "不归我们管"};
inline Words const accept_words{"可以了", "可以", "通过", "验收", "接受", "认可", "同意", "合格", "没问题", "准", "批准", "验收通过", "审核通过"};
inline Words const back_words{"退回", "退", "打回", "不合格", "不通过", "补", "要补", "不同意", "不准", "不行", "不可以", "重做", "重报"};
inline Words const why_words{"为什么", "为啥", "凭什么", "依据", "根据什么", "为什么要办", "出处", "来源"};
inline Words const show_words{"看看", "看", "查看", "打开", "详情", "任务", "说说"};
inline Words const detail_words{"具体要求", "要交什么", "要交啥", "要做什么", "要做啥", "什么时候截止", "啥时候截止", "哪天截止", "是什么", "是啥"};
inline Words const progress_signs{"还差", "一半", "%", "成了", "正在", "在办", "在弄", "进度", "剩", "差不多", "大概", "办了", "做了", "走了", "交了", "收了", "登记了", "完成了", "快了", "刚开头", "已", "户", "百分之", "开始"};

inline Words const emergency_words{"紧急", "紧急通知", "紧急预警", "转发预警", "转发紧急"};
inline Words const drill_words{"演练", "紧急演练"};
inline Words const lifted_words{"解除", "解除预警", "解除警报", "预警解除", "解除紧急"};
inline Words const situation_words{"情况", "险情", "灾情"};
inline Words const figures_words{"报数", "收数"};
inline Words const table_words{"汇总", "表", "表格"};
inline Words const meeting_words{"开会", "会议通知", "通知开会", "召开会议"};
inline Words const notice_words{"公开", "党务公开", "村务公开", "财务公开", "看公开", "查公开", "公示", "账", "查账", "看账"};
inline Words const asking_for_notices{"公开", "看公开", "我要看公开", "公开栏", "公示", "账", "账目", "账本", "查账", "看账", "看账目", "村里的账", "村账", "财务", "财务公开", "村务", "村务公开", "党务", "党务公开", "三务公开"};
inline Words const publish_words{"发公开", "发布公开", "公开发布", "贴公开", "发个公开", "我要发公开", "我要发个公开", "发通知", "发个通知", "我要发通知", "我要发个通知", "发公告", "发布公告", "发个公告"};
inline Words const course_words{"办班", "开班", "培训通知", "通知培训", "办培训班", "开培训班", "办个班", "办一个班", "组织培训"};
inline Words const off_words{"不办了", "不开了", "取消了", "不培训了", "不搞了", "班不办了", "班不开了", "培训不办了", "培训取消", "会不开了"};
inline Words const coming_words{"去", "能去", "要去", "参加", "能参加", "来", "能来", "准时去", "准时参加", "我去", "去得了", "会去", "我要去", "我能去", "我会去", "我参加", "我来", "准时到"};
inline Words const not_coming_words{"不去", "去不了", "去不成", "不能去", "来不了", "不来", "不能来", "不参加", "参加不了", "不能参加", "请假", "没法去", "没办法去"};
inline Words const leave_words{"请假", "我要请假", "我请假", "想请假", "我想请假", "请个假", "休假"};
inline Words const not_leaving{"条", "单", "制度", "的", "了", "手续", "流程", "审批", "规定", "登记", "名单"};
inline Words const back_at_work{"销假", "我回来了", "回来上班", "销假了", "我销假", "提前回来了", "回来了"};
inline Words const on_duty_words{"谁值班", "哪个值班", "值班是谁", "值班的是谁", "值班人是谁", "是谁值班", "哪个在值班", "谁在值班"};
inline Words const away_words{"谁请假", "谁在请假", "哪个请假", "哪些人请假", "哪几个请假", "请假的有谁", "请假的是谁", "请假名单", "请假情况", "谁请了假", "谁休假"};
inline Words const lifts_words{"提级", "提级管理", "提级名单", "提级的村", "哪些村提级", "哪些村提级了", "提级了哪些村", "谁提级了", "看提级", "提级情况"};
inline Words const swap_words{"换班", "调班"};
inline Words const proxied_words{"代报", "看代报", "代报记录", "谁替我报了", "替我报了什么"};
inline Words const proxy_words{"代", "代报", "替", "替报"};
inline Words const absent_words{"没到", "没来", "没参加", "没有到", "没有来", "没有参加", "缺席", "未到", "未参加", "缺"};
inline Words const status_words{"我还差几天", "还差几天", "还差多少天", "我还差多少天", "培训还差几天", "我的培训", "培训天数", "我培训还差几天", "我培训了几天", "培训了几天", "我的培训天数",
                                "培训够了吗", "培训够没", "培训够没有", "培训满了吗", "今年培训几天", "今年培训了几天", "我今年培训了几天", "培训记录", "我的培训记录", "培训情况", "培训还差好多天", "还差好多天", "培训"};
inline Words const list_words{"负面清单", "任务负面清单", "看负面清单", "清单办法", "负面清单办法", "看清单办法"};
inline Words const list_register_words{"登记清单", "登记负面清单", "登记任务负面清单", "立清单", "立负面清单"};
inline Words const list_end_words{"停用清单", "停用负面清单", "停用任务负面清单"};
inline Words const appeal_words{"申诉", "我要申诉", "要申诉", "我申诉"};
inline Words const tolerance_words{"容错", "申请容错", "我要容错"};
inline Words const ledger_words{"我的账", "我的帐", "我的台账", "我的台帐", "我的记录", "一人一账", "看我的账", "我的账本"};
inline Words const correct_words{"更正", "申请更正"};
inline Words const delegate_words{"转给", "转交给", "转交", "转"};
// 转 begins many words that hand nothing on.
inline Words const not_delegating{"转账", "转款", "转发", "转移", "转正", "转让", "转运", "转型", "转变", "转达", "转告", "转述", "转播", "转学", "转院", "转业", "转户", "转包", "转岗", "转出",
                                  "转入", "转诊", "转换", "转录", "转存", "转向", "转车", "转载", "转机", "转租", "转产", "转化", "转弯", "转人工", "转眼", "转天", "转钱", "转组织", "转接"};
inline Words const who_lacks_words{"谁", "哪些人", "哪个", "哪些村", "名单", "哪几个"};

// Whoever asks has not reported anything.
inline Words const asking_words{"怎么", "咋", "什么", "啥", "谁", "哪", "多少", "如何", "几号", "几时", "几点", "几天", "几次", "是不是", "能不能", "可不可以", "行不行", "有没有", "为何", "干嘛", "吗"};
inline Words const asking_endings{"吗", "么", "嘛", "呢", "了没", "了没有", "过没", "过没有", "完没", "完没有", "好没", "行不", "否", "?"};

// What is counted after a numeral: with one of these it is an amount or a day, not an item.
inline Words const measures{"月", "年", "日", "天", "户", "人", "个", "件", "项", "村", "组", "%", "点", "份", "次", "名", "家", "亩", "元", "块", "万", "千", "百", "斤", "岁", "时", "小时", "周", "季", "楼", "亿", "期", "届", "里", "米",
                            "公", "条", "只", "头", "张", "页", "位", "成", "礼拜", "星期", "多", "几", "分"};

}  // namespace lingyan::language
