#include "business_clock.hpp"
#include "commands/at_hand.hpp"
#include "commands/check.hpp"
#include "commands/deliveries.hpp"
#include "commands/doctor.hpp"
#include "commands/export.hpp"
#include "commands/import.hpp"
#include "commands/qr.hpp"
#include "commands/search.hpp"
#include "commands/understand.hpp"
#include "commands/understand_dates.hpp"
#include "packs/menu.hpp"
#include "packs/roles.hpp"
#include "platforms.hpp"
#include "service.hpp"
#include "settings.hpp"
#include "state.hpp"
#include "telemetry/log.hpp"

#include <CLI/CLI.hpp>

#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>

namespace {

using namespace lingyan;

void begin_log(Settings const& settings) {
    auto level = settings.log_level == "debug" ? log::Level::debug : settings.log_level == "warn" ? log::Level::warn : settings.log_level == "error" ? log::Level::error : log::Level::info;
    log::begin(settings.log_json ? log::Form::json : log::Form::text, level);
}

int serve(Settings const& settings) {
    std::signal(SIGPIPE, SIG_IGN);  // whoever reads the log may go away
    Service service(settings);
    // Signals have a loop of their own, so that a stop is heard whatever the service is doing.
    boost::asio::io_context signals;
    boost::asio::signal_set stop_signals(signals, SIGTERM, SIGINT);
    auto on_signal = [&](boost::system::error_code failed, int) {
        if (!failed) service.stop();
    };
    stop_signals.async_wait(on_signal);
    std::thread listener([&] { signals.run(); });
    if (service.seeded()) std::printf("demo imported from %s\n", settings.seed.c_str());
    std::printf("serving at http://%s/\n", settings.listen.c_str());
    std::fflush(stdout);
    auto code = service.run();
    signals.stop();
    listener.join();
    return code;
}

int verify(Settings const& settings) {
    auto state = open_state(settings, Opening::look);
    std::optional<std::int64_t> broken;
    std::function<void(Transaction&)> work = [&](Transaction& tx) { broken = tx.audit().first_broken(); };
    state.store->transact_now(work);
    if (broken) {
        std::fprintf(stderr, "the audit chain breaks at row %lld: it, or a row before it, was altered\n", static_cast<long long>(*broken));
        return 1;
    }
    std::printf("the audit chain holds\n");
    return 0;
}

// Real time is the time of an import, but for a clock that is moved by hand.
Timestamp business_now(Settings const& settings, Store& store) {
    if (!settings.manual_clock) return real_now();
    auto now = settings.clock_start;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        if (auto kept = tx.marks().find(clock_mark))
            if (auto moment = read_timestamp(*kept)) now = *moment;
    };
    store.transact_now(work);
    return now;
}

int import(Settings const& settings, std::string const& what, std::string const& file, bool all_or_nothing) {
    auto state = open_state(settings, Opening::import);
    auto& store = *state.store;
    auto now = business_now(settings, store);
    if (what == "calendar") return commands::print(commands::import_calendar(store, now, file), "放假安排");
    if (what == "guides") return commands::print(commands::import_guides(store, now, file, all_or_nothing), "办事指南", "份");
    auto bytes = commands::read_file(file);
    if (what == "divisions") return commands::print(commands::import_divisions(store, now, bytes, file, all_or_nothing), "区划");
    if (what == "roster") return commands::print(commands::import_roster(store, packs::read_roles(settings.roles), now, bytes, file, all_or_nothing), "名单");
    if (what == "duty") return commands::print(commands::import_duty(store, packs::read_roles(settings.roles), now, bytes, file, all_or_nothing), "值班表");
    auto knowledge = read_knowledge(settings, store);
    if (what == "training") return commands::print(commands::import_training(store, *knowledge, now, bytes, file, all_or_nothing), "培训");
    return commands::print(commands::import_tasks(store, *knowledge, now, bytes, file, all_or_nothing), "任务");
}

