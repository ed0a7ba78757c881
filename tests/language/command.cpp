// What people really type, and what it is taken for; above all what it must never be taken for.
#include "language/command.hpp"
#include "language/standalone.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::language {

namespace {

using enum Intent;

char const* name_of(Intent intent) {
    static char const* const names[] = {"number", "numbers", "done", "progress", "extend", "need_help", "not_ours", "reason", "accept", "send_back", "show",
                                        "why", "mine", "all", "week", "help", "undo", "cancel", "resume", "yes", "no", "chatter", "talk_record", "talk_left",
                                        "talk_cannot", "talk_plan", "assign", "change", "withdraw", "given", "bind", "telephone", "course_call", "course_off",
                                        "coming", "not_coming", "absent", "training_record", "training_status", "training_left", "emergency", "drill", "lifted", "situation", "figures", "table", "meeting_call", "notices", "publish", "forms", "take_down", "question", "statement",
                                        "list_register", "list_end", "list", "appeal", "tolerance", "delegate", "ledger", "correct", "leave", "back", "on_duty", "swap", "proxy", "proxied", "away", "lifts", "unknown"};
    return names[int(intent)];
}

struct Row {
    char const* said;
    Intent meant;
    int number = 0;  // 0: none
    char const* rest = "";
};

void check(Row const& row) {
    std::string const said = row.said;
    CAPTURE(said);
    auto command = read_command(said);
    CAPTURE(command.rest);
    CHECK(std::string(name_of(command.intent)) == std::string(name_of(row.meant)));
    CHECK(command.number.value_or(0) == row.number);
    CHECK(command.rest == std::string(row.rest));
}

}  // namespace

TEST_CASE("a number alone is an item in whatever digits it is typed") {
    for (auto const& row : {Row{"1", number, 1}, Row{"１", number, 1}, Row{" 1 ", number, 1}, Row{"1。", number, 1}, Row{"①", number, 1}, Row{"一", number, 1},
                            Row{"壹", number, 1}, Row{"༡", number, 1}, Row{"١", number, 1}, Row{"۱", number, 1}, Row{"᠑", number, 1}, Row{"1️⃣", number, 1},
                            Row{"1号", number, 1}, Row{"第1", number, 1}, Row{"第一个", number, 1}, Row{"第二件", number, 2}, Row{"10", number, 10},
                            Row{"十二", number, 12}, Row{"93", number, 93}, Row{"两", number, 2}, Row{"选3", number, 3}, Row{"选择2", number, 2},
                            Row{"回1", number, 1}, Row{"1！", number, 1}, Row{"（1）", number, 1}, Row{"\u200b1", number, 1}})
        check(row);
}

TEST_CASE("a warning, its end and what a village sees are words of their own, and papers about them are not") {
    for (auto const& row : {Row{"紧急 暴雨红色预警，全镇", emergency, 0, "暴雨红色预警,全镇"}, Row{"紧急：山洪预警", emergency, 0, "山洪预警"}, Row{"紧急", emergency},
                            Row{"转发预警 大风蓝色预警", emergency, 0, "大风蓝色预警"}, Row{"演练 山洪预警", drill, 0, "山洪预警"}, Row{"解除", lifted},
                            Row{"解除 县气象台3点发布", lifted, 0, "县气象台3点发布"}, Row{"情况", situation}, Row{"情况 三组路断了", situation, 0, "三组路断了"},
                            Row{"报数 全镇 参保人数", figures, 0, "全镇 参保人数"}, Row{"汇总 3", table, 3}, Row{"汇总", table}, Row{"表", table}, Row{"表 2", table, 2}, Row{"汇总3", table, 3}, Row{"汇总表办完了", done, 0, "汇总表"}, Row{"表扬名单", unknown},
                            Row{"开会 明天下午3点 镇政府", meeting_call, 0, "明天下午3点 镇政府"}, Row{"会议通知：明天开会", meeting_call, 0, "明天开会"},
                            Row{"演练方案", unknown}, Row{"情况说明办完了", done, 0, "情况说明"}, Row{"紧急救援物资清单", unknown}, Row{"报数表办完了", done, 0, "报数表"}, Row{"91", number, 91}, Row{"九十二", number, 92}})
        check(row);
}

