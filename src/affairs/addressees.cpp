#include "affairs/addressees.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

constexpr std::array<std::string_view, 14> between_names{"、", "和", "与", "跟", "及", "以及", "还有", " ", "，", ",", ";", "；", "(", "（"};

// Several names with nothing but glue between them are meant together.
struct Chain {
    std::size_t begin = 0, end = 0;
    std::vector<std::vector<Unit const*>> links;  // a village; or all villages of a township
    std::vector<bool> ranges;                     // whether "到" stands before this link
};

std::string_view left_of(std::string_view text, std::size_t at) { return text.substr(0, at); }

std::string_view trimmed_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::string_view first_that_ends(std::string_view text, Marks marks) {
    text = trimmed_end(text);
    for (auto mark : marks)
        if (text.ends_with(mark)) return mark;
    return {};
}

std::string_view first_that_begins(std::string_view text, Marks marks) {
    for (auto mark : marks)
        if (text.starts_with(mark)) return mark;
    return {};
}

bool is_glue(std::string_view text) {
    while (!text.empty()) {
        auto mark = std::find_if(between_names.begin(), between_names.end(), [&](auto m) { return text.starts_with(m); });
        if (mark == between_names.end()) return false;
        text.remove_prefix(mark->size());
    }
    return true;
}

bool is_range(std::string_view between) { return between == "到" || between == "至" || between == "-" || between == "~"; }

// The unit under which names are looked up: the township, or the county where the villages lie in several.
UnitId common_unit(Turn const& turn, std::vector<Unit const*> const& villages) {
    auto first = villages.front()->parent;
    if (std::all_of(villages.begin(), villages.end(), [&](Unit const* v) { return v->parent == first; })) return first;
    auto county = turn.county.roster.above(first, Level::county);
    return county ? county->id : UnitId{};
}

std::vector<Chain> chains_in(Turn const& turn, std::string_view text, std::vector<Unit const*> const& villages, std::vector<Paper> const& papers) {
    std::vector<Chain> chains;
    for (auto const& found : turn.names.units_in(text, common_unit(turn, villages))) {
        if (is_in_paper(papers, found.begin, found.end)) continue;
        std::vector<Unit const*> meant;
        for (auto village : villages)
            for (auto const& id : found.units)
                if (village->id == id || (turn.county.roster.unit(id)->level == Level::township && village->parent == id)) meant.push_back(village);
        bool clear = found.units.size() == 1 || meant.size() == 1;
        if (meant.empty() || !clear) continue;
        auto between = chains.empty() ? std::string_view("?") : text.substr(chains.back().end, found.begin - chains.back().end);
        bool range = is_range(between);
        if (!range && !is_glue(between)) chains.push_back({found.begin, found.end, {}, {}});
        chains.back().links.push_back(std::move(meant));
        chains.back().ranges.push_back(range);
        chains.back().end = found.end;
    }
    return chains;
}

// Of 全镇 学习旦麻村经验 the village is no addressee: all are, and it stands inside what they do.
bool stands_in_work(std::string_view text, Chain const& chain, std::size_t everybody_end) {
    if (chain.begin <= everybody_end) return false;
    auto before = left_of(text, chain.begin);
    bool glued = std::none_of(between_names.begin(), between_names.end(), [&](auto mark) { return before.ends_with(mark); });
    return glued && first_that_ends(before, {"给", "请", "。", "：", ":"}).empty();
}

// 全部 and 所有 mean villages where they stand alone; in 核对全部低保户 they do not.
bool means_villages(std::string_view text, std::size_t at, std::string_view words) {
    if (words != "全部" && words != "所有") return true;
    auto alone = [](std::string_view side, bool behind) {
        return side.empty() || std::any_of(between_names.begin(), between_names.end(), [&](auto mark) { return behind ? side.starts_with(mark) : side.ends_with(mark); });
    };
    auto before = text.substr(0, at), after = text.substr(at + words.size());
    return (alone(before, false) || before.ends_with("给") || before.ends_with("：")) && alone(after, true);
}

}  // namespace

