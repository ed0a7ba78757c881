// Run while building: the vocabulary (src/language/sign_words*.cpp) as two trees of characters, one by spelling and one by sound, so that
// no start of the service has to fold and sort it. Prints the arrays that src/language/sign_index.cpp looks words up in.
#include "language/command_words.hpp"
#include "language/fold.hpp"
#include "language/signs.hpp"
#include "language/sounds.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace lingyan::language;

struct Ending {
    std::set<int> signs;
    std::u32string word;  // of what is known by its sound: the word itself
    auto operator<=>(Ending const&) const = default;
};

struct Place {
    std::map<char32_t, Place> next;
    Ending ending;
};

std::map<Ending, int> endings{{Ending{}, 0}};  // the first: no word ends here

void add(Place& tree, std::u32string_view letters, Sign sign, std::u32string const& word = {}) {
    auto* place = &tree;
    for (auto letter : letters) place = &place->next[letter];
    place->ending.signs.insert(static_cast<int>(sign));
    place->ending.word = word;
}

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

struct Trees {
    Place spelt, sounding;

    void take(Sign sign, std::string_view words, Spelling spelling) {
        for (auto word : split(words)) {
            auto const points = folded(word);
            add(spelt, points, sign);
            if (spelling == Spelling::exact || points.size() < 2) continue;
            std::u32string sounds;
            for (auto point : points) sounds.push_back(sound_of(point));
            if (sounds.find(U'\0') == sounds.npos) add(sounding, sounds, sign, points);
        }
    }

    void take_all() {
        struct Shared {
            Sign sign;
            Words const& words;
        };
        // What is a command by itself bears the same sign inside a sentence.
        for (auto const& [sign, words] : {Shared{Sign::yes, yes_words}, Shared{Sign::no, no_words}, Shared{Sign::cancel, cancel_words}, Shared{Sign::undo_whole, undo_words}, Shared{Sign::done, done_words},
                                          Shared{Sign::not_ours, not_ours_words}, Shared{Sign::bind, bind_words}})
            for (auto word : words) add(spelt, folded(word), sign);
        for (auto rows : {speech_words(), work_words(), finished_words(), resident_words(), affair_words()})
            for (auto const& row : rows) take(row.sign, row.words, row.spelling);
        for (auto rows : {made_words(), resident_words_made()})
            for (auto const& row : rows)
                for (auto begin : split(row.begins)) {
                    if (row.ends.empty()) take(row.sign, begin, Spelling::exact);
                    for (auto end : split(row.ends)) take(row.sign, std::string(begin) + std::string(end), Spelling::exact);
                }
    }
};

// A place's next ones stand side by side, by their characters.
void print(char const* name, Place const& tree) {
    std::printf("constexpr Place %s[] = {\n", name);
    std::deque<std::pair<char32_t, Place const*>> waiting{{0, &tree}};
    std::size_t first_free = 1;
    while (!waiting.empty()) {
        auto const [letter, place] = waiting.front();
        waiting.pop_front();
        auto const ending = endings.try_emplace(place->ending, static_cast<int>(endings.size())).first->second;
        std::printf("{0x%X,%zu,%zu,%d},\n", static_cast<unsigned>(letter), first_free, place->next.size(), ending);
        first_free += place->next.size();
        for (auto const& [next_letter, next] : place->next) waiting.emplace_back(next_letter, &next);
    }
    std::printf("};\n");
}

void print_endings() {
    std::vector<Ending const*> in_order(endings.size());
    for (auto const& [ending, number] : endings) in_order[static_cast<std::size_t>(number)] = &ending;
    std::printf("constexpr Ending endings[] = {\n");
    for (auto const* ending : in_order) {
        std::printf("{{");
        for (auto sign : ending->signs) std::printf("Sign(%d),", sign);
        std::printf("},U\"");
        for (auto point : ending->word) std::printf("\\U%08X", static_cast<unsigned>(point));
        std::printf("\"},\n");
    }
    std::printf("};\n");
}

}  // namespace

int main() {
    Trees trees;
    trees.take_all();
    print("spelt", trees.spelt);
    print("sounding", trees.sounding);
    print_endings();
    return 0;
}