TEST_CASE("nought is a call for help and never an item") {
    for (auto const& row : {Row{"0", need_help}, Row{"０", need_help}, Row{"〇", need_help}, Row{"零", need_help}, Row{"0。", need_help}, Row{"求助", need_help},
                            Row{"要帮忙", need_help}, Row{"搞不定", need_help}, Row{"帮帮我", need_help}, Row{"0 路断了", need_help, 0, "路断了"},
                            Row{"1 要帮忙", need_help, 1}, Row{"要帮忙 2", need_help, 2}, Row{"2 搞不定", need_help, 2}, Row{"求助 医保系统进不去", need_help, 0, "医保系统进不去"}})
        check(row);
}

TEST_CASE("several numbers are several items") {
    struct List {
        char const* said;
        std::vector<int> numbers;
    };
    for (auto const& [said, expected] : {List{"1和3", {1, 3}}, List{"1、3、5", {1, 3, 5}}, List{"1 3", {1, 3}}, List{"1，2", {1, 2}}, List{"①③", {1, 3}},
                                         List{"第二个和第五个", {2, 5}}, List{"一、二", {1, 2}}, List{"1和3办完了", {1, 3}}, List{"1、2都办完了", {1, 2}},
                                         List{"第二个和第五个完成", {2, 5}}, List{"１和２", {1, 2}}}) {
        CAPTURE(said);
        auto command = read_command(said);
        CHECK(std::string(name_of(command.intent)) == "numbers");
        CHECK(command.numbers == expected);
    }
}

TEST_CASE("a thing is done when it is said to be done") {
    for (auto const& row : {Row{"办完了", done}, Row{"办完了。", done}, Row{"办完了啊", done}, Row{"都办完了", done}, Row{"已经办完了", done}, Row{"做好了", done},
                            Row{"搞抻展了", done}, Row{"已经完城", done}, Row{"任务完成", done}, Row{"全部搞定", done}, Row{"今天办完了", done}, Row{"1 办完了", done, 1},
                            Row{"1办完了", done, 1}, Row{"1号弄完了", done, 1}, Row{"１ 办完了", done, 1}, Row{"①办完了", done, 1}, Row{"第一个办完了", done, 1},
                            Row{"第2件已经交了", done, 2}, Row{"3已办", done, 3}, Row{"3 交了", done, 3}, Row{"2 补好了", done, 2}, Row{"1 办完了，照片已传", done, 1},
                            Row{"办完了 1", done, 1}, Row{"完成1", done, 1}, Row{"办完第3件", done, 3}, Row{"医保名单办完了", done, 0, "医保名单"},
                            Row{"医保名单已经办完了", done, 0, "医保名单"}, Row{"医保名单都搞定了", done, 0, "医保名单"}, Row{"報告：社保認證已辦結", done, 0, "报告:社保认证"},
                            Row{"村道保洁全部搞定，照片已传", done, 0, "村道保洁"}, Row{"冬季防火台账 完成", done, 0, "冬季防火台账"},
                            Row{"党员大会记录弄好了", done, 0, "党员大会记录"}, Row{"12月党费收缴完成", done, 0, "12月党费收缴"},
                            Row{"2027年度参保通知办完了", done, 0, "2027年度参保通知"}, Row{"退休人员名单办完了", done, 0, "退休人员名单"}})
        check(row);
}

