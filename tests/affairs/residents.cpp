// What a resident hears: the menu, his villages, notices and guides by his own words, telephones, and what he wants no more.
#include "affairs/searching.hpp"
#include "affairs/support_notices.hpp"

#include "language/synonyms.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace lingyan::affairs {

namespace {

// 旦麻村 has accounts of three months and a notice of water; 上河村 has accounts of its own; two guides are there.
struct Living : Village {
    NoticeId water;
    Living() {
        std::ifstream in_file(PROJECT_ROOT "/config/search/synonyms.txt");
        std::stringstream text;
        text << in_file.rdbuf();
        std::vector<Complaint> complaints;
        county.synonyms = language::read_synonyms(text.str(), "synonyms.txt", complaints);
        on(make_date(2026, 9, 4));
        put("v1", Affair::finance, "8月账目", "收入8000元，支出抽水油费1900元");
        on(make_date(2026, 10, 9));
        put("v1", Affair::finance, "9月账目", "收入6000元，电费420元");
        on(make_date(2026, 11, 3));
        put("v1", Affair::finance, "10月账目", "收入12000元，水渠材料2800元");
        put("v2", Affair::finance, "10月账目", "收入9000元，路灯电费1260元");
        on(make_date(2026, 11, 16));
        water = put("v1", Affair::service, "停水通知", "18日8点到18点停水，请存水");
        in([](Turn const& turn) {
            Guide guide;
            guide.title = "最低生活保障怎么申请";
            guide.keywords = "低保 吃低保";
            guide.materials = "户口本";
            guide.text = "到村委会交申请。";
            searching::put(turn.tx, guide);
            guide.title = "老年证怎么办";
            guide.keywords = "老年证";
            searching::put(turn.tx, guide);
        });
    }
    NoticeId put(char const* village, Affair affair, char const* title, char const* text) {
        NoticeId id;
        in([&](Turn const& turn) {
            Notice notice;
            notice.village = UnitId{village};
            notice.affair = affair;
            notice.state = NoticeState::out;
            notice.looked = Looked::passed;
            notice.title = title;
            notice.text = text;
            notice.given_at = now;
            notice.out_at = now;
            notice.id = id = turn.tx.notices().add(notice);
            searching::index(turn.tx, notice);
        });
        return id;
    }
    Conversation talk(std::string const& id = "r1") { return conversation(resident_key("app", id)); }
    Say event(std::string const& text, std::string const& id = "r1") {
        return with_resident(id, [&](Turn const& turn, Conversation& conversation) { return follow_resident(turn, conversation, text); });
    }
    // Titles of the lines that are shown.
    std::string titles(Say const& said) {
        std::string all;
        auto const& lines = said.key.starts_with("resident.hello") ? said.items.front().items : said.items;
        for (auto const& line : lines)
            if (line.fields.contains("title")) all += line.fields.at("title") + " ";
        return all;
    }
    std::string found(std::string const& text, std::string const& id = "r1") { return titles(resident_hears(text, id)); }
};

}  // namespace

TEST_CASE_FIXTURE(Living, "the first message says who we are and where the rest stands, once, and answers what was asked") {
    auto first = resident_hears("你好");
    CHECK(first.key == "unknown.first_no_page");
    CHECK(resident("你好") == "unknown.sender");
    CHECK(resident_hears("电话", "r2").key == "resident.hello_no_page");
    CHECK(resident_hears("电话", "r2").key == "resident.phones");
    county.public_url = "https://bot.example.gov.cn";
    CHECK(resident_hears("老年证怎么办", "r3").key == "resident.hello");
    CHECK(resident_hears("你好", "r4").fields.at("url") == "https://bot.example.gov.cn/n/privacy");
    CHECK(resident("隐私", "r4") == "resident.privacy_page");
}

TEST_CASE_FIXTURE(Living, "a voice is answered with the numbers for an emergency, what else cannot be read with the way on, and who we are comes first") {
    auto const unread = [&](bool voice) { return with_resident("r1", [&](Turn const& turn, Conversation& conversation) { return answer_resident_unread(turn, conversation, voice); }); };
    auto const first = unread(true);
    CHECK(first.key == "resident.hello_no_page");
    REQUIRE(first.items.size() == 1);
    CHECK(first.items.front().key == "voice.resident");
    CHECK(unread(true).key == "voice.resident");
    CHECK(unread(false).key == "resident.text_only");
    CHECK_FALSE(unread(false).fields.at("phone").empty());
}

