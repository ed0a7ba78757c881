// Clause by clause, from left to right; nothing here looks at more than the neighbours of a word.
#include "language/message_signs.hpp"

#include "language/name_parts.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

using Marks = std::vector<Mark>;

bool breaks(Mark const& mark) { return mark.signs.has(Sign::stop); }
bool apart(Mark const& mark) { return mark.signs.has(Sign::stop) || mark.signs.has(Sign::space); }

// 1、3 and 第二个和第五个 are one reference; 任务4 is one; 除了2 says which are meant.
void join_references(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    auto is_joint = [&](std::size_t begin, std::size_t end) {
        if (end <= begin || end - begin > 2) return false;
        for (auto i = begin; i < end; ++i)
            if (std::u32string_view(U"、和跟与及,/ ").find(points[i]) == std::u32string_view::npos) return false;
        return true;
    };
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto refers = [&](Mark const& mark) { return mark.signs.has(Sign::reference) || (mark.signs.has(Sign::number) && mark.value > 0 && mark.value < 100); };
        if (!refers(marks[i])) continue;
        for (auto next = i + 1; next < marks.size() && next <= i + 3; ++next) {
            if (!refers(marks[next])) continue;
            if (!is_joint(marks[i].end, marks[next].begin)) break;
            // 1 还差6户: the second is what is counted
            if (points[marks[i].end] == U' ' && marks[next].begin == marks[i].end + 1) break;
            marks[i].end = marks[next].end;
            marks[i].signs = Signs{Sign::reference};
            marks.erase(marks.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks.begin() + static_cast<std::ptrdiff_t>(next) + 1);
            next = i;
        }
    }
}

// 28号 in a talk is a day; at the beginning, or before 任务, it is the number of a task.
void settle_days(MarkedText& text, Speaker speaker) {
    auto& marks = text.marks_to_settle();
    bool const of_days = text.signs().has_any({Sign::talk, Sign::talk_held, Sign::training, Sign::notice});
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        if (!mark.signs.has(Sign::reference) || !mark.signs.has(Sign::date)) continue;
        auto const* before = i > 0 ? &marks[i - 1] : nullptr;
        bool const until = before && before->end == mark.begin && before->signs.has_any({Sign::extend, Sign::arrange, Sign::in_place});
        bool const task = i + 1 < marks.size() && marks[i + 1].begin == mark.end && marks[i + 1].signs.has_any({Sign::task_noun, Sign::hand_to, Sign::done, Sign::undone, Sign::reject, Sign::working});
        bool const first = i == 0 || (i == 1 && !marks[0].signs.has(Sign::date));
        bool const is_task = task || (!until && !of_days && (first || mark.value > 31));
        mark.signs.remove(is_task ? Sign::date : Sign::reference);
        if (speaker == Speaker::resident && is_task) mark.signs.add(Sign::case_number);
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
        bool const is_number = marks[i].signs.has(Sign::number) && !marks[i].signs.has_any({Sign::negation, Sign::plan});
        if (!is_number) continue;
        auto const* before = i > 0 ? &marks[i - 1] : nullptr;
        auto const* after = i + 1 < marks.size() ? &marks[i + 1] : nullptr;
        bool const named = before && before->signs.has(Sign::task_noun) && marks[i].begin - before->end <= 1;
        bool const alone = !after || (apart(*after) && after->begin == marks[i].end) ||
                           (after->begin == marks[i].end && after->signs.has_any({Sign::done, Sign::negation, Sign::already, Sign::progress, Sign::extend, Sign::hand_to, Sign::working, Sign::deadline, Sign::detail, Sign::undone, Sign::soon, Sign::ask}));
        if (named || (i == 0 && alone && !text.has(Sign::star))) marks[i].signs = Signs{Sign::reference};
    }
}

bool is_claim(Mark const& mark) { return mark.signs.has_any({Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::begun}); }

void becomes(Mark& mark, Sign sign) {
    for (auto claim : {Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::begun, Sign::voted}) mark.signs.remove(claim);
    mark.signs.add(sign);
}

// Whether the word at `i` ends its clause, but for sighs.
bool ends_clause(Marks const& marks, std::size_t i, std::size_t length) {
    for (auto k = i + 1; k < marks.size(); ++k) {
        if (marks[k].begin != marks[k - 1].end) return false;
        if (apart(marks[k])) return true;
        if (!marks[k].signs.has_any({Sign::filler, Sign::ask_end})) return false;
    }
    return marks.back().end == length;
}

