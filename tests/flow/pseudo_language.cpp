// A language of which every word is one sign: whatever still stands in Chinese in an answer was not said by a template.
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <regex>

namespace lingyan::flow {

using affairs::nov;

namespace {

namespace fs = std::filesystem;

bool is_han(unsigned char first) { return first >= 0xE4 && first <= 0xE9; }

// Each character beyond ASCII of a template's own words becomes ꙮ; names in braces stay.
std::string pseudo(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '{') {
            auto const close = text.find('}', at);
            out += text.substr(at, close - at + 1);
            at = close + 1;
            continue;
        }
        std::size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
        out += length == 1 ? text.substr(at, 1) : "ꙮ";
        at += length;
    }
    return out;
}

struct PseudoTemplates {
    PseudoTemplates() {
        auto pattern = (fs::temp_directory_path() / "lingyan-pseudo-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        folder = pattern;
        fs::create_directories(folder / "zh-CN");
        fs::create_directories(folder / "qps");
        for (auto const& file : fs::directory_iterator(PROJECT_ROOT "/templates/messages/zh-CN")) {
            fs::copy(file.path(), folder / "zh-CN" / file.path().filename());
            std::ifstream in(file.path());
            std::ofstream out(folder / "qps" / file.path().filename());
            for (std::string line; std::getline(in, line);) out << (line.starts_with('#') || line.starts_with('[') ? line : pseudo(line)) << '\n';
        }
    }
    ~PseudoTemplates() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    fs::path folder;
};

County county_that_speaks(std::string const& language) {
    auto county = affairs::small_county();
    auto people = county.roster.people();
    for (auto& person : people) person.language = language;
    county.roster = Roster(county.roster.units(), people, county.roster.posts());
    return county;
}

struct Pseudo : Service {
    Pseudo() : Service(county_that_speaks("qps")) {
        knowledge = std::make_shared<Knowledge const>(county, std::make_shared<wording::Wording const>(wording::Wording::read(templates.folder.string())));
    }
    PseudoTemplates templates;
    AssignmentId first = give("危房台账", nov(20), {"v1", "v2"}), second = give("清理河道", nov(24), {"v1"});
};

// What is left in Chinese when the people's own words, names, and dates are taken out: 12月7日周一, 上午9点, 第四季度 stay as they are.
std::string chinese_left(std::string text, std::vector<std::string> known) {
    std::sort(known.begin(), known.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    for (auto const& word : known)
        for (auto at = text.find(word); !word.empty() && at != text.npos; at = text.find(word)) text.replace(at, word.size(), " ");
    static std::regex const date("([0-9]+年)?[0-9]+月([0-9]+日)?(周(一|二|三|四|五|六|日))?|到[0-9]+日|[0-9]+年|(凌晨|上午|中午|下午|晚上)[0-9]+点([0-9]+分)?|第(一|二|三|四)季度|(上|下)半年");
    text = std::regex_replace(text, date, " ");
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
        auto const character = text.substr(at, length);
        if (character == "。" || character == "？" || character == "！" || (length == 3 && is_han(static_cast<unsigned char>(character[0])) && character != "ꙮ")) left += character;
        at += length;
    }
    return left;
}

}  // namespace

TEST_CASE("no answer holds a word of the bot's own that is not in a template") {
    struct Row { char const* who; char const* said; };
    Pseudo county;
    std::vector<std::string> known{"危房台账", "清理河道", "国庆值班", "季度谈话", "季度谈心谈话", "年度集中培训", "县以上集中培训", "东塔镇", "党政办公室",
                                   "书记", "同志", "主任", "部长", "镇长", "委员", "晚两天", "弄了一多半", "县", "镇", "下雨", "党务", "村部", "商量水渠", "到"};
    for (auto const& unit : county.county.roster.units()) known.push_back(unit.name), known.push_back(unit.short_name);
    for (auto const& person : county.county.roster.people()) known.push_back(person.name);
    for (auto const& [who, said] : {
             Row{"h1", "你好"}, Row{"h1", "帮助"}, Row{"h1", "全部"}, Row{"h1", "我的任务"}, Row{"h1", "1"}, Row{"h1", "撤"}, Row{"h1", "清理河道延期三天 下雨"}, Row{"h1", "清理河道办完了"}, Row{"h1", "危房台账还差6户"},
             Row{"h1", "2 不属我"}, Row{"h1", "办完了"}, Row{"h1", "算了"}, Row{"h1", "qwe"}, Row{"h1", "我还差几天"}, Row{"h1", "培训 镇 1天 党务"}, Row{"h1", "公开"}, Row{"h1", "我的账"}, Row{"h1", "负面清单"},
             Row{"h1", "清理河道晚两天，弄了一多半"}, Row{"h1", "电话"}, Row{"h1", "今晚谁值班"}, Row{"h1", "请假 12月20日到25日"}, Row{"h1", "不对，是昨天"}, Row{"h1", "收到"}, Row{"h1", "绑定"}, Row{"h1", "0"}, Row{"h1", "换班 李四 12月3日"},
             Row{"sec", "谈 张三 昨天"}, Row{"sec", "不对，是前天"}, Row{"sec", "谈话还差谁"}, Row{"sec", "谈 李玉兰"}, Row{"sec", "2"}, Row{"sec", "派 国庆值班 11月30日前 各村"}, Row{"sec", "1"}, Row{"sec", "我派的"}, Row{"sec", "可以 1"},
             Row{"sec", "约 张三 后天下午三点"}, Row{"sec", "培训还差谁"}, Row{"sec", "本周"}, Row{"sec", "开会 明天下午两点 村部 商量水渠"}, Row{"sec", "算了"}, Row{"sec", "为什么 1"},
             Row{"nobody", "你好"}, Row{"nobody", "低保怎么办"}, Row{"office", "全部"}, Row{"corg", "全部"},
         }) {
        CAPTURE(who);
        CAPTURE(said);
        auto const answer = county.say(who, said);
        CAPTURE(answer);
        CHECK_FALSE(answer.empty());
        if (std::string_view(who) == "nobody") continue;  // of a stranger no language is known: Chinese
        auto words = known;  // what he said himself may be quoted, whole or cut
        if (std::string_view(said).size() > 3) words.push_back(said);
        CHECK(chinese_left(answer, words) == "");
    }
    county.on(nov(17), 8, 30);
    county.tick();
    for (auto const& sent : county.platform.sent) {
        CAPTURE(sent.text);
        CHECK(chinese_left(sent.text, known) == "");
    }
}

TEST_CASE("a language of which a text is missing says that one in Chinese, with its number, and never nothing") {
    PseudoTemplates templates;
    fs::remove(templates.folder / "qps" / "tasks.txt");
    Service county(county_that_speaks("qps"));
    auto const wording = std::make_shared<wording::Wording const>(wording::Wording::read(templates.folder.string()));
    county.knowledge = std::make_shared<Knowledge const>(county.county, wording);
    county.give("危房台账", nov(20), {"v1"});
    CHECK_FALSE(wording->missing("qps").empty());
    auto const list = county.say("h1", "全部");
    CHECK(list.find("ꙮ") != list.npos);
    CHECK(list.find("危房台账") != list.npos);
    CHECK(list.find('1') != list.npos);
    auto const done = county.say("h1", "1");
    CAPTURE(done);
    CHECK(done.find("危房台账，记下了") != done.npos);
}

}  // namespace lingyan::flow
