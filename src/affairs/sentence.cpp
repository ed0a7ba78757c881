#include "affairs/sentence.hpp"

#include "affairs/addressees.hpp"
#include "affairs/days.hpp"
#include "affairs/standing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

bool begins_with_any(std::string_view text, Marks words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.starts_with(word); });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// What was understood leaves the text; what remains is what the village does.
std::string without(std::string_view text, std::vector<Words> spans) {
    std::sort(spans.begin(), spans.end(), [](Words const& a, Words const& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (auto const& span : spans) {
        if (span.begin > at) out += text.substr(at, span.begin - at);
        if (span.end > at) out += ' ', at = span.end;
    }
    return out + std::string(text.substr(std::min(at, text.size())));
}

// Words that tie a sentence together and mean nothing alone.
std::string_view without_ties(std::string_view clause) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view tie : {"请", "的", "以及", "和", "及", "跟", "还有", "并且", "都", "要在", "务必", "让", "安排", "通知", "派给", "派个", "给", "任务", "期限", "时间", "完成", "各位", "支部书记", "书记", "主任", "(", ")", "（", "）", "1.", "2.", "3.", "外"})
            if (clause.starts_with(tie) && (clause.size() == tie.size() || tie.size() <= 3 || tie == "安排" || tie == "通知" || tie == "派给" || tie == "派个")) {
                if (tie == "要在" && clause.size() > tie.size()) continue;
                clause.remove_prefix(tie.size());
                again = true;
            }
        for (std::string_view tie : {"(", ")", "（", "）", "和", "以及"})
            if (clause.ends_with(tie)) clause.remove_suffix(tie.size()), again = true;
    }
    return clause;
}

std::vector<std::string> clauses_of(std::string text) {
    for (std::string_view head : {"依据", "根据", "要求"})
        for (std::string_view colon : {"：", ":"}) replace_all(text, std::string(head) + std::string(colon), std::string(" ") + std::string(head));
    for (std::string_view mark : {"，", "。", "；", ";", "、", "\n", ",", "！", "!", "：", ":"}) replace_all(text, mark, " ");
    std::vector<std::string> clauses;
    std::string word;
    for (char c : text + " ")
        if (c == ' ') {
            if (auto clause = without_ties(word); !clause.empty()) clauses.emplace_back(clause);
            word.clear();
        } else {
            word += c;
        }
    return clauses;
}

bool looks_like_a_village(std::string_view clause) {
    auto length = language::characters(clause);
    return length >= 2 && length <= 7 && (clause.ends_with("村") || clause.ends_with("社区")) && !begins_with_any(clause, {"本村", "进村", "到村", "入村", "驻村", "全村"});
}

// "三个村" after the names says nothing new.
bool counts_villages(std::string_view clause) {
    auto numeral = language::numeral_at(clause);
    if (!numeral) return false;
    auto after = clause.substr(numeral->bytes);
    return after == "个村" || after == "村" || after == "个社区";
}

// A person at the very beginning stands for the village whose head that person is.
void read_person(Turn const& turn, std::string_view text, std::vector<Unit const*> const& villages, Draft& draft, std::vector<Words>& spans) {
    for (auto const& found : turn.names.people_in(text, villages.front()->parent, turn.today())) {
        auto before = std::string_view(text).substr(draft.units.empty() ? 0 : spans.back().end, found.begin - (draft.units.empty() ? 0 : spans.back().end));
        bool begins = draft.units.empty() ? before.size() <= 6 : before == "、" || before == "," || before == "和" || before == " " || before == "，";
        if (!begins || found.people.size() != 1) break;
        for (auto post : turn.county.roster.posts_of(found.people.front(), turn.today()))
            if (post->head && std::any_of(villages.begin(), villages.end(), [&](Unit const* v) { return v->id == post->unit; })) {
                draft.units.push_back(post->unit);
                spans.push_back({draft.units.size() == 1 ? found.begin : spans.back().end, found.end});
                break;
            }
    }
}

