// What villages make public.
#pragma once

#include "domain/notice.hpp"

#include <optional>
#include <vector>

namespace lingyan {

struct NoticeFilter {
    std::optional<Affair> affair;
    std::optional<Timestamp> from, until;
};

class Notices {
public:
    virtual ~Notices() = default;
    virtual NoticeId add(Notice const&) = 0;
    virtual std::optional<Notice> find(NoticeId) = 0;
    virtual void update(Notice const&) = 0;                                     // everything but what was given at first: village, publisher, text, photos
    virtual std::vector<Notice> out_at(UnitId const& village, int most, int skip = 0) = 0;  // what residents find, newest first
    // The same of one kind, and of what came out within these moments (until: exclusive). Nothing: all.
    virtual std::vector<Notice> out_at(UnitId const& village, NoticeFilter const&, int most, int skip = 0) = 0;
    virtual int count_out(UnitId const& village, NoticeFilter const&) = 0;
    virtual std::vector<Notice> open_at(UnitId const& village) = 0;             // waiting, or out and still to be looked through or answered for, by id
    virtual std::vector<Notice> due(Timestamp now) = 0;                         // by next_at
    virtual std::vector<Notice> without_tokens(int edition, int most) = 0;      // of this edition, by id: new ones, and all where the making has changed
    virtual std::optional<Timestamp> next() = 0;
};

}  // namespace lingyan
