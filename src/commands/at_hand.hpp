// What a command needs that only reads questions and answers them: it works from any folder, with settings or without.
#pragma once

#include "settings.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace lingyan::commands {

// Those of the file, which has to be there only where it was named; else every setting is as it is when left out.
Settings settings_at_hand(std::string const& file, bool was_named);

// Where `path` stands, else seen from the folder above the settings file's or the program's. Nothing where it is in none of them.
std::optional<std::filesystem::path> file_at_hand(std::string const& path, std::string const& settings_file);

}  // namespace lingyan::commands
