// What a question for notices names: villages, a number, a kind, a month, words.
#include "affairs/notices.hpp"

#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs::notices {

namespace {

std::vector<std::string> words_of(std::string const& text) {
    constexpr std::string_view blanks = " \t\n\v\f\r";
    std::vector<std::string> words;
    for (auto begin = text.find_first_not_of(blanks); begin != text.npos; begin = text.find_first_not_of(blanks, begin)) {
        auto const end = std::min(text.find_first_of(blanks, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

bool is_public_unit(Unit const& unit) { return unit.level == Level::village && unit.merged_into.empty(); }

}  // namespace

std::vector<language::FoundUnit> villages_named_in(Turn const& turn, std::string_view text, UnitId const& within) {
    std::vector<language::FoundUnit> found;
    auto add = [&](UnitId const& place) {
        for (auto& one : turn.names.units_in(text, place)) {
            std::erase_if(one.units, [&](UnitId const& id) {
                auto unit = turn.county.roster.unit(id);
                return !unit || !is_public_unit(*unit);
            });
            if (!one.units.empty()) found.push_back(std::move(one));
        }
    };
    if (!within.empty()) add(within);
    if (found.empty())
        for (auto const& county : turn.county.roster.counties()) add(county);
    return found;
}

bool is_name_alone(std::string text, language::FoundUnit const& found) {
    auto before = text.substr(0, found.begin), after = text.substr(found.end);
    for (std::string_view word : {"我们", "我", "也", "还", "是", "住在", "住", "在", "家", "老家", "就", "关注", "加上", "换成", "改成", " "})
        for (auto at = before.find(word); at != before.npos; at = before.find(word)) before.erase(at, word.size());
    for (std::string_view word : {"的", "人", "村民", "居民", "这边", " ", "。"})
        for (auto at = after.find(word); at != after.npos; at = after.find(word)) after.erase(at, word.size());
    return before.empty() && after.empty();
}

std::string question_in(Turn const& turn, std::string const& answer, std::string const& kept) {
    auto const found = villages_named_in(turn, answer, {});
    if (!found.empty() && !is_name_alone(answer, found.front())) return answer;
    std::string question;
    for (auto const& word : words_of(kept))
        if (auto const name = word.ends_with("村") || word.ends_with("社区"); !name || !villages_named_in(turn, word, {}).empty()) question += (question.empty() ? "" : " ") + word;
    return question.empty() ? std::string("公开") : question;
}

namespace {

// The numeral right before a sign (2页, 13月), which is covered together with both; nothing where none stands there.
std::optional<int> take_number_before(std::string& text, std::string_view sign) {
    for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + 1))
        for (std::size_t begin = 0; begin < at; ++begin) {
            if ((text[begin] & 0xC0) == 0x80) continue;
            auto numeral = language::numeral_at(std::string_view(text).substr(begin));
            if (!numeral || begin + numeral->bytes != at) continue;
            constexpr std::string_view ordinal = "第";
            auto from = begin >= ordinal.size() && std::string_view(text).substr(begin - ordinal.size(), ordinal.size()) == ordinal ? begin - ordinal.size() : begin;
            text.replace(from, at + sign.size() - from, " ");
            return numeral->value;
        }
    return std::nullopt;
}

std::optional<int> bad_month_in(std::string text) {
    for (std::string_view sign : {"月份", "月"})
        if (auto month = take_number_before(text, sign); month && (*month < 1 || *month > 12)) return month;
    return std::nullopt;
}

}  // namespace

Query read_query(Turn const& turn, std::string const& raw, std::vector<UnitId> const& own) {
    Query query;
    auto text = language::normalise(std::string_view(raw).substr(0, 400));
    auto has = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
    };
    query.asks_how = has({"怎么", "咋", "如何", "办理", "申请", "材料", "手续", "流程", "去哪", "哪里办", "要带", "证明", "指南", "条件", "怎样"});
    auto cover = [&](std::size_t begin, std::size_t end) { text.replace(begin, end - begin, " "); };
    if (auto found = villages_named_in(turn, text, {}); !found.empty()) {
        auto const& first = found.front();
        auto name = text.substr(first.begin, first.end - first.begin);
        bool const bare = !name.ends_with("村") && !name.ends_with("社区") && !name.ends_with("会");
        std::vector<UnitId> mine;
        std::copy_if(first.units.begin(), first.units.end(), std::back_inserter(mine), [&](UnitId const& id) { return std::find(own.begin(), own.end(), id) != own.end(); });
        if (bare && !own.empty() && mine.empty()) {
            query.bare_name = name;
        } else {
            query.villages = mine.empty() ? first.units : mine;
            cover(first.begin, first.end);
        }
    }
    if (auto page = take_number_before(text, "页")) query.page = std::clamp(*page, 1, 1000);
    query.bad_month = bad_month_in(text);
    for (std::string_view word : {"党务公开", "村务公开", "财务公开", "公开栏"})
        if (auto at = text.find(word); at != text.npos) {
            query.affair = named_affair(word);
            cover(at, at + word.size());
        }
    for (std::string_view word : {"公开", "公示"})
        if (text.starts_with(word)) cover(0, word.size());
    std::string rest;
    for (auto const& word : words_of(text)) {
        auto alone = word;
        if (alone.starts_with("第") && alone.ends_with("号")) alone = alone.substr(3, alone.size() - 6);
        if (auto number = language::lone_number(alone); number && !query.number) query.number = *number;
        else if (auto affair = named_affair(word); affair && word != "账" && word != "账目" && word != "通知" && word != "服务" && !query.affair) query.affair = affair;
        else rest += word + " ";
    }
    query.search = language::read_search(rest, turn.today(), turn.county.calendar, turn.county.synonyms);
    return query;
}

}  // namespace lingyan::affairs::notices
