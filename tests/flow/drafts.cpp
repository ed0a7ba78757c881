// A draft that another command comes upon is put aside, said to be, and taken up again.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Drafting : Service {
    std::size_t given(std::string const& who) {
        std::size_t count = 0;
        in([&](affairs::Turn const& turn) { count = turn.tx.duties().given_by(PersonId{who}).size(); });
        return count;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Drafting, "a preview outlives another command and is sent after all") {
    struct Row {
        std::string begins, title, sent;
    };
    for (auto const& [begins, title, sent] : {Row{"派 旦麻村 25号前 修好路灯", "修好路灯", "修好路灯，发1个村"}, Row{"报数 全镇 参保人数（人） 12月25日前 依据县医保局12号文", "参保人数", "问了6个村"},
                                              Row{"开会 冬季安全会 12月9日下午3点 在镇政府", "冬季安全会", "叫了5人"}, Row{"办班 党务培训 12月7日 在县党校", "党务培训", "请了5人"}}) {
        CAPTURE(begins);
        CHECK(has(say("office", begins), "发回1"));
        auto said = say("office", "我派的");
        CHECK(has(said, "“" + title + "”还没有发，先放着"));
        CHECK_FALSE(has(say("office", "1"), sent));  // a digit is no answer to it any more
        CHECK(has(say("office", "接着"), title));
        CHECK(has(say("office", "1"), sent));
        CHECK(has(say("office", "接着"), "没有放着没发的"));
    }
}

TEST_CASE_FIXTURE(Drafting, "one draft begun over another leaves both, the later one first") {
    say("sec", "派 旦麻村 25号前 修好路灯");
    CHECK(has(say("sec", "派 上河村 25号前 清理河道"), "“修好路灯”还没有发，先放着"));
    CHECK(has(say("sec", "1"), "清理河道，发1个村"));
    CHECK(has(say("sec", "接着"), "要发1个村：修好路灯"));
    CHECK(has(say("sec", "不发"), "什么都没有改"));
    CHECK(has(say("sec", "接着"), "没有放着"));
    CHECK(given("sec") == 1);
}

TEST_CASE_FIXTURE(Drafting, "after half an hour a draft is not sent by a digit, and not lost; after a day it is") {
    say("sec", "派 旦麻村 25号前 修好路灯");
    now += minutes{40};
    CHECK(has(say("sec", "1"), "接着派回“接着”"));
    CHECK(has(say("sec", "接着"), "要发1个村：修好路灯"));
    now += minutes{40};
    say("sec", "全部");
    now += std::chrono::hours{30};
    CHECK(has(say("sec", "接着"), "没有放着"));
    CHECK(given("sec") == 0);
}

TEST_CASE_FIXTURE(Drafting, "who cannot be found is asked for, and the others are kept") {
    CHECK(has(say("office", "派 旦麻村、火星 25号前 报名单"), "没有找到火星"));
    CHECK(has(say("office", "不知道"), "没有找到火星"));  // no village: nothing goes out without it
    auto preview = say("office", "石门村");
    CHECK(has(preview, "要发2个村：报名单"));
    CHECK(has(preview, "旦麻村、石门村"));
    say("office", "算了");
    CHECK(has(say("office", "开会 冬季安全会 12月9日下午3点 在镇政府 火星"), "没有找到火星"));
    CHECK(has(say("office", "旦麻村"), "要叫1人开会：冬季安全会"));
    say("office", "算了");
    CHECK(has(say("office", "办班 党务培训 12月7日 在县党校 村医"), "没有找到村医"));
    CHECK(has(say("office", "全镇"), "要请5人：党务培训"));
    say("office", "算了");
    CHECK(has(say("office", "开会 火星 12月9日下午3点 在镇政府"), "没有找到火星"));
    say("office", "算了");
    // 全部 is as well the list of one's own things: it is asked whether all villages are meant, with their number.
    for (std::string const draft : {"派 旦麻村、火星 25号前 报名单", "派 火星村 25号前 报名单", "报数 旦麻村、火星村 参保人数（人） 12月25日前 依据县医保局12号文"}) {
        CAPTURE(draft);
        CHECK(has(say("office", draft), "没有找到火星"));
        auto asked = say("office", "全部");
        CHECK(has(asked, "全镇6个村吗？还没有发"));
        CHECK_FALSE(has(asked, "发回1"));
        CHECK(has(say("office", "1"), "没有找到火星"));
        CHECK(has(say("office", "所有"), "全镇6个村吗"));
        auto all = say("office", "全镇");
        CHECK(has(all, "6个村"));
        CHECK(has(all, "发回1"));
        say("office", "3");
    }
    CHECK(has(say("office", "开会 冬季安全会 12月9日下午3点 在镇政府 火星"), "没有找到火星"));
    CHECK(has(say("office", "全部"), "全镇6个村吗"));
    CHECK(has(say("office", "全镇"), "要叫5人开会"));
    say("office", "算了");
    CHECK(given("office") == 0);
    // Where nobody was missed, 全部 answers the question which villages.
    say("office", "派 25号前 报名单");
    CHECK(has(say("office", "全部"), "要发6个村：报名单"));
    say("office", "算了");
    CHECK(has(say("office", "培训还差谁 火星村"), "没有找到火星村"));
    CHECK(has(say("office", "培训还差谁 建中镇"), "没有找到建中镇"));
    CHECK(has(say("office", "东塔镇培训还差谁"), "还差的5人"));
    CHECK(has(say("office", "旦麻村的培训还差谁"), "还差的1人"));
}

TEST_CASE_FIXTURE(Drafting, "a notice being written takes no command for its text") {
    say("h1", "发公开 三季度账目");
    for (std::string const word : {"负面清单", "我的账", "全部", "帮助", "电话"}) {
        CAPTURE(word);
        auto said = say("h1", word);
        CHECK_FALSE(has(said, "是哪一类"));
        CHECK(has(said, "“三季度账目”还没有发，先放着"));
        CHECK(has(say("h1", "接着"), "三季度账目"));
    }
    CHECK(has(say("h1", "好的"), "三季度账目"));  // no text either
    CHECK(has(say("h1", "收入100元\n支出50元"), "是哪一类"));
    CHECK(has(say("h1", "负面清单"), "先放着"));
    CHECK(has(say("h1", "接着"), "是哪一类"));
    CHECK(has(say("h1", "财务"), "要公开：三季度账目"));
    CHECK(has(say("h1", "停"), "没有发"));
}

TEST_CASE_FIXTURE(Drafting, "the paper that figures are asked by is taken as it is written") {
    for (std::string const paper : {"依据县医保局12号文", "根据县里要求", "公开〔2026〕3号", "县医保局12号文"}) {
        CAPTURE(paper);
        CHECK(has(say("office", "报数 全镇 参保人数（人） 12月25日前"), "依据哪份文件"));
        CHECK(has(say("office", paper), "要问6个村"));
        say("office", "3");
    }
}

}  // namespace lingyan::flow