Addressees read_addressees(Turn const& turn, std::string_view text, std::vector<Unit const*> const& villages) {
    Addressees result;
    if (villages.empty()) return result;
    std::vector<bool> named(villages.size()), excepted(villages.size());
    auto index = [&](Unit const* unit) { return std::size_t(std::find(villages.begin(), villages.end(), unit) - villages.begin()); };
    bool any_named = false, any_excepted = false;
    auto const papers = papers_in(text);
    auto said = [&](std::string_view words) {  // outside of papers
        auto at = text.find(words);
        while (at != text.npos && is_in_paper(papers, at, at + words.size())) at = text.find(words, at + words.size());
        return at;
    };
    auto all_end = std::string_view::npos;
    for (std::string_view words : {"全镇", "全乡", "全县", "各村", "所有村", "每个村"})
        if (auto at = said(words); at != text.npos) all_end = std::min(all_end, at + words.size());
    for (auto const& chain : chains_in(turn, text, villages, papers)) {
        auto before = first_that_ends(left_of(text, chain.begin), {"除了", "除开", "除去", "除", "不含", "不包括", "不要", "去掉"});
        auto after = first_that_begins(text.substr(chain.end), {"除外", "以外", "之外", "例外", "外", "不用", "不派", "不发", "不算", "不参加", "不去", "不要"});
        bool out = !before.empty() || (!after.empty() && after != "外");
        if (!out && stands_in_work(text, chain, all_end)) continue;
        auto begin = chain.begin - (before.empty() ? 0 : before.size());
        while (!before.empty() && begin > 0 && text.substr(begin, before.size()) != before) --begin;
        result.spans.push_back({begin, chain.end + (out ? after.size() : 0)});
        auto& marks = out ? excepted : named;
        (out ? any_excepted : any_named) = true;
        for (std::size_t i = 0; i < chain.links.size(); ++i) {
            for (auto unit : chain.links[i]) marks[index(unit)] = true;
            if (chain.ranges[i] && i > 0)
                for (auto from = index(chain.links[i - 1].back()); from < index(chain.links[i].front()); ++from) marks[from] = true;
        }
    }
    bool communities = false, everybody = false;
    for (std::string_view words : {"所有社区", "各社区", "全部社区", "每个社区"})
        if (auto at = said(words); at != text.npos) communities = true, result.spans.push_back({at, at + words.size()});
    for (std::string_view words : {"全镇所有村和社区", "全镇所有村", "全镇各村社区", "全镇各村(社区)", "全镇各村", "全镇每个村", "全乡各村", "所有村和社区", "所有村社区", "所有的村", "所有村",
                                   "各村(社区)", "各村(社区", "各村社区", "各村和社区", "各村居", "各个村", "各村", "全部村", "每个村", "每村", "其他各村", "其他村", "其它村", "其余各村", "其余村",
                                   "剩下的村", "全镇", "全乡", "全体村", "全县", "全部", "所有"})
        if (auto at = said(words); at != text.npos && !communities && means_villages(text, at, words)) {
            everybody = true;
            result.spans.push_back({at, at + words.size()});
            break;
        }
    // "全镇 金星村、瑞星除外" names nobody; "派 金星村 全部农户名单" names one village.
    if (everybody && any_named) everybody = false;
    if (!any_named && any_excepted) everybody = everybody || !communities;
    result.everybody = everybody || communities;
    for (std::size_t i = 0; i < villages.size(); ++i) {
        bool community = villages[i]->short_name.ends_with("社区");
        bool meant = named[i] || everybody || (communities && community);
        if (excepted[i]) result.left_out.push_back(villages[i]->id);
        else if (meant) result.units.push_back(villages[i]->id);
    }
    return result;
}

}  // namespace lingyan::affairs
