// Clause by clause, from left to right; nothing here looks at more than the neighbours of a word.
#include "language/message_signs.hpp"

#include "language/message_claims.hpp"
#include "language/message_doers.hpp"
#include "language/message_nouns.hpp"
#include "language/message_voices.hpp"
#include "language/message_work.hpp"
#include "language/name_parts.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

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
            bool const row = marks[next].begin == marks[i].end && marks[i].signs.has(Sign::reference) && marks[next].signs.has(Sign::reference);  // 2号3号
            if (!row && !is_joint(marks[i].end, marks[next].begin)) break;
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
    bool const of_days = text.signs().has_any({Sign::talk, Sign::talk_held, Sign::training, Sign::notice}) || (text.signs().has(Sign::held) && text.signs().has_any({Sign::attended, Sign::people}));
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        if (!mark.signs.has(Sign::reference) || !mark.signs.has(Sign::date)) continue;
        auto const* before = i > 0 ? &marks[i - 1] : nullptr;
        bool const until = before && before->end == mark.begin && before->signs.has_any({Sign::extend, Sign::arrange, Sign::in_place});
        bool const task = i + 1 < marks.size() && marks[i + 1].begin == mark.end && marks[i + 1].signs.has_any({Sign::task_noun, Sign::void_it, Sign::wrong, Sign::undo_whole, Sign::hand_to, Sign::done, Sign::undone, Sign::reject, Sign::working});
        bool first = true;
        for (std::size_t k = 0; k < i; ++k) first = first && !marks[k].signs.has(Sign::date) && (k == 0 || marks[k].signs.has_any({Sign::polite, Sign::greeting, Sign::stop, Sign::space, Sign::filler, Sign::title_word}));
        // 5号和6号都完了: the second as the first
        auto const* other = i > 1 && before && before->end == mark.begin && before->size() == 1 && before->signs.has_any({Sign::with, Sign::stop}) ? &marks[i - 2] : before;
        bool const joined = other && other != before && other->end == before->begin && other->signs.has(Sign::reference) && !other->signs.has(Sign::date);
        bool const of_course = of_days && i + 1 < marks.size() && marks[i + 1].begin == mark.end && marks[i + 1].signs.has(Sign::held);  // 12号办了养蜂培训
        bool const is_task = (task && !of_course) || joined || (!until && !of_days && (first || mark.value > 31));
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
                           (after->begin == marks[i].end && after->signs.has_any({Sign::done, Sign::negation, Sign::already, Sign::progress, Sign::extend, Sign::hand_to, Sign::working, Sign::deadline, Sign::detail, Sign::undone, Sign::soon, Sign::ask, Sign::left}));
        if (named || (i == 0 && marks[i].begin == 0 && alone && !text.has(Sign::star))) marks[i].signs = Signs{Sign::reference};
    }
}

// Whether the word at `i` ends its clause, but for sighs.
bool ends_clause(Marks const& marks, std::size_t i, std::size_t length) {
    for (auto k = i + 1; k < marks.size(); ++k) {
        if (marks[k].begin != marks[k - 1].end) return false;
        if (apart(marks[k])) return true;
        if (!marks[k].signs.has_any({Sign::filler, Sign::ask_end, Sign::laughter, Sign::chatter})) return false;
    }
    return marks.back().end == length;
}

bool asks_at_end(Marks const& marks, std::size_t i, std::size_t length, std::u32string_view points) {
    if (!marks[i].signs.has(Sign::ask_end) || i == 0 || apart(marks[i - 1])) return false;
    if (points[marks[i].begin] == U'吧') return false;
    if (points[marks[i].begin] == U'嘛') return false;
    return ends_clause(marks, i, length);
}

