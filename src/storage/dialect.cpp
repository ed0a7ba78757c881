// SQLite's side: settings of a connection, its codes, and the types of its keys.
#include "storage/dialect.hpp"

#include "storage/log_writes.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace lingyan::storage {

namespace {

using namespace sqlite_api;  // where SOCI's header puts the engine's own functions

sqlite3* handle_of(soci::session& session) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    return backend ? backend->conn_ : nullptr;
}

// What an earlier process left in the write-ahead log is written once more. Where that one ended because an fsync had failed, the
// page cache shows what the disk has never got and counts it as written; only a write makes it due again. The write lock keeps
// the log as it is meanwhile.
void write_wal_again(sqlite3* handle) {
    auto must = [](int code) {
        if (code != SQLITE_OK) throw soci::sqlite3_soci_error("the write-ahead log", code);
    };
    must(sqlite3_exec(handle, "begin immediate", nullptr, nullptr, nullptr));
    sqlite3_file* log = nullptr;
    int code = sqlite3_file_control(handle, nullptr, SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (code == SQLITE_OK && log && log->pMethods) {
        sqlite3_int64 size = 0;
        code = log->pMethods->xFileSize(log, &size);
        std::vector<char> bytes(1 << 16);
        for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += sqlite3_int64(bytes.size())) {
            int const count = int(std::min(sqlite3_int64(bytes.size()), size - at));
            code = log->pMethods->xRead(log, bytes.data(), count, at);
            if (code == SQLITE_OK) code = log->pMethods->xWrite(log, bytes.data(), count, at);
        }
        if (code == SQLITE_OK && size > 0) code = log->pMethods->xSync(log, SQLITE_SYNC_FULL);
    }
    int const ended = sqlite3_exec(handle, "rollback", nullptr, nullptr, nullptr);
    must(code);
    must(ended);
}

}  // namespace

char const* const begin_writing = "begin immediate";

void open_session(soci::session& session, std::string const& path) {
    // A connection belongs to one thread at a time, so the engine's own locks protect nothing; it refuses, and keeps what it has,
    // where it is running already.
    static bool const told = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    static_cast<void>(told);
    write_logs_in_one_piece();
    std::error_code none;
    auto const wal = std::filesystem::file_size(path + "-wal", none);
    session.open(soci::sqlite3, "dbname=\"" + path + "\"");
    auto* handle = handle_of(session);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
    // 4000 pages, 16 MB: pages that many messages change are carried into the database once for all of them.
    // synchronous=FULL: a commit returns when the WAL is on disk, which is what an acknowledgement promises.
    for (char const* pragma : {"pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on",
                               "pragma temp_store = memory", "pragma wal_autocheckpoint = 4000", "pragma journal_size_limit = 16777216", "pragma cache_size = -16000", "pragma trusted_schema = off"}) {
        int const code = sqlite3_exec(handle, pragma, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) throw soci::sqlite3_soci_error("setting", code);
    }
    if (!none && wal > 0) write_wal_again(handle);
}

int engine_code(soci::session& session, std::exception const& error) {
    auto const* engine = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
    if (!engine) return -1;
    int const primary = engine->result();
    auto* handle = session.is_connected() ? handle_of(session) : nullptr;
    int const extended = handle ? sqlite3_extended_errcode(handle) : primary;
    return (extended & 0xff) == (primary & 0xff) ? extended : primary;
}

bool in_transaction(soci::session& session) { return sqlite3_get_autocommit(handle_of(session)) == 0; }

long long last_insert_id(soci::session& session) { return sqlite3_last_insert_rowid(handle_of(session)); }  // PostgreSQL: select lastval()

bool is_io_error(int code) {
    auto const primary = code & 0xff;
    return code >= 0 && (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) && !is_full(code);
}

// The shared-memory file is grown byte by byte; without room for it the engine speaks of I/O.
bool is_full(int code) { return code >= 0 && ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE); }

std::string in_dialect(std::string definition) {
    auto fill = [&definition](std::string const& gap, std::string const& type) {
        for (auto at = definition.find(gap); at != std::string::npos; at = definition.find(gap)) definition.replace(at, gap.size(), type);
    };
    fill("{serial}", "integer primary key");  // PostgreSQL: bigint generated by default as identity primary key
    fill("{number}", "integer primary key");  // given by us; PostgreSQL: bigint primary key
    fill("{clustered}", " without rowid");    // PostgreSQL: nothing
    return definition;
}

std::string opening_fault(int code) {
    if (is_full(code)) return "the disk is full; make room, then start again";
    switch (code & 0xff) {
        case SQLITE_NOTADB: return "the file is not a database; restore a backup";
        case SQLITE_CORRUPT: return "the database is damaged; restore a backup";
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return "the database is locked by another program";
        case SQLITE_CANTOPEN: return "the file cannot be opened";
        case SQLITE_READONLY:
        case SQLITE_PERM: return "the file cannot be written";
        default: return "the database cannot be used (code " + std::to_string(code) + ")";
    }
}

}  // namespace lingyan::storage