TEST_CASE_FIXTURE(Living, "a QR code's event binds its village, a second one is added, and leaving the account ends it") {
    CHECK(event("subscribe:v1").key == "resident.first_village_no_page");
    CHECK(talk().village == UnitId{"v1"});
    CHECK(found("账") == "10月账目 9月账目 8月账目 ");
    CHECK(event("scan:v2").key == "resident.village_kept");
    CHECK(event("scan:v2").fields.at("villages") == "上河村、旦麻村");
    CHECK(event("scan:nowhere").key == "unknown.first_no_page");
    CHECK(event("scan:t1").key == "unknown.first_no_page");  // no village
    CHECK(talk().village == UnitId{"v2"});
    CHECK(talk().more_villages == std::vector{UnitId{"v1"}});
    CHECK(event("view:https://example.org").key.empty());
    CHECK(event("unsubscribe").key.empty());
    CHECK(talk().left);
    CHECK(event("subscribe").key == "unknown.first_no_page");
    CHECK_FALSE(talk().left);
    CHECK(talk().village == UnitId{"v2"});
}

TEST_CASE_FIXTURE(Living, "villages are chosen by name: short, with the township where two are called so, one after or beside the other") {
    CHECK(resident("旦麻") == "notice.found");
    CHECK(talk().village == UnitId{"v1"});
    CHECK(resident("我也是上河村的") == "notice.found");
    CHECK(talk().village == UnitId{"v2"});
    CHECK(found("账").find("旦麻村：10月账目") != std::string::npos);
    CHECK(found("账").find("上河村：10月账目") != std::string::npos);
    CHECK(found("旦麻的账") == "10月账目 9月账目 8月账目 ");
    CHECK(resident("退订 旦麻村") == "resident.village_dropped");
    CHECK(talk().more_villages.empty());
    CHECK(found("账") == "10月账目 ");
    CHECK(resident("退订 旦麻村") == "resident.stopped");  // which he does not follow
    CHECK(resident("我是石门村的") == "notice.not_found");
    CHECK(talk().village == UnitId{"v3"});
    CHECK(resident("清水") == "notice.which");
    CHECK(resident("2") == "notice.not_found");
    CHECK(talk().village == UnitId{"v8"});
    CHECK(resident("建中镇清水村") == "notice.not_found");
    CHECK(talk().village == UnitId{"v7"});
}

TEST_CASE_FIXTURE(Living, "a question in plain words finds notices of the own village and guides, and nothing else") {
    event("subscribe:v1");
    struct Row {
        char const* said;
        char const* found;
    };
    for (auto const& [said, expected] : {Row{"账", "10月账目 9月账目 8月账目 "}, {"上个月账", "10月账目 "}, {"公开 8月 账", "8月账目 "}, {"8月份的账", "8月账目 "}, {"八月账目", "8月账目 "}, {"村里钱花哪了", "10月账目 9月账目 8月账目 "},
                                         {"停水", "停水通知 "}, {"公开 停水", "停水通知 "}, {"哪天没水", "停水通知 "}, {"停税", "停水通知 "}, {"低保怎么申请", "最低生活保障怎么申请 "}, {"低保", "最低生活保障怎么申请 "},
                                         {"低宝咋办", "最低生活保障怎么申请 "}, {"老年證", "老年证怎么办 "}, {"抽水油费", "8月账目 "}, {"公开", "停水通知 10月账目 9月账目 "}, {"公开 2页", "8月账目 "}, {"公开 第2页", "8月账目 "},
                                         {"公开 财务", "10月账目 9月账目 8月账目 "}, {"路灯", ""}, {"7月账", ""}, {"放个歌听", ""}, {"公开 7月", ""}}) {
        CAPTURE(said);
        CHECK(found(said) == expected);
    }
    CHECK(resident("路灯") == "resident.not_found");
    CHECK(resident("公开 路灯") == "notice.not_found");
    CHECK(resident("公开 13月") == "notice.bad_month");
    CHECK(resident("……") == "error.not_understood_resident");
    // Named, it is no accident; and another's stays out of his own.
    CHECK(resident("上河村的账") == "notice.found");
    CHECK(talk().village == UnitId{"v1"});
    CHECK(found("路灯电费").find("10月") == std::string::npos);
}

TEST_CASE_FIXTURE(Living, "a number means what the list just shown says, else the menu; 第2号 is a notice") {
    event("subscribe:v1");
    CHECK(resident("1") == "notice.found");
    CHECK(resident_hears("2").fields.at("title") == "10月账目");
    CHECK(resident_hears("3").fields.at("title") == "9月账目");
    CHECK(resident("4") == "dialogue.number");
    CHECK(found("更多") == "8月账目 ");
    CHECK(resident_hears("1").fields.at("title") == "8月账目");
    CHECK(resident("更多") == "resident.no_more");
    CHECK(resident_hears("第2号").fields.at("title") == "9月账目");
    CHECK(resident_hears("公开 2").fields.at("title") == "9月账目");
    CHECK(resident("第4号") == "notice.not_found");  // of another village
    CHECK(resident("第99号") == "notice.not_found");
    now += std::chrono::minutes{31};
    CHECK(resident("2") == "resident.guides");
    CHECK(resident_hears("1").key == "guide.text");
    CHECK(resident("3") == "dialogue.number");
    CHECK(resident("算了") == "unknown.sender");
    CHECK(resident("3") == "resident.phones");
    CHECK(resident("0") == "resident.phones");
}

