// What people are called to, from both sides: whoever calls them, and whoever is called. Nothing of it is owed, so nothing is late.
#pragma once

#include "affairs/items.hpp"
#include "domain/gathering.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::gatherings {

std::string say_span(Gathering const&);   // 12月7日到9日, 12月7日上午9点
std::string say_place(Gathering const&);
char const* worded(Gathering::Kind, std::string_view course_key);  // the key of the same text about a meeting
Say worded(Gathering const&, char const* course_key, Fields = {});
std::optional<UnitId> calls_at(Turn const&, PersonId const&, Gathering::Kind);  // who may call people to it, and where
std::optional<Gathering> find(Turn const&, Thing const&);  // of a seat, a gathering, an attendance
bool may_lead(Turn const&, PersonId const&, Gathering const&);  // whoever called it, or does the same work at that unit by now

// Calls them: each hears of it in the next digest (at once where it begins today or tomorrow) and again the working day before;
// on the working day after it has ended the organiser is asked who was there.
GatheringId call(Turn const&, Gathering, std::vector<PersonId> const& people);
void call_off(Turn const&, Gathering, std::string const& reason, PersonId const& by);
// How many hear of it: who has not heard of the gathering yet hears it as it stands by then.
int move(Turn const&, Gathering const& before, Gathering const& after);
int heard(Turn const&, Gathering const&);
void plan_count(Turn const&, Gathering const&);  // on the working day after it the organiser is asked who was there, where days count

// By whoever is called.
Say come(Turn const&, Actor&, Gathering const&);
Say excuse(Turn const&, Actor&, std::optional<int> no, std::string const& reason);
Say show_seat(Turn const&, Actor&, Gathering const&);
// By whoever called them.
Say change(Turn const&, Actor&, Gathering const&, std::string const& text);      // 改 4 12月9日到11日, 改 4 在镇政府
// 改会 到明天下午: in free words, so it is shown first. Nothing comes back where no such gathering lies ahead.
std::optional<Say> propose_change(Turn const&, Actor&, std::string const& text);
Say withdraw(Turn const&, Actor&, Gathering const&, std::string const& reason);  // 4 不办了
Say ask_whether_off(Turn const&, Actor&, Gathering const&);                      // 不办了 alone: many would hear of it
Say status(Turn const&, Actor&, Gathering const&);                               // who comes
std::optional<Gathering> led(Turn const&, Actor const&, std::optional<int> no);  // the one that a number stands for; without one the only one that lies ahead

Say undo(Turn const&, Actor&, Act const&);

// Lines. A piece of news that stands for a thing (Say with a field "thing") becomes a numbered line of the digest that carries it.
std::vector<Item> items_of(Turn const&, PersonId const&);
std::optional<Item> item_of(Turn const&, PersonId const& reader, Thing const&, std::string const& key = {});
std::optional<Item> take_news(Turn const&, Person const&, Say const&);
bool still_stands(Turn const&, Thing const&);
void tell_of(Turn const&, Person const&, Thing const&, std::string const& key, Timestamp when, int told = 0);  // as such a piece of news; how often it was told before
Person const* heir_of(Turn const&, PersonId const& told, Say const&);  // who makes it count by now, where that is no longer the one told
std::optional<Thing> thing_in(Say const&);
bool cancel_news(Turn const&, PersonId const&, Thing const&, std::string const& key = {});  // whether there was any

}  // namespace lingyan::affairs::gatherings
