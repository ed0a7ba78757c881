// Only the head of the clause is looked at, up to the word that claims something; the vocabulary (sign_words_affairs.cpp) knows who may stand there.
#include "language/message_doers.hpp"

#include "language/message_signs.hpp"
#include "language/message_work.hpp"
#include "language/name_parts.hpp"

namespace lingyan::language {
namespace {

using View = std::u32string_view;

Signs const asks{Sign::ask, Sign::ask_when, Sign::ask_how, Sign::ask_where, Sign::ask_amount, Sign::question_mark};
Signs const times{Sign::date, Sign::past, Sign::today, Sign::part_of_day, Sign::already, Sign::just_now, Sign::laughter};

// Whether a deed follows a doer that ends here: at once, after 已经, 昨天, 又 or 把, or as 修路的修完了.
bool acts(MarkedText const& text, std::size_t at, std::size_t deed) {
    auto const points = text.points();
    if (at > deed) return false;
    if (at == deed) return true;
    auto const* next = text.at(at);
    if (points[at] == U'的') {
        if (points.substr(at, 3) == U"的人员" || points.substr(at, 2) == U"的人") return true;
        auto const* verb = text.at(at + 1);
        return at + 1 == deed || (verb && verb->signs.has_any({Sign::finish, Sign::verb}) && verb->size() == 1) || !text.signs().has_any(official_signs) || (at + 1 < points.size() && (points[at + 1] == U'来' || points[at + 1] == U'把'));
    }
    if (is_one(points[at], U"把又都也来去就还才刚早说给")) return true;
    if (next && next->size() == 1 && next->end <= deed && next->signs.has_any({Sign::finish, Sign::verb})) return true;
    return next && next->end <= deed && next->signs.has_any({Sign::already, Sign::past, Sign::date, Sign::part_of_day, Sign::today, Sign::negation, Sign::plan, Sign::soon, Sign::just_now});
}

std::size_t head_of(MarkedText const& text, std::size_t at) {
    auto head = text.trimmed({text.clause_of(at).begin, at}, times, {}).begin;
    for (View lead : {View(U"我们"), View(U"我"), View(U"听"), View(U"看"), View(U"那个"), View(U"这个"), View(U"那"), View(U"这")})
        if (text.points().substr(head).starts_with(lead) && head + lead.size() < at && (lead.size() > 1 || lead[0] == U'那' || lead[0] == U'这')) {
            if (lead[0] == U'我') break;
            head += lead.size();
        }
    return head;
}

bool of_others(MarkedText const& text, Mark const& deed) {
    auto const points = text.points();
    auto const clause = text.clause_of(deed.begin);
    for (auto i = clause.begin; i < deed.begin; ++i)  // 你弄完了我再弄, but not 给你报一下
        if (points[i] == U'你' && (i == clause.begin || !is_one(points[i - 1], U"给跟对向和请发帮谢找为替叫喊让与同")) && points.substr(i, 2) != U"你好") return true;
    auto head = head_of(text, deed.begin);
    // 我闺女参加了, 我家老二谈了
    if (points[head] == U'我' && head + 1 < points.size())
        for (auto at : {head + 1, head + 2})
            if (auto const* kin = text.at(at); kin && kin->end <= deed.begin && kin->signs.has_any({Sign::doer, Sign::home}) && (at == head + 1 || points[head + 1] == U'家' || points[head + 1] == U'们')) return true;
    // 早就完成了嘛: held against somebody
    auto const rest = points.substr(deed.end, clause.end - deed.end);
    if ((rest.starts_with(U"嘛") || rest.starts_with(U"了嘛") || rest.starts_with(U"了的嘛")) && points.substr(clause.begin, deed.begin - clause.begin).find(U"早") != View::npos) return true;
    // 老韩的弄完了，借我抄抄
    if (deed.begin >= clause.begin + 3 && points[deed.begin - 1] == U'的' && deed.signs.has_any({Sign::done, Sign::handed_in}) && deed.begin - clause.begin <= 4) {
        auto const whose = points.substr(clause.begin, deed.begin - 1 - clause.begin);
        bool const own = whose.starts_with(U"我") || whose.starts_with(U"剩") || whose.starts_with(U"其") || whose.starts_with(U"所") || whose.starts_with(U"村") || whose.starts_with(U"该") || whose.starts_with(U"要");
        auto const* known = text.at(clause.begin);
        bool const named = surname_length(whose) > 0 || whose.starts_with(U"老") || whose.starts_with(U"小") || (known && known->signs.has_any({Sign::doer, Sign::home, Sign::title_word}));
        if (!own && named && (!known || !known->signs.has_any({Sign::date, Sign::reference, Sign::office, Sign::thing, Sign::number, Sign::past, Sign::today}))) return true;
    }
    // 三月份那个早弄完了，这个是四月的
    auto const said = points.substr(clause.begin, deed.begin - clause.begin);
    if (said.find(U"那个") != View::npos && points.substr(deed.end).find(U"这个") != View::npos) return true;
    if (auto const* doer = text.at(head); doer && doer->signs.has(Sign::doer) && doer->end <= deed.begin && (acts(text, doer->end, deed.begin) || is_one(points[head], U"他她别人大"))) return true;
    // 老马家的, 水管队的, 我二叔: known by their last character
    for (auto end = head + 2; end <= deed.begin && end <= head + 7; ++end) {
        if (is_one(points[head], U"给带为") || (is_one(points[head], U"我咱俺") && points.substr(head + 1, 1) == U"们")) break;  // 我们想启动, 给组长们讲了
        if (!is_one(points[end - 1], U"队司们爷叔姑舅婶嫂哥弟姐妹妈爸伯娘")) continue;
        bool known = false;
        for (auto const& mark : text.marks()) known = known || (mark.begin < end && mark.end >= end && mark.signs.has_any(official_signs));
        if (!known && acts(text, end, deed.begin)) return true;
    }
    // 是挖机公司修完的
    if (auto const is = said.find(U'是'); is != View::npos && points.substr(deed.end).starts_with(U"的") && !said.substr(is + 1).starts_with(U"我")) {
        auto const* who = text.at(clause.begin + is + 1);
        bool const other = (who && who->signs.has_any({Sign::doer, Sign::title_word, Sign::home})) || is_one(points[deed.begin - 1], U"司队们人家");
        if (other) return true;
    }
    // 物价局的来查完超市了
    for (View came : {View(U"的来"), View(U"的人来"), View(U"的下来")})
        if (auto const at = points.substr(0, deed.begin).find(came); at != View::npos && at > head) return true;
    // 上河村才开始: another village, and no title that begins with one
    if (auto const village = village_in(text, clause.begin); village.size() >= 2 && village.begin == head && village.end < deed.begin + 1 && village.end > head && (village.end == deed.begin || (points[village.end] != U'的' && acts(text, village.end, deed.begin)))) return true;
    // 老李家的事, 二叔家的羊
    auto const house = points.substr(0, deed.begin).find(U"家的", head);
    return house != View::npos && house > head && house <= head + 4 && !is_one(points[house - 1], U"国专大") && !text.at(house - 1);
}

// 代表选好了没人当组长: what follows at once is no note, no day and no work
bool goes_astray(MarkedText const& text, Mark const& claim) {
    auto const points = text.points();
    auto const clause = text.clause_of(claim.begin);
    if (auto const* next = text.at(claim.end); next && next->signs.has_any({Sign::cannot, Sign::undone}) && !next->signs.has(Sign::stop)) return true;  // 弄完弄不完都这样
    auto const tail = text.trimmed({claim.end, clause.end}, {Sign::filler, Sign::particle, Sign::of}, {Sign::filler, Sign::particle, Sign::ask_end});
    auto const* before = text.ending(claim.begin);
    if (before && before->signs.has_any({Sign::already, Sign::just_now})) return false;
    auto const words = points.substr(tail.begin, tail.size());
    // 名单报上来 bids; 名单报上来了 tells
    auto const claimed = points.substr(claim.begin, claim.size());
    for (View way : {View(U"上来"), View(U"上去"), View(U"出来"), View(U"过来"), View(U"进去")})
        if (claimed.ends_with(way) && text.trimmed({claim.end, clause.end}, {Sign::laughter, Sign::filler}, {}).empty() && points.substr(claim.end, 1) != U"了" && points.substr(claim.end, 1) != U"咯" && points.substr(claim.end, 1) != U"啦" && !(text.ending(claim.begin) && text.ending(claim.begin)->signs.has_any({Sign::already, Sign::just_now, Sign::past}))) return true;
    auto const at_once = points.substr(claim.end, clause.end - claim.end);
    for (View sigh : {View(U"真"), View(U"太"), View(U"好看"), View(U"多好")})  // 刷完了真好看
        if (at_once.starts_with(sigh) || (!at_once.empty() && at_once[0] == U'了' && at_once.substr(1).starts_with(sigh))) return true;
    for (View turn : {View(U"又"), View(U"却"), View(U"结果"), View(U"可惜"), View(U"后来")})  // 交上去又打回来了
        if (at_once.size() > 2 && (at_once.starts_with(turn) || (at_once[0] == U'了' && at_once.substr(1).starts_with(turn)))) return true;
    // 完成请打卡 is asked of everybody; 完成请审核 is a report
    bool const bids = claim.begin == clause.begin && points.substr(claim.end).starts_with(U"请") && !text.has(Sign::task_focus);
    if (bids && !is_one(points[std::min(claim.end + 1, points.size() - 1)], U"审查验核检指批领过")) return true;
    if (words.starts_with(U"都") && (words.find(U'年') != View::npos || words.find(U"好久") != View::npos || words.find(U"个月") != View::npos)) return true;  // 修完都三年了
    if (tail.size() < 4) return false;
    auto const* first = text.at(tail.begin);
    if (first && first->signs.has(Sign::doer)) return true;  // 报完镇上说没收到
    bool const when = first && first->signs.has_any({Sign::date, Sign::past, Sign::today, Sign::part_of_day});
    if (first && !when && (first->size() > 1 || first->signs.has_any({Sign::polite, Sign::already, Sign::number, Sign::plan}))) return false;
    for (auto const& mark : text.marks())
        if (mark.begin >= tail.begin && mark.end <= tail.end && (mark.signs.has_any(office_signs) || (mark.signs.has_any(official_signs) && mark.end == tail.end))) return false;
    return !is_one(points[tail.begin], U"有照图发请共合录附见放存在给");
}

// 县长找我们书记谈话了: whose talk it was stands before 找
bool visited_by_others(MarkedText const& text, Mark const& talk) {
    auto const points = text.points();
    auto head = head_of(text, talk.begin);
    for (auto const *first = text.at(head), *second = first ? text.at(first->end) : nullptr; first && second && first->signs.has(Sign::doer) && second->signs.has_any({Sign::doer, Sign::title_word}) && second->end < talk.begin;
         first = second, second = text.at(second->end))
        head = second->begin;  // 县上领导
    auto const* who = text.at(head);
    if (auto const came = points.substr(0, talk.begin).find(U"的来"); came != View::npos && came > head) return true;  // 组织部的来村里谈过话
    for (View bid : {View(U"让我"), View(U"叫我"), View(U"喊我"), View(U"要我")})  // 书记让我明天去谈话
        if (auto const at = points.substr(0, talk.begin).find(bid); at != View::npos && at > head && talk.signs.has(Sign::talk) && !talk.signs.has(Sign::talk_held)) return true;
    if (who && who->signs.has(Sign::doer) && who->end <= talk.begin && talk.signs.has(Sign::talk_held) && !who->signs.has(Sign::title_word) && acts(text, who->end, talk.begin) && !is_one(points[who->begin], U"群各")) return true;  // 镇上昨天谈了三个书记
    if (!who || who->end >= talk.begin || !who->signs.has_any({Sign::doer, Sign::title_word})) return false;
    return is_one(points[who->end], U"找喊叫约跟和来") || points.substr(who->end).starts_with(U"下来") || (who->end < talk.begin && points.substr(who->end, talk.begin - who->end).find(U"的来") != View::npos);
}

// 娃在学校打架, 以前没路灯，现在亮堂堂: a resident's own affairs, and what has been set right
void see_own_affairs(MarkedText& text) {
    auto const points = text.points();
    auto& marks = text.marks_to_settle();
    for (auto& mark : marks) {
        mark.signs.remove(Sign::doer);
        // 别乱扔垃圾: advice
        auto const before = points.substr(0, mark.begin);
        bool const advised = before.ends_with(U"别") || before.ends_with(U"莫") || before.ends_with(U"不要") || before.ends_with(U"禁止");
        if (advised && mark.signs.has_any({Sign::trouble, Sign::grievance})) mark.signs = Signs{Sign::settled};
    }
    std::size_t begin = 0;  // past 领导，
    for (bool again = true; again && begin < points.size();) {
        auto const clause = text.clause_of(begin);
        again = clause.end < points.size() && text.trimmed(clause, {Sign::filler, Sign::polite, Sign::greeting, Sign::chatter, Sign::title_word, Sign::space, Sign::stop}, {}).empty();
        if (again) begin = clause.end + 1;
    }
    auto const head = text.trimmed({begin, text.clause_of(begin).end}, times, {}).begin;
    auto own = points.substr(head).starts_with(U"我") && !points.substr(head).starts_with(U"我们") ? head + 1 : head;
    for (auto& mark : marks)
        if (mark.begin == own && mark.signs.has(Sign::suggest)) own = mark.end;  // 希望娃考个好学校
    for (auto& mark : marks)
        if (mark.begin == own && mark.signs.has(Sign::home) && mark.end < points.size() && points[mark.end] != U'的') mark.signs.add(Sign::doer);
    bool afraid = false;  // 怕下雨路烂
    for (View fear : {View(U"怕"), View(U"就怕"), View(U"只怕"), View(U"生怕"), View(U"担心")}) afraid = afraid || points.substr(head).starts_with(fear) || (own > head && points.substr(own).starts_with(fear));
    for (auto& mark : marks)  // 庄稼怕要淹: nothing that has happened
        if (afraid && mark.signs.has_any({Sign::trouble, Sign::grievance})) mark.signs = Signs{Sign::settled};
        else if (mark.signs.has(Sign::trouble) && (points.substr(0, mark.begin).ends_with(U"怕要") || points.substr(0, mark.begin).ends_with(U"怕是要") || points.substr(0, mark.begin).ends_with(U"再下要"))) mark.signs = Signs{Sign::settled};
    auto const before = points.find(U"以前"), now = points.find(U"现在");
    if (before == View::npos || now == View::npos || now < before) return;
    for (auto const& mark : marks) {
        auto const word = points.substr(mark.begin, mark.size());
        bool const how_often = word == U"天天" || word == U"经常" || word == U"总是" || word == U"长期";
        if (mark.begin >= now && mark.signs.has_any({Sign::trouble, Sign::grievance}) && !how_often) return;
    }
    for (auto& mark : marks)
        if (mark.begin >= now && mark.end >= now) {
            mark.signs.add(Sign::settled);
            return;
        }
}

// 公示公示天天公示: said twice at once, it is complained of to nobody
void see_weariness(MarkedText& text) {
    auto const points = text.points();
    auto const at = text.trimmed({0, points.size()}, {Sign::filler, Sign::polite, Sign::greeting, Sign::chatter, Sign::title_word, Sign::stop, Sign::space, Sign::laughter}, {}).begin;
    if (points.size() < at + 7 || points[at] < 0x3400 || points.substr(at, 2) != points.substr(at + 2, 2)) return;
    Signs const work{Sign::training, Sign::meeting, Sign::talk, Sign::kind_gongshi, Sign::kind_tongzhi, Sign::notice, Sign::office, Sign::finish, Sign::verb, Sign::task_noun, Sign::paper, Sign::extend};
    auto& marks = text.marks_to_settle();
    if (auto const* first = text.at(at); !first || !first->signs.has_any(work)) return;
    for (auto& mark : marks)
        if ((mark.begin >= at && mark.begin < at + 4) || points.substr(mark.begin, 2) == points.substr(at, 2)) mark.signs = Signs{Sign::told};
}

// 下周县里要来检查，资料都弄好: without 了, and with what lies ahead or from above, it bids
bool bids_all(MarkedText const& text, Mark const& claim, Speaker speaker) {
    auto const clause = text.clause_of(claim.begin);
    auto const* all = text.ending(claim.begin);
    bool const over = text.points()[claim.end - 1] == U'了' || text.points().substr(claim.end, clause.end - claim.end).find_first_of(U"了咯啦喽的") != View::npos;
    if (over || !text.trimmed({claim.end, clause.end}, {Sign::filler, Sign::laughter, Sign::ask_end}, {}).empty() || !all || !is_one(text.points()[all->begin], U"都全")) return false;
    auto const* ahead = text.first_of({Sign::future});
    return speaker == Speaker::township || (ahead && ahead->end <= clause.begin);
}

}  // namespace

void settle_doers(MarkedText& text, Speaker speaker) {
    settle_concessions(text);
    if (speaker == Speaker::resident) {
        see_own_affairs(text);
        return;
    }
    if (speaker == Speaker::township)  // 镇上组织了培训: that is they themselves
        for (auto& mark : text.marks_to_settle())
            if (mark.signs.has(Sign::doer) && is_one(text.points()[mark.begin], U"镇乡")) mark.signs.remove(Sign::doer);
    see_weariness(text);
    settle_work(text);
    if (text.signs().has_any(asks)) return;
    for (auto& mark : text.marks_to_settle()) {
        if (mark.signs.has(Sign::chatter)) continue;
        // 全票通过去看海
        bool const off = mark.signs.has(Sign::decision) && mark.end < text.points().size() && is_one(text.points()[mark.end], U"去吃玩看喝周睡");
        if (off) mark.signs = Signs{Sign::told};
        if (mark.signs.has_any({Sign::done, Sign::handed_in}) && (goes_astray(text, mark) || bids_all(text, mark, speaker))) mark.signs = Signs{Sign::planned};
        if (mark.signs.has_any(deed_signs) && of_others(text, mark)) mark.signs = Signs{Sign::told};
        if (mark.signs.has_any({Sign::talk_held, Sign::talk}) && visited_by_others(text, mark)) mark.signs = Signs{Sign::told};
        if (auto const* who = mark.signs.has(Sign::reject) ? text.at(head_of(text, mark.begin)) : nullptr; who && who->signs.has(Sign::doer) && is_one(text.points()[who->begin], U"他她人别")) mark.signs = Signs{Sign::told};
        // 把钱转给老李了: no work
        if (mark.signs.has_any({Sign::hand_to, Sign::reject}) && mark.begin > 0 && is_one(text.points()[mark.begin - 1], U"钱款礼租卡货票水")) mark.signs = Signs{Sign::home};
    }
}

}  // namespace lingyan::language
