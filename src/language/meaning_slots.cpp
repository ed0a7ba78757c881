#include "language/meaning_slots.hpp"

#include "language/message_signs.hpp"
#include "language/message_work.hpp"
#include "language/numerals.hpp"

namespace lingyan::language {
namespace {

Signs const courtesies{Sign::filler, Sign::polite, Sign::stop, Sign::space, Sign::laughter};
Signs const courtesies_after{Sign::filler, Sign::stop, Sign::space, Sign::laughter, Sign::already};

void number_slot(SlotWriter& out) {
    auto const& text = out.text;
    if (text.has(Sign::last_one)) return out.number("n", -1);
    if (auto const* reference = text.first(Sign::reference)) return out.number("n", reference->value);
    if (auto const whole = lone_number(text.words({0, text.points().size()}))) return out.number("n", *whole);
    if (auto const* number = text.first(Sign::number)) out.number("n", number->value);
}

void help_slot(SlotWriter& out) {
    auto const* how = out.text.first(Sign::ask_how);
    if (!how) how = out.text.first(Sign::ask_where);
    // 想提意见怎么操作, 我想投诉咋个弄
    auto const* act = out.text.first_of({Sign::bot_act, Sign::complain, Sign::suggest, Sign::extend});
    if (auto const* whole = out.text.first_of({Sign::help_whole, Sign::detail}); act && whole && act->end <= whole->begin) return out.words("topic", *act);
    if (!how || out.has(Sign::help_whole)) return;
    // 咋报完成; 延期怎么申请
    auto topic = out.text.trimmed(out.clean({how->end, out.text.points().size()}), {Sign::filler}, {Sign::ask_end, Sign::of});
    if (auto const before = out.clean({0, how->begin}); before.size() >= 2) topic = before;
    if (topic.size() >= 2) out.words("topic", topic);
}

void undo_slot(SlotWriter& out) {
    auto task = out.reference();
    auto const* wrong = out.text.first_of({Sign::wrong, Sign::undo_whole, Sign::void_it});
    if (auto const named = out.text.trimmed(wrong && task.empty() ? out.task_before(wrong->begin) : Piece{}, {Sign::just_now, Sign::of}, {}); !named.empty())  // 河道清淤报错了，撤销; 刚报的河道清漂撤了
        if (auto const* work = out.text.first_of({Sign::office, Sign::paper}, named.begin); work && work->end <= named.end) task = named;
    out.words("task", task);
}

}  // namespace

Piece SlotWriter::clean(Piece piece) const { return text.trimmed(piece, courtesies, courtesies_after); }

Piece SlotWriter::reference() const {
    auto const* mark = text.first(Sign::reference);
    if (!mark) return {};
    Piece found = *mark;
    if (auto const* list = text.ending(found.begin); list && list->signs.has(Sign::list_whole)) found.begin = list->begin;
    if (found.begin >= 2 && text.points().substr(found.begin - 2, 2) == U"除了") found.begin -= 2;
    else if (found.begin >= 1 && text.points()[found.begin - 1] == U'除') found.begin -= 1;
    return found;
}

Piece SlotWriter::task_before(std::size_t key) const {
    if (auto const found = reference(); !found.empty()) return found;
    Piece named{text.clause_of(key).begin, key};
    auto const said = text.points();
    if (named.size() == 2 && said[named.end - 1] == U'了') named.end = named.begin;  // 秋季防疫 打了一半
    // 社保认证 完成
    if (auto const* gap = text.ending(named.begin); named.empty() && gap && gap->signs.has(Sign::space) && gap->begin > 0) named = {text.clause_of(gap->begin - 1).begin, gap->begin};
    // 公益林巡护，完成！
    if (auto const* gap = text.ending(named.begin); named.empty() && gap && said[gap->begin] == U',' && gap->begin > 0)
        if (auto const* work = text.first_of({Sign::office, Sign::paper}); work && text.clause_of(work->begin).end == gap->begin && !text.first_of({Sign::talk, Sign::training}, 0)) named = text.clause_of(gap->begin - 1);
    Signs before{Sign::filler, Sign::polite, Sign::stop, Sign::space, Sign::date, Sign::today, Sign::past, Sign::look, Sign::mine, Sign::reject, Sign::colon, Sign::extend, Sign::told, Sign::laughter};
    if (text.clause_of(key).begin == 0) before.add(Sign::register_it);
    Signs const after{Sign::filler, Sign::stop, Sign::space, Sign::already, Sign::date, Sign::past, Sign::of, Sign::task_noun, Sign::soon, Sign::today, Sign::plan,
                      Sign::polite, Sign::negation, Sign::may, Sign::must, Sign::part_of_day, Sign::particle};
    auto const points = text.points();
    for (bool again = true; again;) {
        again = false;
        auto const trimmed = text.trimmed(named, before, after);
        named = trimmed;
        if (!named.empty() && points[named.begin] == U'把') ++named.begin, again = true;
        if (!named.empty() && points[named.end - 1] == U'把') --named.end, again = true;
        for (std::u32string_view asks : {U"申请把", U"想把", U"请求把", U"希望把", U"能不能把", U"可不可以把", U"能否把"})
            if (named.size() > asks.size() + 1 && points.substr(named.begin).starts_with(asks)) named.begin += asks.size(), again = true;
        for (std::u32string_view told : {U"汇报:", U"报告:", U"汇报,", U"报告,"})  // 给领导汇报：撂荒地复耕
            if (auto const at = points.substr(named.begin, named.size()).find(told); at != points.npos && at < 6) named.begin += at + told.size(), again = true;
        // 厕改做到三分之一, 牛羊疫苗打完: the verb belongs to what is said of it
        bool const reaches = named.size() > 3 && points[named.end - 1] == U'到' && is_one(points[named.end - 2], U"做弄搞录填打走报收查推整建");
        if (reaches) named.end -= 2, again = true;
        else if (named.end == key && named.size() > 3 && key < points.size() && is_one(points[key], U"完好到") && is_one(points[named.end - 1], U"打做弄搞录喂") && points[named.end - 2] != U'补') --named.end, again = true;
        if (named.size() > 3 && points.substr(named.end - 2, 2) == U"申请") named.end -= 2, again = true;
        // 那个入户走访: a courtesy that is no word of its own
        if (named.size() > 2 && points[named.begin] == U'个' && named.begin > 0) ++named.begin, again = true;
    }
    if (named.size() < 2 || named.size() > 24) return {};
    return named;
}

Piece SlotWriter::other_clause(std::size_t key) const {
    auto const own = text.clause_of(key);
    Signs const marks{Sign::stop, Sign::space};
    Piece before = text.trimmed({0, own.begin}, marks, marks), after = text.trimmed({own.end, text.points().size()}, marks, marks);
    return !after.empty() ? after : before;
}

Piece SlotWriter::date(std::size_t from) const {
    Piece found{};
    for (auto const& mark : text.marks()) {
        if (mark.begin < from || !mark.signs.has_any({Sign::date, Sign::past, Sign::future, Sign::today, Sign::part_of_day})) {
            if (!found.empty()) break;
            continue;
        }
        if (mark.signs.has(Sign::filler) && !mark.signs.has(Sign::date)) continue;
        if (found.empty()) found = mark;
        else if (mark.begin == found.end) found.end = mark.end;
        else break;
    }
    return found;
}

Piece SlotWriter::length_or_date(std::size_t from) const {
    for (auto const& mark : text.marks()) {
        if (mark.begin < from) continue;
        if (mark.signs.has(Sign::length)) return mark;
        if (mark.signs.has_any({Sign::date, Sign::future})) return date(mark.begin);
    }
    return {};
}

std::vector<Slot> slots_of(Meaning meaning, MarkedText const& text, Signs const& signs, Awaited awaited) {
    SlotWriter out(text, signs, awaited);
    switch (meaning) {
        case Meaning::task_list: case Meaning::task_show: case Meaning::task_done: case Meaning::task_progress: case Meaning::task_extend:
        case Meaning::task_transfer: case Meaning::task_reject: work_slots(meaning, out); break;
        case Meaning::talk_record: case Meaning::talk_schedule: case Meaning::talk_list: case Meaning::training_record: case Meaning::training_list: record_slots(meaning, out); break;
        case Meaning::notice_search: case Meaning::notice_publish: case Meaning::decision_step: notice_slots(meaning, out); break;
        case Meaning::feedback_file: case Meaning::feedback_status: case Meaning::feedback_rate: case Meaning::hotline: case Meaning::bind_identity: resident_slots(meaning, out); break;
        case Meaning::help: help_slot(out); break;
        case Meaning::undo: undo_slot(out); break;
        case Meaning::choose_number: number_slot(out); break;
        case Meaning::unknown: case Meaning::confirm_yes: case Meaning::confirm_no: case Meaning::smalltalk: break;
    }
    return std::move(out.slots);
}

}  // namespace lingyan::language
