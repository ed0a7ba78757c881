#include "affairs/sentence.hpp"

#include "affairs/addressees.hpp"
#include "affairs/called_words.hpp"
#include "affairs/days.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "language/as_written.hpp"
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

// What was understood is covered with blanks, so that every place in the text stays where it was.
void cover(std::string& text, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < std::min(end, text.size()); ++i) text[i] = ' ';
}

// Words that tie a sentence together and mean nothing alone.
std::string_view without_ties(std::string_view clause) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view tie : {"请", "的", "以及", "和", "及", "跟", "还有", "并且", "都", "要在", "务必", "让", "安排", "通知", "派给", "派个", "给", "任务", "期限", "时间", "完成", "各位", "支部书记", "书记", "主任", "(", ")", "（", "）", "1.", "2.", "3.", "外"})
            if (clause.starts_with(tie) && (clause.size() == tie.size() || tie.size() <= 3 || tie == "安排" || tie == "通知" || tie == "派给" || tie == "派个")) {
                if (tie == "要在" && clause.size() > tie.size()) continue;
                if ((tie == "(" || tie == "（") && (clause.find(")") != clause.npos || clause.find("）") != clause.npos)) continue;
                clause.remove_prefix(tie.size());
                again = true;
            }
        for (std::string_view tie : {"(", ")", "（", "）", "和", "以及"}) {
            if ((tie == ")" || tie == "）") && (clause.find("(") != clause.npos || clause.find("（") != clause.npos)) continue;
            if (clause.ends_with(tie)) clause.remove_suffix(tie.size()), again = true;
        }
    }
    return clause;
}

struct Clause {
    std::size_t begin = 0;    // of the text, its ties included
    std::string_view whole;   // with its ties
    std::string_view words;
};