bool asks_at_end(Marks const& marks, std::size_t i, std::size_t length, std::u32string_view points) {
    if (!marks[i].signs.has(Sign::ask_end) || i == 0 || apart(marks[i - 1])) return false;
    if (points[marks[i].begin] == U'吧') return false;
    if (points[marks[i].begin] == U'嘛') return false;
    return ends_clause(marks, i, length);
}

// 开展情况, 谈话了的名单: a paper of it, not the thing.
bool names_paper(std::u32string_view after) {
    for (std::u32string_view paper : {U"情况", U"记录", U"名单", U"计划", U"方案", U"安排", U"时间", U"要求", U"进度", U"次数", U"标准", U"通知"})
        if (after.starts_with(paper)) return true;
    return false;
}

// 主题党日活动搞完了: what is over is the course itself.
bool follows_course(Marks const& marks, std::size_t i) {
    for (auto k = i; k-- > 0 && marks[i].begin - marks[k].end <= 2;)
        if (marks[k].signs.has(Sign::training)) return true;
    return false;
}

// 跟几个年轻党员谈完了: several of what has been done ask nothing; 谈了几个 does.
void settle_several(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].signs.has(Sign::length) && text.signs().has_any({Sign::extend, Sign::late, Sign::may}) && !text.signs().has_any({Sign::training, Sign::talk, Sign::talk_held})) marks[i].signs.remove(Sign::ask_amount);  // 缓几天
        if (!marks[i].signs.has(Sign::ask) || text.points()[marks[i].begin] != U'几') continue;
        auto const counted = text.points()[marks[i].end - 1];
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

void settle_claims(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    bool told = false, conditional = false;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        told = told || mark.signs.has_any({Sign::told, Sign::elsewhere});
        conditional = conditional || mark.signs.has_any({Sign::condition, Sign::waiting});
        if (!is_claim(mark) && !mark.signs.has(Sign::voted)) continue;
        if (told || conditional) {
            becomes(mark, Sign::planned);
            continue;
        }
        // What stands right before, or a courtesy before that.
        bool denied = false, soon = false, planned = false;
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
            if (before.signs.has(Sign::negation) && (near || !mark.signs.has(Sign::voted))) denied = true;
            if (before.signs.has(Sign::soon) && near) soon = true;
            bool const plans = before.signs.has(Sign::plan) && !(mark.signs.has(Sign::begun) && text.points()[before.begin] == U'才');
            if (plans && gap <= 3 && !before.signs.has(Sign::already)) planned = true;
            if (before.signs.has(Sign::must)) planned = true;
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
        bool const of_what = follows.starts_with(U"的") && follows.size() > 1 && follows[1] != U' ' && !mark.signs.has_any({Sign::talk_held, Sign::held});
        // 完成任务光荣: what is done comes behind only where 已 stands before
        bool const ends = follows.empty() || (after && after->begin == mark.end && after->signs.has_any({Sign::stop, Sign::space, Sign::filler, Sign::polite, Sign::ask_end, Sign::percent, Sign::portion, Sign::households, Sign::people, Sign::money, Sign::number, Sign::laughter}));
        bool const just = i > 0 && marks[i - 1].end == mark.begin && marks[i - 1].signs.has(Sign::already);
        bool const numbered = after && after->begin == mark.end && (after->signs.has(Sign::reference) || (after->signs.has(Sign::task_noun) && text.at(after->end) && text.at(after->end)->signs.has(Sign::reference)));
        bool const bare = !ends && !just && !numbered && text.points().substr(mark.begin, mark.size()) == U"完成";
        bool const then = follows.starts_with(U"后") || follows.starts_with(U"再") || follows.starts_with(U"才") || follows.starts_with(U"之") || follows.starts_with(U"率");
        if (denied) becomes(mark, mark.signs.has(Sign::talk_held) ? Sign::talk_open : mark.signs.has_any({Sign::done, Sign::handed_in}) ? Sign::undone : Sign::planned);
        else if (planned || then || bare) becomes(mark, Sign::planned);
        else if (soon) becomes(mark, Sign::nearly);
        else if (of_what || names_paper(text.points().substr(mark.end)) || (after && after->begin == mark.end && after->signs.has(Sign::task_noun) && after->end == text.points().size())) becomes(mark, Sign::state_word);
        else if (i > 0 && mark.signs.has(Sign::done) && follows_course(marks, i)) becomes(mark, Sign::held);
        else if (partly && mark.signs.has_any({Sign::done, Sign::handed_in})) {
            mark.signs.remove(Sign::done);
            mark.signs.remove(Sign::handed_in);
            mark.signs.add(Sign::progress);
        }
    }
}

