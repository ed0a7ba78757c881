// What was found, as one line that a table can hold.
#pragma once

#include "language/dates.hpp"

#include <initializer_list>
#include <string>
#include <vector>

// The county's holidays of 2026, and of no other year.
lingyan::Calendar const& calendar_of_2026();

// 2026-12-25; a..b; ..b before; a.. from; @14:30 a time; ! a deadline; ? a day that does not exist. Several are joined by "; ".
std::string said(std::string const& text, char const* now, lingyan::language::Tense);

// The words themselves: 25号之前|三点半
std::string words(std::string const& text, char const* now);

// What may be meant, the likeliest first: 2026-12-25, 2026-12-25T14:30:00, a..b.
std::vector<std::string> readings(std::string const& text, char const* now = "2026-11-25T09:30:00");

struct Reading { std::string text, meant; };  // meant is empty where no time is told of
void check_readings(char const* now, std::initializer_list<Reading>);  // the likeliest reading of each