void read_due(Turn const& turn, std::string_view text, Draft& draft, std::vector<Words>& spans, std::string& hour) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (phrases.empty()) return;
    for (auto const& phrase : phrases)
        if (phrase.impossible) spans.push_back({phrase.begin, phrase.end});
    std::erase_if(phrases, [](auto const& phrase) { return phrase.impossible; });
    if (phrases.empty()) return;
    auto chosen = std::find_if(phrases.begin(), phrases.end(), [](auto const& phrase) { return phrase.deadline; });
    if (chosen == phrases.end()) chosen = phrases.begin();
    draft.due = draft.no_such_day.empty() ? (chosen->last ? chosen->last : chosen->first) : std::nullopt;
    draft.untabled = draft.due && chosen->untabled;
    auto begin = chosen->begin, end = chosen->end;
    bool before = false;
    for (std::string_view tail : {"之前", "以前", "前", "到期", "截止"})
        if (text.substr(end).starts_with(tail)) end += tail.size(), before = true;
    for (std::string_view head : {"截止到", "截止", "截至", "最迟", "要在", "在", "于"})
        if (begin >= head.size() && text.substr(begin - head.size(), head.size()) == head) {
            begin -= head.size();
            break;
        }
    // The day is the task's; the hour stays in its words.
    hour = say_hour(text.substr(chosen->begin, chosen->end - chosen->begin), chosen->minute);
    if (!hour.empty() && (before || chosen->deadline)) hour += "前";
    spans.push_back({begin, end});
}

// "节点：12月5日交名单，12月12日公示" leaves the sentence; each day goes with the words behind it.
std::string take_milestones(Turn const& turn, std::string text, Draft& draft) {
    constexpr std::string_view word = "节点";
    auto begin = text.find(word);
    if (begin == text.npos) return text;
    auto end = text.size();
    for (std::string_view stop : {"。", "；", "\n", "依据", "根据", "要求"}) end = std::min(end, std::min(text.find(stop, begin), text.size()));
    auto said = text.substr(begin + word.size(), end - begin - word.size());
    auto phrases = language::find_dates(said, turn.now, turn.county.calendar, language::Tense::ahead);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        auto day = phrases[i].last ? phrases[i].last : phrases[i].first;
        draft.milestone_wrong = draft.milestone_wrong || phrases[i].impossible;
        auto upto = i + 1 < phrases.size() ? phrases[i + 1].begin : said.size();
        std::string what = said.substr(phrases[i].end, upto - phrases[i].end);
        for (std::string_view mark : {"，", "、", ",", "：", ":", " ", "之前", "以前", "前", "；"}) {
            while (what.starts_with(mark)) what.erase(0, mark.size());
            while (what.ends_with(mark)) what.resize(what.size() - mark.size());
        }
        if (day && !what.empty()) draft.milestones.push_back({*day, what, {}});
    }
    if (draft.milestones.empty()) return text;
    return text.substr(0, begin) + "，" + text.substr(end);
}

}  // namespace

Draft read_draft(Turn const& turn, std::string const& whole, std::vector<Unit const*> const& villages) {
    Draft draft;
    if (villages.empty()) return draft;
    draft.no_such_day = impossible_day_in(turn, whole);
    auto text = take_milestones(turn, whole, draft);
    auto to = read_addressees(turn, text, villages);
    draft.units = to.units;
    draft.left_out = to.left_out;
    auto spans = to.spans;
    if (draft.units.empty()) read_person(turn, text, villages, draft, spans);
    if (villages.size() == 1 && draft.units.empty()) draft.units.push_back(villages.front()->id);
    std::string hour;
    read_due(turn, text, draft, spans, hour);

    auto add = [](std::string& to_what, std::string_view clause) { (to_what += to_what.empty() ? "" : "，") += clause; };
    bool village_may_stand = true;  // only before the work is said; "走访贫困村" is work
    for (auto const& clause : clauses_of(without(text, spans))) {
        if (village_may_stand && counts_villages(clause)) continue;
        if (village_may_stand && looks_like_a_village(clause)) {
            draft.unknown.push_back(clause);
            continue;
        }
        village_may_stand = false;
        if (begins_with_any(clause, {"依据", "根据", "按照"})) {
            if (clause.size() > std::string_view("依据").size()) add(draft.basis, std::string_view(clause).substr(std::string_view("依据").size()));
        } else if (!draft.what.empty() && begins_with_any(clause, {"报", "交", "回", "上报", "填", "附", "要求", "并报", "拍", "发照片"})) {
            auto asked = std::string_view(clause);
            if (asked.starts_with("要求") && asked.size() > 6) asked.remove_prefix(6);
            add(draft.quality, asked);
        } else {
            add(draft.what, clause);
        }
    }
    if (!hour.empty()) draft.what = hour + draft.what;
    return draft;
}

}  // namespace lingyan::affairs
