#include "language/all_but.hpp"

#include "language/command_words.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <string>

namespace lingyan::language {
namespace {

Words const leading{"除了", "除开", "除去", "除"};
Words const closing{"以外", "之外", "外", "没办完", "没有办", "还没办", "没办", "没弄完", "没做完", "没完成", "没完", "没弄", "没做", "未办", "没有", "不算"};
Words const lacking{"没办完", "没有办", "还没办", "没办", "没弄完", "没做完", "没完成", "没完", "没弄", "没做", "未办", "还没弄好", "没弄好", "还差"};
Words const others{"其他", "其它", "其余", "别的", "剩下", "另外", "余下"};
Words const all{"全部", "全", "都", "已经", "已", "的", "我", "几件", "几个", "的几件"};
Words const joints{",", "，", "。", " ", "、", ";", "；"};

bool takes(std::string_view& text, Words const& words) {
    std::string_view best;
    for (auto word : words)
        if (word.size() > best.size() && text.starts_with(word)) best = word;
    text.remove_prefix(best.size());
    return !best.empty();
}
bool takes_last(std::string_view& text, Words const& words) {
    std::string_view best;
    for (auto word : words)
        if (word.size() > best.size() && text.ends_with(word)) best = word;
    text.remove_suffix(best.size());
    return !best.empty();
}

std::vector<int> numbers_of(std::string_view text) {
    if (auto const one = lone_number(text)) return {*one};
    return number_list(text);
}

// 其他都办完了, 都办完了: all of them, and done.
bool says_all_done(std::string_view text) {
    while (takes(text, joints)) {}
    while (takes_last(text, joints)) {}
    bool whole = takes(text, others);
    for (bool again = true; again;) {
        auto const before = text;
        again = takes(text, all);
        whole = whole || before.starts_with("都") || before.starts_with("全");
    }
    return whole && std::find(done_words.begin(), done_words.end(), text) != done_words.end();
}

}  // namespace

std::vector<int> all_done_but(std::string_view raw) {
    if (raw.size() > 200) return {};
    auto const normal = normalise(raw);
    std::string_view const text = normal;
    auto const holds = [&](Words const& words) { return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; }); };
    if (!holds({"除", "没", "未", "差", "就"}) || !holds({"都", "全", "其", "别的", "剩下", "另外", "余下"})) return {};  // most texts
    // Where the named ones end and the others begin is tried at each place; texts are short.
    for (std::size_t at = 1; at < text.size(); ++at) {
        if ((text[at] & 0xC0) == 0x80) continue;
        auto head = text.substr(0, at), tail = text.substr(at);
        if (says_all_done(tail)) {
            auto named = head;
            while (takes_last(named, joints)) {}
            takes(named, {"就", "只有", "只剩", "只"});
            bool const excepted = takes(named, leading);
            bool const left = takes_last(named, excepted ? closing : lacking);
            while (takes_last(named, {"还", " "})) {}
            if (excepted || left)
                if (auto numbers = numbers_of(named); !numbers.empty()) return numbers;
        }
        if (says_all_done(head)) {
            auto named = tail;
            while (takes(named, joints)) {}
            while (takes_last(named, joints)) {}
            bool const excepted = takes(named, leading) || takes(named, {"就", "只有", "只剩", "只差", "就差", "还差"});
            takes_last(named, closing);
            if (excepted)
                if (auto numbers = numbers_of(named); !numbers.empty()) return numbers;
        }
    }
    return {};
}

}  // namespace lingyan::language
