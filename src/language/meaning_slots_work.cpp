// Tasks: which one, how far, until when, to whom, why.
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"

#include <utility>

namespace lingyan::language {
namespace {

std::string_view period_scope(MarkedText const& text) {
    auto const points = text.points();
    for (auto const& mark : text.marks()) {
        if (mark.signs.has(Sign::today)) return "today";
        if (!mark.signs.has(Sign::date)) continue;
        auto const word = points.substr(mark.begin, mark.size());
        if (word.find(U'今') != word.npos && (word.find(U'天') != word.npos || word.find(U'日') != word.npos || word.find(U'儿') != word.npos)) return "today";
        if (word.find(U'周') != word.npos || word.find(U"星期") != word.npos || word.find(U"礼拜") != word.npos) return "week";
        if (word.find(U'月') != word.npos) return "month";
    }
    return {};
}

// 已完成任务, 我办结的: papers on how it stands (完成情况) say nothing of it.
bool finished(MarkedText const& text) {
    auto const* mark = text.first(Sign::state_word);
    return mark && text.points().substr(mark->begin, mark->size()).find_first_of(U"情进怎咋哪状如") == std::u32string_view::npos;
}

void list(SlotWriter& out) {
    auto const& text = out.text;
    if (auto const village = village_in(text); !village.empty()) out.words("village", village);
    auto const scope = text.has(Sign::overdue)      ? std::string_view("overdue")
                       : text.has(Sign::due_soon)   ? (period_scope(text).empty() ? "due_soon" : period_scope(text))
                       : text.has(Sign::newly)      ? "new"
                       : text.has(Sign::done)       ? "done"
                       : finished(text)             ? (period_scope(text).empty() ? "done" : period_scope(text))
                       : (text.signs().has_any({Sign::open, Sign::undone}) || text.points().find(U"还有几") != std::u32string_view::npos || text.points().find(U"还有多少") != std::u32string_view::npos) && period_scope(text).empty() ? "open"
                       : !period_scope(text).empty() ? period_scope(text)
                       : text.has(Sign::all_of_them) ? "all"
                                                     : "";
    if (!scope.empty()) out.choice("scope", scope);
}

void show(SlotWriter& out) {
    auto const& text = out.text;
    auto task = out.reference();
    if (task.empty()) {
        auto const* key = text.first_of({Sign::deadline, Sign::detail, Sign::state_word, Sign::progress, Sign::done, Sign::handed_in, Sign::followed_up, Sign::ask, Sign::ask_how, Sign::ask_when});
        if (out.awaited == Awaited::task_focus) return;  // of the one that was spoken of
        task = key ? out.task_before(key->begin) : text.trimmed(out.clean({0, text.points().size()}), {Sign::look}, {Sign::filler});
        if (key && task.empty()) task = out.task_before(text.points().size());
    }
    task = text.trimmed(task, {}, {Sign::which, Sign::ask, Sign::ask_how, Sign::ask_when});
    task = text.trimmed(task, {}, {Sign::look, Sign::filler});
    for (std::u32string_view paper : {U"那个表格", U"那个表", U"这个表", U"那张表", U"这张表", U"的表格", U"的表"})  // 地质灾害排查的表咋填
        if (task.size() > paper.size() + 3 && text.points().substr(task.begin, task.size()).ends_with(paper)) task.end -= paper.size();
    auto village = village_in(text);
    if (!village.empty() && !out.reference().empty() && village.end <= task.begin) out.words("village", village);
    if (!village.empty() && !task.empty() && village.begin == task.begin && village.end < task.end) {
        task.begin = village.end;
        task = text.trimmed(task, {Sign::of}, {});
        out.words("village", village);
    }
    // 什么意思, 等我看看: no task is named
    auto const named = text.trimmed(task, {Sign::filler, Sign::particle, Sign::look, Sign::waiting, Sign::plan, Sign::ask, Sign::which, Sign::yes, Sign::of}, {Sign::ask_end, Sign::look});
    bool const asks = text.points().substr(task.begin, task.size()).find_first_of(U"?啥咋怎哪谁") != std::u32string_view::npos || text.points().substr(task.begin, task.size()).find(U"什么") != std::u32string_view::npos;
    if (!asks && named.size() >= (out.reference().empty() ? 2u : 1u)) out.words("task", task);
}

void done(SlotWriter& out) {
    auto const& text = out.text;
    auto const* key = text.first(Sign::done);
    if (!key) key = text.first(Sign::handed_in);
    if (!key) return;
    auto const begin = key->begin;
    for (auto const* next = text.at(key->end); next && next->signs.has_any({Sign::done, Sign::handed_in}); next = text.at(key->end)) key = next;  // 已经搞 完啦
    auto task = out.task_before(begin);
    auto after = Piece{key->end, text.clause_of(key->begin).end};
    // 刚完成村道保洁: it is named behind
    if (auto const* first = text.at(after.begin); task.empty() && !(first && first->signs.has_any({Sign::filler, Sign::stop, Sign::space, Sign::polite}))) {
        after = text.trimmed(after, {Sign::of}, {Sign::filler, Sign::task_noun});
        if (after.size() >= 2) task = after;
    }
    // 1号没办完，2号办完了: the one of this clause
    auto const clause = text.clause_of(begin);
    for (auto const& mark : text.marks())
        if (mark.signs.has(Sign::reference) && mark.begin >= clause.begin && mark.end <= begin && mark.begin > task.end) task = mark;
    // 已结办好了 names nothing where the task is known
    auto const* work = task.empty() ? nullptr : text.first_of({Sign::office, Sign::paper, Sign::reference, Sign::benefit, Sign::thing, Sign::verb, Sign::finish}, task.begin);
    if (out.awaited == Awaited::task_focus && task.size() <= 3 && !(work && work->begin < task.end && work->end <= task.end)) task = {};
    out.words("task", task);
    if (auto const when = out.date(); !when.empty() && when.begin < key->end) out.words("when", when);
    Piece note{key->end, text.points().size()};
    note = text.trimmed(note, {Sign::filler, Sign::stop, Sign::space, Sign::of}, {Sign::stop, Sign::space});
    // 交上去了, 交到镇上了: where it went is part of the word
    if (note.begin == key->end || (note.begin == key->end + 1 && text.points()[key->end] == U'了'))
        for (std::u32string_view way : {U"上去", U"上来", U"到", U"给"})
            if ((key->signs.has(Sign::handed_in) || std::u32string_view(U"交报送传").find(text.points()[key->end - 1]) != std::u32string_view::npos) && text.points().substr(note.begin).starts_with(way) && note.end <= clause.end) return;
    // 请审核 asks for the next step and notes nothing; 2还要两天 is another's.
    auto const points = text.points();
    for (std::u32string_view asks : {U"请", U"麻烦"})
        if (points.substr(note.begin, note.size()).starts_with(asks)) return;
    auto const* first = text.at(note.begin);
    if (first && first->signs.has_any({Sign::polite, Sign::number, Sign::reference})) return;
    if (note.begin > 0 && points.substr(note.begin > 2 ? note.begin - 2 : 0, 2).find(U'请') != std::u32string_view::npos) return;
    if (first && first->end >= note.end && first->signs.has_any({Sign::date, Sign::past, Sign::today})) return out.words("when", note);  // 弄完了昨天
    if (first && first->signs.has_any({Sign::date, Sign::past, Sign::today}) && !out.slots.empty() && out.slots.back().name != "when" && text.trimmed({first->end, note.end}, {Sign::already, Sign::filler, Sign::plan}, {Sign::done, Sign::handed_in, Sign::filler}).empty())
        return out.words("when", *first);  // 昨天就交了
    if (note.size() >= 2 && note.begin >= task.end) out.words("note", note);
}

void progress(SlotWriter& out) {
    auto const& text = out.text;
    auto const* percent = text.first(Sign::percent);
    auto const* portion = percent ? nullptr : text.first(Sign::portion);
    auto const* key = text.first_of({Sign::progress, Sign::percent, Sign::portion, Sign::left, Sign::begun, Sign::working, Sign::verb, Sign::undone, Sign::nearly, Sign::soon, Sign::planned});
    auto const* over = text.first(Sign::left) && !percent && !portion ? text.first(Sign::done) : nullptr;
    if (over && key && over->begin < key->begin) key = over;
    else over = nullptr;  // 照片拍完了，还没上传
    auto begin = key ? key->begin : text.points().size();
    // 走了六成, 完成百分之四十: the word of doing belongs to the amount
    for (auto const* before = text.ending(begin); before && before->signs.has_any({Sign::filler, Sign::particle, Sign::already, Sign::soon, Sign::verb, Sign::in_place, Sign::plan}); before = text.ending(begin)) begin = before->begin;
    auto task = out.awaited == Awaited::task_focus ? out.reference() : out.task_before(begin);
    out.words("task", task);
    if (percent) {
        out.number("percent", percent->value);
        auto const more = text.trimmed({text.clause_of(percent->begin).end, text.points().size()}, {Sign::stop, Sign::space}, {Sign::stop, Sign::space});
        if (auto const* first = text.at(more.begin); more.size() >= 4 && first && first->signs.has_any({Sign::left, Sign::undone, Sign::cannot, Sign::working})) out.words("note", more);  // 七成了 还有十几户不在家
        return;
    }
    if (portion)
        for (auto const& [said, value] : {std::pair{std::u32string_view(U"一半"), 50}, {U"四分之三", 75}, {U"四分之一", 25}, {U"三分之一", 33}, {U"三分之二", 67}, {U"五分之四", 80}})
            if (text.points().substr(portion->begin).starts_with(said)) return out.number("percent", value);
    Piece note{out.awaited == Awaited::task_focus && task.empty() ? 0 : out.text.clause_of(begin).begin, text.points().size()};
    if (!task.empty()) note.begin = std::max(task.end, note.begin);
    // 快了快了 还剩两个社没跑: what is left tells more than that it goes on
    for (auto const& mark : text.marks()) {
        auto const clause = text.clause_of(mark.begin);
        auto const lead = text.points().substr(clause.begin, 2);
        if (mark.signs.has_any({Sign::left, Sign::particle}) && clause.begin > note.begin && mark.begin == clause.begin && ((over && !task.empty()) || lead == U"还剩" || lead == U"还有" || lead == U"就剩" || lead == U"只剩" || lead == U"还差" || lead == U"就差" || lead == U"只差") && (over || !text.has(Sign::done)) && !(text.first_of({Sign::households, Sign::people, Sign::number}) && text.first_of({Sign::households, Sign::people, Sign::number})->begin < clause.begin)) {
            note.begin = clause.begin;
            break;
        }
    }
    note = text.trimmed(note, {Sign::filler, Sign::stop, Sign::space, Sign::of, Sign::task_noun}, {Sign::stop, Sign::space});
    if (note.size() >= 2) out.words("note", note);
}

void extend(SlotWriter& out) {
    auto const& text = out.text;
    auto const* key = text.first_of({Sign::extend, Sign::late});
    auto const* unable = text.first(Sign::cannot);
    auto until = key ? out.length_or_date(key->begin) : unable ? out.length_or_date(unable->end) : Piece{};
    if (until.empty()) until = out.length_or_date();
    if (auto const* may = key ? nullptr : text.first(Sign::may))  // 今天莫空 明儿交行不: the day that is asked for
        if (auto const asked = out.length_or_date(text.clause_of(may->begin).begin); !asked.empty() && asked.begin < may->begin) until = asked;
    bool const of_time = until.size() > 3 && text.points().substr(until.end - 2, 2) == U"时间";
    auto const until_end = until.end;
    if (of_time) until.end -= 2;
    auto const* anchor = key ? key : text.first_of({Sign::cannot, Sign::may});
    auto task = out.reference();
    if (task.empty() && key) task = out.task_before(key->begin);
    if (out.awaited == Awaited::task_focus && out.reference().empty()) task = {};
    if (!until.empty() && !task.empty() && until.begin < task.end && task.begin < until.end) task = {};
    out.words("task", task);
    out.words("until", until);
    // Why: what is said in another clause, or after 可以吗.
    auto const points = text.points();
    Piece reason{};
    auto const own = text.clause_of(!until.empty() ? until.begin : anchor ? anchor->begin : 0);
    Signs const ends{Sign::stop, Sign::space};
    Piece const before = text.trimmed({0, own.begin}, {Sign::stop, Sign::space, Sign::polite}, ends), after = text.trimmed({own.end, points.size()}, ends, ends);
    if (after.size() >= 3 && !(text.at(after.begin) && text.at(after.begin)->signs.has(Sign::may))) reason = after;
    else if (before.size() >= 3 || (before.size() == 2 && points[before.begin + 1] == U'了')) reason = before;
    else if (!until.empty()) {
        Piece rest{until_end, own.end};
        if (points.substr(rest.begin, rest.size()).starts_with(U"时间")) rest.begin += 2;
        rest = text.trimmed(rest, {Sign::may, Sign::ask_end, Sign::filler, Sign::of, Sign::finish, Sign::handed_in, Sign::particle, Sign::deadline, Sign::done, Sign::late}, {});
        if (rest.size() >= 3) reason = rest;
        else if (key && key->begin > own.begin + 2 && task.empty() && until.begin >= key->begin) {
            Piece lead = text.trimmed({own.begin, key->begin}, {Sign::filler, Sign::polite}, {Sign::polite, Sign::filler, Sign::may, Sign::plan, Sign::finish});
            if (lead.size() >= 3) reason = lead;
        }
    }
    if (!task.empty() && reason.begin <= task.begin && task.end <= reason.end) reason = {};
    for (std::u32string_view because : {U"因为", U"由于", U"因"})
        if (!reason.empty() && points.substr(reason.begin, reason.size()).starts_with(because)) {
            reason.begin += because.size();
            break;
        }
    out.words("reason", text.trimmed(reason, ends, ends));
}

void transfer(SlotWriter& out) {
    auto const& text = out.text;
    // 我请产假了，妇联统计移交王会计: of two words the one that hands over
    auto const* key = text.first(Sign::hand_to);
    if (!key) key = text.first_of({Sign::let, Sign::swap});
    if (!key) return;
    auto const own = text.clause_of(key->begin);
    auto task = out.reference();
    if (task.empty()) task = out.task_before(key->begin);
    if (!task.empty() && text.points()[task.end - 1] == U'由') --task.end;
    if (auto const own_village = village_in(text); !own_village.empty() && own_village.begin == task.begin && own_village.end < task.end) {
        task = text.trimmed({own_village.end, task.end}, {Sign::of}, {});
        out.words("village", own_village);
    }
    out.words("task", task);
    if (auto const village = village_in(text, key->end); !village.empty() && village.begin >= key->end) {
        out.words("village", village);
        auto const after = text.trimmed({village.end, text.clause_of(key->begin).end}, {Sign::of}, {});
        if (auto const* title = text.first(Sign::title_word); title && title->begin > after.begin && title->begin < after.end) out.words("to", person_after(text, after.begin));  // 石门村的马书记
        else if (after.size() >= 2 && after.size() <= 4 && (!text.at(after.begin) || text.at(after.begin)->signs.has(Sign::none)) && text.points().substr(village.end, 1) != U"去") out.words("to", text.trimmed(after, {}, {Sign::filler, Sign::do_it, Sign::laughter}));  // 派给白庄村才让
    } else {
        auto to = person_after(text, key->end);
        auto const* again = text.last(Sign::swap);
        if (to.empty() && again) to = person_after(text, again->end);
        out.words("to", to);
    }
    out.words("reason", out.other_clause(own.begin));
}

void reject(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    auto const task = out.reference();
    out.words("task", task);
    auto const* key = text.first(Sign::reject);
    auto const* why = text.first_of({Sign::not_ours, Sign::sent_wrongly});
    if (task.empty() && key && why && why->begin > key->end + 2) {
        Piece named = text.trimmed({key->end, text.clause_of(key->begin).end}, {Sign::filler, Sign::space}, {Sign::task_noun, Sign::filler});
        if (named.size() >= 2 && named.end <= why->begin) out.words("task", named);
    }
    if (task.empty() && key && (!why || text.clause_of(why->begin).begin > key->begin))  // 虫草采集管理退回去，我们村没得草山
        if (auto const named = out.task_before(key->begin); named.begin >= text.clause_of(key->begin).begin && points.substr(named.begin, named.size()) != U"申请") out.words("task", named);
    if (why) {
        auto reason = text.clause_of(why->begin);
        // 我们村没得水库，这个不归我们: the clause before tells it better
        if (reason.begin > 0 && !key && !text.has(Sign::sent_wrongly)) {
            auto const earlier = out.clean({0, reason.begin});
            if (earlier.size() >= 3) return out.words("reason", text.trimmed({0, reason.begin}, {Sign::stop, Sign::space}, {Sign::stop, Sign::space}));
        }
        auto const* first = text.at(reason.begin);
        if (first && first->end <= why->begin && (points.substr(first->begin, 1) == U"这" || first->signs.has_any({Sign::polite, Sign::reference, Sign::reject}))) reason.begin = first->end;
        if (auto const* again = text.at(reason.begin); again && again->signs.has(Sign::task_noun) && again->end <= why->begin) reason.begin = again->end;
        if (!task.empty() && task.begin <= reason.begin && task.end > reason.begin && task.end < why->begin + 1) reason.begin = task.end;  // 任务9不归我们
        reason = text.trimmed(reason, {Sign::stop, Sign::space}, {Sign::stop, Sign::space});
        if (points.substr(reason.begin, 2) == U"这不") ++reason.begin;
        return out.words("reason", reason);
    }
    if (!key) return;
    auto reason = out.other_clause(key->begin);
    if (!task.empty() && reason.begin == task.begin && task.end < reason.end) reason = text.trimmed({task.end, reason.end}, {Sign::filler, Sign::stop, Sign::space}, {});  // 6号该林业站弄，退回
    for (std::u32string_view it : {U"这个任务", U"这个活", U"这个"})  // 这个该水利站管
        if (reason.size() > it.size() + 3 && points.substr(reason.begin).starts_with(it)) {
            reason.begin += it.size();
            break;
        }
    out.words("reason", reason);
}

}  // namespace

void work_slots(Meaning meaning, SlotWriter& out) {
    switch (meaning) {
        case Meaning::task_list: return list(out);
        case Meaning::task_show: return show(out);
        case Meaning::task_done: return done(out);
        case Meaning::task_progress: return progress(out);
        case Meaning::task_extend: return extend(out);
        case Meaning::task_transfer: return transfer(out);
        case Meaning::task_reject: return reject(out);
        default: return;
    }
}

}  // namespace lingyan::language
