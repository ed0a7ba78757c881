#include "language/synonyms.hpp"

#include "language/fold.hpp"
#include "language/normalise.hpp"
#include "language/search_tokens.hpp"
#include "language/sounds.hpp"
#include "language/utf8.hpp"

#include <map>
#include <sstream>

namespace lingyan::language {

namespace {

std::vector<std::uint16_t> sounds_of(std::string_view word) {
    std::vector<std::uint16_t> sounds;
    for (auto point : fold_text(word, word.size()).points) {
        sounds.push_back(sound_of(point));
        if (sounds.back() == 0) return {};
    }
    return sounds;
}

}  // namespace

Synonyms read_synonyms(std::string_view text, std::string const& file, std::vector<Complaint>& complaints) {
    Synonyms synonyms;
    std::map<std::string, int> seen;  // word → its line
    std::istringstream in{std::string(text)};
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        auto words = std::istringstream(normalise(line.substr(0, line.find('#'))));
        std::vector<std::string> group;
        for (std::string word; words >> word;) {
            auto const [first, fresh] = seen.emplace(word, number);
            if (fresh) group.push_back(word);
            else if (first->second != number)  // 帐 and 账 are one word; in one line nothing is doubtful
                complaints.push_back({file, number, word + " stands in line " + std::to_string(first->second) + " already; a word belongs to one group"});
        }
        if (group.size() == 1) complaints.push_back({file, number, group.front() + " stands alone; a group has two words or more"});
        else if (!group.empty()) {
            auto& sounds = synonyms.sounds.emplace_back();
            auto& tokens = synonyms.tokens.emplace_back();
            for (auto const& word : group) {
                Synonyms::Place const place{synonyms.groups.size(), sounds.size()};
                sounds.push_back(sounds_of(word));
                tokens.push_back(word_tokens(word));
                std::size_t first = 0;
                synonyms.beginning[next_point(word, first)].push_back(place);
                if (sounds.back().size() > 1) synonyms.beginning_as[sounds.back().front()].push_back(place);
            }
            synonyms.groups.push_back(std::move(group));
        }
    }
    return synonyms;
}

}  // namespace lingyan::language
