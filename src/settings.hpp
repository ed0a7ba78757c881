// config/lingyan.toml as values: every key, its default, and what is wrong with one that cannot be used.
#pragma once

#include "domain/complaint.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lingyan {

struct AccountSettings {
    std::string name;      // callbacks come to /callback/<name>
    std::string platform;  // simulator, wecom, wechat_official_account
    std::map<std::string, std::string> keys;  // the platform's own names: corp_id, agent_id, secret, token, encoding_aes_key, base_url …; secrets already read
    std::map<std::string, std::map<std::string, std::string>> tables;  // those with names of their own in them: robots, template, subscription
    int line = 0;

    bool flag(std::string const& key) const;  // true only where it stands so
    std::map<std::string, std::string> table(std::string const& key) const;
};

struct Settings {
    std::string file;
    std::string listen = "127.0.0.1:8080";
    std::string public_url;
    std::string store_url = "sqlite:var/lingyan.db";
    std::string store_key = "file:var/lingyan.key";
    std::string seed;
    int reserve_mb = 64;  // kept free beside the database for the day on which the disk is full
    std::optional<Date> start;
    bool manual_clock = false;
    Timestamp clock_start{};
    std::vector<std::string> packs{"config/rules/grassroots.toml", "config/rules/law.toml"};
    std::string roles = "config/roles.toml";
    std::vector<std::string> calendars{"config/calendar/holidays-cn.json"};
    std::string synonyms;  // empty: search/synonyms.txt beside `roles`, where that is there
    std::string templates = "templates";
    std::string speech_url;  // empty: no recogniser is asked
    std::string speech_model = "whisper-1";
    std::string speech_key;  // already read
    int speech_seconds = 20;
    bool log_json = false;
    std::string log_level = "info";
    std::vector<AccountSettings> accounts;

    std::string host() const;
    std::uint16_t port() const;
    bool on_loopback() const;
    std::uint64_t reserve_bytes() const { return std::uint64_t(reserve_mb) << 20; }
    std::string store_path() const;  // of the SQLite file
    std::string key_path() const;    // of the key's file; empty where it comes from the environment
};

// Relative paths count from the working directory. Throws BadInput with file and line for every complaint.
Settings read_settings(std::string const& file);
void set_port(Settings&, std::uint16_t port);

}  // namespace lingyan