TEST_CASE("what is asked, planned, denied or half done is not reported as done") {
    for (std::string const said : {"医保名单怎么办?", "办完了吗?", "办完了吗", "1 办完了吗", "1办完了没", "还没办完1", "还没办完", "没办完 1", "我什么时候能办完", "医保名单办完了吗", "医保名单没办完",
                      "医保名单还没办完", "医保名单未完成", "快办完了", "医保名单快办完了", "马上办完", "明天办完", "争取周五办完", "周五前办完", "25号前完成", "如果办完了", "等我办完了再说",
                      "谁办完了", "哪些村办完了", "听说旦麻村办完了", "他说办完了", "名单要办完了", "必须办完", "请尽快完成", "医保名单办完了一半", "1 办完了一半", "1 没办完", "1还没办完",
                      "3件都办完了", "完成3件", "办完了 3 户", "交了 3 份", "完成3户", "1月份名单办了一半", "怎么才算办完", "办完是啥意思", "月底完成", "能办完", "不会办完的",
                      "一起办完", "准备办完", "明天就能弄好", "1 明天办完", "1 快好了"}) {
        CAPTURE(said);
        auto command = read_command(said);
        CHECK(std::string(name_of(command.intent)) != "done");
        CHECK(std::string(name_of(command.intent)) != "numbers");
    }
}

TEST_CASE("how far a thing has come closes nothing") {
    for (auto const& row : {Row{"1 还差6户", progress, 1, "还差6户"}, Row{"1还差6户", progress, 1, "还差6户"}, Row{"2号任务进度３０％", progress, 2, "进度30%"},
                            Row{"1 50%", progress, 1, "50%"}, Row{"3 正在入户", progress, 3, "正在入户"}, Row{"1 办完了一半", progress, 1, "办完了一半"},
                            Row{"完成了40%", progress, 0, "完成了40%"}, Row{"还差6户没签字", progress, 0, "还差6户没签字"}, Row{"进度百分之八十五", progress, 0, "进度百分之八十五"},
                            Row{"档案整理刚开头", progress, 0, "档案整理刚开头"}, Row{"村道保洁干了一半", progress, 0, "村道保洁干了一半"}, Row{"1 办完了，还差照片", progress, 1, "办完了,还差照片"}})
        check(row);
}

TEST_CASE("a later day is asked for with or without a number") {
    for (auto const& row : {Row{"延期", extend}, Row{"3 延期到周五", extend, 3, "到周五"}, Row{"3号延期到周五", extend, 3, "到周五"}, Row{"延期三天 下雨", extend, 0, "三天 下雨"},
                            Row{"延期 3 天", extend, 0, "3 天"}, Row{"延期3天", extend, 0, "3天"}, Row{"延期 2 三天", extend, 2, "三天"}, Row{"延期 25号", extend, 0, "25号"},
                            Row{"延期 3", extend, 3}, Row{"延期到3号", extend, 0, "到3号"}, Row{"延到12月20日", extend, 0, "到12月20日"}, Row{"申请推迟两天 下大雨", extend, 0, "两天 下大雨"},
                            Row{"能不能延期到周五", extend, 0, "到周五"}, Row{"再宽限一个礼拜行不", extend, 0, "一个礼拜行不"}, Row{"延后五天可以吗系统坏了", extend, 0, "五天可以吗系统坏了"},
                            Row{"档案整理请延到12月20日，人手不够", extend, 0, "档案整理请延到12月20日,人手不够"}, Row{"1 想延期两天", extend, 1, "两天"},
                            Row{"延期怎么申请", help}, Row{"能延期几天", unknown}, Row{"延安精神学习", unknown}, Row{"再给我发一遍", unknown}})
        check(row);
}

TEST_CASE("what is not the village's goes back") {
    for (auto const& row : {Row{"不属我", not_ours}, Row{"2 不属我 我村没有", not_ours, 2, "我村没有"}, Row{"2不归我管", not_ours, 2}, Row{"不属我 2", not_ours, 2},
                            Row{"派错村了 我们没有", not_ours, 0, "我们没有"}, Row{"派错了", not_ours}, Row{"这不是我的任务", not_ours}, Row{"退回 派错村了", not_ours, 0, "派错村了"},
                            Row{"这个不归我们管", not_ours, 0, "这个不归我们管"}, Row{"这个是不是不归我们管", unknown}})
        check(row);
}

