// Word by word; nothing here looks at more than the neighbours of a word.
#include "language/message_nouns.hpp"

#include "language/message_claims.hpp"
#include "language/message_signs.hpp"
#include "language/name_parts.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

// 谈话表格, 学习笔记, 公示照片 are papers to be done like others, and no talk, course or notice.
bool begins_paper(Mark const& mark, std::u32string_view after) {
    bool const notice = mark.signs.has_any({Sign::kind_tongzhi, Sign::kind_gonggao, Sign::kind_gongshi});
    if (!notice && !mark.signs.has_any({Sign::talk, Sign::training, Sign::meeting})) return false;
    for (std::u32string_view paper : {U"照片", U"签收", U"回执", U"材料", U"图片", U"存档", U"签到", U"影像"})
        if (after.starts_with(paper)) return true;
    if (notice) return false;
    for (std::u32string_view paper : {U"表格", U"笔记", U"纪要", U"台账", U"档案", U"资料", U"总结", U"方案", U"心得", U"名册", U"手册", U"报告", U"视频", U"简报", U"表册", U"登记表", U"统计表"})
        if (after.starts_with(paper)) return true;
    return false;
}

bool is_they(char32_t point) { return point == U'他' || point == U'她'; }

}  // namespace

// 谈话安排 lists; 安排谈话 arranges. To staff a 认证 is a task like others, to residents a matter of their own.
void settle_nouns(MarkedText& text, Speaker speaker) {
    if (speaker != Speaker::resident && !text.marks().empty()) {
        auto const points = text.points();
        auto& marks = text.marks_to_settle();
        // 转发市里的防火文告: what comes from above is a paper
        if (marks[0].signs.has(Sign::publish) && points.substr(marks[0].begin, 2) == U"转发" && marks[0].end < points.size() && std::u32string_view(U"县市省州国").find(points[marks[0].end]) != std::u32string_view::npos && !text.has(Sign::done) && !text.has(Sign::colon)) marks[0].signs.add(Sign::bulletin);
        // 这是社区的事: nobody's of the village
        for (auto& mark : marks) {
            auto const clause = text.clause_of(mark.begin);
            auto const said = points.substr(clause.begin, clause.end - clause.begin);
            if (clause.begin != mark.begin || !said.starts_with(U"这") || said.size() < 6) continue;
            auto const is = said.find(U'是'), of = said.rfind(U"的事");
            auto const work = std::min(std::min(of, said.rfind(U"的活")), said.rfind(U"的任务"));
            if (is == said.npos || is > 3 || work == said.npos || work < is + 3 || work + 4 < said.size() || said[is + 1] == U'我' || said[is + 1] == U'你' || said[is + 1] == U'谁' || said[is + 1] == U'哪') continue;
            if (std::u32string_view(U"村区站局所办组部院校").find(said[work - 1]) != std::u32string_view::npos) mark.signs.add(Sign::not_ours);
        }
    }
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    // 电商培训, 防火培训: what is taught there, and nothing that is paid out
    for (std::size_t i = 0; i + 1 < marks.size(); ++i)
        if (speaker != Speaker::resident && marks[i].signs.has(Sign::benefit) && marks[i + 1].begin == marks[i].end && marks[i + 1].signs.has(Sign::training)) marks[i].signs.remove(Sign::benefit);
    // 码 084196: the word alone is one only where it begins
    if (points.starts_with(U"码") && !marks.empty() && text.signs().has_any({Sign::code_number, Sign::case_number}) && !text.has(Sign::code_word)) {
        if (marks[0].begin > 0) marks.insert(marks.begin(), Mark{{0, 1}, {}});
        if (marks[0].size() == 1) marks[0].signs.add(Sign::code_word);
    }
    if (text.has(Sign::home)) {  // 羊儿村: an animal in the name of a village is none
        auto const village = village_in(text);
        for (auto& mark : marks)
            if (mark.size() == 1 && mark.begin >= village.begin && mark.end <= village.end) mark.signs.remove(Sign::home);
        // 跟她老公杨强谈了: whose husband he is says no more than who he is
        for (std::size_t i = 1; i + 1 < marks.size(); ++i)
            if (marks[i].signs.has(Sign::home) && marks[i].begin > 1 && is_they(points[marks[i].begin - 1]) && std::u32string_view(U"跟和找与同").find(points[marks[i].begin - 2]) != std::u32string_view::npos && surname_length(points.substr(marks[i].end, 2)) > 0) marks[i].signs = marks[i - 1].signs = Signs{Sign::filler};
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        if (mark.size() == 1 && points[mark.begin] == U'曾' && mark.begin > 0 && (points[mark.begin - 1] == U'老' || points[mark.begin - 1] == U'小')) mark.signs = Signs{};  // 老曾
        // 上午跟严军谈话，谈信访: what it was about is told of a talk that was held
        bool const about = mark.signs.has(Sign::talk) && !mark.signs.has(Sign::talk_held) && mark.size() <= 4 && mark.end < points.size() && points[mark.end] == U',' && mark.end + 3 < points.size() && (points[mark.end + 1] == U'谈' || points[mark.end + 1] == U'聊');
        if (about && text.signs().has_any({Sign::with, Sign::title_word}) && !text.signs().has_any({Sign::future, Sign::appoint, Sign::arrange, Sign::plan, Sign::talk_held, Sign::condition}) && speaker != Speaker::resident) mark.signs = Signs{Sign::talk_held};
        // 收购牛羊皮: a trader's call; 粮食收购价 is a public matter
        if (speaker == Speaker::resident && i == 0 && mark.begin == 0 && points.starts_with(U"收购") && !points.starts_with(U"收购价") && points.find_first_of(U"价吗啥哪几") == points.npos) mark.signs = Signs{Sign::idle};
        // 猪场那边: that is here
        if (speaker == Speaker::resident && i > 0 && points.substr(mark.begin, mark.size()) == U"那边" && marks[i - 1].end == mark.begin && marks[i - 1].signs.has(Sign::thing)) mark.signs = Signs{Sign::filler};
        // 学习了，谢谢分享
        if (points.substr(mark.begin, mark.size()) == U"学习了" && text.clause_of(mark.begin).size() == 3 && text.has(Sign::chatter) && !text.has(Sign::people)) mark.signs = Signs{Sign::chatter};
        bool const last = nothing_follows(text, i);
        auto const word = points.substr(mark.begin, mark.size());
        bool const paper = word == U"安排" || word == U"计划" || word == U"记录" || word == U"登记" || word == U"名单" || word == U"情况";
        if (last && paper && i > 0 && marks[i - 1].signs.has_any({Sign::talk, Sign::training})) mark.signs = Signs{Sign::state_word};
        // 书记您好，
        if (i == 0 && mark.signs.has(Sign::title_word) && marks.size() > 1 && marks[1].end + 1 < points.size() && marks[1].begin == mark.end && marks[1].signs.has_any({Sign::polite, Sign::greeting})) mark.signs = marks[1].signs = Signs{Sign::polite};
        // 集中学习了条例, 实施结果公示了: what was done is the word itself
        if (mark.end < points.size() && points[mark.end] == U'了') {
            bool const course = mark.signs.has(Sign::training) && (word.ends_with(U"学习") || word.ends_with(U"培训") || word.ends_with(U"宣讲") || word.ends_with(U"课") || word.ends_with(U"教育") || word.ends_with(U"训"));
            if (course) mark.signs.add(Sign::held);
            if (mark.signs.has_any({Sign::step_5, Sign::step_6}) && (word.ends_with(U"公示") || word.ends_with(U"公开") || word.ends_with(U"公布") || word.ends_with(U"上墙"))) mark.signs.add(Sign::voted);
        }
        bool const of_a_time = points.substr(mark.end) == U"台账" && text.signs().has_any({Sign::date, Sign::period, Sign::past});  // 上半年学习台账
        bool const listed = of_a_time || (text.has(Sign::look) && points.substr(mark.end).starts_with(U"台账"));  // 培训台账看一下
        if (!listed && begins_paper(mark, points.substr(mark.end))) mark.signs = Signs{Sign::none, Sign::paper};
        // 我是农民 names nobody; 我是李强, 我是旦麻村的李强 do.
        // 我儿子手机掉水里坏了: where it fell is no matter of the village
        bool const place = speaker == Speaker::resident && mark.signs.has(Sign::thing) && mark.end < points.size() && (points[mark.end] == U'里' || points[mark.end] == U'上');
        if (place && i > 0 && text.has(Sign::home) && text.first(Sign::home)->begin < mark.begin && text.clause_of(mark.begin).begin <= text.first(Sign::home)->begin) mark.signs.remove(Sign::thing);
        // 没有减速带: what is lacking is what is wrong
        if (speaker == Speaker::resident && mark.signs.has(Sign::thing) && i > 0 && marks[i - 1].end == mark.begin && (points.substr(marks[i - 1].begin, marks[i - 1].size()) == U"没有" || points.substr(marks[i - 1].begin, marks[i - 1].size()) == U"没得") && text.first(Sign::thing)->begin < mark.begin) marks[i - 1].signs.add(Sign::trouble);
        // 坐班车丢了个包: his own loss; 井盖丢了 is everybody's
        if (mark.signs.has(Sign::trouble) && word.starts_with(U"丢") && (!(i > 0 && marks[i - 1].end == mark.begin && marks[i - 1].signs.has(Sign::thing)) || (mark.end < points.size() && (points[mark.end] == U'个' || points[mark.end] == U'只')))) mark.signs = Signs{Sign::home};
        // 他叫马六, 建议你多喝水: of somebody else, to somebody else
        if (mark.signs.has(Sign::i_am) && mark.begin > 0 && std::u32string_view(U"他她你人谁个位").find(points[mark.begin - 1]) != std::u32string_view::npos) mark.signs.remove(Sign::i_am);
        if (mark.signs.has(Sign::i_am) && (word == U"名字" || word == U"姓名") && mark.begin > text.clause_of(mark.begin).begin && std::u32string_view(U"我的本人").find(points[mark.begin - 1]) == std::u32string_view::npos) mark.signs.remove(Sign::i_am);  // 写错名字
        if (mark.signs.has(Sign::i_am) && word == U"本人" && surname_length(points.substr(mark.end, std::min<std::size_t>(2, points.size() - mark.end))) == 0 && !(mark.end < points.size() && (points[mark.end] == U'叫' || points[mark.end] == U'是'))) mark.signs.remove(Sign::i_am);
        if (mark.signs.has(Sign::i_am) && word == U"叫" && mark.begin > text.clause_of(mark.begin).begin && std::u32string_view(U"我俺字人").find(points[mark.begin - 1]) == std::u32string_view::npos) mark.signs.remove(Sign::i_am);  // 我姐叫韩梅
        if (mark.signs.has(Sign::complain))  // 投诉多了会被记仇: of complaining
            for (std::u32string_view of : {U"别人", U"多了", U"会被", U"会不会", U"是", U"者", U"中心", U"渠道", U"制度", U"奖", U"的人", U"的那个", U"啥", U"什么", U"个啥", U"有用", U"没用"})
                if (points.substr(mark.end).starts_with(of)) {
                    mark.signs = Signs{Sign::none};
                    break;
                }
        if (mark.signs.has(Sign::i_am) && word == U"叫" && text.clause_of(mark.begin).end - mark.end > 4) mark.signs.remove(Sign::i_am);
        // 前天报的停水, 上星期提的路灯: a case of his own
        if (speaker == Speaker::resident && mark.signs.has_any({Sign::past, Sign::date}) && mark.end + 1 < points.size() && points[mark.end + 1] == U'的' && std::u32string_view(U"报说提讲").find(points[mark.end]) != std::u32string_view::npos) mark.signs.add(Sign::my_case);
        if (place && points.substr(mark.end + 1, 1) == U"的" && !text.first_of({Sign::thing}, mark.end)) mark.signs.remove(Sign::thing);  // 墙上的画
        if (mark.signs.has(Sign::suggest) && mark.end < points.size() && points[mark.end] == U'你' && points.substr(mark.end, 2) != U"你们") mark.signs.remove(Sign::suggest);
        if (mark.signs.has(Sign::i_am) && points[mark.begin] == U'我' && points[mark.end - 1] == U'叫' && mark.end < points.size() && std::u32string_view(U"你他她它人去来帮们大").find(points[mark.end]) != std::u32string_view::npos) mark.signs.remove(Sign::i_am);  // 我叫你去
        if (mark.signs.has(Sign::i_am) && mark.size() > 1 && points[mark.end - 1] == U'是') {
            auto const* next = text.at(mark.end);
            bool const name = !(next && next->size() > 1 && !next->signs.has(Sign::date)) && surname_length(points.substr(mark.end, std::min<std::size_t>(3, points.size() - mark.end))) > 0;
            auto const village = village_in(text, mark.end);
            auto const* title = text.first_of({Sign::title_word}, mark.end);  // 我是新来的文书钟丽
            bool const post = title && title->begin > mark.end && points[title->begin - 1] == U'的' && title->end + 1 < points.size() && surname_length(points.substr(title->end, 2)) > 0;
            if (post) continue;
            auto const own = text.clause_of(mark.begin);  // 我是镇民政办的赵小军
            auto const whose = points.substr(0, own.end).rfind(U'的');
            if (whose != points.npos && whose > mark.end + 1 && own.end >= whose + 3 && own.end <= whose + 4 && surname_length(points.substr(whose + 1, 2)) > 0 && !text.at(whose + 1)) {
                for (auto& within : marks)
                    if (within.begin >= mark.end && within.end <= whose) within.signs = Signs{Sign::none};
                continue;
            }
            bool const described = !village_in(text, mark.end).size() && points.substr(0, text.trimmed({mark.end, text.clause_of(mark.begin).end}, {}, {Sign::filler, Sign::laughter}).end).ends_with(U"的");  // 我是路过的
            if (described) {
                mark.signs.remove(Sign::i_am);
                continue;
            }
            if (!name && !(village.size() > 0 && village.begin == mark.end && village.end + 1 < points.size())) mark.signs.remove(Sign::i_am);
        }
        if (speaker != Speaker::resident && mark.size() > 3 && points.substr(mark.end - 2, 2) == U"认证") mark.signs.remove(Sign::benefit), mark.signs.add(Sign::office);
    }
}