int export_list(Settings const& settings, int year, std::string const& unit, std::string const& file) {
    auto state = open_state(settings, Opening::look);
    auto knowledge = read_knowledge(settings, *state.store);
    auto now = business_now(settings, *state.store);
    auto exported = commands::export_negative(*state.store, *knowledge, now, year ? year : year_of(local_day(now)), UnitId(unit));
    if (file.empty()) {
        std::fputs(exported.table.c_str(), stdout);
    } else {
        std::ofstream out(file, std::ios::binary);
        out << exported.table;
        out.close();
        if (!out) throw BadInput({{file, 0, "写不了这个文件，请看看文件夹和权限。"}});
    }
    std::fprintf(stderr, "导出%d条。\n", exported.rows);
    if (exported.frozen) std::fprintf(stderr, "另有%d条正在申诉，没有导出；有了答复再导出一次。\n", exported.frozen);
    return 0;
}

// Of one account or of all; throws BadInput where it is not there.
std::vector<AccountSettings> accounts_named(Settings const& settings, std::string const& name) {
    std::vector<AccountSettings> found;
    for (auto const& account : settings.accounts)
        if (name.empty() || account.name == name) found.push_back(account);
    if (found.empty()) throw BadInput({{settings.file, 0, name.empty() ? "设置里没有账号。" : "设置里没有叫" + name + "的账号。"}});
    return found;
}

int doctor(Settings const& settings, std::string const& only, bool with_menu) {
    std::vector<std::unique_ptr<Platform>> platforms;
    std::vector<commands::Patient> patients;
    bool any_menu = false;
    for (auto const& account : accounts_named(settings, only)) {
        auto& patient = patients.emplace_back();
        patient.account = account.name;
        patient.plain_mode = account.flag("plain_mode");
        platforms.push_back(make_platform(account));
        patient.platform = platforms.back().get();
        if (!with_menu || !account.keys.contains("menu")) continue;
        patient.menu = packs::read_menu(account.keys.at("menu"), settings.public_url);
        any_menu = true;
    }
    if (with_menu && !any_menu) throw BadInput({{settings.file, 0, "没有账号写着 menu，请在公众号账号里填上菜单文件。"}});
    auto const wording = wording::Wording::read(settings.templates + "/messages");
    auto const examined = commands::examine(patients, wording, settings.public_url, real_now());
    std::fputs(examined.lines.c_str(), stdout);
    return examined.well ? 0 : 1;
}

