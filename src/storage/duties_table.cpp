// Duties with their milestones and photos; a rule's exists once for its key.
#include "storage/assignments.hpp"
#include "storage/names.hpp"
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

// The assignment comes in the same row; milestones and photos, which most have none of, are only asked for where there are some.
#define DUTY_PARTS                                                                     \
    "case when exists (select 1 from milestone where milestone.duty = duty.id) or "    \
    "exists (select 1 from duty_photo where duty_photo.duty = duty.id) then 1 else 0 end"
#define DUTY_COLUMNS                                                                                                              \
    "select duty.id, unit, role, lead, rule, period, subject, assignment, duty.due, state, done_on, reported_by, note, returned_for, " \
    "asked, asked_text, asked_until, told, helper, asked_at, answered_late, " DUTY_PARTS ", " ASSIGNMENT_COLUMNS                                                   \
    " from duty left join assignment on assignment.id = duty.assignment "

constexpr char const* duty_kinds = "nttttttnntntttttnn" "tnnn" "nttttttnnnttnt";
constexpr std::size_t parts_column = 21, assignment_columns = 22;

class DutiesTable : public Duties {
public:
    explicit DutiesTable(Access access) : access_(access), assignments_(access) {}

    AssignmentId add(Assignment const& given) override { return assignments_.add(given); }
    std::optional<Assignment> find(AssignmentId id) override { return assignments_.find(id); }
    void update(Assignment const& given) override {
        assignments_.update(given);
        db_.begin_era();  // it is part of its duties
    }
    std::vector<Assignment> given_by(PersonId const& issuer) override { return assignments_.given_by(issuer); }
    std::vector<Assignment> with_title(std::string const& title, PersonId const& issuer) override {
        return assignments_.with_title(title, issuer);
    }

    DutyId add(Duty const&) override;
    void update(Duty const&) override;

    std::optional<Duty> find(DutyId id) override {
        if (auto const* duty = latest_.find(id)) return *duty;
        auto found = one(db_.query(DUTY_COLUMNS "where duty.id = :id", {{"id", id}}, duty_kinds));
        if (found) latest_.keep(id, *found);
        return found;
    }
    std::optional<Duty> find(RuleKey const& key) override {
        return one(db_.query(DUTY_COLUMNS "where rule = :rule and period = :period and unit = :unit and role = :role and "
                                          "subject = :subject and rule <> ''",
                             {{"rule", key.rule}, {"period", key.period}, {"unit", key.unit}, {"role", key.role}, {"subject", key.subject}},
                             duty_kinds));
    }
    std::vector<Duty> active_at(UnitId const& unit) override {
        auto active = read(db_.query(DUTY_COLUMNS "where unit = :unit and active = 1 order by duty.due, duty.id", {{"unit", unit}}, duty_kinds));
        for (auto const& duty : active) latest_.keep(duty.id, duty);  // whoever reads his list answers to it
        return active;
    }
    std::vector<Duty> unplanned() override {
        return read(db_.query(DUTY_COLUMNS "where active = 1 and assignment <> 0 and not exists "
                                           "(select 1 from reminder where reminder.duty = duty.id) order by duty.id", {}, duty_kinds));
    }
    std::vector<Duty> all_at(UnitId const& unit) override {
        return read(db_.query(DUTY_COLUMNS "where unit = :unit order by duty.due, duty.id", {{"unit", unit}}, duty_kinds));
    }
    std::vector<Duty> given_since(UnitId const& unit, Timestamp since) override {
        return read(db_.query(DUTY_COLUMNS "where unit = :unit and assignment.given_at >= :since and state <> 'withdrawn' order by duty.due, duty.id",
                              {{"unit", unit}, {"since", since}}, duty_kinds));
    }
    std::vector<Duty> of(AssignmentId id) override {
        return read(db_.query(DUTY_COLUMNS "where assignment = :assignment order by duty.id", {{"assignment", id}}, duty_kinds));
    }
    std::vector<Duty> of(RuleId const& rule, std::string const& period, UnitId const& unit) override {
        return read(db_.query(DUTY_COLUMNS "where rule = :rule and period = :period and unit = :unit and rule <> '' order by duty.id",
                              {{"rule", rule}, {"period", period}, {"unit", unit}}, duty_kinds));
    }

private:
    std::vector<Duty> read(Rows rows);
    std::shared_ptr<Assignment const> task_in(Rows const&);
    void read_parts(Duty&);
    std::optional<Duty> one(Rows rows);
    bool has_parts(DutyId);
    void write_milestones(DutyId, Duty const&);
    void write_photos(DutyId, Duty const&);

