// What a sentence says of a talk: with whom, which day, where, what about, and what is to follow.
#pragma once

#include "affairs/turn.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs::talks {

struct ToldTalk {
    PersonId writer, holder;
    std::vector<PersonId> about;
    std::vector<PersonId> unclear;  // of one name: which?
    Date day{};
    bool vague_day = false;
    std::string place, topic, follow_up;
    std::optional<Date> follow_up_by;
};

// "谭书记昨天和邵远祥谈了 话题 水渠": neither who writes nor who holds the talks is the one talked with.
ToldTalk read_talk(Turn const&, UnitId const& unit, std::string const& text, PersonId const& writer, PersonId const& holder);

// The word after a mark, up to the next space or sign: 话题 水渠, 在村部. Empty where it is longer than a word is.
std::string word_after(std::string_view text, std::initializer_list<std::string_view> marks, std::size_t most_characters);

}  // namespace lingyan::affairs::talks