bool is_any(char32_t point, std::u32string_view of) { return of.find(point) != of.npos; }

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
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {  // 培训了几期, 去几人: so many is asked where nothing follows
        bool const still = points[i] == U'几' && i > 0 && all.has_any({Sign::training, Sign::meeting, Sign::talk}) && is_any(points[i - 1], U"搞上办开弄谈学做讲要") && is_any(points[i + 1], U"期场次回遍批堂节轮") && points.substr(0, i).find_first_of(U"要该得还") != points.npos;  // 党课要上几回, 还要搞几场培训
        if (still) all.add(Sign::ask_amount), asked = true;
        if (points[i] != U'几' || (i > 0 && std::u32string_view(U"好十这那前后头没第隔上下百千万").find(points[i - 1]) != std::u32string_view::npos)) continue;
        if (i > 0 && points[i - 1] == U'过' && !all.has_any({Sign::talk_held, Sign::training, Sign::meeting, Sign::held})) continue;  // 过几天
        if (std::u32string_view(U"十百千万乎").find(points[i + 1]) != std::u32string_view::npos) continue;
        auto last = points.size();  // of what is said, without marks and sighs
        while (last > i + 2 && std::u32string_view(U"了?。啊呀哦嘛哈!~,. 😊😂🌹").find(points[last - 1]) != std::u32string_view::npos) --last;
        bool const ends = i + 2 == last;
        bool const counted = i > 0 && (points[i - 1] == U'了' || (points[i - 1] == U'过' && all.has_any({Sign::talk_held, Sign::training, Sign::meeting, Sign::held}))) && !all.has(Sign::trouble);
        bool const needed = i > 0 && std::u32string_view(U"要填交报写拍带叫").find(points[i - 1]) != std::u32string_view::npos;  // 要填几张表
        bool const times = counted && all.has_any({Sign::training, Sign::meeting, Sign::talk, Sign::talk_held, Sign::held}) && std::u32string_view(U"期场次回遍批天").find(points[i + 1]) != std::u32string_view::npos && std::none_of(marks.begin(), marks.end(), [&](auto const& mark) { return mark.begin > i && mark.begin < last && mark.signs.has_any({Sign::done, Sign::held, Sign::talk_held, Sign::stop}); });
        if ((ends && counted) || times || (needed && std::u32string_view(U"张份个样次页人户").find(points[i + 1]) != std::u32string_view::npos)) all.add(Sign::ask_amount), asked = true;
    }
    for (auto const& mark : marks)  // 审核没
        asked = asked || (mark.size() > 1 && points[mark.end - 1] == U'没' && mark.signs.has_any({Sign::state_word, Sign::followed_up}));
    return asked;
}

bool is_choice_question(std::u32string_view points) {
    if (points.find(U"有没得") != points.npos || points.find(U"有莫得") != points.npos) return true;
    // 是纸质的还是电子的
    if (auto const either = points.find(U'是'), other = points.find(U"还是"); other != points.npos && either + 2 < other && points.size() > other + 3) return true;
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
        if (points[i + 1] != U'不' && points[i + 1] != U'没' && points[i + 1] != U'莫') continue;
        if (i > 0 && points[i - 1] == points[i + 1]) continue;  // 莫发莫发
        bool const very = points[i] == U'得' && i + 3 < points.size() && points[i + 3] == U'了';  // 臭得不得了
        if (!very && points[i] == points[i + 2] && points[i] >= 0x3400 && points[i] != U'不' && points[i] != U'没') return true;
        // 解决没解决, 满意不满意
        if (i >= 1 && i + 3 < points.size() && points[i - 1] == points[i + 2] && points[i] == points[i + 3] && points[i] >= 0x3400) return true;
    }
    return false;
}

// 祖坟可以迁不, 还收人不: so residents ask
bool asks_whether(std::u32string_view said) {
    while (!said.empty() && is_any(said.back(), U"?。!~ 嘛哦呢啊")) said.remove_suffix(1);
    return said.size() > 4 && said.back() == U'不' && (said.find_first_of(U"能要还得") != said.npos || said.find(U"可以") != said.npos);
}

// Words that say nothing of what is spoken about.
Signs const frame{Sign::stop, Sign::space, Sign::filler, Sign::particle, Sign::ask, Sign::ask_when, Sign::ask_how, Sign::ask_where, Sign::ask_amount, Sign::ask_end, Sign::may, Sign::negation, Sign::soon,
                  Sign::already, Sign::plan, Sign::must, Sign::polite, Sign::past, Sign::future, Sign::today, Sign::part_of_day, Sign::with, Sign::in_place, Sign::of, Sign::date, Sign::length, Sign::period,
                  Sign::task_noun, Sign::which, Sign::look, Sign::mine, Sign::open, Sign::find, Sign::yes, Sign::no, Sign::chatter, Sign::pick, Sign::all_of_them, Sign::overdue, Sign::due_soon, Sign::newly, Sign::nearly, Sign::elsewhere, Sign::undo_whole, Sign::wrong, Sign::void_it, Sign::just_now, Sign::reference, Sign::laughter};

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

bool is_name(std::u32string_view points) { return surname_length(points) > 0 || is_name_without_surname(points); }

// Somebody by a name stands behind 让, 转给 or 换: 让李四去弄.
bool names_taker(MarkedText const& text) {
    for (auto const& mark : text.marks()) {
        if (!mark.signs.has_any({Sign::let, Sign::hand_to, Sign::swap})) continue;
        auto const taker = person_after(text, mark.end);
        if (!taker.empty() && is_name(text.points().substr(taker.begin, taker.size()))) return true;
    }
    return false;
}

// 谈心谈话：罗建国，上周五
bool names_after_colon(MarkedText const& text) {
    auto const* colon = text.first(Sign::colon);
    if (!colon || !text.has(Sign::talk)) return false;
    auto const named = person_after(text, colon->end);
    return is_name(text.points().substr(named.begin, named.size()));
}

}  // namespace

