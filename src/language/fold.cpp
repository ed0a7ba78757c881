// The table of folded characters is made while building (cmake/fold_table.cpp); a character costs one look-up.
#include "language/fold.hpp"

#include <algorithm>
#include <unordered_map>

namespace lingyan::language {
namespace {

constexpr char32_t compatibility_begin = 0xF900;
constexpr char32_t compatibility_end = 0xFB00;

struct Pair {
    char32_t from, to;
};
#define FOLDED(from, to) {from, to},
#define FOLDED_WORD(from, to)
constexpr Pair pairs[] = {
#include "language/fold_table.inc"
};
#undef FOLDED
#undef FOLDED_WORD

struct Word {
    std::u32string_view from, to;
};
#define FOLDED(from, to)
#define FOLDED_WORD(from, to) {from, to},
constexpr Word words[] = {
#include "language/fold_table.inc"
};
#undef FOLDED
#undef FOLDED_WORD

// Which words begin with a character; of two that begin alike the longer one stands first.
class Words {
public:
    Words() {
        for (auto const& word : words) by_first_[word.from.front()].push_back(&word);
        for (auto& [first, all] : by_first_) std::sort(all.begin(), all.end(), [](auto const* a, auto const* b) { return a->from.size() > b->from.size(); });
    }
    // The word that begins with `first` and goes on at `at`; nothing where none does.
    Word const* at(char32_t first, std::string_view text, std::size_t at) const {
        for (auto const* word : by_first_.at(first)) {
            auto place = at;
            bool same = true;
            for (std::size_t i = 1; i < word->from.size() && same; ++i) same = place < text.size() && next_point(text, place) == word->from[i];
            if (same) return word;
        }
        return nullptr;
    }

private:
    std::unordered_map<char32_t, std::vector<Word const*>> by_first_;
};

// What is broken reads as U+FFFD, which it is not.
Seen changed_to(char32_t folded, char32_t point) { return Seen{folded, folded != point || point == broken ? Seen::changed : 0u}; }

Seen plain(char32_t point) {
    if (is_space(point)) return Seen{U' ', Seen::space};
    return is_invisible(point) ? Seen{point, Seen::invisible} : changed_to(point, point);
}

}  // namespace

class HanTable {
public:
    HanTable() : seen_(Folder::han_end - Folder::han_begin) {
        constexpr char32_t without_blanks = 0x3400;  // from here on
        for (auto point = Folder::han_begin; point < Folder::han_end; ++point) seen_[point - Folder::han_begin] = point < without_blanks ? plain(point) : Seen{point};
        for (auto const& [from, to] : pairs)
            if (from < Folder::han_end) seen_[from - Folder::han_begin] = changed_to(to, from);
        // 薴 is 苧, which is 苎
        for (auto point = Folder::han_begin; point < Folder::han_end; ++point) {
            auto& seen = seen_[point - Folder::han_begin];
            auto const to = seen.folded();
            if (to < Folder::han_begin || to >= Folder::han_end) continue;
            if (auto const last = seen_[to - Folder::han_begin].folded(); last != to) seen = changed_to(last, point);
        }
        for (auto const& word : words) {
            auto& seen = seen_[word.from.front() - Folder::han_begin];
            seen = Seen{seen.folded(), Seen::begins_word | (seen.is(Seen::changed) ? Seen::changed : 0u)};
        }
    }
    Seen const* begin() const { return seen_.data(); }

private:
    std::vector<Seen> seen_;
};

Seen const* Folder::han_table() {
    static HanTable const table;
    return table.begin();
}

Seen Folder::look_at(char32_t point) {
    if (point >= 0xFF01 && point <= 0xFF5E) return Seen{point - 0xFEE0, Seen::changed};
    if (point == 0xFFE5) return Seen{0xA5, Seen::changed};  // ￥
    if (point >= compatibility_begin && point < compatibility_end) {
        static auto const table = [] {
            std::vector<char32_t> to(compatibility_end - compatibility_begin);
            for (auto from = compatibility_begin; from < compatibility_end; ++from) to[from - compatibility_begin] = from;
            for (auto const& pair : pairs)
                if (pair.from >= compatibility_begin) to[pair.from - compatibility_begin] = pair.to;
            return to;
        }();
        auto const to = table[point - compatibility_begin];
        bool const is_han = to >= han_begin && to < han_end;  // U+FA6D is 舘, which is 馆
        return changed_to(is_han ? han_table()[to - han_begin].folded() : to, point);
    }
    return plain(point);
}

Seen Folder::in_word(Seen seen, char32_t point, std::size_t after) {
    if (!rest_.empty()) {
        auto const folded = rest_.front();
        rest_.remove_prefix(1);
        return Seen{folded, Seen::changed};
    }
    static Words const known;
    auto const* word = known.at(point, text_, after);
    if (!word) return seen;
    rest_ = word->to.substr(1);
    return Seen{word->to.front(), Seen::changed};
}

bool is_space(char32_t point) {
    if (point < 0x80) return point == ' ' || (point >= 9 && point <= 13);
    return point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

bool is_invisible(char32_t point) {
    if (point < 0x80) return (point < 0x20 && !is_space(point)) || point == 0x7F;
    if (point >= 0x3400 && point < 0xD800) return false;
    return (point < 0xA0 && point != 0x85) || point == 0xAD || point == 0x34F || point == 0x61C ||
           (point >= 0x180B && point <= 0x180F) || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) || point == 0x3164 ||
           (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF || point == 0xFFA0 ||
           (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE0FFF);
}

Folded fold_text(std::string_view text, std::size_t most_bytes) {
    Folded folded;
    auto const size = std::min(text.size(), most_bytes);
    folded.points.resize(size);  // as many as there can be
    folded.from.resize(size + 1);
    std::size_t at = 0, count = 0;
    auto* const points = folded.points.data();
    auto* const from = folded.from.data();
    Folder folder(text);
    while (at < size) {
        auto const begin = at;
        auto const seen = folder.next(at);
        if (seen.is(Seen::invisible)) continue;
        points[count] = seen.folded();
        from[count++] = begin;
    }
    from[count] = at;
    folded.points.resize(count);
    folded.from.resize(count + 1);
    return folded;
}

}  // namespace lingyan::language