TEST_CASE("a report is accepted or returned by its number") {
    for (auto const& row : {Row{"可以 3", accept, 3}, Row{"3 可以", accept, 3}, Row{"3可以了", accept, 3}, Row{"通过3", accept, 3}, Row{"3 通过", accept, 3}, Row{"同意 3", accept, 3},
                            Row{"可以，3", accept, 3}, Row{"同意 3 延到25号", accept, 3, "延到25号"}, Row{"3 同意，快点", accept, 3, "快点"}, Row{"退 3 少一页", send_back, 3, "少一页"},
                            Row{"退3 少一页", send_back, 3, "少一页"}, Row{"退回 3号 少一页", send_back, 3, "少一页"}, Row{"3 退 少一页", send_back, 3, "少一页"},
                            Row{"3 不合格 没盖章", send_back, 3, "没盖章"}, Row{"不同意 3 人手够", send_back, 3, "人手够"}, Row{"退回 少一页", send_back, 0, "少一页"},
                            Row{"3 补照片", send_back, 3, "照片"}, Row{"可以 3 户", unknown}, Row{"3 可以吗", unknown}, Row{"可以吗", unknown}, Row{"退耕还林补贴", unknown},
                            Row{"3 补贴发了", unknown}, Row{"退回来了吗", unknown}, Row{"可以?", unknown}})
        check(row);
}

TEST_CASE("things are looked at, explained and listed") {
    for (auto const& row : {Row{"看 3", show, 3}, Row{"看3", show, 3}, Row{"任务3", show, 3}, Row{"第三个任务的具体要求", show, 3, "的具体要求"}, Row{"任务4要交什么", show, 4, "4要交什么"},
                            Row{"为什么 3", why, 3}, Row{"为什么3", why, 3}, Row{"3 为什么", why, 3}, Row{"为啥", why}, Row{"依据 2", why, 2}, Row{"全部", all}, Row{"我的任务", mine},
                            Row{"任務列表", mine}, Row{"我有什么任务", mine}, Row{"还有几项没完成", mine}, Row{"本周", week}, Row{"本周待办", week}, Row{"我派的", given},
                            Row{"帮助", help}, Row{"?", help}, Row{"？", help}, Row{"??", help}, Row{"你都会啥", help}, Row{"怎么派任务", help}, Row{"咋报完成", help},
                            Row{"绑定", bind}, Row{"电话", telephone}, Row{"镇办公室电话多少", telephone}, Row{"我要转人工", telephone}})
        check(row);
}

TEST_CASE("a word to take something back is not a word to drop a question") {
    for (auto const& row : {Row{"撤", undo}, Row{"撤回", undo}, Row{"撤銷", undo}, Row{"报错了", undo}, Row{"发错了 撤回上一条", undo}, Row{"刚才那个不作数", undo}, Row{"算了", cancel},
                            Row{"取消", cancel}, Row{"先不弄", cancel}, Row{"撤任务 3 不用了", withdraw, 3, "不用了"}, Row{"撤任务3 不用了", withdraw, 3, "不用了"},
                            Row{"撤任务 医保名单 不用了", withdraw, 0, "医保名单 不用了"}, Row{"改 3 12月28日", change, 3, "12月28日"}, Row{"改3 到25号", change, 3, "到25号"},
                            Row{"改到25号", change, 0, "到25号"}, Row{"改期 2 下周五", change, 2, "下周五"}, Row{"改天再说", unknown}, Row{"改好了吗", unknown},
                            Row{"还没办完", chatter}, Row{"撤任务怎么撤回", help}, Row{"撤下 12 金额写错了", take_down, 12, "金额写错了"}, Row{"撤下第12号", take_down, 12},
                            Row{"撤下", take_down}, Row{"撤下 写错了", take_down, 0, "写错了"}, Row{"撤下来的横幅", unknown}})
        check(row);
}

