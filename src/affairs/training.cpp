#include "affairs/training.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/renumbering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/training_sentence.hpp"
#include "affairs/undoing.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace lingyan::affairs::training {

std::optional<UnitId> trains_at(Turn const& turn, PersonId const& who) {
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        if (turn.county.roles.right(post->role, "train")) return post->unit;
    return std::nullopt;
}

Person const* trainer_at(Turn const& turn, UnitId const& unit) {
    for (auto const& spec : turn.county.roles.all())
        if (spec.rights.contains("train"))
            if (auto holder = turn.county.roster.holder(spec.role, unit, turn.today())) return holder;
    return nullptr;
}

int longest(Turn const& turn) {
    auto found = turn.county.pack.numbers.find("training.longest");
    int most = found == turn.county.pack.numbers.end() ? 0 : std::atoi(found->second.front().c_str());
    return 2 * (most > 0 ? most : 30);
}

std::string level_of(Turn const& turn, UnitId const& id) {
    auto unit = turn.county.roster.unit(id);
    if (!unit || unit->level >= Level::township) return "township";
    return unit->level == Level::county ? "county" : "city";
}

std::string say_level(std::string const& level) { return phrase(level == "county" ? "word.level_county" : level == "city" ? "word.level_city" : "word.level_township"); }

int half_days(Record const& record) { return std::atoi(record.field("days").c_str()); }

namespace {

Period year_of_day(Date day) { return period_of(Span::year, day); }

}  // namespace

Days days_of(Turn const& turn, PersonId const& who, Date in_year) {
    auto year = year_of_day(in_year);
    Days days;
    for (auto const& record : turn.tx.records().within("training", year.first, year.last, {}, who, {})) {
        days.all += half_days(record);
        if (auto level = record.field("level"); level == "county" || level == "city") days.county += half_days(record);
    }
    for (auto const& record : turn.tx.records().within("training_claim", year.first, year.last, {}, who, {})) days.claimed += half_days(record);
    return days;
}

std::optional<int> half_days_on(Turn const& turn, Training const& one) {
    for (auto const& there : turn.tx.records().within("training", one.day, one.day, {}, one.person, {}))
        if (there.field("topic") == one.topic && there.field("level") == one.level) return half_days(there);
    return std::nullopt;
}

std::optional<Record> same_days(Turn const& turn, char const* kind, PersonId const& who, std::string const& level, Date last, int half) {
    auto first_of = [&turn](Record const& record) {
        auto course = turn.tx.gatherings().find(GatheringId{std::atoll(record.field("course").c_str())});
        return course ? course->first : record.happened_on - days{(half_days(record) + 1) / 2 - 1};
    };
    auto const first = last - days{(half + 1) / 2 - 1};
    for (auto const& there : turn.tx.records().within(kind, first, last + days{(longest(turn) + 1) / 2}, {}, who, {}))
        if ((level.empty() || there.field("level") == level) && first_of(there) <= last && there.happened_on >= first) return there;
    return std::nullopt;
}

RecordId keep(Turn const& turn, Training const& one, PersonId const& by) {
    if (half_days_on(turn, one) == one.half_days) return {};
    Record record;
    record.kind = "training";
    record.who = record.about = one.person;  // credited with it, and the one that the county or township has trained
    record.unit = one.organiser;
    record.happened_on = one.day;
    record.reported_at = turn.now;
    record.entered_by = by;
    record.fields = {{"topic", one.topic}, {"level", one.level}, {"days", std::to_string(one.half_days)}, {"organiser", one.organiser.text()}};
    if (one.course) record.fields["course"] = std::to_string(one.course.value());
    // What the person reported of the same days, and was confirmed, is this course.
    auto course = one.course ? turn.tx.gatherings().find(one.course) : std::nullopt;
    auto half = course ? std::max(one.half_days, 2 * int((course->last - course->first).count() + 1)) : one.half_days;
    if (auto word = same_days(turn, "training", one.person, one.level, one.day, half); word && word->fields.contains("claimed")) record.corrects = word->id;
    record.id = turn.tx.records().add(record);
    follow_record(turn, record);
    return record.id;
}

