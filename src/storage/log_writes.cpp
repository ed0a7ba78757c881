// A shim in the engine's sense (sqlite3_vfs): it opens files through the layer below and stands itself only before logs.
#include "storage/log_writes.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <new>
#include <string>

namespace lingyan::storage {

namespace {

using namespace sqlite_api;  // where SOCI's header puts the engine's own functions

constexpr std::size_t most_put_together = 1 << 16;  // the engine's own layer cuts what is longer than 128 KiB
constexpr int space_below = 1024;  // for whatever the layer below keeps of an open file

struct Log {
    sqlite3_file base;
    std::string* together;   // what goes out next …
    sqlite3_int64 at;        // … and where
    bool puts_together;
    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }

// What could not be written is given up: the engine is told, the commit has failed, and no part of it may reach the disk later.
int write_out(Log& log) {
    if (log.together->empty()) return SQLITE_OK;
    int const code = log.below()->pMethods->xWrite(log.below(), log.together->data(), static_cast<int>(log.together->size()), log.at);
    log.together->clear();
    return code;
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) {
    auto& log = log_of(file);
    if (!log.puts_together) return log.below()->pMethods->xWrite(log.below(), bytes, count, at);
    auto& together = *log.together;
    auto const size = static_cast<std::size_t>(count);
    bool const goes_on = at == log.at + static_cast<sqlite3_int64>(together.size());
    if (!goes_on || together.size() + size > most_put_together)
        if (int const code = write_out(log); code != SQLITE_OK) return code;
    if (together.empty()) log.at = at;
    try {
        together.append(static_cast<char const*>(bytes), size);
    } catch (std::bad_alloc const&) {
        return SQLITE_IOERR_NOMEM;
    }
    return SQLITE_OK;
}

// Everything else that may be asked of a log sees what was written before.
template <class Ask>
int after_writing(sqlite3_file* file, Ask ask) {
    auto& log = log_of(file);
    if (int const code = write_out(log); code != SQLITE_OK) return code;
    return ask(log.below(), *log.below()->pMethods);
}

int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
    return after_writing(file, [&](sqlite3_file* below, auto const& methods) { return methods.xRead(below, into, count, at); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return after_writing(file, [&](sqlite3_file* below, auto const& methods) { return methods.xTruncate(below, size); });
}
int sync(sqlite3_file* file, int flags) {
    return after_writing(file, [&](sqlite3_file* below, auto const& methods) { return methods.xSync(below, flags); });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return after_writing(file, [&](sqlite3_file* below, auto const& methods) { return methods.xFileSize(below, size); });
}
int control(sqlite3_file* file, int what, void* with) {
    return after_writing(file, [&](sqlite3_file* below, auto const& methods) { return methods.xFileControl(below, what, with); });
}
int close(sqlite3_file* file) {
    auto& log = log_of(file);
    int const written = write_out(log);
    int const closed = log.below()->pMethods->xClose(log.below());
    delete log.together;
    return written == SQLITE_OK ? closed : written;
}

// Asked of the database's file alone; a log only hands them on.
int lock(sqlite3_file* file, int level) { return log_of(file).below()->pMethods->xLock(log_of(file).below(), level); }
int unlock(sqlite3_file* file, int level) { return log_of(file).below()->pMethods->xUnlock(log_of(file).below(), level); }
int is_reserved(sqlite3_file* file, int* out) { return log_of(file).below()->pMethods->xCheckReservedLock(log_of(file).below(), out); }
int sector(sqlite3_file* file) { return log_of(file).below()->pMethods->xSectorSize(log_of(file).below()); }
int traits(sqlite3_file* file) { return log_of(file).below()->pMethods->xDeviceCharacteristics(log_of(file).below()); }

constexpr sqlite3_io_methods log_methods{1,    close, read,        write,   truncate, sync,    file_size, lock,    unlock,  is_reserved,
                                         control, sector, traits, nullptr, nullptr,  nullptr, nullptr,   nullptr, nullptr};

sqlite3_vfs* below(sqlite3_vfs* self) { return self->pNext; }  // the next in the engine's list

int open(sqlite3_vfs* self, char const* name, sqlite3_file* file, int flags, int* out) {
    auto* const next = below(self);
    if (!next || next->szOsFile > space_below) return SQLITE_CANTOPEN;
    if ((flags & SQLITE_OPEN_WAL) == 0) return next->xOpen(next, name, file, flags, out);
    auto& log = log_of(file);
    log = {};
    if (int const code = next->xOpen(next, name, log.below(), flags, out); code != SQLITE_OK) return code;
    log.together = new (std::nothrow) std::string();
    if (!log.together) {
        log.below()->pMethods->xClose(log.below());
        return SQLITE_NOMEM;
    }
    // Without this promise the engine fills the last sector with frames that it writes after the sync, and a commit does not end with it.
    log.puts_together = (log.below()->pMethods->xDeviceCharacteristics(log.below()) & SQLITE_IOCAP_POWERSAFE_OVERWRITE) != 0;
    log.base.pMethods = &log_methods;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* self, char const* name, int sync_folder) { return below(self)->xDelete(below(self), name, sync_folder); }

}  // namespace

void write_logs_in_one_piece() {
    static sqlite3_vfs layer = [] {
        auto made = *sqlite3_vfs_find(nullptr);  // names, times and chance are the engine's own
        made.zName = "log-in-one-piece";
        made.szOsFile = static_cast<int>(sizeof(Log)) + space_below;
        made.xOpen = open;
        made.xDelete = remove;
        return made;
    }();
    if (sqlite3_vfs_find(nullptr) != &layer) sqlite3_vfs_register(&layer, 1);  // the head of the list, before the one that was it
}

}  // namespace lingyan::storage
