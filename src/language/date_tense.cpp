#include "language/date_tense.hpp"

#include <initializer_list>

namespace lingyan::language {
namespace {

constexpr std::size_t most_of_a_clause = 60;  // characters on each side that are looked at

bool holds(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
    for (auto word : words)
        if (text.find(word) != text.npos) return true;
    return false;
}

bool among(char32_t point, std::u32string_view set) { return set.find(point) != set.npos; }

// 走访了5户, 去过, 签的: a thing done, where nothing says that it is still wanted.
bool ends_what_was_done(std::u32string_view after) {
    for (std::size_t i = 1; i < after.size(); ++i) {
        char32_t const before = after[i - 1];
        char32_t const next = i + 1 < after.size() ? after[i + 1] : U'\0';
        if (after[i] == U'了' && !among(before, U"除为极期") && !among(next, U"解结不")) return true;
        if (after[i] == U'过' && !among(before, U"通不经超再要路") && !among(next, U"程节年期渡去来问关冬境户道路敏滤日")) return true;
        bool const ends = next == U'\0' || i <= 2;  // 走访的; 签的合同 at once after the day
        if (after[i] == U'的' && ends && among(before, U"谈开办做去报交学讲走访看送发填写修签查聊说搞到来完成集织加训问领收种栽拍装")) return true;
    }
    return false;
}

// 要开会, 不去了, 记得交: nothing that has been. 重要会议 and 要求 want nothing.
bool is_wanted(std::u32string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == U'要' && !(i > 0 && among(text[i - 1], U"重主纪首概摘")) && !(i + 1 < text.size() && among(text[i + 1], U"求点件素闻"))) return true;
    return holds(text, {U"将", U"准备", U"打算", U"计划", U"必须", U"务必", U"请", U"需", U"想", U"争取", U"别", U"记得", U"提醒", U"改", U"推迟", U"延", U"约", U"安排", U"能", U"可以",
                        U"再", U"不", U"该", U"快", U"算了", U"怎么办"});
}

}  // namespace

bool tells_of_the_past(std::u32string_view text, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view stops = U",。;!?\n";
    auto from = begin, to = end;
    while (from > 0 && begin - from < most_of_a_clause && stops.find(text[from - 1]) == stops.npos) --from;
    while (to < text.size() && to - end < most_of_a_clause && stops.find(text[to]) == stops.npos) ++to;
    auto const clause = text.substr(from, to - from);
    if (text.substr(begin, end - begin).ends_with(U"以来")) return true;
    if (holds(clause, {U"已经", U"已于", U"已在", U"谈过", U"开过", U"去过", U"谈的", U"开的", U"办的", U"做的", U"已完成", U"刚刚", U"当时"})) return true;
    auto const before = text.substr(from, begin - from), after = text.substr(end, to - end);
    for (std::u32string_view account : {U"账", U"的账", U"份账", U"份的账", U"的收支", U"的开支", U"的工资", U"的电费", U"的水费"})  // 8月的账
        if (after.starts_with(account)) return true;
    if (is_wanted(before) || is_wanted(after)) return false;
    return holds(before, {U"已", U"早在", U"曾"}) || ends_what_was_done(after);
}

}  // namespace lingyan::language
