// Clause by clause, with the vocabulary of sign_words_affairs.cpp.
#include "language/message_work.hpp"

#include <algorithm>
#include <iterator>

namespace lingyan::language {
namespace {

using View = std::u32string_view;

// Whether anything is named that official work is done on; a 书记 is a person. A 桥 or a 学校 alone may be either.
enum class Things { counted, passed_over };
bool names_work(MarkedText const& text, Things things) {
    // Public matters that people oftener meet in their own lives.
    constexpr View leisure[] = {U"班车", U"公交", U"赶集", U"赶场", U"庙会", U"放假", U"快递", U"开学", U"上学", U"报名", U"高考", U"驾照", U"驾驶", U"电商", U"退休", U"核桃", U"粮食", U"粮票",
                                U"种子", U"化肥", U"农药", U"牛羊", U"种植", U"养殖", U"收入", U"支出", U"彩礼", U"住院", U"门诊", U"食堂", U"电费", U"水费", U"贷款", U"放水", U"直播", U"公墓"};
    for (View shown : {View(U"这项"), View(U"这件"), View(U"这条"), View(U"这个活"), View(U"这活"), View(U"我们村"), View(U"我村"), View(U"本村")})
        if (text.points().find(shown) != View::npos) return true;
    for (auto const& mark : text.marks()) {
        if (mark.signs.has(Sign::title_word)) continue;
        if (mark.begin == 0 && mark.signs.has(Sign::number) && mark.value > 0 && mark.value < 100) return true;  // 5想缓一周
        auto const word = text.points().substr(mark.begin, mark.size());
        if (std::find(std::begin(leisure), std::end(leisure), word) != std::end(leisure)) continue;
        if (things == Things::passed_over && !mark.signs.has_any(office_signs)) continue;
        if (mark.signs.has_any(official_signs) || (mark.signs.has(Sign::verb) && mark.size() > 2)) return true;
    }
    return false;
}

// 吵起来了, 跑回来了: 来了 is no coming of people.
void see_directions(MarkedText& text) {
    auto const points = text.points();
    for (auto& mark : text.marks_to_settle()) {
        // 弄完一看: 一 is 已 misspelt only at the end of what is said
        if (mark.signs.has(Sign::done) && mark.size() == 2 && points[mark.begin] == U'一' && mark.end < text.clause_of(mark.begin).end && !is_one(points[mark.end], U"了请,完")) mark.signs = Signs{Sign::none};
        // 上了三年夜校: years of it are no course that was held
        auto const* years = text.at(mark.end);
        if (mark.signs.has(Sign::held) && years && years->signs.has_any({Sign::money, Sign::length}) && (points[years->end - 1] == U'年' || points.substr(years->end - 1, 1) == U"月")) mark.signs = Signs{Sign::told};
        // 我提议周末聚一下
        if (mark.signs.has(Sign::step_1) && mark.begin > 0 && points[mark.begin - 1] == U'我' && mark.size() == 2) mark.signs = Signs{Sign::told};
        auto const* proposer = text.ending(mark.begin);  // 支部书记提议喝两杯: a person, and not the branch
        if (mark.signs.has(Sign::step_1) && mark.size() == 2 && proposer && proposer->signs.has(Sign::title_word)) mark.signs = Signs{Sign::told};
        // 去了31人: so many came
        if (auto const *over = mark.signs.has(Sign::people) ? text.ending(mark.begin) : nullptr, *went = over && points.substr(over->begin, over->size()) == U"了" ? text.ending(over->begin) : nullptr; went && points.substr(went->begin, went->size()) == U"去")
            for (auto& gone : text.marks_to_settle())
                if (gone.begin == went->begin) gone.signs = Signs{Sign::attended};
        // 三十个人去新疆
        if (mark.signs.has(Sign::people) && mark.end < points.size() && is_one(points[mark.end], U"去跑走出离") && !text.has(Sign::attended)) mark.signs = Signs{Sign::particle};
        // 明天去谈: with nobody
        auto const own = text.clause_of(mark.begin);
        bool const last = text.trimmed({mark.end, own.end}, {Sign::filler, Sign::laughter, Sign::ask_end}, {}).empty();
        auto const rest = points.substr(mark.end, own.end - mark.end);
        bool const little = rest.starts_with(U"两句") || rest.starts_with(U"几句") || rest.starts_with(U"一会") || rest.starts_with(U"会儿");
        auto const* titled = text.first_of({Sign::title_word}, own.begin);
        bool const alone = mark.signs.has(Sign::talk) && mark.size() == 1 && (last || little) && !(titled && titled->end <= own.end) && !text.signs().has_any({Sign::with, Sign::appoint, Sign::arrange, Sign::which, Sign::ask});
        if (alone && text.has(Sign::future)) mark.signs = Signs{Sign::planned};
        // 看望了老书记，聊了会儿: in passing
        bool const passing = mark.signs.has(Sign::talk_held) && points[mark.begin] == U'聊' && text.clause_of(mark.begin).begin == mark.begin && mark.begin > 0 && !text.has(Sign::with);
        if (passing) mark.signs = Signs{Sign::idle};
        // 摆了三十桌 is no talk; 跟老吴摆了 is
        if (mark.signs.has_any({Sign::talk_held, Sign::talk}) && points[mark.begin] == U'摆' && mark.size() < 4 && !text.has(Sign::with)) mark.signs = Signs{Sign::none};
        // 正在吃席: busy, and with no work
        auto const* busy = text.at(mark.end);
        bool const lone = mark.signs.has(Sign::working) && points.substr(mark.begin, mark.size()) == U"正在" && mark.end < text.clause_of(mark.begin).end && !(busy && busy->signs.has_any({Sign::finish, Sign::verb, Sign::office, Sign::filler}));
        if (lone && !text.first_of({Sign::finish, Sign::verb, Sign::office, Sign::do_it}, mark.end)) mark.signs = Signs{Sign::particle};
        if (!mark.signs.has_any({Sign::held, Sign::attended}) || mark.begin == 0) continue;
        if ((points[mark.begin] == U'来' || points[mark.begin] == U'到') && is_one(points[mark.begin - 1], U"起过出下上回进拿送带接看听找想")) mark.signs = Signs{Sign::particle};
        auto const* course = text.ending(mark.begin);  // 堵在路上了
        if (points[mark.begin] == U'上' && is_one(points[mark.begin - 1], U"墙路车手身网天地山街床村镇脸锁考") && !(course && course->signs.has(Sign::training))) mark.signs = Signs{Sign::particle};
    }
}

// 报给站上了, 都传系统了, 今早交给镇上了: handed in, and to nobody who is to go on with it
void see_handed_in(MarkedText& text) {
    auto const points = text.points();
    auto& marks = text.marks_to_settle();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto& mark = marks[i];
        auto const clause = text.clause_of(mark.begin);
        bool const over = clause.end > mark.end && points.substr(mark.begin, clause.end - mark.begin).find(U"了", 1) != View::npos && is_one(points[clause.end - 1], U"了哈啦咯喽哒");
        if (!over || clause.end - mark.begin > 12) continue;
        bool const gives = mark.signs.has(Sign::hand_to) && is_one(points[mark.begin], U"交报送发传移");
        auto const tail = points.substr(mark.end, clause.end - mark.end);
        auto const* to = text.at(mark.end);
        bool const body = to && to->signs.has(Sign::doer) && is_one(points[to->begin], U"县镇乡市省州上局站所领");
        if (tail.empty() || is_one(tail[0], U"你我您他她")) continue;
        bool const office = tail.find(U"站上") != View::npos || tail.find(U"所里") != View::npos || tail.find(U"镇上") != View::npos || tail.find(U"局") != View::npos || tail.find(U"系统") != View::npos || tail.find(U"办公室") != View::npos || tail.find(U"邮箱") != View::npos;
        if (gives && (body || office)) mark.signs = Signs{Sign::handed_in};
        bool const sends = mark.signs.has_any({Sign::finish, Sign::deadline, Sign::yes}) && mark.size() <= 2 && is_one(points[mark.end - 1], U"报交传送发填录");
        bool const onto = sends && mark.end < clause.end && (is_one(points[mark.end], U"给到进上") || office);
        if (onto && (body || office) && !(i > 0 && marks[i - 1].signs.has_any({Sign::negation, Sign::plan, Sign::must}) && marks[i - 1].end == mark.begin)) mark.signs = Signs{Sign::handed_in};
    }
}

// 已把危房照片全部上传
void see_done_with(MarkedText& text) {
    auto const points = text.points();
    auto& marks = text.marks_to_settle();
    for (auto& mark : marks) {
        // 牧道维修完工: the work is 维修, and 完工 is said of it
        if (mark.signs.has(Sign::done) && mark.size() > 2 && points[mark.end - 1] == U'完' && mark.end < points.size() && is_one(points[mark.end], U"工结")) mark.begin = mark.end - 1, ++mark.end;
        auto const* over = text.at(mark.end);  // 刚弄完 is over, and has not just begun
        if (mark.signs.has(Sign::begun) && over && over->signs.has(Sign::done) && is_one(points[over->begin], U"完好")) mark.signs = Signs{Sign::already};
        if (!mark.signs.has_any({Sign::finish, Sign::verb}) || mark.signs.has_any({Sign::done, Sign::handed_in}) || mark.size() < 2) continue;
        auto const clause = text.clause_of(mark.begin);
        if (mark.end != clause.end) continue;
        auto const* kept = text.ending(mark.begin);
        auto const* first = kept && kept->signs.has(Sign::must) && points[kept->begin] == U'按' ? text.ending(kept->begin) : nullptr;
        if (first && first->signs.has(Sign::already)) mark.signs.add(Sign::done);  // 已按时报送
        auto const head = points.substr(clause.begin, mark.begin - clause.begin);
        if (head.find(U"已把") != View::npos || head.find(U"已将") != View::npos || head.find(U"已经把") != View::npos || head.find(U"已经将") != View::npos) mark.signs.add(Sign::done);
    }
}

// 牛羊防疫, 娃娃疫苗: what stands before official work is only its object.
void see_official_objects(MarkedText& text) {
    auto& marks = text.marks_to_settle();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (!marks[i].signs.has_any({Sign::home, Sign::doer})) continue;
        if (is_one(text.points()[marks[i].begin], U"我自他她别人大")) continue;
        for (auto k = i + 1; k < marks.size() && marks[k].begin <= marks[i].end + 2 && !marks[k].signs.has_any({Sign::talk_held, Sign::done, Sign::handed_in, Sign::with}) && !marks[k].signs.has(Sign::stop) && !marks[k].signs.has(Sign::space); ++k)
            if (marks[k].signs.has_any({Sign::office, Sign::paper})) {
                marks[i].signs = Signs{Sign::office};
                break;
            }
    }
}

}  // namespace

