#include "language/command_text.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

Words const marks{"。", "！", "!", "，", ",", "、", "~", "～", ".", "；", ";", "：", ":", " ", "…", "?", "？"};
Words const sighs{"啊", "呀", "哈", "哟", "喔", "咯", "喽", "呐"};

}  // namespace

// Of a character the last byte is what tells it from most others.
bool is_one_of(std::string_view text, Words const& words) {
    return !text.empty() && std::any_of(words.begin(), words.end(), [&](auto word) { return word.size() == text.size() && word.back() == text.back() && word == text; });
}

bool has_any(Said const& text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.shingles.may_hold(word) && text.find(word) != text.npos; });
}

std::string_view beginning(std::string_view text, Words const& words) {
    std::string_view best;
    for (auto word : words)
        if (word.size() > best.size() && word.size() <= text.size() && text[word.size() - 1] == word.back() && text.starts_with(word)) best = word;
    return best;
}
std::string_view ending(std::string_view text, Words const& words) {
    std::string_view best;
    if (text.empty()) return best;
    auto const last = text.back();
    for (auto word : words)
        if (word.back() == last && word.size() > best.size() && text.ends_with(word)) best = word;
    return best;
}

std::string_view stripped(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (auto mark = ending(text, marks); !mark.empty() && text.size() > mark.size()) text.remove_suffix(mark.size()), again = true;
        if (auto sigh = ending(text, sighs); !sigh.empty() && text.size() > sigh.size()) text.remove_suffix(sigh.size()), again = true;
        if (auto mark = beginning(text, marks); !mark.empty() && text.size() > mark.size()) text.remove_prefix(mark.size()), again = true;
    }
    return is_one_of(text, marks) && text != "?" ? std::string_view{} : text;
}

std::size_t first_character(std::string_view text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    return end;
}

bool begins_with_mark(std::string_view text) { return !beginning(text, marks).empty(); }

bool is_question(Said const& text) {
    constexpr std::string_view nothings[] = {"没啥", "没什么", "没得啥", "没有什么"};  // 没啥问题 asks nothing
    for (auto nothing : nothings)
        if (text.shingles.may_hold(nothing) && text.find(nothing) != text.npos) {
            std::string rest(text);
            for (auto word : nothings)
                for (auto at = rest.find(word); at != rest.npos; at = rest.find(word)) rest.erase(at, word.size());
            return has_any(rest, asking_words) || !ending(rest, asking_endings).empty();
        }
    return has_any(text, asking_words) || !ending(text, asking_endings).empty();
}

std::string rest_after(std::string_view text, std::size_t bytes) { return std::string(stripped(text.substr(bytes))); }

bool is_measured(std::string_view after, bool days) {
    bool apart = after.starts_with(' ');
    while (after.starts_with(' ')) after.remove_prefix(1);
    auto measure = beginning(after, measures);
    if (measure.empty()) return false;
    if (apart && !days && after.size() > measure.size() && !begins_with_mark(after.substr(measure.size()))) return false;
    return measure != "周" || beginning(after.substr(measure.size()), {"一", "二", "三", "四", "五", "六", "日", "天", "末"}).empty();
}

}  // namespace lingyan::language
