#include "flow/text_parts.hpp"

#include <string_view>

namespace lingyan::flow {

std::vector<std::string> text_parts(std::string const& text, std::size_t bytes) {
    if (text.size() <= bytes) return {text};
    constexpr std::size_t room_for_number = 10;  // "(12/34)\n"
    auto most = bytes > room_for_number + 4 ? bytes - room_for_number : bytes;
    std::vector<std::string> parts;
    std::string_view rest = text;
    while (rest.size() > most) {
        auto cut = rest.substr(0, most).rfind('\n');
        bool at_line = cut != rest.npos && cut > most / 2;
        if (!at_line) {
            cut = most;
            while (cut > 1 && (rest[cut] & 0xC0) == 0x80) --cut;
        }
        parts.emplace_back(rest.substr(0, cut));
        rest.remove_prefix(at_line ? cut + 1 : cut);
    }
    parts.emplace_back(rest);
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] = "(" + std::to_string(i + 1) + "/" + std::to_string(parts.size()) + ")\n" + parts[i];
    return parts;
}

}  // namespace lingyan::flow