// 主题党日开了: a meeting that is none of the six steps decides nothing. 还有5个人没来: what is there is not what is left to do.
void settle_meetings(MarkedText& text, Awaited awaited) {
    Signs const deciding{Sign::step_1, Sign::step_2, Sign::step_3, Sign::step_4, Sign::step_5, Sign::step_6, Sign::decision, Sign::project};
    bool const decides = awaited == Awaited::decision_focus || text.signs().has_any(deciding);
    bool const meets = text.signs().has_any({Sign::training, Sign::meeting, Sign::talk, Sign::taught, Sign::people, Sign::attended});
    bool const working = text.signs().has_any({Sign::finish, Sign::undone, Sign::done, Sign::verb, Sign::handed_in, Sign::office});
    for (auto& mark : text.marks_to_settle()) {
        if (!decides && mark.signs.has(Sign::held)) mark.signs.remove(Sign::voted);
        if (!meets && mark.signs.has(Sign::done)) mark.signs.remove(Sign::held);  // 安全排查结束
        auto const word = text.points().substr(mark.begin, mark.size());
        if (!working && awaited != Awaited::task_focus && mark.signs.has(Sign::left) && (word == U"还有" || word == U"尚有")) mark.signs = Signs{Sign::particle};
        // 还差20块钱: with no word of any work
        auto const* counted = text.at(mark.end);
        if (!working && awaited != Awaited::task_focus && !text.has(Sign::reference) && mark.signs.has(Sign::left) && counted && counted->signs.has_any({Sign::people, Sign::money}) && text.clause_of(mark.begin).begin == mark.begin) mark.signs = Signs{Sign::particle};
        // 修到明年也修不完
        if (mark.signs.has_any({Sign::cannot, Sign::undone, Sign::negation}) && mark.begin > 1 && text.points().substr(mark.begin, 2) == U"不完") {
            auto const clause = text.clause_of(mark.begin);
            auto const said = text.points().substr(clause.begin, mark.begin - clause.begin);
            auto const even = said.find_last_of(U"也都");
            auto const* day = text.first_of({Sign::date, Sign::length}, clause.begin);
            if (even != said.npos && even + 2 >= said.size() && day && day->end <= clause.begin + even) mark.signs = Signs{Sign::planned};
        }
        // 三天都干不完 asks for no day
        if (mark.signs.has(Sign::cannot) && text.ending(mark.begin) && text.ending(mark.begin)->signs.has(Sign::already)) {
            auto const* even = text.ending(mark.begin);
            if (auto const* span = text.ending(even->begin); span && span->signs.has_any({Sign::length, Sign::money, Sign::date})) mark.signs = Signs{Sign::planned};
        }
        // 到了36个
        auto const* before = text.ending(mark.begin);
        if (meets && mark.signs.has(Sign::number) && before && before->signs.has_any({Sign::attended, Sign::held}) && mark.end < text.points().size() && text.points()[mark.end] == U'个') mark.signs = Signs{Sign::people};
        // 等书记签字再发
        bool const first_waits = mark.signs.has(Sign::working) && text.points()[mark.begin] == U'等' && text.points().substr(mark.end, text.clause_of(mark.begin).end - mark.end).find_first_of(U"再才我") != std::u32string_view::npos;
        if (first_waits) mark.signs.add(Sign::waiting);
    }
}

}  // namespace lingyan::language
