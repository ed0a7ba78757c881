// What SQLite says differently from PostgreSQL, in one place.
#pragma once

#include <exception>
#include <string>

namespace soci {
class session;
}

namespace lingyan::storage {

void open_session(soci::session&, std::string const& path);
int engine_code(soci::session&, std::exception const&);  // the engine's own; -1 where it was not the engine's error
bool in_transaction(soci::session&);
bool is_io_error(int code);  // the disk is not to be believed any more
bool is_full(int code);      // it has no room, and is well
long long last_insert_id(soci::session&);  // of this connection's last insert that made a row

extern char const* const begin_writing;          // takes the write lock at once
std::string in_dialect(std::string definition);  // {serial} in a table's definition

std::string opening_fault(int code);  // why a database could not be opened, in plain words

}  // namespace lingyan::storage
