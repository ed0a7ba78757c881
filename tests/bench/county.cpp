#include "county.hpp"

#include "callbacks.hpp"
#include "process.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace lingyan::bench {

namespace fs = std::filesystem;

namespace {

std::string const root = PROJECT_ROOT "/";
std::string const program = PROGRAMS "/lingyan";

std::string content(std::string const& file) {
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
}

std::vector<std::string> cells(std::string const& line) {
    std::vector<std::string> found;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) found.push_back(cell);
    return found;
}

// The pack's rules again under other names, so that there are that many more of them.
std::string with_copies(std::string const& pack, int copies) {
    auto const first = pack.find("[[rule]]");
    auto const next_table = [&](std::size_t at) { return std::min(pack.find("\n[", at), pack.size()); };
    std::string all = pack;
    for (int copy = 1; copy < copies; ++copy)
        for (auto at = first; at != pack.npos; at = pack.find("[[rule]]", at + 1)) {
            auto rule = pack.substr(at, next_table(at) - at);
            auto const id = rule.find("id");
            rule.insert(rule.find('"', id) + 1, "copy" + std::to_string(copy) + ".");
            all += "\n" + rule + "\n";
        }
    return all;
}

}  // namespace

County::County(int rule_copies) {
    auto pattern = (fs::temp_directory_path() / "lingyan-bench-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    write_files(rule_copies);
    auto const port = free_port();
    Process seeding({program, "serve", "--config", file("seeded.toml"), "--port", std::to_string(port)}, -1, file("log"));
    seeding.answers_at(port);
}

County::~County() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void County::write_files(int rule_copies) {
    fs::create_directories(folder_ / "seed");
    fs::copy_file(root + "config/demo/divisions.csv", folder_ / "seed/divisions.csv");
    fs::copy(root + "config/demo/guides", folder_ / "seed/guides", fs::copy_options::recursive);

    std::istringstream roster(content(root + "config/demo/roster.csv"));
    std::ofstream people(folder_ / "seed/roster.csv"), tasks(folder_ / "seed/tasks.csv");
    tasks << "unit_code,lead,title,issuer,basis,quality,due,milestones\n";
    std::map<std::string, std::string> heads;  // unit → person
    for (std::string line; std::getline(roster, line);) {
        auto const cell = cells(line);
        auto const person = "simulator:" + cell.at(0);
        if (auto const at = line.find(person); at != line.npos) line.insert(at, "wecom:" + cell.at(0) + " ");
        people << line << "\n";
        if (cell.at(6) == "1") heads.try_emplace(cell.at(3), cell.at(0));
    }
    for (auto const& [unit, person] : heads) {
        if (std::ranges::find(cadres_, person) != cadres_.end()) continue;
        cadres_.push_back(person);
        tasks << unit << ",,冬季防火巡查,县林业局,防火通知,逐处登记,2026-12-30,\n" << unit << ",,医保参保名单核对,县医保局,参保通知,逐户核对,2026-12-31,\n";
    }

    auto const pack = file("rules.toml");
    std::ofstream(pack) << with_copies(content(root + "config/rules/grassroots.toml"), rule_copies);
    for (std::string const name : {"seeded", "copy"}) {
        std::ofstream config(file(name + ".toml"));
        config << "[server]\nlisten = \"127.0.0.1:8080\"\n[store]\nurl = \"sqlite:" << file(name + ".db") << "\"\nkey = \"file:" << file(name + ".key")
               << "\"\nseed = \"" << file("seed") << "\"\n[start]\ndate = 2026-10-08\n[clock]\nmode = \"manual\"\nstart = \"2026-12-20T21:00:00+08:00\"\n"
               << "[rules]\npacks = [\"" << pack << "\"]\nroles = \"" << root << "config/roles.toml\"\ncalendars = [\"" << root
               << "config/calendar/holidays-cn.json\"]\n[templates]\nfolder = \"" << root << "templates\"\n[log]\nlevel = \"warn\"\n"
               << "[[account]]\nname = \"simulator\"\nplatform = \"simulator\"\n"
               << "[[account]]\nname = \"wecom\"\nplatform = \"wecom\"\ncorp_id = \"" << corp_id << "\"\nagent_id = " << agent_id;
        for (auto const& [key, value] : std::map<std::string, std::string>{{"secret", "none"}, {"token", token}, {"encoding_aes_key", aes_key}}) {
            std::ofstream(file(key)) << value << "\n";
            fs::permissions(file(key), fs::perms::owner_read | fs::perms::owner_write);
            config << "\n" << key << " = \"file:" << file(key) << "\"";
        }
        config << "\nbase_url = \"http://127.0.0.1:9\"\n[[account]]\nname = \"wechat\"\nplatform = \"wechat_official_account\"\napp_id = \"" << app_id
               << "\"\nbase_url = \"http://127.0.0.1:9\"";
        for (auto const& [key, secret] : std::map<std::string, std::string>{{"app_secret", "secret"}, {"token", "token"}, {"encoding_aes_key", "encoding_aes_key"}})
            config << "\n" << key << " = \"file:" << file(secret) << "\"";
        config << "\n";
    }
}

std::vector<std::string> County::serve_copy(std::uint16_t port) {
    for (std::string const suffix : {".db", ".db-wal", ".db-shm", ".key"}) {
        fs::remove(file("copy" + suffix));
        if (suffix != ".db-shm" && fs::exists(file("seeded" + suffix))) fs::copy_file(file("seeded" + suffix), file("copy" + suffix));
    }
    return serve_again(port);
}

std::vector<std::string> County::serve_again(std::uint16_t port) const {
    return {program, "serve", "--config", file("copy.toml"), "--port", std::to_string(port)};
}

}  // namespace lingyan::bench
