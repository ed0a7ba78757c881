#include "affairs/sentence.hpp"

#include "affairs/standing.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

struct Cut {
    std::size_t begin, end;
};

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.starts_with(word); });
}

// Spans that were understood leave the text; what remains is what the village does.
std::string without(std::string_view text, std::vector<Cut> cuts) {
    std::sort(cuts.begin(), cuts.end(), [](Cut a, Cut b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (auto const& cut : cuts) {
        if (cut.begin < at) {
            at = std::max(at, cut.end);
            continue;
        }
        out += text.substr(at, cut.begin - at);
        out += ' ';
        at = cut.end;
    }
    return out + std::string(text.substr(std::min(at, text.size())));
}

std::vector<std::string> clauses_of(std::string text) {
    for (std::string_view mark : {"，", "。", "；", ";", "、", "\n", ",", "！", "：", ":"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), " ");
    std::vector<std::string> clauses;
    std::string word;
    for (char c : text + " ")
        if (c == ' ') {
            if (!word.empty()) clauses.push_back(word);
            word.clear();
        } else {
            word += c;
        }
    return clauses;
}

}  // namespace

Draft read_draft(Turn const& turn, std::string const& text, std::vector<Unit const*> const& villages) {
    Draft draft;
    std::vector<Cut> cuts;
    auto among = [&](UnitId const& id) {
        return std::any_of(villages.begin(), villages.end(), [&](Unit const* unit) { return unit->id == id; });
    };

    std::size_t except = text.npos;
    for (std::string_view word : {"除了", "除开", "除", "不含", "不包括"})
        if (auto at = text.find(word); at != text.npos) {
            except = std::min(except, at);
            cuts.push_back({at, at + word.size()});
            break;
        }
    UnitId within;
    for (auto village : villages) within = within.empty() ? village->parent : within == village->parent ? within : UnitId{};
    if (within.empty() && !villages.empty()) {
        auto county = turn.county.roster.above(villages.front()->id, Level::county);
        if (county) within = county->id;
    }
    std::vector<UnitId> named, left_out;
    std::size_t excepting_until = except;
    for (auto const& found : turn.names.units_in(text, within)) {
        std::vector<UnitId> ours;
        for (auto const& unit : found.units)
            if (among(unit)) ours.push_back(unit);
        if (ours.size() != 1) continue;
        // After 除 names belong to the exception as long as only 、 和 or spaces stand between them.
        bool excepted = false;
        if (except != text.npos && found.begin > except) {
            auto between = text.substr(excepting_until, found.begin - excepting_until);
            for (std::string_view glue : {"除了", "除开", "除", "不含", "不包括", "、", "和", "与", "跟", " ", "，", ","})
                for (auto at = between.find(glue); at != between.npos; at = between.find(glue)) between.erase(at, glue.size());
            excepted = between.empty();
            if (excepted) excepting_until = found.end;
        }
        auto& list = excepted ? left_out : named;
        if (std::find(list.begin(), list.end(), ours.front()) == list.end()) list.push_back(ours.front());
        auto end = found.end;
        for (std::string_view tail : {"以外", "之外", "除外", "外"})
            if (excepted && std::string_view(text).substr(end).starts_with(tail)) {
                end += tail.size();
                break;
            }
        for (std::string_view glue : {"、", "和", "与", "跟"})
            if (std::string_view(text).substr(end).starts_with(glue)) {
                end += glue.size();
                break;
            }
        cuts.push_back({found.begin, end});
    }
    bool everybody = !left_out.empty();
    for (std::string_view word : {"全镇所有村", "全镇各村", "全镇每个村", "全乡各村", "所有村和社区", "所有的村", "所有村", "各村社区", "各村（社区）", "各村", "全部村", "每个村", "全镇", "全乡", "全体村", "全县", "全部", "所有"})
        if (auto at = text.find(word); at != text.npos) {
            everybody = true;
            cuts.push_back({at, at + word.size()});
            break;
        }
    if (!named.empty()) everybody = false;
    if (everybody)
        for (auto village : villages) named.push_back(village->id);
    std::erase_if(named, [&](UnitId const& id) { return std::find(left_out.begin(), left_out.end(), id) != left_out.end(); });
    draft.units = named;
    if (villages.size() == 1 && draft.units.empty()) draft.units.push_back(villages.front()->id);

    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    auto chosen = std::find_if(phrases.begin(), phrases.end(), [](auto const& phrase) { return phrase.deadline; });
    if (chosen == phrases.end() && !phrases.empty()) chosen = phrases.begin();
    if (chosen != phrases.end()) {
        draft.due = chosen->last ? chosen->last : chosen->first;
        auto begin = chosen->begin, end = chosen->end;
        for (std::string_view tail : {"之前", "以前", "前", "到期", "截止", "完成"})
            if (std::string_view(text).substr(end).starts_with(tail)) end += tail.size();
        for (std::string_view head : {"截止到", "截止", "截至", "最迟", "要在", "在", "于"})
            if (begin >= head.size() && std::string_view(text).substr(begin - head.size(), head.size()) == head) {
                begin -= head.size();
                break;
            }
        cuts.push_back({begin, end});
    }

    for (auto const& clause : clauses_of(without(text, cuts))) {
        if (begins_with_any(clause, {"依据", "根据", "按照"})) {
            auto paper = clause.substr(std::string_view("依据").size());
            draft.basis += (draft.basis.empty() ? "" : "，") + paper;
        } else if (!draft.what.empty() && begins_with_any(clause, {"报", "交", "回", "上报", "填", "附", "要求", "并报", "拍", "发照片"})) {
            draft.quality += (draft.quality.empty() ? "" : "，") + clause;
        } else if (begins_with_any(clause, {"前", "村", "完成"}) && clause.size() <= 6) {
            continue;
        } else {
            draft.what += (draft.what.empty() ? "" : "，") + clause;
        }
    }
    return draft;
}

}  // namespace lingyan::affairs
