// A disk between SQLite and the file system: it counts what is asked of it, and fails at the n-th as disks do.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace lingyan::storage {

// Every database that is opened while it lives goes through it; one at a time, made before the first store and gone after the last.
class Disk {
public:
    // full: no byte more, this once. bad: this one operation fails, and a failed sync has lost what it was to keep, as on Linux.
    // dies: nothing more is done from here on, whoever asks; what the files hold then is decided by restart().
    enum class Fault { none, full, bad, dies };
    enum class Operation { write, sync, truncate, remove };
    // What a machine's restart finds of what was written and never synced. all: the process alone has ended. some: any part, the last write torn.
    enum class Kept { none, some, all };

    explicit Disk(std::function<void()> before_each = {});  // called before each counted operation, on whoever's thread
    ~Disk();
    Disk(Disk const&) = delete;

    void fail_at(std::size_t operation, Fault);  // the n-th from now, from 1; 0: none
    void fill(bool full);                // until further notice nothing grows
    void unplug();                       // dead from now on
    void plug_in();                      // as it was: another process on the same machine
    std::vector<Operation> operations() const;  // since fail_at
    bool dead() const;
    void restart(Kept, unsigned seed = 1);  // after every file has been closed

    struct Door;  // what SQLite calls
    friend struct Door;

private:
    struct Write {
        long long at;
        std::string bytes;
        bool cut = false;  // a truncation to `at`
    };
    struct Image {  // of one file: what is surely on the disk, and what is on its way
        std::string durable;
        std::vector<Write> pending;
        bool removed = false;
    };
    static void apply(std::string& bytes, Write const&);
    Fault pass(Operation, bool grows);
    Image& image(std::string const& path);

    std::function<void()> before_each_;
    mutable std::mutex mutex_;
    std::map<std::string, Image> images_;
    std::vector<Operation> operations_;
    std::size_t fail_at_ = 0;
    Fault fault_ = Fault::none;
    bool full_ = false, dead_ = false;
};

}  // namespace lingyan::storage
