// A claim is looked at with what stands before it in its clause and right behind it.
#include "language/message_claims.hpp"

namespace lingyan::language {
namespace {

bool is_claim(Mark const& mark) { return mark.signs.has_any({Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::holding, Sign::begun}); }

void becomes(Mark& mark, Sign sign) {
    for (auto claim : {Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::holding, Sign::begun, Sign::voted}) mark.signs.remove(claim);
    mark.signs.add(sign);
}

// 开展情况, 谈话了的名单: a paper of it, not the thing.
bool names_paper(std::u32string_view after) {
    for (std::u32string_view paper : {U"情况", U"记录", U"名单", U"计划", U"方案", U"安排", U"时间", U"要求", U"进度", U"次数", U"标准", U"通知"})
        if (after.starts_with(paper)) return true;
    return false;
}

// 弄完发你, 谈完给您汇报, 办完回复: what is to be told then, unless it has been told (弄完发你了).
bool promises(std::u32string_view after) {
    if (after.ends_with(U"了") || after.find(U'已') != after.npos) return false;
    while (!after.empty() && (after[0] == U',' || after[0] == U' ')) after.remove_prefix(1);
    if (after.starts_with(U"说了") || after.starts_with(U"说的")) return false;
    for (std::u32string_view word : {U"发你", U"发您", U"发给你", U"发给您", U"报给", U"报你", U"喊你", U"叫你", U"回你", U"回您", U"回复", U"给你", U"给您", U"告诉你", U"告诉您", U"通知你", U"跟你说", U"跟您", U"向您", U"再说", U"说", U"汇报", U"请你", U"请您喝", U"来接", U"来找", U"去你", U"去找你"})
        if (after == word || (after.starts_with(word) && after.size() <= word.size() + 6)) return true;
    return false;
}

// 办完了个锤子, 搞完才怪: nothing of the kind
bool mocks(std::u32string_view after) {
    if (after.starts_with(U"了")) after.remove_prefix(1);
    for (std::u32string_view word : {U"个锤", U"个屁", U"个球", U"个铲", U"个毛", U"个鬼", U"才怪", U"个头"})
        if (after.starts_with(word)) return true;
    return false;
}

// 弄完一个又来一个, 报完这个报那个, 培训搞好了，大家能力才上得去: one thing after another, told of no task
bool goes_on_telling(std::u32string_view after) {
    for (std::u32string_view while_ : {U"半天", U"一天", U"一上午", U"一下午", U"好久", U"一早上", U"一晚上", U"好几遍"})
        if (after.starts_with(while_)) return true;
    for (std::u32string_view away : {U"就走了", U"就跑了", U"就回", U"跑了", U"走了"})  // 打完针就走了
        if (after.substr(0, 8).find(away) != after.npos) return true;
    if (after.starts_with(U"这") || after.starts_with(U"那") || after.starts_with(U"一个")) return true;
    for (std::u32string_view found : {U"一看", U"才发现", U"没人", U"白", U"还得", U"又得"})  // 弄完一看全错了, 选好了没人当
        if (after.starts_with(found) || (after.starts_with(U"了") && after.substr(1).starts_with(found))) return true;
    auto const clause = after.substr(0, 16);
    return clause.find(U"又来") != clause.npos || clause.starts_with(U"还要") || clause.starts_with(U"了还要") || clause.starts_with(U"又要") || clause.starts_with(U"了又") ||
           ((after.starts_with(U"了,") || after.starts_with(U",")) && clause.find(U'才') != clause.npos);
}

// 已办结的给我看哈, 交了的有哪些: which they are is asked
bool shown(std::u32string_view after) {
    if (after.starts_with(U"了")) after.remove_prefix(1);
    if (after.starts_with(U"的")) after.remove_prefix(1);
    for (std::u32string_view word : {U"给我看", U"给我列", U"给我摆", U"给我翻", U"给我", U"发我", U"列", U"拿来看", U"拿给我", U"调出来", U"翻出来", U"我看", U"让我看", U"看", U"有哪些", U"有些啥", U"有啥", U"是哪些", U"都有"})
        if (after.starts_with(word)) return true;
    return false;
}

// 谈了半天也没用, 谈了三回没谈拢: of a bargain, or of a talk that came to nothing
bool fails(std::u32string_view after) {
    auto const clause = after.substr(0, 10);
    for (std::u32string_view word : {U"也没用", U"没用", U"没谈拢", U"没谈成", U"谈不拢", U"没结果", U"白谈", U"没说通"})
        if (clause.find(word) != clause.npos) return true;
    return false;
}

// 办完了吧, 弄好了给我说一声, 做完记得拍照: said of what somebody else is to do.
bool guesses(std::u32string_view after) {
    while (!after.empty() && std::u32string_view(U"了咯啦喽哒你您").find(after[0]) != std::u32string_view::npos && !after.starts_with(U"了解")) after.remove_prefix(1);
    if (promises(after)) return true;
    if (after.starts_with(U"就差") || after.starts_with(U"就剩")) return false;
    for (std::u32string_view word : {U"吧", U"就", U"才", U"都别", U"别", U"给我", U"叫我", U"喊我", U"告诉我", U"通知我", U"跟我说", U"和我说", U"给个", U"记得", U"别忘", U"再", U"请客", U"的请", U"我们再", U"我再", U"你再", U"他再", U"顺便", U"后", U"要到", U"要等", U"得等", U"得到"})
        if (after.starts_with(word)) return true;
    return false;
}

// 主题党日活动搞完了: what is over is the course itself.
bool follows_course(Marks const& marks, std::size_t i) {
    for (auto k = i; k-- > 0 && marks[i].begin - marks[k].end <= 2;)
        if (marks[k].signs.has(Sign::training)) return true;
    return false;
}

}  // namespace

bool nothing_follows(MarkedText const& text, std::size_t i) {
    auto const& marks = text.marks();
    for (auto k = i + 1; k < marks.size(); ++k)
        if (marks[k].begin != marks[k - 1].end || !marks[k].signs.has_any({Sign::stop, Sign::space, Sign::filler, Sign::laughter}) || text.points()[marks[k].begin] == U'了') return false;
    return marks.back().end == text.points().size();
}

void settle_several(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        // 结果公示7天: a notice, for so long
        auto const* lasts = text.at(marks[i].end);
        if (marks[i].signs.has(Sign::step_6) && lasts && lasts->signs.has(Sign::length) && points.substr(lasts->end, 1) != U"了" && points.substr(marks[i].begin, marks[i].size()).ends_with(U"公示")) {
            marks[i].begin = marks[i].end - 2;
            marks[i].signs = Signs{Sign::notice, Sign::kind_gongshi};
        }
        // 爆了几天了: told, not asked
        bool const since = marks[i].signs.has(Sign::ask_amount) && marks[i].begin > 0 && points[marks[i].begin - 1] == U'了' && marks[i].end < points.size() && points[marks[i].end] == U'了';
        if (since) marks[i].signs.remove(Sign::ask_amount);
        if (marks[i].signs.has(Sign::length) && text.signs().has_any({Sign::extend, Sign::late, Sign::may}) && !text.signs().has_any({Sign::training, Sign::talk, Sign::talk_held})) marks[i].signs.remove(Sign::ask_amount);  // 缓几天
        if (!marks[i].signs.has(Sign::ask) || text.points()[marks[i].begin] != U'几') continue;
        if (text.signs().has_any({Sign::suggest, Sign::complain})) marks[i].signs.remove(Sign::ask);  // 建议多放几个
        auto const counted = text.points()[marks[i].end - 1];
        auto const* lacking = i > 0 && marks[i - 1].end == marks[i].begin ? &marks[i - 1] : nullptr;  // 差几个人的签名
        auto const behind = text.points().substr(marks[i].end, 3);
        if (lacking && lacking->signs.has(Sign::left) && (behind.starts_with(U"的") || behind.starts_with(U"人的"))) marks[i].signs = Signs{Sign::households};
        bool const only_some = i > 1 && marks[i - 1].end == marks[i].begin && marks[i - 1].signs.has_any({Sign::verb, Sign::handed_in}) && text.points()[marks[i - 2].begin] == U'才';
        if (only_some) marks[i].signs = Signs{Sign::households};
        if ((counted == U'户' || counted == U'家') && i > 0 && marks[i - 1].end == marks[i].begin && marks[i - 1].signs.has(Sign::left)) marks[i].signs = Signs{Sign::households};
        for (auto k = i + 1; k < marks.size() && !breaks(marks[k]); ++k)
            if (marks[k].signs.has_any({Sign::talk_held, Sign::done, Sign::held})) {
                marks[i].signs.remove(Sign::ask);
                marks[i].signs.remove(Sign::which);
            }
    }
}

