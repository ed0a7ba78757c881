#include "storage/support_disk.hpp"

#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace lingyan::storage {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = 4096;

struct Disk::Door {
    struct File {
        sqlite3_file base;
        std::string* path;   // null for a temporary one, which nobody misses
        sqlite3_file* real;  // behind this struct
    };

    static Disk*& disk() {
        static Disk* one = nullptr;
        return one;
    }
    static sqlite3_vfs*& below() {
        static sqlite3_vfs* one = nullptr;
        return one;
    }
    static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return of(file).real; }

    static int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
        auto& opened = of(file);
        opened.base.pMethods = nullptr;
        opened.path = nullptr;
        opened.real = reinterpret_cast<sqlite3_file*>(&opened + 1);
        int const code = below()->xOpen(below(), name, opened.real, flags, out);
        if (code != SQLITE_OK) return code;
        opened.base.pMethods = &methods();
        if (name) {
            std::lock_guard const lock(disk()->mutex_);
            disk()->image(name);
            opened.path = new std::string(name);
        }
        return SQLITE_OK;
    }
    static int close(sqlite3_file* file) {
        delete of(file).path;
        return real(file)->pMethods->xClose(real(file));
    }
    static int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
        if (disk()->dead()) return SQLITE_IOERR_READ;
        return real(file)->pMethods->xRead(real(file), into, count, at);
    }
    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) {
        auto const* path = of(file).path;
        sqlite3_int64 size = 0;
        real(file)->pMethods->xFileSize(real(file), &size);
        if (auto const fault = disk()->pass(Operation::write, at + count > size); fault != Fault::none)
            return fault == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        if (path) {
            std::lock_guard const lock(disk()->mutex_);
            auto& pending = disk()->image(*path).pending;
            for (std::string_view rest(static_cast<char const*>(bytes), std::size_t(count)); !rest.empty();) {  // in the disk's own blocks, each of which may be lost
                auto const block = rest.substr(0, block_bytes - std::size_t(at) % block_bytes);
                pending.push_back({at, std::string(block)});
                at += sqlite3_int64(block.size());
                rest.remove_prefix(block.size());
            }
            at -= count;
        }
        return real(file)->pMethods->xWrite(real(file), bytes, count, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (disk()->pass(Operation::truncate, false) != Fault::none) return SQLITE_IOERR_TRUNCATE;
        if (auto const* path = of(file).path) {
            std::lock_guard const lock(disk()->mutex_);
            disk()->image(*path).pending.push_back({size, {}, true});
        }
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int flags) {
        auto const fault = disk()->pass(Operation::sync, false);
        auto const* path = of(file).path;
        std::lock_guard const lock(disk()->mutex_);
        if (path && !disk()->dead_) {
            auto& image = disk()->image(*path);
            if (fault == Fault::none)
                for (auto const& write : image.pending) apply(image.durable, write);
            if (fault == Fault::none)  // a journaling file system keeps its changes of names in order: with this one, those before it
                for (auto& [name, other] : disk()->images_)
                    if (other.removed) other = {{}, {}, true};
            image.pending.clear();  // also after a failure: what it was to keep counts as clean from now on
        }
        if (fault != Fault::none) return SQLITE_IOERR_FSYNC;
        static_cast<void>(flags);  // the disk below is only a cache here: what is durable is what this one says
        return SQLITE_OK;
    }
    static int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
    static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
    static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
    static int reserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
    static int control(sqlite3_file* file, int op, void* arg) { return real(file)->pMethods->xFileControl(real(file), op, arg); }
    static int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
    static int traits(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }  // what the real one promises: a torn write harms no byte beside it
    static int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
        return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
    }
    static int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    }
    static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shm_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

    static int remove(sqlite3_vfs*, char const* name, int sync_folder) {
        if (disk()->pass(Operation::remove, false) != Fault::none) return SQLITE_IOERR_DELETE;
        {
            std::lock_guard const lock(disk()->mutex_);
            disk()->image(name).removed = true;
        }
        return below()->xDelete(below(), name, sync_folder);
    }

    static sqlite3_io_methods const& methods() {
        static sqlite3_io_methods const all{2, close, read, write, truncate, sync, file_size, lock, unlock, reserved,
                                            control, sector, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};
        return all;
    }
    static sqlite3_vfs& vfs() {
        static sqlite3_vfs one;
        return one;
    }
};

