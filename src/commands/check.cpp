#include "commands/check.hpp"

#include "commands/search.hpp"
#include "packs/calendar.hpp"
#include "packs/menu.hpp"
#include "packs/pack.hpp"
#include "packs/roles.hpp"
#include "wording/wording.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>

namespace lingyan::commands {

int check(Settings const& settings) {
    int wrong = 0;
    auto look = [&](std::function<void()> const& read) {
        try {
            read();
            return true;
        } catch (BadInput const& error) {
            for (auto const& complaint : error.complaints) std::fprintf(stderr, "%s\n", complaint.to_text().c_str());
            wrong += int(error.complaints.size());
            return false;
        }
    };
    Roles roles;
    Pack pack;
    bool has_roles = look([&] { roles = packs::read_roles(settings.roles); });
    if (has_roles) look([&] { pack = packs::read_packs(settings.packs, roles); });
    look([&] { read_synonyms(settings); });
    for (auto const& file : settings.calendars) look([&] { packs::read_calendar(file); });
    for (auto const& account : settings.accounts)
        if (auto menu = account.keys.find("menu"); menu != account.keys.end()) look([&] { packs::read_menu(menu->second, settings.public_url); });
    look([&] {
        auto words = wording::Wording::read(settings.templates + "/messages");
        for (auto const& language : std::filesystem::directory_iterator(settings.templates + "/messages"))
            for (auto const& key : words.missing(language.path().filename().string()))
                std::printf("%s: [%s] is not there yet, zh-CN is used\n", language.path().string().c_str(), key.c_str());
    });
    if (wrong > 0) {
        std::fprintf(stderr, "%d complaint%s\n", wrong, wrong == 1 ? "" : "s");
        return 2;
    }
    // What a place has still to set is no mistake: people read 未设定.
    for (auto const& threshold : pack.thresholds) {
        bool const named = std::any_of(pack.words.begin(), pack.words.end(), [&](auto const& words) { return words.first.starts_with(threshold.figure + ".") && !words.second.empty(); });
        if (!named) std::printf("rule %s: no [words] say how people call '%s', nothing is compared\n", threshold.id.text().c_str(), threshold.figure.c_str());
        if (!threshold.over) std::printf("rule %s: over is unset, nothing is compared\n", threshold.id.text().c_str());
    }
    std::printf("all right: %zu roles, %zu rules, %zu kinds of record, %zu accounts\n", roles.all().size(), pack.rules.size() + pack.thresholds.size(), pack.records.size(),
                settings.accounts.size());
    return 0;
}

}  // namespace lingyan::commands
