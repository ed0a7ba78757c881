// What does not change from message to message: the county, its names by index, and the words. Made new when any of it changes.
#pragma once

#include "domain/county.hpp"
#include "language/names.hpp"
#include "wording/wording.hpp"

#include <memory>

namespace lingyan::flow {

struct Knowledge {
    Knowledge(County c, std::shared_ptr<wording::Wording const> w, bool hears = false) : county(std::move(c)), names(county.roster), wording(std::move(w)), listens(hears) {}
    Knowledge(Knowledge const&) = delete;  // the index refers to the roster beside it

    County county;
    language::NameIndex names;
    std::shared_ptr<wording::Wording const> wording;
    bool listens = false;  // a recogniser is asked what a voice says
};

using KnowledgeNow = std::shared_ptr<Knowledge const>;

}  // namespace lingyan::flow