std::vector<Say> choices_of(Turn const& turn, std::vector<PersonId> const& people) {
    std::vector<Say> lines;
    for (std::size_t i = 0; i < people.size() && i < 9; ++i) {
        auto posts = turn.county.roster.posts_of(people[i], turn.today());
        auto person = turn.county.roster.person(people[i]);
        lines.push_back(Say{"course.which_line",
                            {{"no", std::to_string(i + 1)}, {"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)}, {"name", person ? person->name : ""}}});
    }
    return lines;
}

namespace {

std::optional<Say> wrong_days(Turn const& turn, std::optional<language::DayAmount> const& amount) {
    if (!amount->halves) return Say{"training.days_odd"};
    if (amount->half_days < 1 || amount->half_days > longest(turn)) return Say{"training.days_range", {{"n", say_half_days(longest(turn))}}};
    return std::nullopt;
}

Say write(Turn const& turn, Actor& actor, UnitId const& unit, PersonId const& who, ToldTraining const& told) {
    auto person = turn.county.roster.person(who);
    Training one{who, language::shortened(own_words(actor, told.topic), 18), level_of(turn, unit), unit, told.day, told.amount->half_days, {}};
    auto id = keep(turn, one, actor.person.id);
    if (!id) return Say{"training.already", {{"name", person->name}, {"date", say_day(told.day)}, {"days", say_half_days(one.half_days)}}};
    remember(turn, actor, "training.record", {{"records", std::to_string(id.value())}, {"name", person->name}});
    return Say{"training.recorded",
               {{"name", person->name}, {"date", say_day(told.day)}, {"days", say_half_days(one.half_days)}, {"total", say_half_days(days_of(turn, who, told.day).all)}}};
}

}  // namespace

Say record(Turn const& turn, Actor& actor, std::string const& text) {
    auto unit = trains_at(turn, actor.person.id);
    auto told = unit ? read_training(turn, *unit, text) : ToldTraining{};
    if (!unit || told.people.empty()) {
        auto home = home_of(turn, actor.person.id);
        bool own = false;
        for (std::string_view level : {"县", "区", "市", "省", "镇", "乡"}) own = own || text.starts_with(level);
        if (!unit && !own)
            for (auto const& found : turn.names.people_in(text, home, turn.today()))
                if (std::find(found.people.begin(), found.people.end(), actor.person.id) == found.people.end()) return Say{"training.not_yours"};
        if (own || !unit) return claim(turn, actor, text);
        return told.stranger.empty() ? Say{"training.record_how"} : Say{"training.unknown_person", {{"name", language::shortened(told.stranger, 6)}}};
    }
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    if (!told.amount) return Say{"training.record_how"};
    if (auto wrong = wrong_days(turn, told.amount)) return *wrong;
    if (told.day > turn.today()) return Say{"training.future", {{"date", say_day_twice(told.day, turn.today())}}};
    if (told.people.size() == 1) return write(turn, actor, *unit, told.people.front(), told);
    std::vector<std::string> choices;
    for (auto const& id : told.people) choices.push_back(id.text());
    ask(turn, actor, "training.which", {{"text", text}}, choices);
    return Say{"training.which", {{"n", text_of(told.people.size())}}, choices_of(turn, told.people)};
}

Say continue_record(Turn const& turn, Actor& actor, std::size_t choice) {
    auto dialogue = *actor.conversation.dialogue;
    actor.conversation.dialogue.reset();
    auto unit = trains_at(turn, actor.person.id);
    if (!unit) return Say{"course.not_allowed"};
    return write(turn, actor, *unit, PersonId(dialogue.choices.at(choice)), read_training(turn, *unit, dialogue.slots["text"]));
}

Say count(Turn const& turn, Actor& actor, Gathering const& course, std::string const& absent) {
    if (!gatherings::may_lead(turn, actor.person.id, course) || course.called_off_at) return Say{"error.not_here"};
    if (course.counted_at) return Say{"course.counted_already", {{"title", course.title}}};
    auto no = std::to_string(actor.conversation.give_number({Thing::Kind::attendance, course.id.value(), {}, course.title}, turn.today()));
    if (!course.is_over(turn.today())) return Say{"course.not_over", {{"title", course.title}, {"date", say_day(course.last)}, {"no", no}}};
    auto const& roster = turn.county.roster;
    auto seats = turn.tx.gatherings().seats(course.id);

    // All of the names are understood, or nothing is written.
    std::vector<PersonId> missing;
    std::vector<std::string> names, strangers;
    std::istringstream words(without_marks(absent));
    for (std::string word; words >> word;) {
        std::vector<PersonId> called;
        for (auto const& seat : seats)
            if (auto person = roster.person(seat.person); person && (word == person->name || (word.ends_with(person->name) && word.size() > person->name.size()))) {
                auto posts = roster.posts_of(person->id, course.first);
                bool named_by_village = std::any_of(posts.begin(), posts.end(), [&](Post const* post) { return word == unit_name(turn, post->unit) + person->name; });
                if (word == person->name || named_by_village) called.push_back(person->id);
            }
        if (called.empty()) strangers.push_back(word);
        else if (called.size() > 1) return Say{"course.absent_which", {{"name", roster.person(called.front())->name}, {"no", no}}};
        else missing.push_back(called.front()), names.push_back(word);
    }
    if (!strangers.empty()) return Say{"course.absent_unknown", {{"title", course.title}, {"names", joined(strangers)}, {"no", no}}};

    std::string ids, states;
    std::size_t there = 0;
    for (auto seat : seats) {
        states += seat.person.text() + " " + std::to_string(int(seat.state)) + " ";
        bool left_before = roster.posts_of(seat.person, course.first).empty();  // no post any more when it began
        if (std::find(missing.begin(), missing.end(), seat.person) != missing.end() || left_before) seat.state = SeatState::absent;
        else if (seat.state != SeatState::excused) seat.state = SeatState::attended;
        turn.tx.gatherings().put(seat);
        if (seat.state != SeatState::attended) continue;
        ++there;
        Training one{seat.person, course.title, level_of(turn, course.unit), course.unit, course.last, course.half_days, course.id};
        if (half_days_on(turn, one)) continue;  // the list came in by file before
        if (auto id = keep(turn, one, actor.person.id)) ids += std::to_string(id.value()) + " ";
    }
    auto counted = course;
    counted.counted_at = turn.now;
    turn.tx.gatherings().update(counted);
    gatherings::cancel_news(turn, course.organiser, {Thing::Kind::attendance, course.id.value(), {}, {}});
    remember(turn, actor, "training.count", {{"gathering", std::to_string(course.id.value())}, {"records", ids}, {"states", states}, {"name", course.title}});
    Say said{"course.counted", {{"title", course.title}, {"n", text_of(there)}, {"days", say_half_days(course.half_days)}}};
    if (!names.empty()) said.items.push_back(Say{"course.absent_line", {{"names", joined(names, 33)}}});
    return said;
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto value = [&](char const* name) { return fact(act, name); };
    auto again = [&](RecordId id, char const* key) {  // the word is there again, and is asked about again
        auto word = turn.tx.records().find(id);
        if (!word) return;
        auto copy = *word;
        copy.id = put_again(turn, copy);
        renumber(actor.conversation, Thing::Kind::claim, id.value(), copy.id.value());
        auto handler = trainer_at(turn, UnitId{copy.field("organiser")});
        if (handler) gatherings::tell_of(turn, *handler, {Thing::Kind::claim, copy.id.value(), {}, {}}, "training.claim", next_digest(turn, *handler));
        auto person = turn.county.roster.person(copy.who);
        if (!person) return;
        for (auto const& delivery : turn.tx.outbox().waiting_for(person->id))
            if ((delivery.say.key == "training.confirmed" || delivery.say.key == "training.refused") && delivery.say.fields.contains("claim") && delivery.say.fields.at("claim") == std::to_string(id.value()))
                return turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
        tell(turn, *person, Say{key, {{"title", say_level(copy.field("level"))}, {"days", say_half_days(half_days(copy))}}});
    };
    std::istringstream ids(value("records"));
    for (std::string id; ids >> id;) {
        auto record = turn.tx.records().find(RecordId{std::atoll(id.c_str())});
        if (!record || !stands(turn, *record)) continue;
        auto replaced = record->corrects ? turn.tx.records().find(record->corrects) : std::nullopt;
        take_back(turn, record->id, actor.person.id);
        if (!replaced || replaced->kind != "training") continue;
        put_again(turn, *replaced);  // what its person had reported stands again
    }
    RecordId claimed{std::atoll(value("claim").c_str())};
    if (act.kind == "training.claim") {
        if (!claim_stands(turn, claimed)) return Say{"undo.gone"};
        take_back(turn, claimed, actor.person.id);
        return Say{"undo.act", {{"title", value("name")}}};
    }
    if (act.kind == "training.confirm" || act.kind == "training.refuse") {
        again(claimed, "training.claim_back");
        return Say{"undo.act", {{"title", value("name")}}};
    }
    auto course = act.kind == "training.count" ? turn.tx.gatherings().find(GatheringId{std::atoll(value("gathering").c_str())}) : std::nullopt;
    if (!course) return Say{"undo.act", {{"title", value("name")}}};
    course->counted_at.reset();
    turn.tx.gatherings().update(*course);
    std::istringstream states(value("states"));
    for (std::string person, state; states >> person >> state;)
        if (auto seat = turn.tx.gatherings().seat(course->id, PersonId{person})) {
            seat->state = SeatState(std::atoi(state.c_str()));
            turn.tx.gatherings().put(*seat);
        }
    if (auto organiser = turn.county.roster.person(course->organiser))
        gatherings::tell_of(turn, *organiser, {Thing::Kind::attendance, course->id.value(), {}, {}}, "course.attendance", next_digest(turn, *organiser));
    auto no = std::to_string(actor.conversation.give_number({Thing::Kind::attendance, course->id.value(), {}, course->title}, turn.today()));
    return Say{"course.counted_undone", {{"title", course->title}, {"no", no}}};
}

}  // namespace lingyan::affairs::training
