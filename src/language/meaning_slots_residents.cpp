// Complaints, cases, judgements, telephone numbers and who somebody is.
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"
#include "language/name_parts.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

void complaint(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    Piece content{0, points.size()};
    bool led = false;
    for (bool again = true; again && !content.empty();) {
        again = false;
        auto const* mark = text.at(content.begin);
        if (mark && mark->signs.has_any({Sign::complain, Sign::suggest, Sign::anonymous, Sign::polite, Sign::stop, Sign::space}) && mark->end <= content.end && !mark->signs.has(Sign::thing)) {
            led = led || mark->signs.has_any({Sign::complain, Sign::suggest});
            content.begin = mark->end, again = true;
        } else if (points.substr(content.begin).starts_with(U"我家") || points.substr(content.begin).starts_with(U"我要") || points.substr(content.begin).starts_with(U"我的")) content.begin += 2, again = true;
        else if (mark && led && mark->signs.has(Sign::filler) && points.substr(mark->begin, 1) != U"我" && points.substr(mark->begin, 1) != U"村") content.begin = mark->end, again = true;
        else if (mark && !led && mark->signs.has(Sign::filler) && mark->size() == 1 && points[mark->begin] != U'我') content.begin = mark->end, again = true;
        else if (led && points.substr(content.begin).starts_with(U"一下")) content.begin += 2, again = true;
    }
    // 自来水是黄的 咋喝嘛: the sigh at the end tells nothing more.
    for (auto mark = text.marks().rbegin(); mark != text.marks().rend(); ++mark) {
        if (!mark->signs.has_any({Sign::space, Sign::stop}) || mark->begin <= content.begin) continue;
        auto const* sigh = text.at(mark->end);
        if (sigh && sigh->signs.has_any({Sign::nobody_cares, Sign::ask_how}) && points.substr(sigh->begin, 1) == U"咋") content.end = mark->begin;
        break;
    }
    // 后山滚石头下来了 吓人得很: what one feels of it is no part of it
    for (auto mark = text.marks().rbegin(); mark != text.marks().rend(); ++mark) {
        if (!mark->signs.has_any({Sign::space, Sign::stop}) || mark->begin <= content.begin + 3 || mark->end >= content.end) continue;
        auto const felt = points.substr(mark->end, content.end - mark->end);
        for (std::u32string_view sigh : {U"吓人得很", U"吓死人", U"怕得很", U"怕人得很", U"急死人", U"急人得很", U"愁死人", U"气死人", U"气人得很", U"恼火得很", U"烦得很", U"恼火", U"吓人", U"造孽得很", U"造孽"})
            if (felt == sigh) content.end = mark->begin;
        break;
    }
    // …，我要举报
    for (std::u32string_view says : {U"我要举报", U"我要投诉", U"我要反映", U"特此反映", U"向你们反映", U"阿么办哩", U"阿么办", U"咋办嘛", U"咋办", U"咋整"})
        if (content.size() > says.size() + 3 && points.substr(content.begin, content.size()).ends_with(says)) {
            auto const* mark = text.ending(content.end - says.size());
            if (mark && mark->signs.has_any({Sign::stop, Sign::space})) content.end = mark->begin;
        }
    content = text.trimmed(content, {Sign::stop, Sign::space}, {Sign::stop, Sign::space});
    for (std::u32string_view lead : {U"我们这边", U"我们这", U"事,", U"一个事,", U"问题,"})
        if (content.size() > lead.size() + 3 && points.substr(content.begin).starts_with(lead)) {
            content.begin += lead.size();
            break;
        }
    if (content.size() >= 2) out.words("content", content);
    if (text.has(Sign::anonymous)) out.slots.push_back({"anonymous", true});
}

