// Which villages a sentence means: by name, all of a place, all but some, from one to another.
#pragma once

#include "affairs/turn.hpp"

#include <string>
#include <vector>

namespace lingyan::affairs {

struct Words {  // bytes of the text
    std::size_t begin = 0, end = 0;
};

struct Addressees {
    std::vector<UnitId> units;     // in the order of `villages`
    std::vector<UnitId> left_out;
    std::vector<Words> spans;  // the words that said so
};

Addressees read_addressees(Turn const&, std::string_view text, std::vector<Unit const*> const& villages);

}  // namespace lingyan::affairs
