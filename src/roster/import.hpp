// Divisions, people with their posts, tasks, courses and duty rosters from tables. A bad line is a complaint and never stops the others;
// whether the good ones are taken is the caller's decision.
#pragma once

#include "domain/absence.hpp"
#include "domain/complaint.hpp"
#include "domain/duty.hpp"
#include "domain/roles.hpp"
#include "domain/roster.hpp"
#include "ports/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::roster {

struct DivisionsRead {
    std::vector<Unit> units;
    std::vector<Complaint> complaints;
};

// Columns level,code,name,short_name,parent_code,marks, in any order; marks are words with a blank between. Without that column a unit keeps its own.
DivisionsRead read_divisions(std::string_view bytes, std::string const& file_name, Roster const& current);

struct RosterRead {
    std::vector<Person> people;  // each once, in the order of their first line
    std::vector<Post> posts;
    std::vector<Complaint> complaints;
};

// Columns person,name,role,unit_code,from,to,head,phone,language,addresses, in any order; one line a post.
// What a later line of the same person leaves empty stays as it was before, in the file or in the current roster.
RosterRead read_roster(std::string_view bytes, std::string const& file_name, Roster const& current, Roles const& roles);

// One village's share. Rows whose `assignment` is alike were given together; it has no id, issuer or given_at yet.
struct TaskRow {
    int line = 0;
    Assignment assignment;
    UnitId unit;
    PersonId lead;  // empty: the village head
    std::vector<Milestone> milestones;
};

struct TasksRead {
    std::vector<TaskRow> rows;
    std::vector<Complaint> complaints;
};

// Columns unit_code,lead,title,issuer,basis,quality,due,milestones, in any order. Only villages take tasks.
TasksRead read_tasks(std::string_view bytes, std::string const& file_name, Roster const& current);
bool given_together(TaskRow const&, TaskRow const&);  // same title, issuer, basis, quality and day

// One person's days of one course.
struct TrainingRow {
    int line = 0;
    PersonId person;
    std::string title;
    std::string level;  // township, county, city
    Date from{};
    Date to{};          // inclusive
    int half_days = 0;
};

struct TrainingRead {
    std::vector<TrainingRow> rows;
    std::vector<Complaint> complaints;
};

// Columns person,title,level,from,to,days, in any order; `to` empty is a single day. Nobody who held no post when it began;
// nothing that is not over by `today`; not more days than it had, nor than `longest` (half days).
TrainingRead read_training(std::string_view bytes, std::string const& file_name, Roster const& current, Date today, int longest);

// One on duty at a unit on a day. Several of one day are called in the order of their lines.
struct DutyRow {
    int line = 0;
    Shift shift;
};

struct DutyRead {
    std::vector<DutyRow> rows;
    std::vector<Complaint> complaints;
};

// Columns unit_code,date,person,phone, in any order; `phone` is the duty room's and may be left out. Units are those with a duty desk;
// nobody who holds no post on that day, nobody twice on one.
DutyRead read_duty(std::string_view bytes, std::string const& file_name, Roster const& current, Roles const& roles);

RosterChange change_of(DivisionsRead const&);
RosterChange change_of(RosterRead const&);

}  // namespace lingyan::roster