void status(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    for (auto sign : {Sign::case_number, Sign::code_number}) {
        auto const* number = text.first(sign);
        if (!number) continue;
        Piece digits = *number;
        while (digits.end > digits.begin && points[digits.end - 1] == U'号') --digits.end;
        return out.words("ref", digits);
    }
    // 水的事有结果了吗, 我反映的路灯咋样了
    auto const* mine = text.first(Sign::my_case);
    auto const* asked = text.first(Sign::followed_up);
    if (!mine) return;
    auto const word = points.substr(mine->begin, mine->size());
    if (word.starts_with(U"的")) {
        auto ref = text.trimmed({text.clause_of(mine->begin).begin, mine->begin}, {Sign::filler, Sign::polite, Sign::past, Sign::complain, Sign::find}, {});
        return out.words("ref", ref);
    }
    // 变压器那个事弄得咋样了
    if (word.starts_with(U"那个事") || word.starts_with(U"那件事") || word.starts_with(U"那事"))
        if (auto const ref = text.trimmed({text.clause_of(mine->begin).begin, mine->begin}, {Sign::filler, Sign::polite, Sign::past, Sign::complain, Sign::find, Sign::my_case}, {Sign::filler, Sign::of}); !ref.empty()) return out.words("ref", ref);
    auto end = asked && asked->begin >= mine->end ? asked->begin : points.size();
    if (auto const* how = text.first_of({Sign::ask, Sign::ask_when, Sign::ask_how, Sign::negation}, mine->end); how && how->begin < end) end = how->begin;
    auto ref = text.trimmed({mine->end, end}, {Sign::filler, Sign::of, Sign::my_case, Sign::particle, Sign::space}, {Sign::filler, Sign::of, Sign::my_case, Sign::particle, Sign::space, Sign::stop, Sign::task_noun});
    for (std::u32string_view said : {U"报的", U"提的", U"说的", U"反映的", U"投诉的"})  // 前天报的变压器
        if (ref.size() > said.size() && points.substr(ref.begin).starts_with(said)) ref.begin += said.size();
    if (ref.size() > 3 && (points.substr(ref.end - 2, 2) == U"的事" || points.substr(ref.end - 2, 2) == U"问题")) ref.end -= 2;
    ref = text.trimmed(ref, {}, {Sign::ask_end, Sign::question_mark, Sign::verb, Sign::filler});
    auto const named = points.substr(ref.begin, ref.size());  // 我提的那个意见: which one is not said
    if (auto const someone = named.find(U"有人"); someone != named.npos && someone >= 1) ref.end = ref.begin + someone;  // 水管有人修没
    bool const says_which = named.find(U"人管") == named.npos && !named.starts_with(U"过了") && !named.starts_with(U"都") && named != U"意见" && named != U"建议" && named != U"投诉" && named != U"举报" && named != U"问题" && named != U"事" && named != U"事情";
    if (!ref.empty() && ref.end <= end && says_which) out.words("ref", ref);
}

std::u32string_view points_of(MarkedText const& text, Piece piece) { return text.points().substr(piece.begin, piece.size()); }

void rate(SlotWriter& out) {
    auto const& text = out.text;
    if (auto const* number = text.first_of({Sign::number, Sign::reference}); number && number->value >= 0 && number->value <= 5 && (text.has(Sign::star) || out.has(Sign::only_number))) {
        out.number("stars", number->value);
        auto const* star = text.first(Sign::star);
        if (auto const said = star ? out.clean({star->end, text.points().size()}) : Piece{}; said.size() >= 2) out.words("comment", said);
        return;
    }
    auto const* key = text.first_of({Sign::bad, Sign::middling, Sign::good});
    for (auto const& mark : text.marks())  // 太慢了，不满意: the plainest word is the judgement
        if (mark.signs.has_any({Sign::bad, Sign::middling, Sign::good}) && points_of(text, mark).ends_with(U"满意")) key = &mark;
    auto const drawn = std::count_if(text.points().begin(), text.points().end(), [](char32_t point) { return point == U'⭐' || point == U'🌟' || point == U'★'; });
    if (!key && drawn > 0 && drawn <= 5) return out.number("stars", static_cast<int>(drawn));
    if (!key) return;
    bool const bad = text.has(Sign::bad), middling = !bad && text.has(Sign::middling) && !(text.has(Sign::good) && text.first(Sign::good)->begin < text.first(Sign::middling)->begin);
    out.choice("verdict", bad ? "unsatisfied" : middling ? "neutral" : "satisfied");
    auto const own = text.clause_of(key->begin);
    auto const said = text.trimmed({own.end, text.points().size()}, {Sign::stop, Sign::space}, {Sign::stop, Sign::space});
    auto const* judged = text.at(said.begin);
    if (said.size() >= 2 && !(judged && judged->end >= said.end && judged->signs.has_any({Sign::bad, Sign::good, Sign::middling, Sign::chatter}))) return out.words("comment", said);
    // 莫球用，差评: why stands before
    auto const why = text.trimmed({0, own.begin}, {Sign::stop, Sign::space, Sign::filler}, {Sign::stop, Sign::space});
    if (said.empty() && why.size() >= 3 && points_of(text, *key).ends_with(U"评") && !text.first_of({Sign::bad, Sign::good, Sign::middling}, 0)->signs.has(Sign::chatter)) out.words("comment", why);
}