int export_codes(Settings const& settings, std::string const& only, std::string const& unit, std::string const& file) {
    if (file.empty() || unit.empty()) throw BadInput({{"export qr", 0, "要写上文件名，还要用 --unit 写上村或乡镇的编码。"}});
    auto accounts = accounts_named(settings, only);
    std::erase_if(accounts, [](AccountSettings const& account) { return account.platform != "wechat_official_account"; });
    if (accounts.size() != 1) throw BadInput({{settings.file, 0, "二维码要一个公众号账号，请用 --account 写上名字。"}});
    auto state = open_state(settings, Opening::look);
    auto knowledge = read_knowledge(settings, *state.store);
    auto const villages = commands::villages_at(knowledge->county.roster, UnitId(unit));
    if (villages.empty()) throw BadInput({{"--unit", 0, "编码" + unit + "没有村，请看区划表。"}});
    auto const platform = make_platform(accounts.front());
    auto const pictures = commands::write_codes(*platform->upkeep(), *knowledge->wording, villages, file);
    for (auto const& line : pictures.made) std::printf("%s\n", line.c_str());
    for (auto const& line : pictures.complaints) std::fprintf(stderr, "%s\n", line.c_str());
    return pictures.complaints.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"领雁 Lingyan: a chat bot that carries a county's institutions to its people"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "lingyan " LINGYAN_VERSION);
    std::string config = "config/lingyan.toml";
    std::uint16_t port = 0;
    std::string what, file, format = "text";
    bool all_or_nothing = false;
    app.add_option("--config", config, "the settings file")->capture_default_str();
    app.fallthrough();  // --config may stand behind the subcommand as well

    auto serving = app.add_subcommand("serve", "serve callbacks, pages and the simulator until SIGTERM");
    serving->add_option("--port", port, "listen on another port than server.listen says");
    auto checking = app.add_subcommand("check", "check settings, roles, rule packs, calendars and templates");
    auto importing = app.add_subcommand("import", "import divisions, roster, tasks, training, duty (CSV), calendar (JSON) or office guides (text); also beside a running server");
    importing->add_option("what", what, "divisions, roster, tasks, training, duty, calendar or guides")->required()->check(CLI::IsMember({"divisions", "roster", "tasks", "training", "duty", "calendar", "guides"}));
    importing->add_option("file", file, "the file; of guides perhaps a folder")->required();
    importing->add_flag("--all-or-nothing", all_or_nothing, "import nothing when a line is wrong");
    auto listing = app.add_subcommand("deliveries", "list what did not arrive, by person and reason");
    listing->add_option("--format", format, "text or json")->check(CLI::IsMember({"text", "json"}));
    std::string unit, table_file;
    int year = 0;
    auto exporting = app.add_subcommand("export", "export negative, the year's confirmed entries of the townships' lists as a table (CSV), or qr, a public account's codes of villages (SVG to print)");
    exporting->add_option("what", what, "negative or qr")->required()->check(CLI::IsMember({"negative", "qr"}));
    exporting->add_option("file", table_file, "the file; standard output where it is left out. Of the codes of several villages: a folder");
    exporting->add_option("--year", year, "of the tasks' days; this year where it is left out")->check(CLI::Range(2000, 2100));
    exporting->add_option("--unit", unit, "only this township or village, by its code");
    std::string account_name;
    exporting->add_option("--account", account_name, "qr: the public account, where there are several");
    auto examining = app.add_subcommand("doctor", "see whether each account can really send and receive: its token, its callback by the settings and by server.public_url");
    bool with_menu = false;
    examining->add_option("--account", account_name, "only this one");
    examining->add_flag("--menu", with_menu, "also put up the menu that is declared for the account");
    std::string notices_file;
    auto searching = app.add_subcommand("search", "answer questions (JSON lines on the input) from notices (JSON lines in a file)");
    searching->add_option("--notices", notices_file, "JSON lines {\"id\",\"category\",\"village\",\"published\",\"title\",\"body\"}")->required();
    auto verifying = app.add_subcommand("verify", "verify the audit chain");
    auto understanding = app.add_subcommand("understand", "say what messages mean: JSON lines on standard input, one answer each");
    bool dates = false, explain = false;
    understanding->add_flag("--dates", dates, "the dates and times that a text may tell of, by the settings' calendar");
    understanding->add_flag("--explain", explain, "say which words led there")->excludes("--dates");

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        auto known = app.get_subcommands([](CLI::App*) { return true; });
        auto is_known = [&](CLI::App* one) { return argc > 1 && one->get_name() == argv[1]; };
        if (argc > 1 && argv[1][0] != '-' && std::none_of(known.begin(), known.end(), is_known)) {
            std::fprintf(stderr, "lingyan: there is no command '%s'; lingyan --help lists them\n", argv[1]);
            return 2;
        }
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        if (*understanding) {
            std::ios::sync_with_stdio(false);
            if (dates) return commands::understand_dates(std::cin, std::cout, std::cerr, commands::holidays_for_reading(config, app.count("--config") > 0, std::cerr));
            return commands::understand(std::cin, std::cout, std::cerr, explain ? commands::Explain::yes : commands::Explain::no);
        }
        if (*searching) {
            std::ios::sync_with_stdio(false);
            auto const known = commands::settings_at_hand(config, app.count("--config") > 0);
            return commands::search(notices_file, commands::read_synonyms(known, config), std::cin, std::cout, std::cerr);
        }
        auto settings = read_settings(config);
        if (port) set_port(settings, port);
        begin_log(settings);
        if (*serving) return serve(settings);
        if (*checking) return commands::check(settings);
        if (*importing) return import(settings, what, file, all_or_nothing);
        if (*listing) {
            auto state = open_state(settings, Opening::look);
            auto knowledge = read_knowledge(settings, *state.store);
            std::vector<std::string> accounts;
            for (auto const& account : settings.accounts) accounts.push_back(account.name);
            auto listed = commands::deliveries(*state.store, *knowledge, accounts, format == "json" ? commands::ListForm::json : commands::ListForm::text);
            std::fputs(listed.c_str(), stdout);
            return 0;
        }
        if (*examining) return doctor(settings, account_name, with_menu);
        if (*exporting && what == "qr") return export_codes(settings, account_name, unit, table_file);
        if (*exporting) return export_list(settings, year, unit, table_file);
        if (*verifying) return verify(settings);
    } catch (BadInput const& error) {
        for (auto const& complaint : error.complaints) std::fprintf(stderr, "%s\n", complaint.to_text().c_str());
        return 2;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "lingyan: %s\n", error.what());
        return 1;
    }
    return 0;
}
