// What the absent are called to meanwhile: a deputy goes to a meeting, nobody to a course; whoever called it sees why.
#pragma once

#include "affairs/turn.hpp"
#include "domain/gathering.hpp"

namespace lingyan::affairs::leave {

bool hand_on_seat(Turn const&, Gathering const&, Seat);  // whether its person is away on that day
void hand_on_seats(Turn const&, Absence const&);
void take_seats_back(Turn const&, PersonId const&);      // of what begins when he is there after all

}  // namespace lingyan::affairs::leave