Disk::Disk(std::function<void()> before_each) : before_each_(std::move(before_each)) {
    if (Door::disk()) throw std::logic_error("one disk at a time");
    Door::disk() = this;
    Door::below() = sqlite3_vfs_find("unix");
    auto& vfs = Door::vfs();
    vfs = *Door::below();
    vfs.zName = "test-disk";
    vfs.szOsFile = int(sizeof(Door::File)) + Door::below()->szOsFile;
    vfs.xOpen = Door::open;
    vfs.xDelete = Door::remove;
    sqlite3_vfs_register(&vfs, 1);
}

Disk::~Disk() {
    sqlite3_vfs_unregister(&Door::vfs());
    Door::disk() = nullptr;
}

void Disk::fail_at(std::size_t operation, Fault fault) {
    std::lock_guard const lock(mutex_);
    operations_.clear();
    fail_at_ = operation;
    fault_ = fault;
}

void Disk::fill(bool full) {
    std::lock_guard const lock(mutex_);
    full_ = full;
}

void Disk::unplug() {
    std::lock_guard const lock(mutex_);
    dead_ = true;
}

void Disk::plug_in() {
    std::lock_guard const lock(mutex_);
    dead_ = false;
}

std::vector<Disk::Operation> Disk::operations() const {
    std::lock_guard const lock(mutex_);
    return operations_;
}

bool Disk::dead() const {
    std::lock_guard const lock(mutex_);
    return dead_;
}

Disk::Fault Disk::pass(Operation kind, bool grows) {
    if (before_each_) before_each_();
    std::lock_guard const lock(mutex_);
    if (dead_) return Fault::bad;
    operations_.push_back(kind);
    if (operations_.size() == fail_at_) {
        if (fault_ == Fault::dies) dead_ = true;
        if (fault_ == Fault::full) return kind == Operation::write ? Fault::full : Fault::none;
        if (fault_ != Fault::none) return Fault::bad;
    }
    return full_ && grows ? Fault::full : Fault::none;
}

Disk::Image& Disk::image(std::string const& path) {
    auto const [found, fresh] = images_.try_emplace(path);
    auto& image = found->second;
    if (image.removed) image = {};  // made anew under its old name
    if (fresh) {
        std::ostringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        image.durable = bytes.str();
    }
    return image;
}

void Disk::apply(std::string& bytes, Write const& write) {
    auto const at = std::size_t(write.at);
    if (write.cut) return bytes.resize(at);
    if (bytes.size() < at + write.bytes.size()) bytes.resize(at + write.bytes.size());
    bytes.replace(at, write.bytes.size(), write.bytes);
}

void Disk::restart(Kept kept, unsigned seed) {
    std::lock_guard const lock(mutex_);
    std::minstd_rand luck(seed);
    for (auto& [path, image] : images_) {
        auto bytes = image.durable;
        for (auto const& write : image.pending) {
            bool const last = &write == &image.pending.back();
            if (kept == Kept::none || (kept == Kept::some && luck() % 2)) continue;
            auto part = write;
            if (kept == Kept::some && last) part.bytes.resize(part.bytes.size() / 2);
            apply(bytes, part);
        }
        bool const gone = image.removed && (image.durable.empty() || kept == Kept::all || (kept == Kept::some && luck() % 2));
        if (gone || (bytes.empty() && !fs::exists(path))) fs::remove(path);
        else std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        fs::remove(path + "-shm");
    }
    images_.clear();
    dead_ = false;
    full_ = false;
    fail_at_ = 0;
}

}  // namespace lingyan::storage
