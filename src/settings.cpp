#include "settings.hpp"

#include "account_checks.hpp"

// 3.3 asserts over a table header such as [来源], which would end the process; without the assertion it complains with the line.
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/toml.h>

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace lingyan {

namespace {

// What may stand in which table; anything else is a slip of the pen that must not go unnoticed.
std::map<std::string, std::vector<std::string>> const known_keys{
    {"server", {"listen", "public_url"}},
    {"store", {"url", "seed", "key", "reserve_mb"}},
    {"start", {"date"}},
    {"clock", {"mode", "start"}},
    {"rules", {"packs", "roles", "calendars"}},
    {"search", {"synonyms"}},
    {"templates", {"folder"}},
    {"speech", {"base_url", "model", "key", "seconds"}},
    {"log", {"form", "level"}},
    {"account", {}},
};

std::map<std::string, std::vector<std::string>> const platform_keys{
    {"simulator", {}},
    {"wecom", {"corp_id", "agent_id", "secret", "token", "encoding_aes_key", "base_url", "cards", "robots"}},
    {"wechat_official_account",
     {"app_id", "app_secret", "token", "encoding_aes_key", "base_url", "oauth_url", "plain_mode", "passive_replies", "messages_a_minute", "menu",
      "template", "subscription"}},
};
std::vector<std::string> const optional_keys{"base_url", "oauth_url", "cards", "robots", "plain_mode", "passive_replies", "messages_a_minute", "menu", "template", "subscription"};
std::vector<std::string> const secret_keys{"secret", "app_secret", "token", "encoding_aes_key", "robots", "speech.key"};
std::vector<std::string> const flag_keys{"cards", "plain_mode", "passive_replies"};
std::vector<std::string> const table_keys{"robots", "template", "subscription"};

bool among(std::vector<std::string> const& keys, std::string const& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

class Reader {
public:
    explicit Reader(Settings& settings) : s_(settings) {}
    std::vector<Complaint> complaints;

    void read(toml::table const& root) {
        for (auto const& [key, node] : root) {
            auto known = known_keys.find(std::string(key.str()));
            if (known == known_keys.end()) {
                complain(node, "there is no [" + std::string(key.str()) + "]; known are server, store, start, clock, rules, search, templates, speech, log, [[account]]");
                continue;
            }
            if (key.str() == "account") accounts(node);
            else if (auto table = node.as_table()) section(known->first, known->second, *table);
            else complain(node, "[" + known->first + "] has to be a table");
        }
    }

private:
    void complain(toml::node const& node, std::string text) { complaints.push_back({s_.file, int(node.source().begin.line), std::move(text)}); }

    std::string text(toml::node const& node, std::string const& name) {
        if (auto value = node.value_exact<std::string>()) return *value;
        complain(node, name + " has to be a text in quotes");
        return {};
    }

    std::vector<std::string> texts(toml::node const& node, std::string const& name) {
        std::vector<std::string> found;
        if (auto list = node.as_array())
            for (auto const& element : *list) found.push_back(text(element, name));
        else found.push_back(text(node, name));
        return found;
    }

    void section(std::string const& name, std::vector<std::string> const& keys, toml::table const& table) {
        for (auto const& [key, node] : table) {
            auto k = std::string(key.str());
            if (std::find(keys.begin(), keys.end(), k) == keys.end()) {
                std::string all;
                for (auto const& one : keys) all += (all.empty() ? "" : ", ") + one;
                complain(node, "[" + name + "] has no key " + k + "; it has " + all);
                continue;
            }
            auto full = name + "." + k;
            if (full == "server.listen") {
                s_.listen = text(node, full);
                if (s_.port() == 0) complain(node, "server.listen has to be address:port, as in 127.0.0.1:8080");
            } else if (full == "server.public_url") s_.public_url = text(node, full);
            else if (full == "store.url") {
                s_.store_url = text(node, full);
                if (s_.store_url.starts_with("postgresql:")) complain(node, "store.url: PostgreSQL is not supported by this version yet; use sqlite:PATH");
                else if (!s_.store_url.starts_with("sqlite:")) complain(node, "store.url has to be sqlite:PATH");
            } else if (full == "store.seed") s_.seed = text(node, full);
            else if (full == "store.reserve_mb") {
                auto const megabytes = node.value_exact<std::int64_t>();
                if (megabytes && *megabytes >= 0 && *megabytes <= 4096) s_.reserve_mb = int(*megabytes);
                else complain(node, "store.reserve_mb has to be a number of MiB from 0 (none) to 4096");
            } else if (full == "store.key") {
                s_.store_key = text(node, full);
                if (!s_.store_key.starts_with("file:") && !s_.store_key.starts_with("env:")) complain(node, "store.key has to be file:PATH or env:NAME, never the key itself");
            } else if (full == "start.date") date(node);
            else if (full == "clock.mode") {
                auto mode = text(node, full);
                if (mode != "system" && mode != "manual") complain(node, "clock.mode is either \"system\" or \"manual\"");
                s_.manual_clock = mode == "manual";
            } else if (full == "clock.start") {
                auto moment = read_timestamp(text(node, full));
                if (moment) s_.clock_start = *moment;
                else complain(node, "clock.start has to be a time such as 2026-10-08T08:00:00+08:00");
            } else if (full == "rules.packs") s_.packs = texts(node, full);
            else if (full == "rules.roles") s_.roles = text(node, full);
            else if (full == "rules.calendars") s_.calendars = texts(node, full);
            else if (full == "search.synonyms") s_.synonyms = text(node, full);
            else if (full == "templates.folder") s_.templates = text(node, full);
            else if (full == "speech.base_url") {
                s_.speech_url = text(node, full);
                if (!s_.speech_url.empty() && !s_.speech_url.starts_with("http://") && !s_.speech_url.starts_with("https://")) complain(node, "speech.base_url has to begin with http:// or https://; empty: no recogniser");
            } else if (full == "speech.model") s_.speech_model = text(node, full);
            else if (full == "speech.key") s_.speech_key = secret(node, full, text(node, full));
            else if (full == "speech.seconds") {
                auto const seconds = node.value_exact<std::int64_t>();
                if (seconds && *seconds >= 1 && *seconds <= 120) s_.speech_seconds = int(*seconds);
                else complain(node, "speech.seconds has to be a number from 1 to 120");
            } else if (full == "log.form") {
                auto form = text(node, full);
                if (form != "text" && form != "json") complain(node, "log.form is either \"text\" or \"json\"");
                s_.log_json = form == "json";
            } else if (full == "log.level") {
                s_.log_level = text(node, full);
                if (s_.log_level != "debug" && s_.log_level != "info" && s_.log_level != "warn" && s_.log_level != "error")
                    complain(node, "log.level is one of debug, info, warn, error");
            }
        }
    }

    void date(toml::node const& node) {
        if (auto value = node.value_exact<toml::date>()) s_.start = make_date(value->year, value->month, value->day);
        else if (auto words = node.value_exact<std::string>(); words && read_date(*words)) s_.start = read_date(*words);
        else complain(node, "start.date has to be a day such as 2026-10-08");
    }

    void accounts(toml::node const& node) {
        auto list = node.as_array();
        if (!list) return complain(node, "accounts are written as [[account]]");
        for (auto const& element : *list) {
            auto table = element.as_table();
            if (!table) continue;
            AccountSettings account;
            account.line = int(element.source().begin.line);
            if (auto name = table->get("name")) account.name = text(*name, "account.name");
            if (auto platform = table->get("platform")) account.platform = text(*platform, "account.platform");
            auto allowed = platform_keys.find(account.platform);
            if (account.name.empty() || account.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != std::string::npos)
                complain(element, "an account needs a name of letters, digits, - and _; its callbacks come to /callback/<name>");
            if (std::any_of(s_.accounts.begin(), s_.accounts.end(), [&](auto const& other) { return other.name == account.name; }))
                complain(element, "two accounts are called " + account.name);
            if (allowed == platform_keys.end()) {
                complain(element, "account " + account.name + ": platform is one of simulator, wecom, wechat_official_account");
                continue;
            }
            for (auto const& [key, value] : *table) {
                auto k = std::string(key.str());
                if (k == "name" || k == "platform") continue;
                if (std::find(allowed->second.begin(), allowed->second.end(), k) == allowed->second.end()) {
                    complain(value, "account " + account.name + ": " + account.platform + " has no key " + k);
                    continue;
                }
                if (among(flag_keys, k)) {
                    auto flag = value.value_exact<bool>();
                    if (!flag) complain(value, k + " is either true or false");
                    account.keys[k] = flag && *flag ? "true" : "false";
                } else if (among(table_keys, k)) {
                    account.tables[k] = table_of(value, k);
                } else if (auto number = value.value_exact<std::int64_t>()) account.keys[k] = std::to_string(*number);
                else account.keys[k] = secret(value, k, text(value, k));
                if (auto wrong = complaint_about(account, k); !wrong.empty() && !complained_of(value)) complain(value, std::move(wrong));
            }
            for (auto const& needed : allowed->second) {
                bool const spared = among(optional_keys, needed) || (needed == "encoding_aes_key" && account.flag("plain_mode"));
                if (!spared && !account.keys.contains(needed)) complain(element, "account " + account.name + " needs " + needed);
            }
            if (account.platform == "simulator" && !s_.on_loopback())
                complain(element, "a simulator account is refused unless server.listen is a loopback address: anybody could speak as anybody");
            s_.accounts.push_back(std::move(account));
        }
    }

    bool complained_of(toml::node const& node) const {
        return !complaints.empty() && complaints.back().line == int(node.source().begin.line);
    }

    std::map<std::string, std::string> table_of(toml::node const& node, std::string const& key) {
        std::map<std::string, std::string> found;
        auto table = node.as_table();
        if (!table) complain(node, key + " is written as { \"" + (key == "robots" ? "unit's code\" = \"file:PATH" : "name\" = \"value") + "\", … }");
        else
            for (auto const& [name, value] : *table) found[std::string(name.str())] = secret(value, key, text(value, key + "." + std::string(name.str())));
        return found;
    }

    // env:NAME and file:PATH stand for what is there; a secret in clear is refused.
    std::string secret(toml::node const& node, std::string const& key, std::string value) {
        bool is_secret = among(secret_keys, key);
        if (value.starts_with("env:")) {
            auto found = std::getenv(value.c_str() + 4);
            if (!found) complain(node, key + ": the environment has no " + value.substr(4));
            return found ? found : "";
        }
        if (value.starts_with("file:")) {
            auto path = value.substr(5);
            struct stat status {};
            if (::stat(path.c_str(), &status) != 0) {
                complain(node, key + ": there is no file " + path);
                return {};
            }
            if (status.st_mode & 077) complain(node, key + ": " + path + " can be read by others; chmod 600 it");
            std::ifstream in(path);
            std::string line;
            std::getline(in, line);
            return line;
        }
        if (is_secret) complain(node, key + " is a secret and must not stand here: write env:NAME or file:PATH");
        return value;
    }

    Settings& s_;
};

}  // namespace

bool AccountSettings::flag(std::string const& key) const {
    auto found = keys.find(key);
    return found != keys.end() && found->second == "true";
}

std::map<std::string, std::string> AccountSettings::table(std::string const& key) const {
    auto found = tables.find(key);
    return found == tables.end() ? std::map<std::string, std::string>{} : found->second;
}

std::string Settings::host() const {
    auto colon = listen.rfind(':');
    auto address = colon == std::string::npos ? listen : listen.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    return address == "localhost" ? "127.0.0.1" : address;
}

std::uint16_t Settings::port() const {
    auto colon = listen.rfind(':');
    if (colon == std::string::npos) return 0;
    std::uint16_t value = 0;
    auto text = std::string_view(listen).substr(colon + 1);
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

bool Settings::on_loopback() const { return host().starts_with("127.") || host() == "::1"; }

std::string Settings::store_path() const { return store_url.substr(store_url.find(':') + 1); }

std::string Settings::key_path() const { return store_key.starts_with("file:") ? store_key.substr(5) : std::string{}; }

void set_port(Settings& settings, std::uint16_t port) {
    auto colon = settings.listen.rfind(':');
    settings.listen = settings.listen.substr(0, colon) + ":" + std::to_string(port);
}

Settings read_settings(std::string const& file) {
    Settings settings;
    settings.file = file;
    std::ifstream in(file);
    if (!in) throw BadInput({{file, 0, "cannot be read; name another with --config FILE"}});
    std::stringstream bytes;
    bytes << in.rdbuf();
    toml::table root;
    try {
        root = toml::parse(bytes.str(), file);
    } catch (toml::parse_error const& error) {
        throw BadInput({{file, int(error.source().begin.line), std::string(error.description())}});
    }
    Reader reader(settings);
    // The address decides whether a simulator may stand there, so it is read before the accounts.
    if (auto server = root["server"]["listen"].value<std::string>()) settings.listen = *server;
    reader.read(root);
    if (settings.manual_clock && settings.clock_start == Timestamp{})
        reader.complaints.push_back({file, 0, "a manual clock needs clock.start"});
    if (!reader.complaints.empty()) throw BadInput(std::move(reader.complaints));
    return settings;
}

}  // namespace lingyan
