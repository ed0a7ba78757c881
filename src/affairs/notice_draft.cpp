#include "affairs/notice_draft.hpp"

#include "affairs/notices.hpp"
#include "language/command.hpp"
#include "language/command_words.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace lingyan::affairs::publishing {

namespace {

constexpr std::size_t longest_title = 24;
constexpr std::array<std::string_view, 16> gaps{" ", "\n", "\r", "\t", "　", "，", ",", "：", ":", "。", "；", ";", "、", "！", "!", "."};

std::string_view trimmed(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (auto gap : gaps) {
            if (text.starts_with(gap)) text.remove_prefix(gap.size()), again = true;
            if (gap.size() == 1 && std::isspace(static_cast<unsigned char>(gap[0])) && text.ends_with(gap)) text.remove_suffix(1), again = true;
        }
        if (text.ends_with("　")) text.remove_suffix(std::string_view("　").size()), again = true;
    }
    return text;
}

std::size_t first_gap(std::string_view text) {
    auto at = text.size();
    for (auto gap : gaps) at = std::min(at, text.find(gap));
    return at;
}

std::optional<NoticeMode> named_mode(std::string_view word) {
    for (std::string_view said : {"即时", "马上公开", "马上", "临时", "随时", "重大事项"})
        if (word == said) return NoticeMode::immediate;
    for (std::string_view said : {"阶段", "阶段性", "定期"})
        if (word == said) return NoticeMode::staged;
    return word == "常规" ? std::optional{NoticeMode::routine} : std::nullopt;
}

// "8月" of a text; empty where it names no month.
std::string month_in(std::string_view text) {
    for (auto at = text.find("月"); at != text.npos; at = text.find("月", at + 1)) {
        auto from = at;
        while (from > 0 && text[from - 1] >= '0' && text[from - 1] <= '9' && at - from < 2) --from;
        if (from < at) return std::string(text.substr(from, at - from)) + "月";
    }
    return {};
}

// A line of its own is a title; the beginning of a sentence that already counts is none.
std::string title_of(Draft const& draft, std::string_view text, std::string_view beginning, bool line) {
    bool counts = language::characters(beginning) > 12 || beginning.find("元") != beginning.npos;
    if (!line && counts && draft.affair && *draft.affair != Affair::service) return month_in(text) + notices::say_affair(*draft.affair);
    return language::shortened(beginning, longest_title);
}

}  // namespace

Fields slots_of(Draft const& draft) {
    std::string photos;
    for (auto const& photo : draft.photos) photos += std::to_string(photo.value()) + " ";
    return {{"village", draft.village.text()}, {"affair", draft.affair ? std::to_string(int(*draft.affair)) : ""}, {"mode", std::to_string(int(draft.mode))},
            {"title", draft.title}, {"text", draft.text}, {"photos", photos}, {"rule", draft.rule.text()}, {"period", draft.period}};
}

Draft read_slots(Fields const& slots) {
    auto value = [&](char const* name) {
        auto found = slots.find(name);
        return found == slots.end() ? std::string{} : found->second;
    };
    Draft draft;
    draft.village = UnitId{value("village")};
    if (auto affair = value("affair"); !affair.empty()) draft.affair = Affair(std::atoi(affair.c_str()));
    draft.mode = NoticeMode(std::atoi(value("mode").c_str()));
    draft.title = value("title");
    draft.text = value("text");
    std::istringstream photos(value("photos"));
    for (std::int64_t id = 0; photos >> id;) draft.photos.emplace_back(id);
    draft.rule = RuleId{value("rule")};
    draft.period = value("period");
    return draft;
}

bool begins_with_publish_word(std::string_view raw) { return after_publish_word(raw).size() != raw.size(); }

std::string_view after_publish_word(std::string_view raw) {
    auto text = trimmed(raw);
    std::string_view longest;
    for (auto word : language::publish_words)
        if (text.starts_with(word) && word.size() > longest.size()) longest = word;
    if (longest.empty() && text.starts_with("公示")) longest = "公示";
    return longest.empty() ? raw : trimmed(text.substr(longest.size()));
}

void take_text(Turn const& turn, Draft& draft, std::string_view raw, std::vector<Unit const*> const& villages) {
    auto text = trimmed(after_publish_word(raw));
    bool as_notice = raw.substr(0, raw.size() - text.size()).find("通知") != raw.npos;
    while (!text.empty()) {
        auto word = text.substr(0, first_gap(text));
        if (word.size() == text.size()) break;  // the last word is the notice's own
        auto village = std::find_if(villages.begin(), villages.end(), [&](Unit const* unit) { return word == unit->short_name || word == unit->name; });
        if (auto affair = notices::named_affair(word)) draft.affair = affair;
        else if (auto mode = named_mode(word)) draft.mode = *mode;
        else if (word == "公开") {}  // said once more
        else if (village != villages.end()) draft.village = (*village)->id;
        else break;
        text = trimmed(text.substr(word.size()));
    }
    if (text.empty()) return;
    if (!draft.affair) draft.affair = notices::affair_in(turn.county, text);
    if (!draft.affair && as_notice) draft.affair = Affair::service;
    auto line = trimmed(text.substr(0, text.find('\n')));
    auto first = line.substr(0, first_gap(line));
    bool several_lines = text.find('\n') != text.npos;
    bool title_alone = !several_lines && first.size() == text.size() && language::characters(text) <= 16 && draft.affair != Affair::service && draft.mode != NoticeMode::immediate;
    if (title_alone && draft.text.empty() && draft.title.empty()) {
        draft.title = std::string(text);
        return;
    }
    if (draft.title.empty()) draft.title = title_of(draft, text, several_lines && language::characters(line) <= longest_title ? line : first, several_lines);
    if (several_lines && draft.title == line) text = trimmed(text.substr(text.find('\n') + 1));
    draft.text = std::string(text);
}

}  // namespace lingyan::affairs::publishing
