// Texts are bound where they lie, and read from where they lie: a statement never outlives what it was run with.
#include "storage/sqlite_statement.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cstring>

namespace lingyan::storage {

namespace {

using namespace sqlite_api;  // where SOCI's header puts the engine's own functions

[[noreturn]] void fail(int code) { throw soci::sqlite3_soci_error("statement", code); }

inline void must(int code) {
    if (code != SQLITE_OK) fail(code);
}

}  // namespace

struct SqliteStatement::Prepared {
    struct Bound {
        int place;
        bool is_number;
    };
    sqlite3_stmt* statement = nullptr;
    std::vector<Bound> parameters;
    std::string columns;

    ~Prepared() { sqlite3_finalize(statement); }
};

SqliteStatement::SqliteStatement(soci::session& session, std::string const& sql, Life life, std::initializer_list<Parameter> parameters, char const* columns)
    : prepared_(std::make_unique<Prepared>()) {
    auto* const handle = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    auto const flags = life == Life::kept ? SQLITE_PREPARE_PERSISTENT : 0U;
    must(sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), flags, &prepared_->statement, nullptr));
    prepared_->columns = columns;
    for (auto const& [name, value] : parameters) {
        auto const place = sqlite3_bind_parameter_index(prepared_->statement, (std::string(":") + name).c_str());
        if (place == 0) throw std::logic_error("a statement has no such parameter");
        prepared_->parameters.push_back({place, value.is_number()});
    }
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(prepared_->statement)) != parameters.size()) throw std::logic_error("a parameter is not bound");
}

SqliteStatement::~SqliteStatement() = default;

void SqliteStatement::bind(std::initializer_list<Parameter> parameters) {
    auto* const statement = prepared_->statement;
    if (parameters.size() != prepared_->parameters.size()) throw std::logic_error("parameters changed");
    auto bound = prepared_->parameters.begin();
    for (auto const& [name, value] : parameters) {
        if (bound->is_number != value.is_number()) throw std::logic_error("parameter changed its kind");
        if (value.is_null()) must(sqlite3_bind_null(statement, bound->place));
        else if (value.is_number()) must(sqlite3_bind_int64(statement, bound->place, value.number()));
        else must(sqlite3_bind_text(statement, bound->place, value.text().data(), static_cast<int>(value.text().size()), SQLITE_STATIC));
        ++bound;
    }
}

void SqliteStatement::read_row(Rows& rows) const {
    auto* const statement = prepared_->statement;
    int column = 0;
    rows.expect_row();
    for (char const kind : prepared_->columns) {
        if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
            rows.add_null();
        } else if (kind == 'n') {
            rows.add(static_cast<long long>(sqlite3_column_int64(statement, column)));
        } else {
            auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(statement, column));  // before its size is asked
            rows.add(std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))));
        }
        ++column;
    }
}

Rows SqliteStatement::run(std::initializer_list<Parameter> parameters) {
    auto* const statement = prepared_->statement;
    bind(parameters);
    Rows rows(prepared_->columns.size());
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        if (!prepared_->columns.empty()) read_row(rows);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) must(code);
    return rows;
}

}  // namespace lingyan::storage
