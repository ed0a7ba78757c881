// UTF-8 as a platform with limits in bytes needs it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::shared {

// The length of the character that begins at `at`; 0 where no valid one does.
std::size_t character_bytes(std::string_view text, std::size_t at);

std::size_t count_characters(std::string_view text);
std::string_view first_characters(std::string_view text, std::size_t most);

// Pieces of at most `most` bytes, cut between characters, greedy from the left.
std::vector<std::string> split_text(std::string_view text, std::size_t most);

std::string repaired_utf8(std::string_view text);  // U+FFFD for every byte that belongs to no character
std::string_view allowed_in_xml(std::string_view text, std::string& room);  // without the characters that XML 1.0 does not know; `room` holds it where there were any

bool same_without_case(std::string_view, std::string_view);  // ASCII letters alone

}  // namespace lingyan::shared
