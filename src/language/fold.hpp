// What one character is folded to before texts are compared, and the same for a text that must keep its byte positions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

char32_t fold(char32_t);       // full width to half width, traditional to simplified; anything else stays
// Characters of a text in their order, each folded as its word wants it: 乾隆 but 干净, 账目 but 帐篷. `after`: where the next one begins.
class Folder {
public:
    char32_t operator()(char32_t point, std::string_view text, std::size_t after);

private:
    std::u32string_view rest_;  // of the word that is being read
};
bool is_space(char32_t);       // every kind of space, tabs and line ends among them
bool is_invisible(char32_t);   // zero-width, bidi, variation selectors, controls

// A text character by character, invisible ones left out; from[i] is the byte where points[i] begins, with one more for the end.
struct Folded {
    std::u32string points;
    std::vector<std::size_t> from;
};
Folded fold_text(std::string_view, std::size_t most_bytes);

}  // namespace lingyan::language