// 咋填, 办到哪一步, 哪几样: the question may be part of a word, or of none; 没啥, 不咋满意 and 咋喝嘛 ask nothing.
bool asks_inside(std::u32string_view points, Marks const& marks, Signs& all) {
    auto covering = marks.begin();
    bool asked = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const pair = points.substr(i, 2);
        bool const how = points[i] == U'咋' || points[i] == U'怎' || pair == U"如何";
        if (!how && points[i] != U'啥' && points[i] != U'哪' && points[i] != U'谁' && pair != U"什么" && pair != U"多少") continue;
        while (covering != marks.end() && covering->end <= i) ++covering;
        bool const inside = covering != marks.end() && covering->begin <= i;
        if (inside && covering->signs.has_any({Sign::none, Sign::good, Sign::bad, Sign::middling, Sign::nobody_cares})) continue;
        all.add(how ? Sign::ask_how : Sign::ask);
        asked = true;
    }
    for (auto const& mark : marks)  // 审核没
        asked = asked || (mark.size() > 1 && points[mark.end - 1] == U'没' && mark.signs.has_any({Sign::state_word, Sign::followed_up}));
    return asked;
}

bool is_choice_question(std::u32string_view points) {
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
        if (points[i + 1] != U'不' && points[i + 1] != U'没' && points[i + 1] != U'莫') continue;
        bool const very = points[i] == U'得' && i + 3 < points.size() && points[i + 3] == U'了';  // 臭得不得了
        if (!very && points[i] == points[i + 2] && points[i] >= 0x3400 && points[i] != U'不' && points[i] != U'没') return true;
        // 解决没解决, 满意不满意
        if (i >= 1 && i + 3 < points.size() && points[i - 1] == points[i + 2] && points[i] == points[i + 3] && points[i] >= 0x3400) return true;
    }
    return false;
}

// Words that say nothing of what is spoken about.
Signs const frame{Sign::stop, Sign::space, Sign::filler, Sign::particle, Sign::ask, Sign::ask_when, Sign::ask_how, Sign::ask_where, Sign::ask_amount, Sign::ask_end, Sign::may, Sign::negation, Sign::soon,
                  Sign::already, Sign::plan, Sign::must, Sign::polite, Sign::past, Sign::future, Sign::today, Sign::part_of_day, Sign::with, Sign::in_place, Sign::of, Sign::date, Sign::length, Sign::period,
                  Sign::task_noun, Sign::which, Sign::look, Sign::mine, Sign::open, Sign::find, Sign::yes, Sign::no, Sign::chatter, Sign::pick, Sign::all_of_them, Sign::overdue, Sign::due_soon, Sign::newly};

// Whether every word is one of these, with nothing unknown between, and at least one bears the sign itself.
bool only(MarkedText const& text, Sign sign, Signs const& between) {
    std::size_t at = 0;
    bool any = false;
    for (auto const& mark : text.marks()) {
        if (mark.begin != at) return false;
        at = mark.end;
        if (mark.signs.has(sign)) any = true;
        else if (!mark.signs.has_any(between)) return false;
    }
    return any && at == text.points().size();
}

// Somebody whose surname is known stands behind 让, 转给 or 换: 让李四去弄.
bool names_taker(MarkedText const& text) {
    for (auto const& mark : text.marks()) {
        if (!mark.signs.has_any({Sign::let, Sign::hand_to, Sign::swap})) continue;
        auto const taker = person_after(text, mark.end);
        if (!taker.empty() && surname_length(text.points().substr(taker.begin, taker.size())) > 0) return true;
    }
    return false;
}

// 谈话安排 lists; 安排谈话 arranges. To staff a 认证 is a task like others, to residents a matter of their own.
void settle_nouns(MarkedText& text, Speaker speaker) {
    auto& marks = text.marks_to_settle();
    auto const points = text.points();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        bool const last = mark.end == points.size();
        if (last && i > 0 && points.substr(mark.begin, mark.size()) == U"安排" && marks[i - 1].signs.has_any({Sign::talk, Sign::training})) mark.signs = Signs{Sign::state_word};
        if (speaker != Speaker::resident && mark.size() > 3 && points.substr(mark.end - 2, 2) == U"认证") mark.signs.remove(Sign::benefit);
    }
}

}  // namespace