std::size_t mark_at(std::string_view text, std::size_t at, Marks marks) {
    for (auto mark : marks)
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

// A bracket that is closed again is one word with what it holds: 清理河道(北段，南段).
std::vector<Clause> clauses_of(std::string_view text) {
    std::vector<Clause> clauses;
    std::size_t begin = 0;
    auto end_clause = [&](std::size_t at, std::size_t mark) {
        auto whole = text.substr(begin, at - begin);
        if (auto words = without_ties(whole); !words.empty()) clauses.push_back({begin, whole, words});
        begin = at + mark;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (auto opening = mark_at(text, at, {"(", "（", "《"})) {
            auto closing = text.size();
            for (std::string_view mark : {")", "）", "》"}) closing = std::min(closing, text.find(mark, at));
            at = closing < text.size() ? closing : at + opening;
            continue;
        }
        if (auto mark = mark_at(text, at, {" ", "，", "。", "；", ";", "、", "\n", ",", "！", "!", "：", ":"})) {
            bool colon = text[at] == ':' || text.substr(at).starts_with("：");
            if (!colon || !text.substr(begin, at - begin).ends_with("要求")) end_clause(at, mark);
            at += mark;
            continue;
        }
        ++at;
    }
    end_clause(text.size(), 0);
    return clauses;
}

// The name of somebody or some place that is none of theirs, where the clause names one. `glued`: tied to a name that was understood;
// `first`: it begins the sentence, and no village was named.
std::string_view unknown_name(std::string_view clause, bool glued, bool first) {
    for (std::string_view out : {"除了", "除去", "除开", "不含", "不包括"})
        if (clause.starts_with(out) && clause.size() > out.size()) return clause.substr(out.size());
    if (auto name = unreachable(clause); !name.empty()) return name;
    auto length = language::characters(clause);
    bool counts = clause.ends_with("数") || clause.ends_with("额") || clause.ends_with("户") || clause.ends_with("/");
    if (glued && length >= 2 && length <= 4 && !begins_with_any(clause, {"各", "所有", "全"})) return clause;
    bool township = length <= 5 && length >= 3 && (clause.ends_with("镇") || clause.ends_with("乡"));
    bool work = begins_with_any(clause, {"报", "交", "填", "核", "修", "清", "走", "查", "整", "办", "开", "做", "发", "上", "收", "看", "学", "贴", "送", "打", "拍", "补", "改", "建", "搞", "防", "排", "请", "完"});
    return first && !counts && (township || (!work && length >= 2 && length <= 3)) ? clause : std::string_view{};
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

void read_due(Turn const& turn, std::string_view text, std::vector<Paper> const& papers, Draft& draft, std::vector<Words>& spans, std::string& hour) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    std::erase_if(phrases, [&](auto const& phrase) { return is_in_paper(papers, phrase.begin, phrase.end); });  // 12号文 is no day
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

bool is_all_alone(std::string_view text) {
    for (std::string_view word : {"全部", "所有", "全都", "全部都发", "都发", "全发", "全部发"})
        if (text == word) return true;
    return false;
}

Say all_villages_asked(std::vector<Unit const*> const& villages) {
    bool one_place = std::all_of(villages.begin(), villages.end(), [&](Unit const* one) { return one->parent == villages.front()->parent; });
    return Say{"assign.all_asked", {{"n", std::to_string(villages.size())}, {"place", phrase(one_place ? "word.whole_town" : "word.whole_county")}}};
}

Draft read_draft(Turn const& turn, std::string const& whole, std::vector<Unit const*> const& villages, std::string_view raw) {
    Draft draft;
    if (villages.empty()) return draft;
    draft.no_such_day = impossible_day_in(turn, whole);
    auto text = take_milestones(turn, whole, draft);
    auto to = read_addressees(turn, text, villages);
    draft.units = to.units;
    draft.left_out = to.left_out;
    auto spans = to.spans;
    if (draft.units.empty()) read_person(turn, text, villages, draft, spans);
    bool nobody_named = draft.units.empty() && villages.size() > 1;
    if (villages.size() == 1 && draft.units.empty()) draft.units.push_back(villages.front()->id);
    std::string hour;
    auto const papers = papers_in(text);
    read_due(turn, text, papers, draft, spans, hour);

    auto add = [](std::string& to_what, std::string_view clause) { (to_what += to_what.empty() ? "" : "，") += clause; };
    auto left = text;
    for (auto const& span : spans) cover(left, span.begin, span.end);
    for (auto const& paper : papers) {
        if (!paper.basis) continue;
        if (paper.end > paper.name) add(draft.basis, std::string_view(text).substr(paper.name, paper.end - paper.name));
        cover(left, paper.begin, paper.end);
    }
    for (auto [opening, closing] : {std::pair{std::string_view("("), std::string_view(")")}, {"（", "）"}})
        for (auto at = left.find(opening); at != left.npos; at = left.find(opening, at + 1))  // (不含忠孝社区) is gone, and its brackets with it
            if (auto end = left.find_first_not_of(' ', at + opening.size()); end != left.npos && std::string_view(left).substr(end).starts_with(closing)) cover(left, at, end + closing.size());
    auto glued = [&](Clause const& clause) {
        return std::any_of(spans.begin(), spans.end(), [&](Words const& span) {
            if (span.end == clause.begin) return begins_with_any(clause.whole, {"和", "及", "跟", "与"});
            return span.end + std::string_view("、").size() == clause.begin && std::string_view(text).substr(span.end).starts_with("、");
        });
    };
    auto const day_begin = draft.due ? spans.back().begin : 0;
    bool village_may_stand = true;  // only before the work is said; "走访贫困村" is work
    auto const clauses = clauses_of(left);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        auto clause = clauses[i].words;
        if (village_may_stand && counts_villages(clause)) continue;
        if (village_may_stand && villages.size() > 1) {
            auto person = turn.names.people_in(clause, villages.front()->parent, turn.today());
            auto before = person.empty() ? std::string_view{} : clause.substr(0, person.front().begin);
            auto name = looks_like_a_village(before) ? before : unknown_name(clause, glued(clauses[i]), nobody_named && i == 0 && clauses.size() > 1 && clauses[i].begin < day_begin);
            if (!name.empty()) {
                draft.unknown.emplace_back(name);
                continue;
            }
        }
        village_may_stand = false;
        if (!draft.what.empty() && begins_with_any(clause, {"报", "交", "回", "上报", "填", "附", "要求", "并报", "拍", "发照片"})) {
            auto asked = clause;
            for (std::string_view head : {"要求：", "要求:", "要求"})
                if (asked.starts_with(head) && asked.size() > head.size()) {
                    asked.remove_prefix(head.size());
                    break;
                }
            add(draft.quality, asked);
        } else {
            add(draft.what, clause);
        }
    }
    // Whoever cannot be found is asked for; 全镇 beside him is not taken for all.
    if (!draft.unknown.empty() && to.everybody) draft.units.clear();
    for (auto words : {&draft.what, &draft.quality, &draft.basis}) *words = language::as_written(*words, raw);
    for (auto& milestone : draft.milestones) milestone.what = language::as_written(milestone.what, raw);
    if (!hour.empty()) draft.what = hour + draft.what;
    return draft;
}

}  // namespace lingyan::affairs
