// A database of its own for each test, and the few values that tests begin with.
#pragma once

#include "storage/sqlite_store.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace lingyan::storage {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    std::string database() const { return (path_ / "lingyan.db").string(); }
    std::filesystem::path const& path() const { return path_; }
    std::string bytes() const;  // of every file in it, one after the other

private:
    std::filesystem::path path_;
};

std::string test_key();
StoreOptions options_for(TemporaryFolder const&);

// One store after another on the same file. A second engine adds its row to `engines()`.
struct Engine {
    char const* name;
    std::function<std::unique_ptr<Store>(TemporaryFolder const&)> open;
};
std::vector<Engine> const& engines();
void on_every_store(std::function<void(Store&)> const& check);
void in_every_store(std::function<void(Transaction&)> const& check);  // in one transaction

std::string error_of(std::function<void()> const& work);  // empty when nothing was thrown

Date day(int number);             // number days after 2026-10-08
Timestamp moment(int minutes_on);  // minutes after 2026-10-08 08:00 in the county

// Changes a file's rows behind the store's back.
void execute_beside(std::string const& database, std::string const& sql);

}  // namespace lingyan::storage
