// BM25 over the tokens of notices and guides, a title counting more; what is new and the asker's own counts more; what is about other months not at all.
#pragma once

#include "language/search_query.hpp"
#include "language/search_tokens.hpp"

#include <memory>
#include <string>
#include <vector>

namespace lingyan::language {

struct SearchDocument {
    std::shared_ptr<TokenWeights const> tokens;  // shared with what is remembered of the text
    double length = 0;          // all weights together
    Date published{};           // of a guide, which has no day: today
    std::vector<Months> about;  // that its title names
    std::string series;         // the title without numbers: monthly accounts are one series
};
SearchDocument make_document(SearchText const&, Date published, Calendar const&);

struct Searched {
    SearchDocument const* document;
    bool own = true;  // of a village of the asker's; else it is for everybody
};

// Places in `among` of what fits, best first; nothing where nothing fits. `known` is how many there are altogether, whether in `among` or not.
std::vector<std::size_t> rank(SearchQuery const&, std::vector<Searched> const& among, std::size_t known, Date today);

}  // namespace lingyan::language