TEST_CASE("thanks and received close nothing") {
    for (std::string const said : {"收到", "收到！", "好的", "好", "👍", "👍👍", "🙏", "[OK]", "谢谢", "感谢", "好的收到", "收到，马上办", "好的书记", "收到收到", "嗯嗯", "晓得了", "1收到", "辛苦了，谢谢", "我知道了", "下班了"}) {
        CAPTURE(said);
        CHECK(std::string(name_of(read_command(said).intent)) == "chatter");
    }
    for (auto const& row : {Row{"确定", yes}, Row{"是的", yes}, Row{"同意", yes}, Row{"发", yes}, Row{"不", no}, Row{"不是这个", no}, Row{"不同意", no}, Row{"原因 下雨", reason, 0, "下雨"}}) check(row);
}

TEST_CASE("a task is given by a sentence that begins so") {
    for (auto const& row : {Row{"派 旦麻村 25号前 报名单", assign, 0, "旦麻村 25号前 报名单"}, Row{"派：全镇 月底前 核对医保名单", assign, 0, "全镇 月底前 核对医保名单"}, Row{"派", assign},
                            Row{"派活", assign}, Row{"派任务 全镇 摸清谁还没参保 25号前", assign, 0, "全镇 摸清谁还没参保 25号前"}, Row{"派各村统计有多少户没交 25号前", assign, 0, "各村统计有多少户没交 25号前"},
                            Row{"布置 忠孝社区 明天交表", assign, 0, "忠孝社区 明天交表"}})
        check(row);
    for (std::string const said : {"派出所电话多少", "派出所在哪", "派人来看看嘛", "派错了", "派了吗", "派什么", "派谁去", "派活怎么派", "怎么派活", "我派的", "布置得咋样了", "派的任务", "任务派了没", "派任务是啥", "这个派给谁", "又派活了吗"}) {
        CAPTURE(said);
        CHECK(std::string(name_of(read_command(said).intent)) != "assign");
    }
}

TEST_CASE("a talk is recorded only when it was held") {
    for (auto const& row : {Row{"谈 张三", talk_record, 0, "张三"}, Row{"谈张三", talk_record, 0, "张三"}, Row{"谈话 张三 昨天 村部", talk_record, 0, "张三 昨天 村部"},
                            Row{"今天和张三谈了", talk_record, 0, "今天和张三谈了"}, Row{"和张三、李四谈过了", talk_record, 0, "和张三、李四谈过了"},
                            Row{"今天和刘主任谈话了", talk_record, 0, "今天和刘主任谈话了"}, Row{"跟老吴摆过了，没啥问题", talk_record, 0, "跟老吴摆过了,没啥问题"},
                            Row{"昨天下午在村部与会计赵敏谈心，谈了票据问题", talk_record, 0, "昨天下午在村部与会计赵敏谈心,谈了票据问题"},
                            Row{"登记一条谈话：孙志刚 11月3日", talk_record, 0, "登记一条谈话:孙志刚 11月3日"}, Row{"昨天跟张三谈心", talk_record, 0, "昨天跟张三谈心"},
                            Row{"和张三谈了医保名单的事", talk_record, 0, "和张三谈了医保名单的事"}, Row{"谈话还差谁", talk_left}, Row{"谁还没谈", talk_left}, Row{"谈话", talk_left},
                            Row{"这个季度还有几个人没谈", talk_left}, Row{"各村谈话进度", talk_left}, Row{"张三还没谈", talk_left}, Row{"我的谈话记录", talk_left}, Row{"今天该和谁谈", talk_left},
                            Row{"谈不了 张三 外出务工", talk_cannot, 0, "张三 外出务工"}, Row{"约 张三 后天下午3点", talk_plan, 0, "张三 后天下午3点"},
                            Row{"约谈张三 明天上午", talk_plan, 0, "张三 明天上午"}, Row{"帮我约孙书记 后天下午两点", talk_plan, 0, "孙书记 后天下午两点"}})
        check(row);
    for (std::string const said : {"谈话是啥", "谈话怎么记", "和张三谈了吗", "和张三谈过没有", "张三谈了没", "还没和张三谈过", "没有和张三谈过话", "想和张三谈谈", "要找张三谈心", "明天和张三谈心", "打算和李四谈完再报",
                      "下周一上午跟周会计谈话", "谈话登记表", "谈话内容要写吗", "谈不上好", "谁和张三谈过", "谈话要求", "和张三谈了几次", "约30户没交", "约定的时间", "谈什么", "谈话记录在哪看"}) {
        CAPTURE(said);
        CHECK(std::string(name_of(read_command(said).intent)) != "talk_record");
        CHECK(std::string(name_of(read_command(said).intent)) != "talk_plan");
    }
}

