#include "support.hpp"

#include <doctest/doctest.h>

#include <sqlite3.h>

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lingyan::storage {

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "lingyan-storage-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::bytes() const {
    std::ostringstream all;
    for (auto const& entry : std::filesystem::directory_iterator(path_)) {
        if (entry.file_size() == 0) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        all << file.rdbuf();
    }
    return all.str();
}

std::string test_key() { return "0123456789abcdef0123456789abcdef"; }

StoreOptions options_for(TemporaryFolder const& folder) {
    StoreOptions options;
    options.path = folder.database();
    options.key = test_key();
    return options;
}

std::vector<Engine> const& engines() {
    auto const remembers = [](bool wanted) {
        return [wanted](TemporaryFolder const& folder) {
            auto options = options_for(folder);
            options.remembers = wanted;
            return open_sqlite(options);
        };
    };
    static std::vector<Engine> const all{{"sqlite", remembers(true)}, {"sqlite that remembers nothing", remembers(false)}};
    return all;
}

void on_every_store(std::function<void(Store&)> const& check) {
    for (auto const& engine : engines()) {
        CAPTURE(engine.name);
        TemporaryFolder folder;
        auto store = engine.open(folder);
        check(*store);
    }
}

void in_every_store(std::function<void(Transaction&)> const& check) {
    on_every_store([&check](Store& store) { store.transact_now(check); });
}

std::string error_of(std::function<void()> const& work) {
    try {
        work();
    } catch (std::exception const& error) {
        return error.what();
    }
    return "";
}

Date day(int number) { return make_date(2026, 10, 8) + days(number); }
Timestamp moment(int minutes_on) { return at(make_date(2026, 10, 8), std::chrono::hours(8)) + minutes(minutes_on); }

void execute_beside(std::string const& database, std::string const& sql) {
    sqlite3* handle = nullptr;
    sqlite3_open(database.c_str(), &handle);
    int const code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    if (code != SQLITE_OK) throw std::runtime_error("sql beside the store failed");
}

}  // namespace lingyan::storage
