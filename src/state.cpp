#include "state.hpp"

#include "commands/import.hpp"
#include "commands/search.hpp"
#include "crypto/base64.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"
#include "packs/calendar.hpp"
#include "packs/pack.hpp"
#include "packs/roles.hpp"
#include "storage/database_file.hpp"
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

std::string folder_of(std::string const& path) {
    auto folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

void sync(std::string const& place) {
    auto const file = ::open(place.c_str(), O_RDONLY | O_CLOEXEC);
    bool const synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced) throw StoreError(place + " cannot be brought to the disk");
}

// The new name is on the disk when this returns, and the old one is gone.
void rename_for_good(std::string const& from, std::string const& to) {
    fs::rename(from, to);
    sync(folder_of(to));
}

void keep_key(std::string const& path, std::string const& key) {
    auto const half_done = path + ".new";
    fs::create_directories(folder_of(path));
    fs::remove(half_done);
    auto mask = ::umask(077);
    std::ofstream(half_done) << crypto::base64(key) << "\n";
    ::umask(mask);
    sync(half_done);
    rename_for_good(half_done, path);
}

std::string half_made(std::string const& store) { return store + ".new"; }

// The store is made whole under another name, then the key gets its name, then the store: whatever cuts this off, the next start either
// finds both or knows by the half-made one that nothing had been in there.
void make_state(Settings const& settings, Opening opening, std::function<void(char const* point)> const& at_point) {
    auto point = [&](char const* name) {
        if (at_point) at_point(name);
    };
    auto const path = settings.store_path(), half_done = half_made(path), key_path = settings.key_path();
    fs::create_directories(folder_of(path));
    storage::ServerLock const alone(path);
    if (fs::exists(path)) return;  // another one has just made it
    for (auto const* part : {"", "-wal", "-shm", "-journal"}) fs::remove(half_done + part);
    bool const has_key = key_path.empty() || fs::exists(key_path);
    storage::StoreOptions options;
    options.path = half_done;
    options.key = has_key ? read_key(settings) : crypto::random_bytes(key_bytes);
    std::function<void(Transaction&)> first = [&](Transaction& tx) {
        if (opening == Opening::serve && !settings.seed.empty()) tx.marks().put(seed_mark, "begun");
    };
    storage::open_sqlite(options)->transact_now(first);
    sync(half_done);
    sync(folder_of(half_done));
    point("store-made");
    if (!has_key) keep_key(key_path, options.key);
    point("key-named");
    rename_for_good(half_done, path);
    point("store-named");
}

}  // namespace

State open_state(Settings const& settings, Opening opening, std::function<void(char const* point)> at_point) {
    auto path = settings.store_path();
    bool has_store = fs::exists(path);
    bool has_key = settings.key_path().empty() ? std::getenv(settings.store_key.substr(4).c_str()) != nullptr : fs::exists(settings.key_path());
    if (has_store && !has_key)
        throw BadInput({{path, 0, "its key is missing (" + settings.store_key + "); bring the key back, nothing can be read without it"}});
    bool const cut_off = !has_store && fs::exists(half_made(path));
    if (!has_store && has_key && !cut_off && !settings.key_path().empty())
        throw BadInput({{settings.key_path(), 0, "its store is missing (" + path + "); restore the backup, or move the key away to begin anew"}});
    if (!has_store && opening == Opening::look) throw BadInput({{path, 0, "there is no store yet; start the server, or import something first"}});
    if (!has_store) make_state(settings, opening, at_point);
    storage::StoreOptions options;
    options.path = path;
    options.key = read_key(settings);
    options.exclusive = opening == Opening::serve;
    options.at_point = std::move(at_point);
    auto page_key = crypto::hmac_sha256(options.key, "pages");
    return {storage::open_sqlite(std::move(options)), std::move(page_key)};
}

flow::KnowledgeNow read_knowledge(Settings const& settings, Store& store) {
    County county;
    county.roles = packs::read_roles(settings.roles);
    county.pack = packs::read_packs(settings.packs, county.roles);
    county.start = settings.start;
    county.public_url = settings.public_url;
    county.synonyms = commands::read_synonyms(settings);
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
    return std::make_shared<flow::Knowledge const>(std::move(county), std::move(words), !settings.speech_url.empty());
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
    if (fs::exists(file("guides"))) must(import_guides(store, now, file("guides"), true));
}

}  // namespace lingyan
