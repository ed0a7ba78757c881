// Once a claim has been made, what is told of others after it is only its note; of whom a talk was with, the home behind it is its topic.
#include "language/message_voices.hpp"

#include "language/message_signs.hpp"

namespace lingyan::language {

using View = std::u32string_view;

void forget_later_voices(MarkedText& text) {
    bool somebody = !person_in(text).empty();
    bool const with = text.points().find_first_of(U"跟和与同") != View::npos;  // as all that follow begin
    if (with)
        for (View whom : {View(U"和他"), View(U"跟他"), View(U"与他"), View(U"同他"), View(U"和她"), View(U"跟她")}) somebody = somebody || text.points().find(whom) != View::npos;
    bool claimed = false, talked = false, at_home = false;
    std::size_t lead_end = 0;
    // 跟老师聊了聊: of one's own affairs
    if (with)
        for (View whom : {View(U"跟老师"), View(U"和老师"), View(U"跟医生"), View(U"和医生"), View(U"跟大夫"), View(U"和大夫"), View(U"跟师傅"), View(U"和师傅"), View(U"跟教练"), View(U"和教练"), View(U"跟老板"), View(U"和老板")})
            if (auto const at = text.points().find(whom); at != View::npos)
                for (auto& mark : text.marks_to_settle())
                    if (mark.begin == at + 1) mark.signs = Signs{Sign::home}, at_home = true;
    {
        auto& marks = text.marks_to_settle();
        for (std::size_t i = 0; i + 1 < marks.size(); ++i)  // 跟司机聊了一路
            if (marks[i].signs.has(Sign::with) && marks[i + 1].begin == marks[i].end && marks[i + 1].signs.has(Sign::home) && !marks[i + 1].signs.has_any({Sign::title_word, Sign::office})) at_home = true;
    }
    for (auto& mark : text.marks_to_settle()) {
        claimed = claimed || mark.signs.has_any({Sign::training, Sign::talk_held, Sign::done, Sign::handed_in});
        if (claimed) mark.signs.remove(Sign::told);
        bool const of_him = lead_end > 0 && mark.begin > lead_end && text.points().substr(mark.end, 1) == U"的";  // 跟放羊的老党员扎西
        at_home = at_home || (mark.signs.has(Sign::home) && !of_him);
        if (mark.signs.has(Sign::with)) lead_end = mark.end;
        talked = talked || (somebody && !at_home && mark.signs.has_any({Sign::talk_held, Sign::talk}));
        if (talked)
            for (auto& before : text.marks_to_settle())
                if (before.begin < mark.begin && lead_end > 0 && before.begin > lead_end) before.signs.remove(Sign::home);
        if (talked) mark.signs.remove(Sign::home);  // 与王秀英谈心，聊了带娃的困难
    }
}

}  // namespace lingyan::language