void telephone(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    if (auto const* person = text.first(Sign::person_wanted); person && !text.has(Sign::telephone)) {
        Piece topic = *person;
        if (points_of(text, topic).starts_with(U"我要")) topic.begin += 2;
        else if (topic.size() > 2 && points[topic.begin] == U'我') ++topic.begin;
        auto const sought = points_of(text, topic);
        bool const whom = sought.find(U'谁') != sought.npos || sought.find(U"哪个") != sought.npos;  // 民政上找哪个
        if (whom) return out.words("topic", text.trimmed({text.clause_of(topic.begin).begin, topic.begin}, {Sign::filler, Sign::polite}, {Sign::filler, Sign::of, Sign::particle, Sign::plan}));
        if (topic.size() > 2 && (points[topic.begin] == U'转' || points[topic.begin] == U'找')) ++topic.begin;
        return out.words("topic", topic);
    }
    if (auto const* key = text.first(Sign::telephone)) {
        Signs const before{Sign::filler, Sign::polite, Sign::find, Sign::look, Sign::ask_amount, Sign::ask_where, Sign::with, Sign::plan, Sign::stop, Sign::space, Sign::ask, Sign::my_case};
        auto topic = text.trimmed({text.clause_of(key->begin).begin, key->begin}, before, {Sign::filler, Sign::of, Sign::space, Sign::particle});
        // 举报电话: the word before belongs to it
        auto const word = points.substr(key->begin, key->size());
        for (std::u32string_view with : {U"投诉电话", U"举报电话", U"监督电话"})
            if (word == with) topic = {topic.empty() ? key->begin : topic.begin, key->begin + 2};
        if (auto const* title = text.first(Sign::title_word); topic.empty() && title && title->end <= key->begin && text.clause_of(title->begin).end < key->begin) topic = *title;  // 村医在哪个 电话给一个
        if (topic.empty()) topic = text.trimmed(out.clean({key->end, text.clause_of(key->begin).end}), {Sign::filler, Sign::of}, {Sign::ask_end});
        auto const* asked = text.at(topic.begin);
        if (!topic.empty() && asked && asked->signs.has_any({Sign::ask, Sign::ask_amount, Sign::yes, Sign::filler, Sign::particle, Sign::polite})) return;
        return out.words("topic", topic);
    }
    if (auto const* with = text.first(Sign::with)) return out.words("topic", person_after(text, with->end));
    auto const* title = text.first(Sign::title_word);
    if (title && text.has(Sign::ask)) return out.words("topic", *title);  // 包村干部是哪个
    if (auto const* find = text.first(Sign::find); title && find && find->end <= title->begin) out.words("topic", text.trimmed({find->end, title->end}, {Sign::filler, Sign::polite}, {}));  // 找一下村书记
}