TEST_CASE("odd input is not understood, and nothing breaks") {
    std::string long_text;
    for (int i = 0; i < 5000; ++i) long_text += "办";
    for (std::string const& said : {std::string{}, std::string{" "}, std::string{"。"}, std::string{"，，，"}, std::string{"qwe123"}, std::string{"\xff\xfe"}, std::string{"\xe5\x8a"}, std::string("\0\0", 2),
                                    std::string{"[图片]"}, std::string{"三星"}, std::string{"换小杨做"}, std::string{"那边说还没"}, std::string{"卖核桃 十块一斤"}, std::string{"十五个村"}, long_text,
                                    std::string{"1到3"}, std::string{"100000000000"}, std::string{"13700005678"}, std::string{"1.5亩"}, std::string{"🀄🀄"}, std::string{"高龄补贴标准"}}) {
        auto command = read_command(said);
        CAPTURE(said.substr(0, 60));
        CHECK_MESSAGE((command.intent == unknown || command.intent == number), name_of(command.intent));
    }
}

TEST_CASE("a title is known by a run of its characters") {
    struct Match {
        char const* text;
        char const* title;
        int shared;
    };
    for (auto const& [text, title, shared] : {Match{"医保的名册", "医保参保名单核对", 2}, Match{"参保名单", "医保参保名单核对", 4}, Match{"防火", "冬季防火台账", 2}, Match{"水", "水", 1},
                                              Match{"水", "水渠清淤", 0}, Match{"", "水渠", 0}, Match{"路灯", "水渠", 0}}) {
        CAPTURE(text);
        CAPTURE(title);
        CHECK(title_match(text, title) == shared);
    }
    CHECK(characters("医保a1") == 4);
    CHECK(shortened("医保参保名单", 6) == "医保参保名单");
    CHECK(shortened("医保参保名单核对", 6) == "医保参保名…");
}

TEST_CASE("danger is heard unless only an ordinary phrase speaks of it") {
    std::vector<std::string> const words{"着火", "火灾", "地震"}, ordinary{"火灾演练", "防火灾"};
    CHECK(speaks_of_danger("后山着火了", words, ordinary));
    CHECK(speaks_of_danger("火灾演练时真的着火了", words, ordinary));
    CHECK(speaks_of_danger("後山著火了，着火", words, ordinary));
    CHECK_FALSE(speaks_of_danger("火灾演练 1 办完了", words, ordinary));
    CHECK_FALSE(speaks_of_danger("防火灾宣传", words, ordinary));
    CHECK_FALSE(speaks_of_danger("", words, ordinary));
}

TEST_CASE("a course is called, moved and called off in a few words") {
    for (auto const& row : {Row{"办班 秋季党务培训 12月7日到9日 县党校", course_call, 0, "秋季党务培训 12月7日到9日 县党校"}, Row{"培训通知：12月7日在镇政府", course_call, 0, "12月7日在镇政府"},
                            Row{"办班", course_call}, Row{"开班 村干部培训", course_call, 0, "村干部培训"}, Row{"4 不办了", course_off, 4}, Row{"4不开了 老师病了", course_off, 4, "老师病了"},
                            Row{"不开了", course_off}, Row{"不办了 4", course_off, 4}, Row{"撤任务 4", withdraw, 4}, Row{"改 4 到12月9日", change, 4, "到12月9日"}, Row{"看 4", show, 4}})
        check(row);
}