Signs settle_message(MarkedText& text, Speaker speaker, Awaited awaited) {
    if (text.has(Sign::reference) || text.has(Sign::number)) {
        settle_days(text, speaker);
        text.settle();
        join_references(text);
    }
    settle_nouns(text, speaker);
    settle_meetings(text, awaited);
    settle_several(text);
    settle_voices(text);
    settle_doers(text, speaker);
    settle_claims(text);
    forget_later_voices(text);
    text.settle();
    auto const& marks = text.marks();
    auto const length = text.points().size();
    Signs all = text.signs();
    all.add(lacks_of(text));
    bool asked = text.has(Sign::question_mark) || text.signs().has_any({Sign::ask, Sign::ask_when, Sign::ask_how, Sign::ask_where, Sign::ask_amount});
    asked = asks_inside(text.points(), marks, all) || asked;
    for (std::size_t i = 0; i < marks.size() && !asked; ++i) asked = asks_at_end(marks, i, length, text.points());
    if (is_choice_question(text.points()) || (speaker == Speaker::resident && asks_whether(text.points()))) all.add(Sign::choice_question), asked = true;
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
    if (only(text, Sign::good, rating) || only(text, Sign::bad, rating) || only(text, Sign::middling, rating) || only(text, Sign::star, rating)) all.add(Sign::only_rating);
    Signs picking{Sign::pick, Sign::yes, Sign::reference, Sign::chatter};
    picking.add(between);
    if (!asked) picking.add(Sign::ask_end);  // 就第四个嘛
    if (only(text, Sign::number, picking) || only(text, Sign::reference, picking) || only(text, Sign::last_one, picking) || (length <= 6 && lone_number(text.words({0, length})))) all.add(Sign::only_number);
    for (auto const& mark : marks) {
        if (mark.signs.has(Sign::yes) && mark.signs.has(Sign::filler)) all.add(Sign::begins_yes);  // 嗯: the word may follow
        else if (mark.begin > 0 && std::u32string_view(U"你他她它").find(text.points()[mark.begin - 1]) != std::u32string_view::npos) break;  // 你是
        else if (mark.signs.has_any({Sign::yes, Sign::no})) {
            if (mark.signs.has(Sign::no)) all.add(Sign::begins_no);
            else all.add(Sign::begins_yes);
            break;
        }
        if (!mark.signs.has_any(between) && !mark.signs.has(Sign::greeting)) break;
    }
    for (auto const& mark : marks) {
        bool const to_village = mark.signs.has(Sign::kind_tongzhi) && !village_in(text, mark.end).empty() && village_in(text, mark.end).begin == mark.end;
        bool const headed = to_village || (mark.signs.has_any({Sign::kind_gonggao, Sign::kind_tongzhi}) && mark.end < length && text.points()[mark.end] == U':');
        // 公示被风吹跑了, 公示没贴: of one that hangs already
        bool const of_it = mark.signs.has(Sign::kind_gongshi) && !mark.signs.has(Sign::publish) && mark.end < length && std::u32string_view(U"被没不了的还栏牌贴挂在期结完过满都也已").find(text.points()[mark.end]) != std::u32string_view::npos;
        // 公示名单有错别字
        auto const list = text.at(mark.end);
        bool const of_list = mark.signs.has(Sign::kind_gongshi) && list && list->signs.has(Sign::notice) && list->end < length && std::u32string_view(U"有没里上怎少漏").find(text.points()[list->end]) != std::u32string_view::npos;
        if (headed || (mark.signs.has_any({Sign::publish, Sign::kind_gongshi}) && !of_it && !of_list)) all.add(Sign::begins_publish);
        if (mark.signs.has_any({Sign::complain, Sign::suggest})) all.add(Sign::begins_complain);
        if (mark.signs.has(Sign::reference)) all.add(Sign::begins_reference);
        if (!mark.signs.has_any(between) && !mark.signs.has_any({Sign::date, Sign::anonymous, Sign::plan, Sign::task_noun, Sign::look, Sign::greeting})) break;
    }
    std::size_t framing = 0;
    for (auto const& mark : marks)
        if (mark.signs.has_any(frame) || mark.signs.has_any({Sign::working, Sign::undone, Sign::attended, Sign::people, Sign::detail})) framing += mark.size();
    if (length - framing >= 2) all.add(Sign::one_topic);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->end < length && mark == marks.rbegin()) break;
        if (mark->signs.has_any({Sign::kind_tongzhi, Sign::kind_gonggao, Sign::kind_gongshi})) all.add(Sign::ends_notice);
        if (!mark->signs.has_any(between)) break;
    }
    std::size_t courtesy = 0;
    for (auto const& mark : marks)
        if (mark.signs.has_any({Sign::polite, Sign::greeting, Sign::stop, Sign::space, Sign::laughter})) courtesy += mark.size();
    if (length - courtesy <= 12) all.add(Sign::short_one);
    if (length > 60) all.add(Sign::long_one);
    if (!person_in(text).empty() || names_taker(text) || names_after_colon(text)) all.add(Sign::names_person);
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
