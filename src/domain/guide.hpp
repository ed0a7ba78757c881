// How something is done at an office (办事指南), for everybody: what to bring, where to, whom to ring.
#pragma once

#include "domain/id.hpp"

#include <string>

namespace lingyan {

struct Guide {
    GuideId id;
    std::string title;      // one guide a title
    std::string keywords;   // other words by which people ask for it, with blanks between
    std::string place;
    std::string phone;
    std::string materials;  // what to bring
    std::string text;
    bool operator==(Guide const&) const = default;
};

}  // namespace lingyan