TEST_CASE("whoever is called says with the number whether he goes") {
    for (auto const& row : {Row{"3 不去 孩子住院", not_coming, 3, "孩子住院"}, Row{"3不去", not_coming, 3}, Row{"3 去不了，要守水库", not_coming, 3, "要守水库"}, Row{"去不了 3 感冒", not_coming, 3, "感冒"},
                            Row{"不去", not_coming}, Row{"3 请假 家里有事", not_coming, 3, "家里有事"}, Row{"3 去", coming, 3}, Row{"3 能参加", coming, 3}, Row{"3", number, 3},
                            Row{"4 没到 张三、李四", absent, 4, "张三、李四"}, Row{"4没来 张三", absent, 4, "张三"}, Row{"4 缺席 张三", absent, 4, "张三"}, Row{"4 张三、李四没到", absent, 4, "张三、李四"},
                            Row{"3 孩子住院去不了", not_coming, 3, "孩子住院"}, Row{"取消了低保户资格", unknown}, Row{"不去办也行", unknown}, Row{"请假 7日到11日 代班 李玉兰", leave, 0, "7日到11日 代班 李玉兰"},
                            Row{"1 还有3户没来", progress, 1, "还有3户没来"}})
        check(row);
}

TEST_CASE("days of training are told, asked for and looked at; a task that bears the word is none of it") {
    for (auto const& row : {Row{"培训 张三 1.5天 党务", training_record, 0, "张三 1.5天 党务"}, Row{"培训 县 5天", training_record, 0, "县 5天"}, Row{"培训张三两天半", training_record, 0, "张三两天半"},
                            Row{"培训 张三", training_record, 0, "张三"}, Row{"我还差几天", training_status}, Row{"培训还差几天", training_status}, Row{"我的培训", training_status},
                            Row{"我还差几天？", training_status}, Row{"今年培训了几天", training_status}, Row{"培训还差谁", training_left}, Row{"培训还差谁 旦麻村", training_left},
                            Row{"谁的培训还没满", training_left}, Row{"培训名单办完了", done, 0, "培训名单"}, Row{"培训签到表交了", done, 0, "培训签到表"}, Row{"谈话还差谁", talk_left}})
        check(row);
}

TEST_CASE("notices are asked for, published, ticked and asked about, and a task that bears the word is none of it") {
    for (auto const& row : {Row{"公开", notices}, Row{"公开 8月 账", notices, 0, "8月 账"}, Row{"公开 12", notices, 0, "12"}, Row{"公开12", notices, 0, "12"}, Row{"账", notices}, Row{"8月账", notices}, Row{"村里的账", notices},
                            Row{"上河村的账", notices}, Row{"财务公开", notices}, Row{"上个月财务公开", notices}, Row{"最近公示了哪些东西", notices}, Row{"我要看公开", notices}, Row{"公示", notices},
                            Row{"发公开 财务 8月账目", publish, 0, "财务 8月账目"}, Row{"发公开", publish}, Row{"发通知：周六上午大扫除", publish, 0, "周六上午大扫除"}, Row{"我要发个通知", publish},
                            Row{"公示困难党员慰问名单", publish, 0, "困难党员慰问名单"}, Row{"形式 12 1 3", forms, 0, "12 1 3"}, Row{"问 3 招待费是什么", question, 3, "招待费是什么"},
                            Row{"账单 旦麻村", statement, 0, "旦麻村"}, Row{"账单", statement}, Row{"账单 办完了", done, 0, "账单"},
                            Row{"公开栏换好了", done, 0, "公开栏换"}, Row{"账目公开办完了", done, 0, "账目公开"}, Row{"财务公开办完了", done, 0, "财务公开"}, Row{"财务公开 做好了", done, 0, "财务公开"}, Row{"形式主义太多", unknown}, Row{"公示栏要不要换", unknown},
                            Row{"1 账单发下去了", unknown, 0}, Row{"发公开了没", unknown}})
        check(row);
}