Signs settle_message(MarkedText& text, Speaker speaker, Awaited awaited) {
    if (text.has(Sign::reference) || text.has(Sign::number)) {
        settle_days(text, speaker);
        text.settle();
        join_references(text);
    }
    settle_nouns(text, speaker);
    settle_several(text);
    settle_claims(text);
    text.settle();
    auto const& marks = text.marks();
    auto const length = text.points().size();
    Signs all = text.signs();
    bool asked = text.has(Sign::question_mark) || text.signs().has_any({Sign::ask, Sign::ask_when, Sign::ask_how, Sign::ask_where, Sign::ask_amount});
    asked = asks_inside(text.points(), marks, all) || asked;
    for (std::size_t i = 0; i < marks.size() && !asked; ++i) asked = asks_at_end(marks, i, length, text.points());
    if (is_choice_question(text.points())) all.add(Sign::choice_question), asked = true;
    if (asked) all.add(Sign::questioned);

    Signs const between{Sign::filler, Sign::particle, Sign::stop, Sign::space, Sign::laughter, Sign::polite};
    auto with = [&](Sign more) {
        auto signs = between;
        signs.add(more);
        return signs;
    };
    if (only(text, Sign::yes, with(Sign::title_word)) && !asked) all.add(Sign::only_yes);
    if (only(text, Sign::no, between) && !asked) all.add(Sign::only_no);
    auto chat = with(Sign::title_word);
    for (auto sign : {Sign::greeting, Sign::chatter}) chat.add(sign);
    if (only(text, Sign::chatter, chat) || only(text, Sign::greeting, chat) || only(text, Sign::laughter, chat)) all.add(Sign::only_chatter);
    Signs rating{Sign::good, Sign::bad, Sign::middling, Sign::star};
    rating.add(between);
    if (only(text, Sign::good, rating) || only(text, Sign::bad, rating) || only(text, Sign::middling, rating)) all.add(Sign::only_rating);
    Signs picking{Sign::pick, Sign::yes, Sign::reference};
    picking.add(between);
    if (only(text, Sign::number, picking) || only(text, Sign::reference, picking) || only(text, Sign::last_one, picking) || (length <= 6 && lone_number(text.words({0, length})))) all.add(Sign::only_number);
    for (auto const& mark : marks) {
        if (mark.signs.has_any({Sign::yes, Sign::no})) {
            if (mark.signs.has(Sign::no)) all.add(Sign::begins_no);
            else all.add(Sign::begins_yes);
            break;
        }
        if (!mark.signs.has_any(between)) break;
    }
    for (auto const& mark : marks) {
        bool const headed = mark.signs.has_any({Sign::kind_gonggao, Sign::kind_tongzhi}) && mark.end < length && text.points()[mark.end] == U':';
        if (headed || mark.signs.has_any({Sign::publish, Sign::kind_gongshi})) all.add(Sign::begins_publish);
        if (mark.signs.has_any({Sign::complain, Sign::suggest})) all.add(Sign::begins_complain);
        if (mark.signs.has(Sign::reference)) all.add(Sign::begins_reference);
        if (!mark.signs.has_any(between) && !mark.signs.has_any({Sign::date, Sign::anonymous, Sign::plan, Sign::task_noun, Sign::look})) break;
    }
    std::size_t framing = 0;
    for (auto const& mark : marks)
        if (mark.signs.has_any(frame)) framing += mark.size();
    if (length - framing >= 2) all.add(Sign::one_topic);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->end < length && mark == marks.rbegin()) break;
        if (mark->signs.has_any({Sign::kind_tongzhi, Sign::kind_gonggao, Sign::kind_gongshi})) all.add(Sign::ends_notice);
        if (!mark->signs.has_any(between)) break;
    }
    if (length <= 12) all.add(Sign::short_one);
    if (length > 60) all.add(Sign::long_one);
    if (!person_in(text).empty() || names_taker(text)) all.add(Sign::names_person);
    if (!village_in(text).empty()) all.add(Sign::village);
    all.add(speaker == Speaker::cadre ? Sign::cadre : speaker == Speaker::township ? Sign::township : Sign::resident);
    switch (awaited) {
        case Awaited::confirm: all.add(Sign::confirming); break;
        case Awaited::choose: all.add(Sign::choosing); break;
        case Awaited::rate: all.add(Sign::rating); break;
        case Awaited::task_focus: all.add(Sign::task_focus); break;
        case Awaited::decision_focus: all.add(Sign::decision_focus); break;
        case Awaited::nothing: break;
    }
    return all;
}

}  // namespace lingyan::language
