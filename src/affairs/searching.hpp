// Notices that are out and office guides, found by their tokens and ranked as lingyan search does it.
#pragma once

#include "affairs/turn.hpp"
#include "domain/guide.hpp"
#include "domain/notice.hpp"
#include "language/search_query.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::searching {

// Its tokens, so that it can be found once it is out.
void index(Transaction&, Notice const&);
// Those that have none of the present making, from before it; returns how many. Called until it is none.
int index_missing(Transaction&, int most);
void put(Transaction&, Guide const&);  // adds or changes it, with its tokens

struct Found {
    std::optional<Notice> notice;
    std::optional<Guide> guide;
};
// Best first. Of the villages' notices, perhaps of one affair alone; and of the guides, which stand first where the question asks how.
std::vector<Found> find(Turn const&, std::vector<UnitId> const& villages, language::SearchQuery const&, std::optional<Affair>, bool guides, bool asks_how);

struct Listed {
    std::vector<Notice> notices;
    std::size_t count = 0;  // with those that are not among them
};
// Newest first; of these months those that came out in them or name them.
Listed listed(Turn const&, std::vector<UnitId> const& villages, std::optional<language::Months>, std::optional<Affair>, int most, int skip);

}  // namespace lingyan::affairs::searching