void settle_concessions(MarkedText& text) {
    auto const points = text.points();
    for (std::size_t i = 0; i + 4 < points.size(); ++i)  // 决议是决议
        if (points[i + 2] == U'是' && points.substr(i, 2) == points.substr(i + 3, 2) && points[i] >= 0x3400)
            for (auto& mark : text.marks_to_settle())
                if (mark.begin >= i && mark.begin <= i + 4) mark.signs = Signs{Sign::told};
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
        if (points[i + 1] != U'是' || points[i] != points[i + 2] || points[i] < 0x3400) continue;
        for (auto& mark : text.marks_to_settle())
            if (mark.begin >= i && mark.begin <= i + 3 && mark.signs.has_any({Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::talk, Sign::trouble, Sign::grievance, Sign::verb})) mark.signs = Signs{Sign::told};
    }
}

void settle_work(MarkedText& text) {
    see_handed_in(text);
    see_done_with(text);
    see_directions(text);
    see_official_objects(text);
}

Signs lacks_of(MarkedText const& text) {
    Signs lacks;
    auto const& marks = text.marks();
    std::size_t at = 0, unread = 0;
    for (auto const& mark : marks) {
        unread += mark.begin - at;
        at = mark.end;
        if (mark.signs.has(Sign::none)) unread += mark.size();
    }
    unread += text.points().size() - at;
    if (!names_work(text, Things::passed_over)) lacks.add(Sign::unnamed);
    if (unread >= 2) lacks.add(Sign::unread);
    Signs claimed = deed_signs;
    bool const partly = text.signs().has_any({Sign::percent, Sign::portion, Sign::left, Sign::begun});
    for (auto sign : {Sign::left, Sign::late, Sign::cannot, Sign::nearly, Sign::let, Sign::swap}) claimed.add(sign);
    if (names_work(text, Things::counted)) return lacks;
    for (auto const& mark : marks)  // 清理干净: the work is the word itself
        if (mark.size() >= 3 && mark.signs.has_any({Sign::done, Sign::held}) && text.points().substr(mark.begin, 2) != U"收拾" && !is_one(text.points()[mark.begin + 1], U"完好结齐定归妥巴成抻伸撑熨上到了起出进下过干利圆 ") && !is_one(text.points()[mark.begin], U"完好圆顺如按全已一")) return lacks;
    auto const* first = text.first_of(deed_signs);
    if (!first) first = text.first_of(claimed);
    auto const before = first ? first->begin : text.points().size();
    // 选完了: a verb that no work is done by
    bool const bare = first && first->signs.has(Sign::done) && is_one(text.points()[first->begin], U"完好齐") && !is_one(text.points()[std::min(first->begin + 1, text.points().size() - 1)], U"成工毕结活");
    std::size_t unknown = 0;
    at = 0;
    for (auto const& mark : marks) {
        if (mark.begin >= before) break;
        unknown += mark.begin - at;
        at = mark.end;
        if (mark.signs.has_any({Sign::none, Sign::finish, Sign::home, Sign::doer, Sign::money}) || text.points().substr(mark.begin, mark.size()) == U"选") unknown += mark.size();
    }
    if (at < before) unknown += before - at;
    // 书看了三分之一: half of what is no work is told of nobody's task
    bool const nothing = partly || bare;
    if (unknown >= (nothing ? 0u : bare ? 1u : 2u)) lacks.add(Sign::odd);
    return lacks;
}

}  // namespace lingyan::language
