// Guides, and how they and the notices are found.
#pragma once

#include "domain/guide.hpp"
#include "ports/notices.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lingyan {

class Guides {
public:
    virtual ~Guides() = default;
    virtual GuideId put(Guide const&) = 0;  // adds it, or changes the one of that title
    virtual std::optional<Guide> find(GuideId) = 0;
    virtual std::optional<Guide> titled(std::string const& title) = 0;
    virtual std::vector<Guide> all(int most, int skip = 0) = 0;  // by id
};

// Which notices and guides hold which tokens: words of our own making, so that any database finds them by an ordinary index.
struct SearchHit {
    std::int64_t item = 0;
    std::string token;
};

class SearchTokens {
public:
    virtual ~SearchTokens() = default;
    virtual void put(NoticeId, UnitId const& village, std::vector<std::string> const& tokens, int edition) = 0;  // in the place of the former ones
    virtual void put(GuideId, std::vector<std::string> const& tokens) = 0;
    virtual std::vector<SearchHit> notices(UnitId const& village, std::vector<std::string> const& tokens, NoticeFilter const&) = 0;  // that are out
    virtual std::vector<SearchHit> guides(std::vector<std::string> const& tokens) = 0;
};

}  // namespace lingyan
