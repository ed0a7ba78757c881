#include "affairs/training_sentence.hpp"

#include "language/dates.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace lingyan::affairs::training {

std::string without_marks(std::string text) {
    for (std::string_view mark : {"，", "。", ",", "；", ";", "、", "："})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) text.replace(at, mark.size(), " ");
    std::istringstream words(text);
    std::string out;
    for (std::string word; words >> word;) out += out.empty() ? word : " " + word;
    return out;
}

ToldTraining read_training(Turn const& turn, UnitId const& unit, std::string text) {
    ToldTraining told;
    auto cover = [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) text[i] = ' ';
    };
    for (auto const& found : turn.names.people_in(text, unit, turn.today())) {
        for (auto const& id : found.people)
            for (auto post : turn.county.roster.posts_of(id, turn.today()))
                if (turn.county.roster.contains(unit, post->unit) && std::find(told.people.begin(), told.people.end(), id) == told.people.end()) told.people.push_back(id);
        auto begin = found.begin;
        for (auto const& village : turn.names.units_in(text, unit)) {
            if (village.end > found.begin || text.find_first_not_of(' ', village.end) < found.begin) continue;
            std::vector<PersonId> there;
            for (auto const& id : told.people)
                for (auto post : turn.county.roster.posts_of(id, turn.today()))
                    if (std::find(village.units.begin(), village.units.end(), post->unit) != village.units.end()) {
                        there.push_back(id);
                        break;
                    }
            if (!there.empty()) told.people = there, begin = village.begin;
        }
        cover(begin, found.end);
        break;
    }
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::past);
    told.day = turn.today();
    for (auto const& phrase : phrases)
        if (phrase.last || phrase.first) {
            told.day = phrase.last ? *phrase.last : *phrase.first;
            cover(phrase.begin, phrase.end);
            break;
        }
    told.amount = language::day_amount_in(text);
    if (told.amount) cover(told.amount->begin, told.amount->end);
    auto words = without_marks(text);
    if (told.people.empty()) {  // what stands first is meant for a name
        told.stranger = words.substr(0, words.find(' '));
        words = words.size() > told.stranger.size() ? words.substr(told.stranger.size() + 1) : std::string{};
    }
    told.topic = words;
    return told;
}

}  // namespace lingyan::affairs::training
