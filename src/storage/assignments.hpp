// Assignments as the duties' table reads them; many villages' duties share one.
#pragma once

#include "storage/tables.hpp"

namespace lingyan::storage {

inline constexpr auto assignment_kinds = "nttttttnnnttnt";
#define ASSIGNMENT_COLUMNS                                                                                                 \
    "assignment.id, assignment.issuer, assignment.issuer_name, assignment.title, assignment.what, assignment.basis, "     \
    "assignment.quality, assignment.due, assignment.given_at, assignment.withdrawn_at, assignment.withdrawn_for, assignment.asks, assignment.moved_at, assignment.files"

// The assignment whose columns begin at `first` in the row where `rows` stands.
Assignment read_assignment(Access const&, Rows const& rows, std::size_t first);

class Assignments {
public:
    explicit Assignments(Access access) : access_(access) {}
    AssignmentId add(Assignment const&);
    std::optional<Assignment> find(AssignmentId);
    void update(Assignment const&);
    std::vector<Assignment> given_by(PersonId const&);
    std::vector<Assignment> with_title(std::string const& title, PersonId const& issuer);

private:
    std::vector<Assignment> read(Rows rows) const;
    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace lingyan::storage
