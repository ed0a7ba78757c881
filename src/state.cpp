#include "state.hpp"

#include "commands/import.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"
#include "packs/calendar.hpp"
#include "packs/pack.hpp"
#include "packs/roles.hpp"
#include "storage/sqlite_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace lingyan {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_bytes = 32;

std::string read_key(Settings const& settings) {
    std::string text;
    if (auto path = settings.key_path(); !path.empty()) {
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0 && status.st_mode & 077)
            throw BadInput({{path, 0, "the key can be read by others; chmod 600 it"}});
        std::ifstream in(path);
        std::getline(in, text);
    } else if (auto value = std::getenv(settings.store_key.substr(4).c_str())) {
        text = value;
    }
    auto key = crypto::from_base64(text);
    if (!key || key->size() != key_bytes) throw BadInput({{settings.store_key, 0, "holds no key: 32 bytes as base64 are expected"}});
    return *key;
}

std::string make_key(Settings const& settings) {
    auto path = settings.key_path();
    if (path.empty()) return read_key(settings);
    auto key = crypto::random_bytes(key_bytes);
    if (auto folder = fs::path(path).parent_path(); !folder.empty()) fs::create_directories(folder);
    auto mask = ::umask(077);
    std::ofstream(path) << crypto::base64(key) << "\n";
    ::umask(mask);
    // Before the first row is sealed with it the key is on the disk, and its name in the folder.
    auto folder = fs::path(path).parent_path().string();
    for (auto const& place : {path, folder.empty() ? std::string(".") : folder})
        if (auto file = ::open(place.c_str(), O_RDONLY | O_CLOEXEC); file >= 0) {
            ::fsync(file);
            ::close(file);
        }
    if (read_key(settings) != key) throw BadInput({{path, 0, "the key could not be written"}});
    return key;
}

}  // namespace

State open_state(Settings const& settings, Opening opening, std::function<void(char const* point)> at_point) {
    auto path = settings.store_path();
    bool has_store = fs::exists(path);
    bool has_key = settings.key_path().empty() ? std::getenv(settings.store_key.substr(4).c_str()) != nullptr : fs::exists(settings.key_path());
    if (has_store && !has_key)
        throw BadInput({{path, 0, "its key is missing (" + settings.store_key + "); bring the key back, nothing can be read without it"}});
    if (!has_store && has_key && !settings.key_path().empty())
        throw BadInput({{settings.key_path(), 0, "its store is missing (" + path + "); restore the backup, or move the key away to begin anew"}});
    if (!has_store && opening == Opening::look) throw BadInput({{path, 0, "there is no store yet; start the server, or import something first"}});
    if (auto folder = fs::path(path).parent_path(); !folder.empty()) fs::create_directories(folder);
    storage::StoreOptions options;
    options.path = path;
    options.key = has_key ? read_key(settings) : make_key(settings);
    options.exclusive = opening == Opening::serve;
    options.at_point = std::move(at_point);
    return {storage::open_sqlite(std::move(options)), !has_store};
}

flow::KnowledgeNow read_knowledge(Settings const& settings, Store& store) {
    County county;
    county.roles = packs::read_roles(settings.roles);
    county.pack = packs::read_packs(settings.packs, county.roles);
    county.start = settings.start;
    for (auto const& file : settings.calendars)
        for (auto const& [year, table] : packs::read_calendar(file)) county.calendar.add(year, table);
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        county.roster = tx.registry().load();
        std::map<int, std::vector<DayOff>> imported;
        for (auto const& day : tx.registry().days_off()) imported[year_of(day.day)].push_back(day);
        for (auto const& [year, table] : imported) county.calendar.add(year, table);
    };
    store.transact_now(work);
    auto words = std::make_shared<wording::Wording const>(wording::Wording::read(settings.templates + "/messages"));
    return std::make_shared<flow::Knowledge const>(std::move(county), std::move(words));
}

void seed(Settings const& settings, Store& store, Timestamp now) {
    using namespace commands;
    auto must = [](Imported imported) {
        if (!imported.complaints.empty()) throw BadInput(std::move(imported.complaints));
    };
    auto file = [&](char const* name) { return settings.seed + "/" + name; };
    must(import_divisions(store, now, read_file(file("divisions.csv")), file("divisions.csv"), true));
    auto roles = packs::read_roles(settings.roles);
    must(import_roster(store, roles, now, read_file(file("roster.csv")), file("roster.csv"), true));
    auto knowledge = read_knowledge(settings, store);
    must(import_tasks(store, *knowledge, now, read_file(file("tasks.csv")), file("tasks.csv"), true));
}

}  // namespace lingyan
