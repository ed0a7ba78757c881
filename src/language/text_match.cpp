// What a text has in common with a list of words or with a title, and how long it is.
#include "language/command.hpp"
#include "language/normalise.hpp"
#include "language/shingles.hpp"

#include <algorithm>

namespace lingyan::language {

bool speaks_of_danger(std::string_view raw, std::vector<std::string> const& words, std::vector<std::string> const& ordinary) {
    auto const fits = [&](std::string const& word) { return word.size() - 1 < raw.size(); };  // of an empty one the size less one is more than any
    if (std::ranges::none_of(words, fits)) return false;  // most answers are one digit; the same sign is never longer when it is normalised
    auto text = normalise(raw.substr(0, 4096));
    std::erase(text, ' ');  // 着 火 了
    Shingles const shingles(text);
    auto const holds_any = [&] { return std::any_of(words.begin(), words.end(), [&](auto const& word) { return !word.empty() && shingles.may_hold(word) && text.find(word) != text.npos; }); };
    if (!holds_any()) return false;  // nearly every message: the ordinary phrases are looked for in the others alone
    for (auto const& phrase : ordinary)
        for (auto at = shingles.may_hold(phrase) ? text.find(phrase) : text.npos; !phrase.empty() && at != text.npos; at = text.find(phrase, at)) text.replace(at, phrase.size(), " ");
    return holds_any();
}

namespace {
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t n = 1;
        while (i + n < text.size() && (text[i + n] & 0xC0) == 0x80) ++n;
        found.push_back(text.substr(i, n));
        i += n;
    }
    return found;
}
}  // namespace

int title_match(std::string_view text, std::string_view title) {
    auto a = split(text.substr(0, 400)), b = split(title);
    std::size_t best = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t n = 0;
            while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
            best = std::max(best, n);
        }
    return best >= 2 || best == b.size() ? int(best) : 0;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) count += i == 0 || (text[i] & 0xC0) != 0x80;
    return count;
}

std::string shortened(std::string_view text, std::size_t most) {
    auto all = split(text);
    if (all.size() <= most) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i + 1 < most; ++i) out += all[i];
    return out + "…";
}

bool names_title(std::string words, std::string_view title) {
    for (std::string_view filler : {"的事", "任务", "那个", "这个", "那件", "这件", "我们村", "村里", "我村", "我", "的", "都", "已经", "也", "把", "嗯", "报告", "改到", "改成", "延到", "不用办了",
                                    "不用报了", "不办了", "取消", " ", ",", "，"})
        for (auto at = words.find(filler); at != words.npos; at = words.find(filler)) words.erase(at, filler.size());
    if (words.empty()) return false;
    if (words.find(title) != words.npos) return true;
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t n = 1;
        while (i + n < words.size() && (words[i + n] & 0xC0) == 0x80) ++n;
        at = title.find(words.substr(i, n), at);
        if (at == title.npos) return false;
        at += n;
        i += n;
    }
    return true;
}

}  // namespace lingyan::language
