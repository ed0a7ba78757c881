// The table of folded characters is made while building (cmake/fold_table.cpp); a character costs one look-up.
#include "language/fold.hpp"

#include "language/utf8.hpp"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <vector>

namespace lingyan::language {
namespace {

constexpr char32_t table_begin = 0x2E80;  // radicals, Han and Extension A
constexpr char32_t table_end = 0xA000;
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
        for (auto const& [first, all] : by_first_) begins_[first - table_begin] = true;
    }
    bool may_begin(char32_t point) const { return point >= table_begin && point < table_end && begins_[point - table_begin]; }
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
    std::bitset<table_end - table_begin> begins_;
};

class Table {
public:
    Table() : han_(table_end - table_begin), compatibility_(compatibility_end - compatibility_begin) {
        for (auto point = table_begin; point < table_end; ++point) han_[point - table_begin] = point;
        for (auto point = compatibility_begin; point < compatibility_end; ++point) compatibility_[point - compatibility_begin] = point;
        for (auto const& [from, to] : pairs) (from < table_end ? han_[from - table_begin] : compatibility_[from - compatibility_begin]) = to;
    }
    char32_t operator()(char32_t point) const {
        if (point >= table_begin && point < table_end) return han_[point - table_begin];
        if (point >= compatibility_begin && point < compatibility_end) return compatibility_[point - compatibility_begin];
        return point;
    }

private:
    std::vector<char32_t> han_;
    std::vector<char32_t> compatibility_;
};

}  // namespace

char32_t fold(char32_t point) {
    if (point < table_begin) return point;
    if (point >= 0xFF01 && point <= 0xFF5E) return point - 0xFEE0;
    if (point == 0xFFE5) return 0xA5;  // ￥
    static Table const table;
    return table(point);
}

char32_t Folder::operator()(char32_t point, std::string_view text, std::size_t after) {
    if (!rest_.empty()) {
        auto const folded = rest_.front();
        rest_.remove_prefix(1);
        return folded;
    }
    static Words const known;
    if (known.may_begin(point))
        if (auto const* word = known.at(point, text, after)) {
            rest_ = word->to.substr(1);
            return word->to.front();
        }
    return fold(point);
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
    auto const size = text.size() < most_bytes ? text.size() : most_bytes;
    folded.points.reserve(size / 2);
    folded.from.reserve(size / 2 + 1);
    std::size_t at = 0;
    Folder folder;
    while (at < size) {
        auto const begin = at;
        auto const point = next_point(text, at);
        if (is_invisible(point)) continue;
        folded.points.push_back(is_space(point) ? U' ' : folder(point, text, at));
        folded.from.push_back(begin);
    }
    folded.from.push_back(at);
    return folded;
}

}  // namespace lingyan::language
