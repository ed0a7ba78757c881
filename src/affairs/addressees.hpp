// Which villages a sentence means: by name, all of a place, all but some, from one to another. Not by a paper's name.
#pragma once

#include "affairs/papers.hpp"
#include "affairs/turn.hpp"

#include <string>
#include <vector>

namespace lingyan::affairs {

struct Addressees {
    std::vector<UnitId> units;     // in the order of `villages`
    std::vector<UnitId> left_out;
    std::vector<Words> spans;  // the words that said so
    bool everybody = false;    // 全镇, 各村, 所有社区: said as such
};

Addressees read_addressees(Turn const&, std::string_view text, std::vector<Unit const*> const& villages);

}  // namespace lingyan::affairs