TEST_CASE_FIXTURE(Living, "who has no village yet gets guides and telephones, and for the rest is asked for it; his question waits") {
    CHECK(resident("低保怎么申请") == "resident.found");
    CHECK(resident("举报电话") == "resident.hotline_county");
    CHECK(resident("上个月的账") == "notice.which_village");
    CHECK(found("旦麻") == "10月账目 ");
    CHECK(talk().village == UnitId{"v1"});
    CHECK(resident("停水", "r2") == "notice.which_village");
    CHECK(found("我是旦麻村的", "r2") == "停水通知 ");
    CHECK(resident("停水", "r3") == "notice.which_village");
    CHECK(resident("清水村", "r3") == "notice.which");
    CHECK(resident("1", "r3") == "resident.not_found");
    CHECK(talk("r3").village == UnitId{"v7"});
    CHECK(resident("停水", "r4") == "notice.which_village");
    CHECK(resident("电话", "r4") == "resident.phones");  // no village's name, and no loss
}

TEST_CASE_FIXTURE(Living, "a village that does not exist is no word to look for, and whoever names his own with a new question is answered that") {
    CHECK(resident("公开 火星村", "r5") == "notice.which_village");
    CHECK(found("旦麻村的账", "r5") == "10月账目 9月账目 8月账目 ");
    CHECK(talk("r5").village == UnitId{"v1"});
    CHECK(resident("公开 火星村 账", "r6") == "notice.which_village");
    CHECK(found("旦麻村", "r6") == "10月账目 9月账目 8月账目 ");
    CHECK(resident("公开 火星村", "r7") == "notice.which_village");
    CHECK(found("我是旦麻村的", "r7") == "停水通知 10月账目 9月账目 ");  // all of it, the newest first
    CHECK(resident("上个月的账", "r8") == "notice.which_village");
    CHECK(found("旦麻村停水", "r8") == "停水通知 ");
}

TEST_CASE_FIXTURE(Living, "退订 wins over whatever was asked last; danger wins over all") {
    CHECK(resident("账") == "notice.which_village");
    CHECK(resident("退订") == "resident.stopped");
    CHECK(talk().stopped);
    CHECK(resident("账") == "notice.which_village");
    CHECK(resident("订阅") == "resident.resumed");
    CHECK_FALSE(talk().stopped);
    CHECK(resident("账") == "notice.which_village");
    CHECK(resident("着火了") == "emergency.danger_words");
    CHECK(resident("旦麻村三组") == "danger.passed_on");
    CHECK(resident("算了") == "danger.passed_on");
    CHECK(resident("旦麻村") == "notice.found");
}

TEST_CASE_FIXTURE(Living, "beyond the place's number of messages one polite sentence is said, danger excepted, and a place without a number has no limit") {
    county.pack.numbers["resident.messages"] = {"3"};
    for (int i = 0; i < 3; ++i) CHECK(resident("电话") == "resident.phones");
    for (int i = 0; i < 3; ++i) CHECK(resident("电话") == "resident.wait");
    CHECK(talk().counted == 3);
    CHECK(resident("电话", "r2") == "resident.phones");
    CHECK(resident("着火了") == "emergency.danger_words");
    now += std::chrono::minutes{40};
    CHECK(resident("电话") == "resident.phones");
    county.pack.numbers.erase("resident.messages");
    for (int i = 0; i < 40; ++i) CHECK(resident("电话") == "resident.phones");
}

TEST_CASE_FIXTURE(Living, "notices from before there were tokens get them, and what is taken down is found no more") {
    event("subscribe:v1");
    NoticeId old;
    in([&](Turn const& turn) {
        auto notice = *turn.tx.notices().find(water);
        notice.title = "路灯安装公告";
        old = turn.tx.notices().add(notice);
    });
    CHECK(found("路灯").empty());
    in([](Turn const& turn) {
        CHECK(searching::index_missing(turn.tx, 10) == 1);
        CHECK(searching::index_missing(turn.tx, 10) == 0);
    });
    CHECK(found("路灯") == "路灯安装公告 ");
    in([&](Turn const& turn) {
        auto notice = *turn.tx.notices().find(old);
        notice.state = NoticeState::withdrawn;
        turn.tx.notices().update(notice);
    });
    CHECK(found("路灯").empty());
}

}  // namespace lingyan::affairs