TEST_CASE("going away, being on duty and reporting for another have words of their own, and papers about them are tasks") {
    for (auto const& row : {Row{"请假 12月7日到11日 李四代", leave, 0, "12月7日到11日 李四代"}, Row{"我要请假，明天", leave, 0, "明天"}, Row{"请假", leave}, Row{"3 请假 孩子住院", not_coming, 3, "孩子住院"},
                            Row{"请假条办完了", done, 0, "请假条"}, Row{"请假制度", unknown}, Row{"请假怎么请", unknown}, Row{"销假", back}, Row{"销假 张三", back, 0, "张三"}, Row{"我回来了", back},
                            Row{"今晚谁值班", on_duty, 0, "今晚谁值班"}, Row{"明天是谁值班？", on_duty, 0, "明天是谁值班"}, Row{"值班电话", telephone}, Row{"值班表办完了", done, 0, "值班表"},
                            Row{"换班 张三 12月3日", swap, 0, "张三 12月3日"}, Row{"换班", swap}, Row{"代 扎西 1", proxy, 0, "扎西 1"}, Row{"代报 扎西 1", proxy, 0, "扎西 1"}, Row{"替 扎西 谈 张三", proxy, 0, "扎西 谈 张三"},
                            Row{"谁请假", away, 0, "谁请假"}, Row{"明天谁请假？", away, 0, "明天谁请假"}, Row{"12月8日哪些人请假", away, 0, "12月8日哪些人请假"}, Row{"请假名单", away, 0, "请假名单"}, Row{"请假名单办完了", done, 0, "请假名单"},
                            Row{"请假 明天", leave, 0, "明天"}, Row{"提级", lifts}, Row{"哪些村提级了？", lifts}, Row{"提级材料办完了", done, 0, "提级材料"},
                            Row{"代报", proxied}, Row{"代表大会", unknown}, Row{"代表名单办完了", done, 0, "代表名单"}, Row{"替换水表办完了", done, 0, "替换水表"}})
        check(row);
}

TEST_CASE("the township's list, handing on and one's own ledger have words of their own, and everyday ones that begin alike do not") {
    for (auto const& row : {Row{"负面清单", list}, Row{"任务负面清单", list}, Row{"登记清单 镇党委12号文 11月1日起 全部任务", list_register, 0, "镇党委12号文 11月1日起 全部任务"}, Row{"停用清单", list_end},
                            Row{"申诉", appeal}, Row{"申诉 3 那天封路", appeal, 3, "那天封路"}, Row{"3 申诉 那天封路", appeal, 3, "那天封路"}, Row{"我要申诉", appeal}, Row{"申诉材料交了", done, 0, "申诉材料"},
                            Row{"容错 2 试行条款", tolerance, 2, "试行条款"}, Row{"申请容错", tolerance}, Row{"转 李四 3", delegate, 0, "李四 3"}, Row{"转李四 3", delegate, 0, "李四 3"}, Row{"3 转李四", delegate, 3, "李四"},
                            Row{"3转给李四", delegate, 3, "李四"}, Row{"转给李四 医保名单", delegate, 0, "李四 医保名单"}, Row{"转账", unknown}, Row{"转账给他了", unknown}, Row{"转发一下", unknown}, Row{"转人工", telephone},
                            Row{"我的账", ledger}, Row{"我的台账", ledger}, Row{"更正 3 那天不是我", correct, 3, "那天不是我"}})
        check(row);
}

TEST_CASE("a year beside 我的账 or 负面清单 is theirs, and a command alone stands alone") {
    for (auto text : {"去年我的账", "2025年 我的账", "我的账 2025", "2025年度的我的账", "前年我的账"}) {
        CAPTURE(text);
        CHECK(read_command(text).intent == Intent::ledger);
    }
    for (auto text : {"去年负面清单", "2025年负面清单", "负面清单 去年"}) {
        CAPTURE(text);
        CHECK(read_command(text).intent == Intent::list);
    }
    for (auto text : {"负面清单", "全部", "看 3", "接着", "我的账", "电话", "0", "公开"}) {
        CAPTURE(text);
        CHECK(stands_alone(read_command(text)));
    }
    for (auto text : {"收入100元", "3", "1 3", "派 全镇 25号前 报名单", "招待费是接待费", "党务培训"}) {
        CAPTURE(text);
        CHECK_FALSE(stands_alone(read_command(text)));
    }
}

}  // namespace lingyan::language
