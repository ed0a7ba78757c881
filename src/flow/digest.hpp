// What has come due for one person, as the one message of his day.
#pragma once

#include "affairs/items.hpp"
#include "affairs/turn.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lingyan::flow {

// Reminders of one person that have come due, sorted into the lines of a digest.
class Digest {
public:
    // `back`: what should have been said before that day, when the service was off, is said as such.
    Digest(affairs::Turn const&, Person const&, std::optional<Date> back);

    bool gone_today() const { return conversation_.digest_on == turn_.today(); }
    void take(Reminder const& reminder);
    // News that stands for a thing becomes a line with a number, as the thing is now; where it is over, it ends here.
    void take(Delivery const& news);
    // `spread_out`: many were kept waiting, and begin one after the other.
    bool send(bool spread_out);

private:
    // A line of a digest that never left: worded anew as things stand today, unless a reminder of today says it already.
    void take_unsent(Say const& line);
    Rule const& rule(Duty const& duty) const;
    // On Mondays whoever answers for several villages sees how many have something due this week.
    void add_week(std::vector<Say>& lines) const;

    affairs::Turn const& turn_;
    Person const& person_;
    std::optional<Date> back_;
    Conversation conversation_;
    std::vector<affairs::Item> items_;
    std::map<std::string, std::vector<DutyId>> groups_;
    std::map<std::string, std::pair<Step, std::vector<Duty>>> upward_;
    std::vector<Delivery> news_;
    std::vector<Say> unsent_;  // news of a digest that never left
    std::set<std::string> carried_;  // things that should have been said on an earlier day
};

}  // namespace lingyan::flow