// 资料收齐了，还没录系统: what is done is only a part, and the sender's next deed is still to come
void see_rest(MarkedText& text) {
    bool done = false;
    for (auto& mark : text.marks_to_settle()) {
        done = done || mark.signs.has_any({Sign::done, Sign::handed_in});
        auto const word = text.points().substr(mark.begin, mark.size());
        auto clause = text.clause_of(mark.begin);
        if (text.points().substr(clause.begin, 1) == U"但" || text.points().substr(clause.begin, 1) == U"就") ++clause.begin;
        if (!done || clause.begin != mark.begin || mark.begin == 0 || !mark.signs.has(Sign::negation) || word.starts_with(U"不")) continue;
        auto const* next = text.at(mark.end);
        if (next && next->signs.has_any({Sign::finish, Sign::verb, Sign::publish, Sign::deadline, Sign::do_it, Sign::benefit}) && std::u32string_view(U"审批验回通复核发接收给看拨来").find(text.points()[next->begin]) == std::u32string_view::npos) mark.signs.add(Sign::left);
    }
}

void settle_claims(MarkedText& text) {
    see_rest(text);
    auto& marks = text.marks_to_settle();
    bool told = false, conditional = false;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        told = told || mark.signs.has_any({Sign::told, Sign::elsewhere});
        bool const waits = text.points().substr(mark.begin, mark.size()) == U"等" && i + 1 < marks.size() && marks[i + 1].begin == mark.end && is_claim(marks[i + 1]);  // 等谈完话再说
        // 等雨停了就去弄
        auto const rest = text.points().substr(mark.begin, text.clause_of(mark.begin).end - mark.begin);
        bool const until_then = rest.starts_with(U"等") && !rest.starts_with(U"等着") && (rest.find(U"了就") != rest.npos || rest.find(U"了再") != rest.npos || rest.find(U"了才") != rest.npos);
        bool const held_up = until_then && rest.find(U"才能") != rest.npos && rest.find(U'我') == rest.npos && std::u32string_view(U"录报填交传办签导").find(rest.back()) != rest.npos;  // 等县上系统开了才能录
        if (waits || until_then) mark.signs = Signs{held_up ? Sign::left : Sign::waiting};
        conditional = conditional || mark.signs.has_any({Sign::condition, Sign::waiting});
        if (!is_claim(mark) && !mark.signs.has(Sign::voted)) continue;
        // 把低保名单公示一下 七天: 把 bids, and means nothing for later
        auto const asked = text.points().substr(text.clause_of(mark.begin).begin);
        bool const bidden = asked.starts_with(U"把") || asked.starts_with(U"帮我把") || asked.starts_with(U"请把") || asked.starts_with(U"麻烦把");
        if (bidden && mark.signs.has(Sign::publish) && !is_claim(mark) && !told && !conditional && text.points().substr(mark.end, 1) != U"了") continue;
        if (told || conditional) {
            becomes(mark, Sign::planned);
            continue;
        }
        // What stands right before, or a courtesy before that.
        bool denied = false, unable = false, soon = false, planned = false;
        auto begin = mark.begin;
        for (auto k = i; k-- > 0;) {
            auto const& before = marks[k];
            if (apart(before)) {
                if (breaks(before)) break;
                continue;
            }
            auto const gap = begin - before.end;
            bool const near = gap <= 1;
            // 还没和张三谈过, 没把名单弄完: a denial reaches to the end of its clause
            auto const word = text.points().substr(before.begin, before.size());
            bool const forbids = word.starts_with(U"不用") || word == U"别" || word == U"莫" || word.starts_with(U"不要");
            if (forbids) planned = true;
            else if ((before.signs.has(Sign::negation) && (near || !mark.signs.has(Sign::voted))) || (before.end == begin && before.signs.has(Sign::open) && !word.empty() && std::u32string_view(U"没未莫").find(word[0]) != word.npos)) {  // 没有办完: 没有办 is a word
                denied = true;
                unable = unable || word == U"没法" || word == U"没办法" || word == U"无法" || word == U"不会" || word == U"未能";  // 没法完成 sighs, and tells of no progress
            }
            if (before.signs.has(Sign::soon) && near) soon = true;
            bool const plans = before.signs.has(Sign::plan) && !(mark.signs.has(Sign::begun) && text.points()[before.begin] == U'才');
            // 昨晚把名册弄出来了 tells; 把名册弄出来 bids
            auto const last = text.points()[text.clause_of(mark.begin).end - 1];  // 把档案交到镇上了
            bool const over = text.points().substr(mark.end).starts_with(U"了") || text.points()[mark.end - 1] == U'了' || (mark.signs.has(Sign::handed_in) && last == U'了');
            bool const own = text.points().substr(text.clause_of(mark.begin).begin, 1) == U"我";
            bool const told_by_ba = word == U"把" && over && (own || before.begin == text.clause_of(mark.begin).begin || text.signs().has_any({Sign::past, Sign::already, Sign::just_now}));
            if (plans && !told_by_ba && gap <= 3 && !before.signs.has(Sign::already)) planned = true;
            bool const kept = word.starts_with(U"按") && k > 0 && marks[k - 1].signs.has(Sign::already);  // 已按时报送
            if (before.signs.has(Sign::must) && !kept) planned = true;
            if (before.signs.has(Sign::future) && !mark.signs.has(Sign::voted)) planned = true;
            if (before.signs.has(Sign::date) && before.deadline) planned = true;
            if (!near || !before.signs.has_any({Sign::already, Sign::filler, Sign::negation, Sign::soon, Sign::plan, Sign::particle, Sign::today, Sign::of})) {
                if (mark.signs.has(Sign::voted)) break;
                continue;  // 明天 and 必须 reach over the thing
            }
            begin = before.begin;
        }
        // 办完的, 办完后, 完成了40%
        auto const* after = i + 1 < marks.size() && marks[i + 1].begin <= mark.end + 1 ? &marks[i + 1] : nullptr;
        if (after && after->signs.has(Sign::filler) && after->size() == 1 && i + 2 < marks.size() && marks[i + 2].begin == after->end && !apart(*after)) after = &marks[i + 2];
        bool partly = after && after->signs.has_any({Sign::percent, Sign::portion, Sign::households});
        if (after && mark.signs.has(Sign::handed_in) && after->signs.has_any({Sign::people, Sign::money, Sign::number})) partly = true;
        auto const follows = text.points().substr(mark.end, 2);
        auto const* behind = text.at(mark.end + 1);
        auto const follows_whole = text.points().substr(mark.end);
        bool const alone = behind && behind->signs.has_any({Sign::stop, Sign::space, Sign::filler, Sign::laughter});
        bool const of_what = follows.starts_with(U"的") && follows.size() > 1 && !alone && !mark.signs.has_any({Sign::talk_held, Sign::held});
        // 完成任务光荣: what is done comes behind only where 已 stands before
        bool const ends = follows.empty() || (after && after->begin == mark.end && after->signs.has_any({Sign::stop, Sign::space, Sign::filler, Sign::polite, Sign::ask_end, Sign::percent, Sign::portion, Sign::households, Sign::people, Sign::money, Sign::number, Sign::laughter, Sign::chatter}));
        bool const just = i > 0 && marks[i - 1].end == mark.begin && marks[i - 1].signs.has(Sign::already);
        bool const numbered = after && after->begin == mark.end && (after->signs.has(Sign::reference) || (after->signs.has(Sign::task_noun) && text.at(after->end) && text.at(after->end)->signs.has(Sign::reference)));
        bool const tasked = after && after->begin == mark.end && after->signs.has(Sign::task_noun) && text.points().substr(after->end, 1) == U"了";
        bool const bare = !ends && !just && !numbered && !tasked && text.points().substr(mark.begin, mark.size()) == U"完成";
        bool const guessed = mark.signs.has_any({Sign::done, Sign::handed_in, Sign::talk_held, Sign::held}) && guesses(text.points().substr(mark.end));
        // 办得完, 弄得完: may be done, not has been
        bool const may = mark.begin > 0 && text.points()[mark.begin - 1] == U'得' && mark.signs.has(Sign::done);
        bool const told_on = mark.signs.has_any({Sign::done, Sign::handed_in, Sign::held, Sign::talk_held}) && (mocks(text.points().substr(mark.end)) || (!mark.signs.has(Sign::held) && goes_on_telling(text.points().substr(mark.end)) && (!mark.signs.has(Sign::talk_held) || text.points().substr(mark.end).find(U"一个", 2) != std::u32string_view::npos)));
        // 人走完了, 检查组已经走了: who goes away has not finished a task
        bool const gone = mark.signs.has(Sign::done) && text.points().substr(mark.begin, mark.size()).find(U'走') != std::u32string_view::npos && mark.begin > 0 && std::u32string_view(U"人组都导").find(text.points()[mark.begin - 1]) != std::u32string_view::npos;
        bool const came = mark.begin > 0 && text.points()[mark.begin] == U'齐' && std::u32string_view(U"到来").find(text.points()[mark.begin - 1]) != std::u32string_view::npos;
        bool const at_first = mark.signs.has(Sign::begun) && !text.points().substr(mark.end).empty() && std::u32string_view(U"吧我都就谁也很不").find(text.points()[mark.end]) != std::u32string_view::npos;  // 刚开始都难
        auto const behind_it = text.points().substr(mark.end);
        bool const when = behind_it.starts_with(U"的时候") || behind_it.starts_with(U"那会") || behind_it.starts_with(U"的那天");  // 快弄完的时候停电了
        auto const own_clause = text.clause_of(mark.begin);  // 早弄完早收工
        auto const whole = text.points().substr(own_clause.begin, own_clause.size());
        bool const sooner = whole.size() > 3 && whole[0] == U'早' && std::u32string_view(U"上晨就已都").find(whole[1]) == whole.npos && whole.find(U'早', 2) != whole.npos;
        bool const again = behind_it.size() >= 2 && text.points()[mark.end - 1] == U'了' && behind_it[0] == U'又' && behind_it[1] == text.points()[mark.begin];  // 填了又填
        bool const then = sooner || again || when || guessed || may || told_on || gone || came || at_first || follows.starts_with(U"后") || follows.starts_with(U"再") || follows.starts_with(U"才") || follows.starts_with(U"之") || follows.starts_with(U"率");
        bool const in_vain = mark.signs.has(Sign::talk_held) && fails(behind_it);
        if (in_vain) becomes(mark, Sign::told);
        else if (may && denied) becomes(mark, Sign::planned);  // 不延期也弄得完
        else if (unable) becomes(mark, Sign::planned);
        else if (denied) becomes(mark, mark.signs.has(Sign::talk_held) ? Sign::talk_open : mark.signs.has_any({Sign::done, Sign::handed_in}) ? Sign::undone : Sign::planned);
        else if (planned || then || bare) becomes(mark, Sign::planned);
        else if (soon) becomes(mark, Sign::nearly);
        else if ((follows.starts_with(U"的") || follows == U"了的") && mark.signs.has_any({Sign::done, Sign::handed_in}) && shown(follows_whole)) {  // 已办结的给我看哈
            becomes(mark, Sign::state_word);
            mark.signs.add(Sign::which);
        } else if (of_what || names_paper(text.points().substr(mark.end)) || (after && after->begin == mark.end && after->signs.has(Sign::task_noun) && nothing_follows(text, i + 1))) becomes(mark, Sign::state_word);
        else if (i > 0 && mark.signs.has(Sign::done) && follows_course(marks, i)) becomes(mark, Sign::held);
        else if (partly && mark.signs.has_any({Sign::done, Sign::handed_in})) {
            mark.signs.remove(Sign::done);
            mark.signs.remove(Sign::handed_in);
            mark.signs.add(Sign::progress);
        }
    }
}

}  // namespace lingyan::language
