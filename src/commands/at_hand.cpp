#include "commands/at_hand.hpp"

namespace lingyan::commands {

namespace files = std::filesystem;

Settings settings_at_hand(std::string const& file, bool was_named) {
    std::error_code none;
    return was_named || files::exists(file, none) ? read_settings(file) : Settings{};
}

std::optional<files::path> file_at_hand(std::string const& path, std::string const& settings_file) {
    std::error_code none;
    if (files::exists(path, none)) return path;
    if (files::path(path).is_absolute()) return std::nullopt;
    for (auto const& beside : {files::absolute(settings_file, none), files::read_symlink("/proc/self/exe", none)})
        if (auto there = beside.parent_path().parent_path() / path; files::exists(there, none)) return there;
    return std::nullopt;
}

}  // namespace lingyan::commands
