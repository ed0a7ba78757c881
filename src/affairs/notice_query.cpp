// What a question for notices names: villages, a number, a kind, a month, words.
#include "affairs/notices.hpp"

#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <sstream>

namespace lingyan::affairs::notices {

namespace {

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
        for (auto const& unit : turn.county.roster.units())
            if (unit.level == Level::county) add(unit.id);
    return found;
}

Query read_query(Turn const& turn, std::string const& raw) {
    Query query;
    auto text = language::normalise(std::string_view(raw).substr(0, 400));
    for (std::string_view word : {"我要看", "我想看", "查一下", "看看", "查看", "看", "查"})
        if (text.starts_with(word)) {
            text.erase(0, word.size());
            break;
        }
    auto cover = [&](std::size_t begin, std::size_t end) { text.replace(begin, end - begin, " "); };
    if (auto found = villages_named_in(turn, text, {}); !found.empty()) {
        query.villages = found.front().units;
        auto name = text.substr(found.front().begin, found.front().end - found.front().begin);
        if (!name.ends_with("村") && !name.ends_with("社区") && !name.ends_with("会")) query.bare_name = name;
        cover(found.front().begin, found.front().end);
    }
    for (std::string_view word : {"党务公开", "村务公开", "财务公开", "公开栏", "公开", "公示"})
        if (auto at = text.find(word); at != text.npos) {
            query.affair = named_affair(word);
            cover(at, at + word.size());
        }
    auto said = [&](std::initializer_list<std::string_view> words) {
        for (auto word : words)
            if (auto at = text.find(word); at != text.npos) return cover(at, at + word.size()), true;
        return false;
    };
    auto before = add_months(make_date(year_of(turn.today()), month_of(turn.today()), 1), -1);
    if (said({"上个月", "上月"})) query.month = int(month_of(before)), query.year = year_of(before);
    else if (said({"这个月", "本月", "当月"})) query.month = int(month_of(turn.today())), query.year = year_of(turn.today());
    else if (said({"今年"})) query.year = year_of(turn.today());
    else if (said({"去年"})) query.year = year_of(turn.today()) - 1;
    for (std::string_view word : {"最近", "了哪些东西", "哪些东西", "东西", "哪些", "的", "村里", "我们村", "本村", "一下", "有哪些", "有什么", "什么", "吗", "?", "？"})
        for (auto at = text.find(word); at != text.npos; at = text.find(word)) cover(at, at + word.size());
    for (auto [sign, year] : {std::pair{std::string_view("年"), true}, {"月份", false}, {"月", false}})
        if (auto at = text.find(sign); at != text.npos) {
            std::size_t from = at;
            for (std::size_t begin = 0; begin < at; ++begin) {
                if ((text[begin] & 0xC0) == 0x80) continue;
                auto numeral = language::numeral_at(std::string_view(text).substr(begin));
                if (numeral && begin + numeral->bytes == at) {
                    (year ? query.year : query.month) = numeral->value;
                    from = begin;
                    break;
                }
            }
            if (from < at) cover(from, at + sign.size());
        }
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        for (std::string_view mark : {"，", "。", ",", "、", "：", ":"})
            for (auto at = word.find(mark); at != word.npos; at = word.find(mark)) word.erase(at, mark.size());
        if (word.starts_with("第") && word.ends_with("号")) word = word.substr(3, word.size() - 6);
        if (word.empty()) continue;
        if (auto number = language::lone_number(word); number && !query.number && !query.month) query.number = *number;
        else if (auto affair = named_affair(word); affair && !query.affair) query.affair = affair;
        else if (word == "账本" || word == "账单") query.affair = Affair::finance;
        else if (word != "了" && word != "号") query.words.push_back(word);
    }
    return query;
}

}  // namespace lingyan::affairs::notices
