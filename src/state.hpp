// Opens the store with its key, seeds one that is new, and reads the county out of it.
#pragma once

#include "flow/knowledge.hpp"
#include "ports/store.hpp"
#include "settings.hpp"

#include <functional>
#include <memory>

namespace lingyan {

struct State {
    std::unique_ptr<Store> store;
    std::string page_key;  // derived from the store's: what is given to browsers is sealed under it
};

// In a store that a server has made: "begun" until its seed has been imported whole.
inline constexpr auto seed_mark = "seed";

// A missing store is made only where its key is missing too, and the key with it; one without the other is refused, unless the making
// of both was cut off. Only a server (and an import into a new county) makes one.
// `at_point` is called at the store's commit points and between the steps of the making.
enum class Opening { serve, import, look };
State open_state(Settings const&, Opening, std::function<void(char const* point)> at_point = {});

// Roles, packs, calendars, templates and the roster as they stand. Throws BadInput.
flow::KnowledgeNow read_knowledge(Settings const&, Store&);

// The seed's divisions, roster and tasks, as if imported at `now`. Throws BadInput: a demo with a wrong line is not served.
void seed(Settings const&, Store&, Timestamp now);

}  // namespace lingyan
