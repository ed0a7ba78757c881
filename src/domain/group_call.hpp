// How the bot is called in a group: @领雁.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lingyan {

inline constexpr std::string_view called_in_groups = "领雁";

// The text without the name that calls us; nothing where we are not called. For platforms that leave the name in the text.
std::optional<std::string> without_call(std::string_view text);

}  // namespace lingyan
