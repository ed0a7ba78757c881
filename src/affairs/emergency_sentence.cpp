#include "affairs/emergency_sentence.hpp"

#include "affairs/addressees.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/trim.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

constexpr std::string_view issued_word = "发布";

std::string_view trimmed(std::string_view text) {
    return language::trimmed(text, {" ", ":", "：", "，", ",", "。", "、", "（", "）", "(", ")"});
}

std::vector<std::string> clauses_of(std::string text) {
    for (std::string_view mark : {"，", ",", "。", "；", ";", "！", "!", " ", "\n"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), "\x1f");
    std::vector<std::string> clauses;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find('\x1f', from), text.size());
        if (auto clause = trimmed(std::string_view(text).substr(from, to - from)); !clause.empty()) clauses.emplace_back(clause);
        from = to + 1;
    }
    return clauses;
}

// What follows one of the labels that stand before a colon: 发布：县气象台.
std::optional<std::string> labelled(std::string_view clause, Marks labels) {
    for (auto label : labels)
        if (clause.starts_with(label))
            for (std::string_view colon : {":", "："})
                if (clause.substr(label.size()).starts_with(colon)) return std::string(trimmed(clause.substr(label.size())));
    return std::nullopt;
}

struct TimeWords {
    std::size_t begin, end;
};
// From the first to the last word of a time: 11月21日21点35分.
std::optional<TimeWords> time_in(Turn const& turn, std::string const& text) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::past);
    if (phrases.empty()) return std::nullopt;
    return TimeWords{phrases.front().begin, phrases.back().end};
}

Issue issue_in(Turn const& turn, std::string const& clause) {
    Issue found;
    auto time = time_in(turn, clause);
    found.issuer = trimmed(time ? clause.substr(0, time->begin) : clause);
    if (time) found.issued = trimmed(std::string_view(clause).substr(time->begin));
    for (std::string_view tie : {"由", "于", "在"}) {
        if (found.issuer.starts_with(tie)) found.issuer.erase(0, tie.size());
        if (found.issuer.ends_with(tie)) found.issuer.resize(found.issuer.size() - tie.size());
    }
    return found;
}

bool says_beginning(std::string_view clause) {
    for (std::string_view word : {"开始生效", "起生效", "开始", "起"})
        if (clause.ends_with(word)) return true;
    return clause == "现在" || clause == "即刻" || clause == "马上" || clause == "立即";
}

std::string without_beginning(std::string_view clause) {
    for (std::string_view word : {"开始生效", "起生效", "开始", "起"})
        if (clause.ends_with(word) && clause.size() > word.size()) return std::string(trimmed(clause.substr(0, clause.size() - word.size())));
    return std::string(clause);
}

// 金星村、青石村 and 全镇 are places and nothing else; 全部转移 is what to do.
bool is_only(std::string text, std::vector<Words> spans) {
    std::sort(spans.begin(), spans.end(), [](Words const& a, Words const& b) { return a.begin > b.begin; });
    for (auto const& span : spans) text.erase(span.begin, span.end - span.begin);
    for (std::string_view tie : {"范围", "影响", "区域", "除了", "除", "外", "的", "和", "及", "、", " ", "等"})
        for (auto at = text.find(tie); at != text.npos; at = text.find(tie)) text.erase(at, tie.size());
    return text.empty();
}

bool looks_like_a_village(std::string_view clause) {
    auto length = language::characters(clause);
    return length >= 2 && length <= 7 && (clause.ends_with("村") || clause.ends_with("社区"));
}

}  // namespace

Issue read_issue(Turn const& turn, std::string const& text) {
    Issue found;
    for (auto const& clause : clauses_of(text)) {
        if (auto said = labelled(clause, {issued_word, "发布单位", "发布时间"})) {
            auto part = issue_in(turn, *said);
            if (!part.issuer.empty()) found.issuer = part.issuer;
            if (!part.issued.empty()) found.issued = part.issued;
        } else if (auto at = clause.find(issued_word); at != clause.npos && at > 0) {
            auto part = issue_in(turn, clause.substr(0, at));
            if (!part.issuer.empty()) found.issuer = part.issuer;
            if (!part.issued.empty()) found.issued = part.issued;
        } else if (auto time = time_in(turn, clause); time && found.issued.empty() && time->begin == 0 && time->end == clause.size() && !found.issuer.empty()) {
            found.issued = clause;
        }
    }
    return found;
}

std::string as_said(std::string text) {
    for (auto at = text.find(','); at != text.npos; at = text.find(',', at)) text.replace(at, 1, "，");
    return text;
}

EmergencyDraft read_emergency(Turn const& turn, std::string const& text, std::vector<Unit const*> const& villages) {
    EmergencyDraft draft;
    auto issue = read_issue(turn, text);
    draft.issuer = issue.issuer;
    draft.issued = issue.issued;
    auto add_units = [&](std::vector<UnitId> const& units) {
        for (auto const& unit : units)
            if (std::find(draft.units.begin(), draft.units.end(), unit) == draft.units.end()) draft.units.push_back(unit);
    };
    auto add_words = [&](std::string_view words) {
        if (words.empty()) return;
        if (draft.warning.empty()) draft.warning = words;
        else draft.action += (draft.action.empty() ? "" : "，") + std::string(words);
    };
    for (auto const& clause : clauses_of(text)) {
        if (labelled(clause, {issued_word, "发布单位", "发布时间"}) || (!issue.issued.empty() && clause == issue.issued)) continue;
        if (auto said = labelled(clause, {"现在做", "要做的", "做", "措施", "要求"})) {
            draft.action += (draft.action.empty() ? "" : "，") + *said;
            continue;
        }
        if (auto said = labelled(clause, {"时间", "起始", "开始"})) {
            draft.start = without_beginning(*said);
            continue;
        }
        if (auto at = clause.find(issued_word); at != clause.npos && at > 0) {  // 县气象台21点35分发布暴雨红色预警
            add_words(trimmed(std::string_view(clause).substr(at + issued_word.size())));
            continue;
        }
        if (draft.start.empty() && says_beginning(clause)) {
            draft.start = without_beginning(clause);
            continue;
        }
        auto place = labelled(clause, {"范围", "区域", "影响范围"}).value_or(clause);
        auto to = read_addressees(turn, place, villages);
        if (!to.spans.empty() && is_only(place, to.spans)) {
            add_units(to.units);
            std::erase_if(draft.units, [&](UnitId const& unit) { return std::find(to.left_out.begin(), to.left_out.end(), unit) != to.left_out.end(); });
            continue;
        }
        if (to.spans.empty() && !draft.warning.empty() && draft.action.empty() && looks_like_a_village(place)) {
            draft.unknown.push_back(place);
            continue;
        }
        add_words(clause);
    }
    return draft;
}

}  // namespace lingyan::affairs