    Access access_;
    Connection& db_ = access_.db;
    Assignments assignments_;
    Remembered<DutyId, Duty> latest_{db_, 4096};  // those that are spoken of
    Remembered<AssignmentId, std::shared_ptr<Assignment const>> tasks_{db_, 1024};
};

DutyId DutiesTable::add(Duty const& duty) {
    auto rows = db_.query(
        "insert into duty (unit, role, lead, rule, period, subject, assignment, due, state, done_on, reported_by, note, returned_for, "
        "asked, asked_text, asked_until, told, helper, asked_at, answered_late, active) values (:unit, :role, :lead, :rule, :period, :subject, :assignment, :due, :state, :done_on, "
        ":reported_by, :note, :returned_for, :asked, :asked_text, :asked_until, :told, :helper, :asked_at, :answered_late, :active) on conflict do nothing returning id",
        {{"unit", duty.unit}, {"role", duty.role}, {"lead", duty.lead}, {"rule", duty.rule}, {"period", duty.period},
         {"subject", duty.subject}, {"assignment", duty.task ? duty.task->id : AssignmentId()}, {"due", duty.due},
         {"state", name_of(duty.state)}, {"done_on", duty.done_on}, {"reported_by", duty.reported_by},
         {"note", access_.seal(duty.note, "duty.note")}, {"returned_for", access_.seal(duty.returned_for, "duty.returned_for")},
         {"asked", name_of(duty.asked)}, {"asked_text", access_.seal(duty.asked_text, "duty.asked_text")},
         {"asked_until", duty.asked_until}, {"told", duty.told}, {"helper", duty.helper}, {"asked_at", duty.asked_at},
         {"answered_late", duty.answered_late}, {"active", duty.active()}},
        "n");
    if (!rows.next()) throw StoreError("a rule's duty was to be added a second time");
    DutyId const id(rows.number(0));
    write_milestones(id, duty);
    write_photos(id, duty);
    return id;
}

void DutiesTable::update(Duty const& duty) {
    db_.query("update duty set lead = :lead, due = :due, state = :state, done_on = :done_on, reported_by = :reported_by, note = :note, "
              "returned_for = :returned_for, asked = :asked, asked_text = :asked_text, asked_until = :asked_until, told = :told, "
              "helper = :helper, asked_at = :asked_at, answered_late = :answered_late where id = :id",
              {{"lead", duty.lead}, {"due", duty.due}, {"state", name_of(duty.state)}, {"done_on", duty.done_on},
               {"reported_by", duty.reported_by}, {"note", access_.seal(duty.note, "duty.note")},
               {"returned_for", access_.seal(duty.returned_for, "duty.returned_for")}, {"asked", name_of(duty.asked)},
               {"asked_text", access_.seal(duty.asked_text, "duty.asked_text")}, {"asked_until", duty.asked_until}, {"told", duty.told},
               {"helper", duty.helper}, {"asked_at", duty.asked_at}, {"answered_late", duty.answered_late}, {"id", duty.id}});
    // By itself, because SQLite writes an index anew wherever a statement names one of its columns.
    if (auto const* before = latest_.find(duty.id); !before || before->active() != duty.active())
        db_.query("update duty set active = :active where id = :id", {{"active", duty.active()}, {"id", duty.id}});
    if (has_parts(duty.id)) {
        db_.query("delete from milestone where duty = :duty", {{"duty", duty.id}});
        db_.query("delete from duty_photo where duty = :duty", {{"duty", duty.id}});
    }
    write_milestones(duty.id, duty);
    write_photos(duty.id, duty);
    latest_.keep(duty.id, duty);
}

