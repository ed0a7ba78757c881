// Statements are kept under the address of their text.
#include "storage/statement.hpp"

#include "storage/dialect.hpp"
#include "storage/sqlite_statement.hpp"

#include <soci/soci.h>

#include <cstring>
#include <unordered_map>

namespace lingyan::storage {

namespace {

// Enough to find the statement in the source: "update outbox set".
std::string first_words(std::string const& sql) {
    std::string words;
    int spaces = 0;
    for (char c : sql) {
        bool const space = std::strchr(" \n\t(", c) != nullptr;
        if (space && (words.empty() || words.back() == ' ')) continue;
        if (space && ++spaces == 3) break;
        words += space ? ' ' : c;
    }
    return words;
}

}  // namespace

struct Connection::Open {
    soci::session session;  // before its statements, so that it goes after them
    std::unordered_map<char const*, std::unique_ptr<SqliteStatement>> kept;
};

Connection::Connection(std::string const& path) : open_(std::make_unique<Open>()) {
    try {
        open_session(open_->session, path);
    } catch (std::exception const& error) {
        fail("open", engine_code(open_->session, error));
    }
}

Connection::~Connection() = default;

Rows Connection::query(char const* sql, std::initializer_list<Parameter> parameters, char const* columns) {
    try {
        auto& kept = open_->kept[sql];
        if (!kept) kept = std::make_unique<SqliteStatement>(open_->session, sql, SqliteStatement::Life::kept, parameters, columns);
        return kept->run(parameters);
    } catch (std::exception const& error) {
        int const code = engine_code(open_->session, error);
        open_->kept.erase(sql);  // whatever state it is in: the next call prepares it anew
        fail(first_words(sql), code);
    }
}

long long Connection::insert(char const* sql, std::initializer_list<Parameter> parameters) {
    query(sql, parameters);
    return last_insert_id(open_->session);
}

Rows Connection::once(std::string const& sql, char const* columns) {
    try {
        return SqliteStatement(open_->session, sql, SqliteStatement::Life::once, {}, columns).run({});
    } catch (std::exception const& error) {
        fail(first_words(sql), engine_code(open_->session, error));
    }
}

bool Connection::in_transaction() const { return storage::in_transaction(open_->session); }

void Connection::fail(std::string const& words, int code) {
    begin_era();
    if (is_io_error(code)) io_failed_ = true;
    if (!failure_) failure_.emplace(words, code);
    throw StatementError(words, code);
}

}  // namespace lingyan::storage
