// Only the clause is looked at: its beginning says who speaks or acts, the word right before says whether it is denied.
#include "language/message_voices.hpp"

#include "language/message_claims.hpp"
#include "language/message_signs.hpp"
#include "language/name_parts.hpp"

namespace lingyan::language {
namespace {

using View = std::u32string_view;

bool begins_with_one(View text, std::initializer_list<View> words) {
    for (auto one : words)
        if (text.starts_with(one)) return true;
    return false;
}

Signs const claims{Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::holding, Sign::begun, Sign::voted};
Signs const wishes{Sign::extend, Sign::hand_to, Sign::reject, Sign::undo_whole, Sign::complain, Sign::bind, Sign::withdraw, Sign::publish, Sign::bot_act};

void loses(Mark& mark, Signs const& signs, Sign becomes) {
    Signs kept;
    for (auto i = 0; i < static_cast<int>(Sign::count); ++i)
        if (auto const sign = static_cast<Sign>(i); mark.signs.has(sign) && !signs.has(sign)) kept.add(sign);
    mark.signs = kept;
    mark.signs.add(becomes);
}

// Where the words of this clause begin, without courtesies and times.
std::size_t subject_begin(MarkedText const& text, std::size_t at) {
    auto const clause = text.clause_of(at);
    Signs const lead{Sign::filler, Sign::polite, Sign::greeting, Sign::chatter, Sign::date, Sign::past, Sign::today, Sign::part_of_day, Sign::stop, Sign::space, Sign::already, Sign::just_now, Sign::laughter};
    return text.trimmed({clause.begin, at}, lead, {}).begin;
}

// 我跟你说 and 说一声 are the sender's own; 我听他说 is not.
bool begins_own(View subject) { return begins_with_one(subject, {U"我", U"俺", U"咱", U"本人"}) && subject.find(U'听') == subject.npos; }

// 老王说, 马会计讲, 旦麻村反馈说, 他跟我讲: somebody else stands before the word of saying, and a claim behind it.
void hear_others(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    bool const course = text.signs().has_any({Sign::training, Sign::meeting});
    for (std::size_t at = 0; at < points.size(); ++at) {
        if (View(U"告回跟给对和喊说讲反答声表写").find(points[at]) == View::npos) continue;  // as the words below begin
        auto const follows = points.substr(at);
        std::size_t length = 0;
        for (View word : {View(U"告诉我"), View(U"回我"), View(U"跟我说"), View(U"跟我讲"), View(U"给我说"), View(U"给我讲"), View(U"对我说"), View(U"和我说"), View(U"和我讲"), View(U"喊我说")})
            if (follows.starts_with(word)) length = word.size();
        bool const to_me = length > 0;
        for (View word : {View(U"说"), View(U"讲"), View(U"反馈"), View(U"回复"), View(U"答复"), View(U"声称"), View(U"表示"), View(U"写着"), View(U"写的是"), View(U"写了已")})
            if (length == 0 && follows.starts_with(word)) length = word.size();
        if (length == 0) continue;
        bool const next_time = follows.size() > 2 && follows[1] == U'下' && View(U"周个月星礼午次旬半").find(follows[2]) != View::npos;  // 说下周二才能谈
        if (follows.starts_with(U"说一") || follows.starts_with(U"讲一") || (follows.starts_with(U"说下") && !next_time) || follows.starts_with(U"说说")) continue;
        auto const subject_at = subject_begin(text, at);
        auto const subject = points.substr(subject_at, at - subject_at);
        bool const teaches = follows[0] == U'讲' && (course || subject.find(U'给') != subject.npos) && !to_me;
        bool claimed = false;
        for (auto const& mark : marks) claimed = claimed || (mark.begin >= at + length && (mark.signs.has_any(claims) || mark.signs.has_any(wishes) || mark.signs.has_any({Sign::undone, Sign::open, Sign::working, Sign::percent, Sign::portion, Sign::talk, Sign::arrange, Sign::nearly, Sign::soon})));
        auto const begun_at = text.clause_of(at).begin;  // 书记催，我说快了
        auto const* when = text.ending(at);  // 上次说完成了: what was said then
        bool const last_time = when && (points.substr(when->begin, when->size()) == U"上次" || points.substr(when->begin, when->size()) == U"上回");
        bool const narrated = begun_at > 0 && at == begun_at + 1 && points[begun_at] == U'我' && !to_me && points[begun_at - 1] != U':';
        if (!claimed || teaches || (begins_own(subject) && !narrated) || (subject.empty() && !to_me && !narrated && !last_time)) continue;
        bool const own_act = subject.find(U'谈') != subject.npos || subject.find(U'聊') != subject.npos || subject.starts_with(U'和') || subject.starts_with(U'跟') || subject.starts_with(U'与') || subject.starts_with(U"组织");
        if (own_act) continue;
        for (auto& mark : marks)
            if (mark.end > at && mark.begin < at + length) {
                mark.signs.add(Sign::told);
                break;
            } else if (mark.begin >= at + length) {
                mark.signs.add(Sign::told);  // 反馈 is no word of ours: what follows is told
                if (mark.signs.has_any(claims)) loses(mark, claims, Sign::planned);
                break;
            }
    }
}

// 他谈过了, 他家还差三万, 纪委找他谈过, 书记找我谈话了, 被退回了: not what the sender did.
void see_others(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    for (auto& mark : marks) {
        bool const deed = mark.signs.has_any(claims) || mark.signs.has_any({Sign::undo_whole, Sign::left, Sign::talk});
        auto const subject_at = subject_begin(text, mark.begin);
        auto const subject = points.substr(subject_at, mark.begin - subject_at);
        if (deed && !mark.signs.has(Sign::chatter) && begins_with_one(subject, {U"他", U"她", U"人家"})) loses(mark, Signs{Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::begun, Sign::undo_whole, Sign::left, Sign::talk}, Sign::planned);
        if (mark.signs.has_any(claims) && begins_with_one(subject, {U"我家", U"我屋", U"俺家", U"咱家"})) loses(mark, claims, Sign::home);
        if (mark.signs.has(Sign::telephone_number) && begins_with_one(subject, {U"他", U"她", U"你"})) loses(mark, Signs{Sign::telephone_number}, Sign::told);
        if (deed && (subject.ends_with(U"没人") || subject.ends_with(U"没得人") || subject.ends_with(U"无人"))) loses(mark, claims, Sign::planned);
        auto const before = points.substr(0, mark.begin);
        if (mark.signs.has_any({Sign::talk_held, Sign::talk}) && !subject.starts_with(U'我')) {
            for (View lead : {View(U"找我"), View(U"喊我"), View(U"叫我"), View(U"约我"), View(U"跟我"), View(U"和我"), View(U"与我"), View(U"对我"), View(U"找他"), View(U"找她"), View(U"把我"), View(U"给我"), View(U"拉着我"), View(U"拉我"), View(U"陪我"), View(U"逮着我")})
                if (before.ends_with(lead) && before.size() > lead.size()) loses(mark, Signs{Sign::talk_held, Sign::talk, Sign::appoint, Sign::undo_whole}, Sign::told);
        }
        bool const passive = before.ends_with(U"被") || (subject.find(U'被') != subject.npos && mark.signs.has_any({Sign::talk_held, Sign::talk, Sign::reject, Sign::withdraw}));
        if (passive && mark.signs.has_any({Sign::talk_held, Sign::talk, Sign::reject, Sign::withdraw, Sign::undo_whole, Sign::complain})) loses(mark, Signs{Sign::talk_held, Sign::talk, Sign::reject, Sign::undo_whole, Sign::withdraw, Sign::complain}, Sign::told);
        // 我同事投诉过你们: what others have complained of
        bool const by_others = subject.size() >= 2 && !begins_with_one(subject, {U"我们", U"我要", U"我想", U"我就", U"我也", U"我又", U"我已", U"我之", U"匿名"}) && points.substr(mark.end).starts_with(U"过");
        if (mark.signs.has(Sign::complain) && by_others) loses(mark, Signs{Sign::complain}, Sign::told);
        // 转给我了: it has come to the sender
        auto const after = points.substr(mark.end);
        if (mark.signs.has(Sign::let) && mark.size() == 1 && after.starts_with(U"我") && !begins_with_one(after, {U"我村", U"我们村", U"我们组"}) && text.has(Sign::do_it)) loses(mark, Signs{Sign::let}, Sign::told);  // 叫我做这个
        if (mark.signs.has(Sign::hand_to) && after.starts_with(U"我") && !begins_with_one(after, {U"我村", U"我们村", U"我家", U"我哥", U"我媳"})) loses(mark, Signs{Sign::hand_to}, Sign::told);
    }
}

// 不想延期, 别转给老李, 没撤回, 不是投诉: the word right before denies it, but for what says how it is wanted.
void deny_wishes(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    for (auto& mark : marks) {
        if (!mark.signs.has_any(wishes)) continue;
        auto before = points.substr(0, mark.begin);
        for (bool again = true; again;) {
            again = false;
            for (View word : {View(U"想"), View(U"要"), View(U"打算"), View(U"准备"), View(U"需要"), View(U"说"), View(U"申请"), View(U"愿意"), View(U"会"), View(U"去"), View(U"再"), View(U"把"), View(U"敢"), View(U"来"), View(U"到")})
                if (before.ends_with(word)) before.remove_suffix(word.size()), again = true;
        }
        bool denied = false;
        for (View forbids : {View(U"别"), View(U"不要"), View(U"禁止"), View(U"严禁"), View(U"莫"), View(U"不准")})  // 别在公示栏贴广告
            if (points.substr(text.clause_of(mark.begin).begin).starts_with(forbids) && !mark.signs.has(Sign::undo_whole) && mark.begin > text.clause_of(mark.begin).begin) denied = true;
        for (View word : {View(U"不"), View(U"没"), View(U"没有"), View(U"别"), View(U"莫"), View(U"不用"), View(U"不必"), View(U"未"), View(U"不是"), View(U"不能"), View(U"没法"), View(U"没人"), View(U"甭"), View(U"无需"), View(U"不得"), View(U"不可")})
            denied = denied || before.ends_with(word);
        auto const last = before.size();  // 能不能推迟 asks
        bool const asks = last >= 3 && before[last - 1] == before[last - 3] && (before[last - 2] == U'不' || before[last - 2] == U'没');
        if (!denied || asks) continue;
        loses(mark, wishes, Sign::planned);
    }
    // 绑定不了, 撤不了, 转不出去
    for (auto& mark : marks)
        if (mark.signs.has_any(wishes) && begins_with_one(points.substr(mark.end), {U"不了", U"不上", U"不成", U"不出去", U"不到"})) loses(mark, wishes, Sign::trouble);
}

// 撤县并乡, 退一步, 老李退了, 通知发晚了, 会议推迟到三点: the same word, of something else.
void see_objects(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    auto is_han = [&](std::size_t at) { return at < points.size() && points[at] >= 0x3400 && points[at] < 0xA000; };
    constexpr Signs looked_at{Sign::undo_whole, Sign::reject, Sign::publish, Sign::not_ours, Sign::extend, Sign::voted, Sign::percent, Sign::portion, Sign::i_am};
    for (auto& mark : marks) {
        if (!mark.signs.has_any(looked_at)) continue;
        auto const after = points.substr(mark.end);
        auto const* next = text.at(mark.end);
        auto const subject_at = subject_begin(text, mark.begin);
        auto const subject = points.substr(subject_at, mark.begin - subject_at);
        bool const named = subject.size() >= 2 && ((subject.size() == 2 && View(U"老小").find(subject[0]) != View::npos) || (text.ending(mark.begin) && text.ending(mark.begin)->signs.has(Sign::title_word)));
        bool const takes_back = mark.signs.has(Sign::undo_whole) && points[mark.begin] == U'撤';
        if (takes_back && begins_with_one(after, {U"也没", U"也不", U"有啥用", U"有什么用", U"没用", U"都晚了"})) {  // 撤回也没用
            loses(mark, Signs{Sign::undo_whole, Sign::void_it, Sign::withdraw}, Sign::told);
            continue;
        }
        Signs const own{Sign::filler, Sign::reference, Sign::just_now, Sign::number, Sign::polite, Sign::task_noun, Sign::date, Sign::past, Sign::notice, Sign::ask_end, Sign::already, Sign::today, Sign::particle};
        bool const last_one = points.substr(mark.begin, mark.size()).find(U"刚才") != View::npos || points.substr(mark.begin, mark.size()).find(U"上一条") != View::npos;
        auto const* counted = next && next->signs.has(Sign::number) ? next : nullptr;  // 撤了两个摊位
        if (takes_back && counted && counted->end + 2 < points.size() && points[counted->end] != U'号') loses(mark, Signs{Sign::undo_whole, Sign::void_it, Sign::withdraw}, Sign::none);
        if (takes_back && !last_one && is_han(mark.end) && (!next || !next->signs.has_any(own) || text.has(Sign::title_word))) {
            bool const of_notice = text.signs().has_any({Sign::kind_gongshi, Sign::kind_gonggao, Sign::kind_tongzhi});  // 撤回停水通知
            loses(mark, of_notice ? Signs{Sign::undo_whole, Sign::void_it} : Signs{Sign::undo_whole, Sign::void_it, Sign::withdraw}, Sign::none);
        }
        if (mark.signs.has(Sign::reject)) {
            bool const alone = after.empty() || (next && next->signs.has_any({Sign::stop, Sign::space, Sign::filler, Sign::ask_end, Sign::laughter, Sign::reference, Sign::task_noun, Sign::polite}));
            if (named || (mark.size() == 1 && !alone)) loses(mark, Signs{Sign::reject}, Sign::none);
            // 任务退回来三回了: it has come back to the sender
            bool const again = next && next->signs.has_any({Sign::money, Sign::number}) && next->end <= points.size() && (points[next->end - 1] == U'次' || points[next->end - 1] == U'遍' || points.substr(next->end, 1) == U"回" || points.substr(next->end, 1) == U"道");
            bool const back = points[mark.end - 1] == U'来' && after.starts_with(U"了") && subject.find(U'把') == subject.npos;
            if (again || back) loses(mark, Signs{Sign::reject}, Sign::told);
        }
        // 公告贴歪了: of one that hangs
        if (auto const* hung = text.ending(mark.begin); mark.signs.has(Sign::publish) && hung && hung->signs.has_any({Sign::kind_gonggao, Sign::kind_gongshi, Sign::kind_tongzhi}) && !hung->signs.has(Sign::publish) && !after.empty() && View(U"了歪得在着没不").find(after[0]) != View::npos && text.points().find(U'把') == View::npos && text.points().find(U'将') == View::npos)
            loses(mark, Signs{Sign::publish}, Sign::state_word);
        if (mark.signs.has(Sign::publish) && begins_with_one(after, {U"晚了", U"早了", U"错了", U"过了", U"得", U"迟了", U"到手"})) loses(mark, Signs{Sign::publish}, Sign::state_word);
        // 不是本村的车不让进
        if (mark.signs.has(Sign::not_ours) && after.find(U'别') != View::npos) loses(mark, Signs{Sign::not_ours}, Sign::told);
        // 要通知各村注意防火: what is still to be done
        if (mark.signs.has(Sign::publish) && mark.signs.has(Sign::kind_tongzhi) && begins_with_one(points.substr(text.clause_of(mark.begin).begin), {U"要", U"还要", U"得", U"记得", U"应该"})) loses(mark, Signs{Sign::publish, Sign::kind_tongzhi}, Sign::planned);
        if (mark.signs.has(Sign::not_ours) && begins_with_one(after, {U"的事都", U"的事也", U"的事往", U"的都", U"的也"})) loses(mark, Signs{Sign::not_ours}, Sign::told);
        if (mark.signs.has(Sign::not_ours)) {
            bool const tied = after.starts_with(U"的") || points[mark.end - 1] == U'的';
            auto const of = after.substr(after.starts_with(U"的") ? 1 : 0);
            if (tied && of.size() >= 2 && of[0] >= 0x3400 && View(U"事活任项范工吧啊呀哦嘛哈退这应该是职").find(of[0]) == View::npos) loses(mark, Signs{Sign::not_ours}, Sign::told);
        }
        // 补贴要拖: what is to be expected, and no wish
        if (mark.signs.has(Sign::extend) && text.ending(mark.begin) && points.substr(text.ending(mark.begin)->begin, 1) == U"要" && text.ending(mark.begin)->size() == 1 && !subject.empty() && !text.first_of({Sign::length, Sign::date}, mark.end) && !text.has(Sign::reference)) loses(mark, Signs{Sign::extend, Sign::late}, Sign::told);
        // 大家通过微信说吧: by means of
        if (mark.signs.has(Sign::voted) && points.substr(mark.begin, mark.size()) == U"通过" && begins_with_one(after, {U"微信", U"电话", U"手机", U"网", U"群", U"视频", U"学习", U"这", U"努力", U"大家"})) loses(mark, Signs{Sign::voted, Sign::yes, Sign::decision}, Sign::none);
        // 不归我管你找物业: said to somebody who asks
        if (mark.signs.has(Sign::not_ours) && after.find(U"你找") != View::npos) loses(mark, Signs{Sign::not_ours}, Sign::told);
        // 公告栏贴满小广告
        if (auto const* board = text.ending(mark.begin); mark.signs.has(Sign::publish) && board && points[board->end - 1] == U'栏' && points.find(U'把') == View::npos && points.find(U'在') == View::npos && points.find(U'将') == View::npos) loses(mark, Signs{Sign::publish}, Sign::state_word);
        auto const* before = text.ending(mark.begin);
        auto const* last = &mark == &marks.front() ? nullptr : &mark - 1;
        bool const of_event = before && (before->signs.has_any({Sign::home, Sign::idle}) || (before->signs.has(Sign::meeting) && !before->signs.has(Sign::training)));
        bool const narrated = !subject.empty() && after.starts_with(U"了") && (after.size() == 1 || !text.has(Sign::length)) && !(last && last->end == mark.begin && last->signs.has(Sign::plan));
        if (mark.signs.has(Sign::extend) && (of_event || narrated)) loses(mark, Signs{Sign::extend, Sign::late}, Sign::told);
        if (auto const* time = text.ending(mark.begin); mark.signs.has(Sign::extend) && time && time->signs.has(Sign::past)) loses(mark, Signs{Sign::extend, Sign::late}, Sign::told);  // 上次延期挨了批
        if (mark.signs.has(Sign::extend))  // 镇上让我们延期: their wish
            for (View lead : {View(U"让我"), View(U"叫我"), View(U"要我"), View(U"喊我"), View(U"准我")})
                if (auto const at = subject.find(lead); at != subject.npos && at > 0) {
                    loses(mark, Signs{Sign::extend, Sign::late}, Sign::told);
                    break;
                }
        if (mark.signs.has(Sign::percent)) {  // 50%的人外出, 产量下降20%
            auto const told_of = points.substr(0, mark.begin);
            bool const figure = begins_with_one(after, {U"的"}) && !begins_with_one(after, {U"的任务", U"的工作", U"的进度", U"的量"});
            bool moved = false;
            for (View word : {View(U"下降"), View(U"上涨"), View(U"增长"), View(U"增加"), View(U"减少"), View(U"涨了"), View(U"降了"), View(U"占"), View(U"高出"), View(U"低于"), View(U"不到"), View(U"涨到"), View(U"降到"), View(U"跌到"), View(U"升到"), View(U"减产"), View(U"增产"), View(U"跌"), View(U"涨"), View(U"降"), View(U"亏"), View(U"便宜"), View(U"充到"), View(U"率超过"), View(U"超过"), View(U"率才"), View(U"率是"), View(U"少了"), View(U"多了"), View(U"贵了")}) moved = moved || told_of.ends_with(word);
            if (figure || moved) loses(mark, Signs{Sign::percent}, Sign::money);
        }
        if (mark.signs.has_any({Sign::portion, Sign::percent}))  // 树死了一半
            for (View lost : {View(U"死了"), View(U"坏了"), View(U"倒了"), View(U"病了"), View(U"卖了"), View(U"没了"), View(U"枯了"), View(U"烂了"), View(U"跑了"), View(U"丢了"), View(U"吃了"), View(U"喝了"), View(U"花了"), View(U"冻坏了")})
                if (points.substr(0, mark.begin).ends_with(lost) && !(lost == U"跑了" && text.has(Sign::office))) {
                    loses(mark, Signs{Sign::portion, Sign::percent}, Sign::money);
                    break;
                }
        bool const of_it = begins_with_one(after, {U"的"}) && !begins_with_one(after, {U"的任务", U"的工作", U"的活", U"的量", U"的户", U"的进度"});  // 只办了一半的证
        if (mark.signs.has(Sign::portion) && (of_it || begins_with_one(after, {U"人", U"都", U"以上", U"就停", U"就没", U"就不"}))) loses(mark, Signs{Sign::portion}, Sign::money);
        if (mark.signs.has(Sign::i_am) && points[mark.end - 1] == U'叫' && begins_with_one(after, {U"我", U"他", U"她", U"你"})) loses(mark, Signs{Sign::i_am}, Sign::filler);
    }
}

// 谈过话的都要登记, 发的通知, 凡是报了的: said of whoever did it.
void see_which(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    for (auto const& mark : marks)  // 发通知的喇叭坏了
        if (mark.signs.has_any({Sign::kind_tongzhi, Sign::kind_gonggao}) && !text.has(Sign::colon) && points.substr(mark.end).size() > 2 && points[mark.end] == U'的')
            for (auto& put : marks)
                if (put.signs.has(Sign::publish) && put.end <= mark.begin + 2 && put.begin <= mark.begin && mark.begin - put.begin <= 2) loses(put, Signs{Sign::publish}, Sign::state_word);
    for (auto& mark : marks)  // 发通知的人电话打不通
        if (mark.signs.has_any({Sign::notice, Sign::kind_tongzhi}) && begins_with_one(points.substr(mark.end), {U"说", U"讲", U"再", U"要经", U"要先", U"得先", U"得经", U"必须", U"应该", U"不能", U"之前", U"以前", U"前先", U"的人", U"的时候", U"的同志", U"的是", U"的那个"}))
            for (auto& before : marks)
                if (before.signs.has(Sign::publish) && before.end <= mark.begin) loses(before, Signs{Sign::publish}, Sign::state_word);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        if (!mark.signs.has_any({Sign::talk_held, Sign::publish, Sign::handed_in})) continue;
        auto after = points.substr(mark.end);
        if (mark.signs.has(Sign::talk_held) && after.starts_with(U"话")) after.remove_prefix(1);
        if (!after.starts_with(U"的")) continue;
        after.remove_prefix(1);
        auto const* next = text.at(points.size() - after.size());
        bool const ends = after.empty() || (next && next->signs.has_any({Sign::stop, Sign::space, Sign::ask_end, Sign::laughter}));
        bool const topic = mark.signs.has(Sign::talk_held) && (mark.signs.has(Sign::talk_of) || begins_with_one(after, {U"是", U"有", U"内容", U"主题"}));
        bool const verb = begins_with_one(after, {U"都", U"就", U"可以", U"还", U"要", U"不", U"村", U"人", U"请", U"打", U"那", U"几"});
        if (mark.signs.has(Sign::publish) ? !ends : (!ends && !topic) || (topic && verb)) loses(mark, Signs{Sign::talk_held, Sign::talk, Sign::publish, Sign::handed_in}, Sign::state_word);
    }
}

// 关于开展谈心谈话的通知: the name of a paper claims nothing.
void read_titles(MarkedText& text) {
    auto const points = text.points();
    auto const begin = points.find(U"关于");
    if (begin == points.npos) return;
    auto end = points.npos;
    for (View paper : {View(U"的通知"), View(U"的通报"), View(U"的意见"), View(U"的方案"), View(U"的决定"), View(U"的函"), View(U"的报告"), View(U"的公告"), View(U"的通告"), View(U"的提示"), View(U"的倡议"), View(U"的办法")})
        end = std::min(end, points.find(paper, begin));
    if (end == points.npos) return;
    for (auto& mark : text.marks_to_settle())
        if (mark.begin > begin && mark.end <= end && mark.signs.has_any({Sign::talk_held, Sign::talk, Sign::held, Sign::holding, Sign::training, Sign::done, Sign::handed_in, Sign::extend, Sign::hand_to})) mark.signs = Signs{Sign::none};
}

// 电费交了, 一百块钱交了: what one has paid oneself is no task.
void see_payments(MarkedText& text) {
    auto const points = text.points();
    for (auto& mark : text.marks_to_settle()) {
        bool const paid = mark.signs.has(Sign::handed_in) && mark.begin > 0 && points.substr(mark.begin, 2) == U"交了" && View(U"费钱款租").find(points[mark.begin - 1]) != View::npos;
        if (paid) loses(mark, Signs{Sign::handed_in, Sign::done}, Sign::home);
    }
}

}  // namespace

void settle_voices(MarkedText& text) {
    read_titles(text);
    hear_others(text);
    see_others(text);
    deny_wishes(text);
    see_objects(text);
    see_which(text);
    see_payments(text);
}

}  // namespace lingyan::language