void identity(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    if (text.has(Sign::unbind)) out.choice("action", "unbind");
    auto const* phone = text.first(Sign::telephone_number);
    auto const village = village_in(text);
    Piece name{};
    if (auto const* am = text.first(Sign::i_am)) {
        auto from = am->end;
        while (auto const* next = text.at(from)) {
            if (!next->signs.has_any({Sign::space, Sign::colon, Sign::stop, Sign::filler}) && points[next->begin] != U'是' && points[next->begin] != U'叫') break;
            from = next->end;
        }
        if (!village.empty() && village.begin >= from && village.begin <= from + 1) from = village.end;
        if (from < points.size() && points[from] == U'的') ++from;
        if (auto const* next = text.at(from); next && (next->signs.has(Sign::i_am) || points[from] == U'叫')) from = next->end;
        name = person_after(text, from);
        auto const* title = text.first_of({Sign::title_word}, from);  // 我是新来的文书郑丽
        if (title && title->end + 1 < points.size() && points.substr(from, title->begin - from).ends_with(U"的") && surname_length(points.substr(title->end, 2)) > 0) name = person_after(text, title->end);
        for (auto const& post : text.marks())  // 的会计格绒, 支书兼主任杨福贵
            if (post.begin >= from && post.signs.has(Sign::title_word) && post.end + 2 <= points.size() && post.end + 4 >= points.size() && !text.at(post.end)) name = {post.end, points.size()};
        // 我是镇民政办的赵小军
        if (auto const whose = points.rfind(U'的'); whose != points.npos && whose > from && whose + 3 <= points.size() && whose + 4 >= points.size() && surname_length(points.substr(whose + 1, 2)) > 0) name = {whose + 1, points.size()};
    }
    if (name.empty() && text.has(Sign::bind) && phone) {
        auto const* bind = text.first(Sign::bind);
        name = out.clean({bind->end, phone->begin});
        if (name.size() > 4) name = {};
    }
    if (name.empty() && phone && phone->begin > 0 && !text.has(Sign::change_it)) {
        name = text.trimmed(out.clean({0, phone->begin}), {Sign::particle}, {});
        if (name.size() < 2 || name.size() > 4 || text.at(name.begin)) name = {};
    }
    // 注册 李桂花, 绑定 石门村 赵长贵
    if (auto const* bind = text.first(Sign::bind); name.empty() && bind && !phone && !text.has(Sign::unbind) && !out.has(Sign::questioned)) {
        auto const from = !village.empty() && village.begin >= bind->end ? village.end : bind->end;
        auto const last = text.trimmed({from, points.size()}, {Sign::space, Sign::stop, Sign::colon, Sign::filler, Sign::of}, {Sign::filler, Sign::stop});
        if (last.begin > bind->end && last.size() >= 2 && last.size() <= 4 && surname_length(points.substr(last.begin, last.size())) > 0) name = last;
    }
    if (!name.empty() && !village.empty() && name.begin < village.end && village.begin < name.end) name = {};
    for (auto const& mark : text.marks())
        if (!name.empty() && mark.begin > name.begin && mark.begin < name.end && mark.signs.has_any({Sign::telephone, Sign::telephone_number, Sign::code_number})) name.end = mark.begin;
    out.words("name", name);
    if (phone) {
        std::string digits;
        for (auto i = phone->begin; i < phone->end; ++i)
            if (int const digit = points[i] < 0x80 ? static_cast<int>(points[i] - U'0') : -1; digit >= 0) digits.push_back(static_cast<char>('0' + digit));
        out.choice("phone", digits);
    }
    if (text.has(Sign::code_word))
        if (auto const* code = text.first_of({Sign::code_number, Sign::case_number})) {
            std::string digits;
            for (auto i = code->begin; i < code->end; ++i) digits.push_back(static_cast<char>(points[i]));
            out.choice("code", digits);
        }
    out.words("village", village);
}

}  // namespace

void resident_slots(Meaning meaning, SlotWriter& out) {
    switch (meaning) {
        case Meaning::feedback_file: return complaint(out);
        case Meaning::feedback_status: return status(out);
        case Meaning::feedback_rate: return rate(out);
        case Meaning::hotline: return telephone(out);
        case Meaning::bind_identity: return identity(out);
        default: return;
    }
}

}  // namespace lingyan::language
