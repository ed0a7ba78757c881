// Days of training: made to count by whoever holds the course, summed by calendar year, and what is still lacking.
#pragma once

#include "affairs/items.hpp"
#include "domain/gathering.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::training {

// Who may hold courses, where, and how long one may be (half days; the pack's training.longest).
std::optional<UnitId> trains_at(Turn const&, PersonId const&);
Person const* trainer_at(Turn const&, UnitId const&);
int longest(Turn const&);
std::string level_of(Turn const&, UnitId const&);   // township, county: as records keep it
std::string say_level(std::string const& level);    // 镇级, 县级, 市级

// What one person has had in a year, in half days; records that stand, wherever they came from.
struct Days {
    int all = 0;
    int county = 0;     // of them at county level or above
    int claimed = 0;    // the person's own word, not yet confirmed
};
Days days_of(Turn const&, PersonId const&, Date in_year);

int half_days(Record const&);  // of a training, or of a word about one

// One training of one person: kept unless the same is there already (then 0).
struct Training {
    PersonId person;
    std::string topic;
    std::string level;
    UnitId organiser;
    Date day{};         // the last one
    int half_days = 0;
    GatheringId course;
};
std::optional<int> half_days_on(Turn const&, Training const&);  // what is there already of this person and course
RecordId keep(Turn const&, Training const&, PersonId const& by);  // takes the place of a confirmed word about the same days
// A training of that person and level that took some of the same days, by whatever way it came in.
std::optional<Record> same_days(Turn const&, char const* kind, PersonId const&, std::string const& level, Date last, int half_days);

// By the organiser; a sentence that begins with a level is a cadre's own word, which the organiser of that level confirms.
Say record(Turn const&, Actor&, std::string const& text);                   // 培训 张三 1.5天 党务; 培训 县 5天
Say continue_record(Turn const&, Actor&, std::size_t choice);               // several of one name
Say count(Turn const&, Actor&, Gathering const&, std::string const& absent);  // 4; 4 没到 张三、李四
Say undo(Turn const&, Actor&, Act const&);

// A cadre's own word.
Say claim(Turn const&, Actor&, std::string const& text);
std::optional<Item> claim_item(Turn const&, PersonId const& reader, RecordId);
std::vector<Item> claim_items(Turn const&, PersonId const& reader);
bool claim_stands(Turn const&, RecordId);
Say show_claim(Turn const&, Actor&, RecordId);
Say confirm(Turn const&, Actor&, RecordId);
Say refuse(Turn const&, Actor&, RecordId, std::string const& reason);

// Views.
Say status(Turn const&, PersonId const&);                                   // 我还差几天
Say left(Turn const&, Actor&, std::string const& text);                     // 培训还差谁
Say left_list(Turn const&, PersonId const& reader, Period const&, UnitId const&);
Say rule_line(Turn const&, Rule const&, Period const&, Person const& owner, int got);  // of a digest or list
std::vector<Say> choices_of(Turn const&, std::vector<PersonId> const&);     // 1 旦麻村张三

}  // namespace lingyan::affairs::training
