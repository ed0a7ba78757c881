// What stands open for one person, as lines of a digest or a list.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <vector>

namespace lingyan::affairs {

constexpr std::size_t lines_a_digest = 5;  // what is read at one look

struct Item {
    Thing thing;
    Say line;                    // its {no} is filled when the number is given
    Date due{};
    int rank = 0;                // what happens today or tomorrow, late own things, what is due, what others ask, what is told from below
    bool counts_today = true;    // counted in 还剩N件
    bool by_digit = true;        // a digit alone reports it
    std::vector<DutyId> duties;
};

// One duty as its owner sees it: to do, late, waiting for an answer, reported.
Item own_item(Turn const&, Duty const&, PersonId const& reader);
// As the handler sees it: a report to look at, or a question.
Item handler_item(Turn const&, Duty const&);
std::string say_what_waits(Duty const&);  // 想延期, 要帮忙, 说不归村里, 报办完了
// As somebody above sees a late one; duties of one assignment (or rule) and one step share a line.
Item upward_item(Turn const&, std::vector<Duty> const&, Step const&);
// All that one owner still owes by one rule in one period.
std::optional<Item> group_item(Turn const&, Rule const&, Period const&, UnitId const&, PersonId const& reader = {});

// Everything open for a person, most pressing first.
std::vector<Item> items_of(Turn const&, PersonId const&);

// What can be pressed where one thing stands alone: of the owner's task, and of a report to look at.
std::vector<Button> buttons_of(Thing const&);
// Gives each its number and fills it in.
void number(Turn const&, Conversation&, std::vector<Item>&);
std::string title_of(Turn const&, Duty const&);  // its task's, else its rule's
std::string group_ref(RuleId const&, Period const&, UnitId const&);
struct Group {
    Rule const* rule = nullptr;
    Period period;
    UnitId unit;
};
std::optional<Group> read_group_ref(Turn const&, std::string const& ref);

// The duty that a thing is about; nothing where it is about something else, whose id is no duty's.
DutyId duty_in(Thing const&);
// The person's own duty that a number stands for; nothing where it is not one, or not this person's any more.
std::optional<Duty> duty_of(Turn const&, Actor const&, Thing const&);
// How many of the numbered own duties are still to be done.
int still_open(Turn const&, Actor const&);
// Whether the line that this number carries may still be shown to the person.
bool still_stands(Turn const&, Thing const&);

// 今天的单子, 全部
Say list_all(Turn const&, Actor&);
Say list_today(Turn const&, Actor&);
Say show(Turn const&, Actor&, int no);
// A task named by its title in a question; nothing where none fits.
std::optional<Say> show_by_title(Turn const&, Actor&, std::string const& text);
Say why(Turn const&, Actor&, std::optional<int> no);
// One village as somebody responsible for it sees it.
Say village_view(Turn const&, Actor&, UnitId const&);
Say week_view(Turn const&, Actor&);

}  // namespace lingyan::affairs