// As it is stored.
bool DutiesTable::has_parts(DutyId id) {
    if (auto const* duty = latest_.find(id)) return !duty->milestones.empty() || !duty->photos.empty();
    auto rows = db_.query("select " DUTY_PARTS " from duty where id = :id", {{"id", id}}, "n");
    return rows.next() && rows.flag(0);
}

void DutiesTable::write_milestones(DutyId id, Duty const& duty) {
    int place = 0;
    for (auto const& milestone : duty.milestones)
        db_.query("insert into milestone (duty, place, day, what, reached_on) values (:duty, :place, :day, :what, :reached_on)",
                  {{"duty", id}, {"place", place++}, {"day", milestone.day}, {"what", access_.seal(milestone.what, "milestone.what")},
                   {"reached_on", milestone.reached_on}});
}

void DutiesTable::write_photos(DutyId id, Duty const& duty) {
    int place = 0;
    for (auto const& photo : duty.photos)
        db_.query("insert into duty_photo (duty, place, media) values (:duty, :place, :media)",
                  {{"duty", id}, {"place", place++}, {"media", photo}});
}

std::optional<Duty> DutiesTable::one(Rows rows) {
    auto found = read(std::move(rows));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Duty> DutiesTable::read(Rows rows) {
    std::vector<Duty> all;
    while (rows.next()) {
        Duty duty;
        duty.id = DutyId(rows.number(0));
        duty.unit = UnitId(rows.text(1));
        duty.role = Role(rows.text(2));
        duty.lead = PersonId(rows.text(3));
        duty.rule = RuleId(rows.text(4));
        duty.period = rows.text(5);
        duty.subject = PersonId(rows.text(6));
        if (!rows.is_null(assignment_columns)) duty.task = task_in(rows);
        duty.due = rows.day(8);
        duty.state = named<DutyState>(rows.view(9));
        duty.done_on = rows.maybe_day(10);
        duty.reported_by = PersonId(rows.text(11));
        duty.note = access_.open(rows.view(12), "duty.note");
        duty.returned_for = access_.open(rows.view(13), "duty.returned_for");
        duty.asked = named<Asked>(rows.view(14));
        duty.asked_text = access_.open(rows.view(15), "duty.asked_text");
        duty.asked_until = rows.maybe_day(16);
        duty.told = rows.number(17) != 0;
        duty.helper = PersonId(rows.text(18));
        duty.asked_at = rows.maybe_moment(19);
        duty.answered_late = rows.flag(20);
        if (rows.flag(parts_column)) read_parts(duty);
        all.push_back(std::move(duty));
    }
    return all;
}

std::shared_ptr<Assignment const> DutiesTable::task_in(Rows const& rows) {
    AssignmentId const id(rows.number(assignment_columns));
    if (auto const* known = tasks_.find(id)) return *known;
    auto task = std::make_shared<Assignment const>(read_assignment(access_, rows, assignment_columns));
    tasks_.keep(id, task);
    return task;
}

void DutiesTable::read_parts(Duty& duty) {
    auto milestones = db_.query("select day, what, reached_on from milestone where duty = :duty order by place", {{"duty", duty.id}}, "ntn");
    while (milestones.next()) duty.milestones.push_back({milestones.day(0), access_.open(milestones.view(1), "milestone.what"), milestones.maybe_day(2)});
    auto photos = db_.query("select media from duty_photo where duty = :duty order by place", {{"duty", duty.id}}, "n");
    while (photos.next()) duty.photos.push_back(MediaId(photos.number(0)));
}

}  // namespace

std::unique_ptr<Duties> duties_table(Access access) { return std::make_unique<DutiesTable>(access); }

}  // namespace lingyan::storage
