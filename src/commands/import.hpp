// lingyan import divisions|roster|tasks|training|calendar|guides FILE: what was new, what was wrong and where. Twice the same file changes nothing.
#pragma once

#include "domain/complaint.hpp"
#include "domain/time.hpp"
#include "flow/knowledge.hpp"
#include "ports/store.hpp"

#include <functional>
#include <string>
#include <vector>

namespace lingyan::commands {

struct Imported {
    int read = 0;     // good lines
    int changed = 0;  // rows that were not there like this before
    std::vector<Complaint> complaints;
    bool kept = true;  // false: all-or-nothing, and something was wrong
};

Imported import_divisions(Store&, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing);
Imported import_roster(Store&, Roles const&, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing);
// Tasks become assignments of the township's secretary, who may change and withdraw them like his own.
Imported import_tasks(Store&, flow::Knowledge const&, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing);
// A course's list: days that count from now on, as if its organiser had said so.
Imported import_training(Store&, flow::Knowledge const&, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing);
// A unit's day is set as the file says it; days that it does not name stay.
Imported import_duty(Store&, Roles const&, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing);
// A text file, or every .txt of a folder. A guide is known by its title; one that is not there any more stays.
Imported import_guides(Store&, Timestamp now, std::string const& file_or_folder, bool all_or_nothing);
Imported import_calendar(Store&, Timestamp now, std::string const& file);

std::string read_file(std::string const& path);  // throws BadInput where it cannot be read
int print(Imported const&, std::string const& what, std::string const& counted = "行");  // to standard output and error; the exit code

}  // namespace lingyan::commands
