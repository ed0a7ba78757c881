// What people assign stays in their words, and sealed; a title is found again by its keyed hash.
#include "storage/assignments.hpp"

#include "domain/figures_asked.hpp"

#include <sstream>

namespace lingyan::storage {

namespace {

// Media as one column keeps them: their ids, each with a blank behind it.
std::string in_one(std::vector<MediaId> const& media) {
    std::string text;
    for (auto id : media) text += std::to_string(id.value()) + " ";
    return text;
}
std::vector<MediaId> media_of(std::string const& text) {
    std::vector<MediaId> media;
    std::istringstream in(text);
    for (std::int64_t id; in >> id;) media.emplace_back(id);
    return media;
}

}  // namespace

AssignmentId Assignments::add(Assignment const& given) {
    return AssignmentId(db_.insert(
        "insert into assignment (issuer, issuer_name, title, title_hash, what, basis, quality, due, given_at, withdrawn_at, withdrawn_for, asks, moved_at, files) "
        "values (:issuer, :issuer_name, :title, :title_hash, :what, :basis, :quality, :due, :given_at, :withdrawn_at, :withdrawn_for, :asks, :moved_at, :files)",
        {{"issuer", given.issuer},
         {"issuer_name", access_.seal(given.issuer_name, "assignment.issuer_name")},
         {"title", access_.seal(given.title, "assignment.title")},
         {"title_hash", access_.hash(given.title, "assignment.title")},
         {"what", access_.seal(given.what, "assignment.what")},
         {"basis", access_.seal(given.basis, "assignment.basis")},
         {"quality", access_.seal(given.quality, "assignment.quality")},
         {"due", given.due},
         {"given_at", given.given_at},
         {"withdrawn_at", given.withdrawn_at},
         {"withdrawn_for", access_.seal(given.withdrawn_for, "assignment.withdrawn_for")},
         {"asks", given.asks.empty() ? std::string() : access_.seal(to_text(given.asks), "assignment.asks")},
         {"moved_at", given.moved_at},
         {"files", in_one(given.files)}}));
}

void Assignments::update(Assignment const& given) {
    db_.query("update assignment set issuer_name = :issuer_name, title = :title, title_hash = :title_hash, what = :what, basis = :basis, "
              "quality = :quality, due = :due, withdrawn_at = :withdrawn_at, withdrawn_for = :withdrawn_for, moved_at = :moved_at where id = :id",
              {{"issuer_name", access_.seal(given.issuer_name, "assignment.issuer_name")},
               {"title", access_.seal(given.title, "assignment.title")},
               {"title_hash", access_.hash(given.title, "assignment.title")},
               {"what", access_.seal(given.what, "assignment.what")},
               {"basis", access_.seal(given.basis, "assignment.basis")},
               {"quality", access_.seal(given.quality, "assignment.quality")},
               {"due", given.due},
               {"withdrawn_at", given.withdrawn_at},
               {"withdrawn_for", access_.seal(given.withdrawn_for, "assignment.withdrawn_for")},
               {"moved_at", given.moved_at},
               {"id", given.id}});
}

std::optional<Assignment> Assignments::find(AssignmentId id) {
    auto found = read(db_.query("select " ASSIGNMENT_COLUMNS " from assignment where id = :id", {{"id", id}}, assignment_kinds));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Assignment> Assignments::given_by(PersonId const& issuer) {
    return read(db_.query("select " ASSIGNMENT_COLUMNS " from assignment where issuer = :issuer order by given_at desc, id desc", {{"issuer", issuer}}, assignment_kinds));
}

std::vector<Assignment> Assignments::with_title(std::string const& title, PersonId const& issuer) {
    return read(db_.query("select " ASSIGNMENT_COLUMNS " from assignment where title_hash = :title and issuer = :issuer order by given_at desc, id desc",
                          {{"title", access_.hash(title, "assignment.title")}, {"issuer", issuer}}, assignment_kinds));
}

std::vector<Assignment> Assignments::read(Rows rows) const {
    std::vector<Assignment> all;
    while (rows.next()) all.push_back(read_assignment(access_, rows, 0));
    return all;
}

Assignment read_assignment(Access const& access, Rows const& rows, std::size_t first) {
    Assignment one;
    one.id = AssignmentId(rows.number(first));
    one.issuer = PersonId(rows.text(first + 1));
    one.issuer_name = access.open_again(rows.view(first + 2), "assignment.issuer_name");
    one.title = access.open_again(rows.view(first + 3), "assignment.title");
    one.what = access.open_again(rows.view(first + 4), "assignment.what");
    one.basis = access.open_again(rows.view(first + 5), "assignment.basis");
    one.quality = access.open_again(rows.view(first + 6), "assignment.quality");
    one.due = rows.day(first + 7);
    one.given_at = rows.moment(first + 8);
    one.withdrawn_at = rows.maybe_moment(first + 9);
    one.withdrawn_for = access.open_again(rows.view(first + 10), "assignment.withdrawn_for");
    one.asks = read_figures_asked(access.open_again(rows.view(first + 11), "assignment.asks"));
    one.moved_at = rows.maybe_moment(first + 12);
    if (!rows.view(first + 13).empty()) one.files = media_of(rows.text(first + 13));
    return one;
}

}  // namespace lingyan::storage
