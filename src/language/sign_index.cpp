// A tree of characters kept in one table; a look costs a step for each character that goes on, and no word is longer than a few.
#include "language/sign_index.hpp"

#include "language/command_words.hpp"
#include "language/fold.hpp"
#include "language/sounds.hpp"

#include <string>
#include <vector>

namespace lingyan::language {
namespace {

std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> found;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        if (end > 0) found.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return found;
}

std::u32string folded(std::string_view word) {
    auto points = fold_text(word, word.size()).points;
    for (auto& point : points)
        if (point >= 'A' && point <= 'Z') point += 'a' - 'A';
    return points;
}

}  // namespace

void SignIndex::Tree::add(std::u32string_view letters, Sign sign, std::u32string_view word) {
    std::uint32_t place = 0;
    for (auto letter : letters) {
        auto const [step, is_new] = next.try_emplace(std::uint64_t{place} << 32 | letter, places);
        if (is_new) ++places;
        place = step->second;
    }
    ends[place].add(sign);
    if (!word.empty()) spelt[place] = word;
}

template <class Letter>
SignIndex::Found SignIndex::Tree::longest(std::u32string_view text, std::size_t at, Letter letter) const {
    Found found;
    std::uint32_t place = 0;
    for (auto i = at; i < text.size(); ++i) {
        auto const step = next.find(std::uint64_t{place} << 32 | letter(text[i]));
        if (step == next.end()) break;
        place = step->second;
        auto const end = ends.find(place);
        if (end == ends.end()) continue;
        auto const word = spelt.find(place);
        if (word == spelt.end() || shares_a_character(text.substr(at, i + 1 - at), word->second)) found = {i + 1 - at, end->second};
    }
    return found;
}

void SignIndex::add(Sign sign, std::string_view words, Spelling spelling) {
    for (auto word : split(words)) {
        auto const points = folded(word);
        spelt_.add(points, sign);
        if (spelling == Spelling::exact || points.size() < 2) continue;
        std::u32string sounds;
        for (auto point : points) sounds.push_back(sound_of(point));
        if (sounds.find(U'\0') == sounds.npos) sounding_.add(sounds, sign, points);
    }
}

SignIndex::SignIndex() {
    struct Shared {
        Sign sign;
        Words const& words;
    };
    // What is a command by itself bears the same sign inside a sentence.
    for (auto const& [sign, words] : {Shared{Sign::yes, yes_words}, Shared{Sign::no, no_words}, Shared{Sign::cancel, cancel_words}, Shared{Sign::undo_whole, undo_words}, Shared{Sign::done, done_words},
                                      Shared{Sign::not_ours, not_ours_words}, Shared{Sign::bind, bind_words}})
        for (auto word : words) spelt_.add(folded(word), sign);
    for (auto rows : {speech_words(), work_words(), finished_words(), resident_words(), affair_words()})
        for (auto const& row : rows) add(row.sign, row.words, row.spelling);
    for (auto const& row : made_words())
        for (auto begin : split(row.begins)) {
            if (row.ends.empty()) add(row.sign, begin, Spelling::exact);
            for (auto end : split(row.ends)) add(row.sign, std::string(begin) + std::string(end), Spelling::exact);
        }
}

SignIndex const& SignIndex::whole() {
    static SignIndex const index;
    return index;
}

SignIndex::Found SignIndex::at(std::u32string_view text, std::size_t at) const {
    return spelt_.longest(text, at, [](char32_t point) { return point; });
}

SignIndex::Found SignIndex::sounding_at(std::u32string_view text, std::size_t at) const {
    return sounding_.longest(text, at, [](char32_t point) { return static_cast<char32_t>(sound_of(point)); });
}

}  // namespace lingyan::language
