#include "language/as_written.hpp"

#include "language/fold.hpp"
#include "language/utf8.hpp"

#include <algorithm>
#include <vector>

namespace lingyan::language {

namespace {

constexpr std::size_t most_bytes = 64 * 1024;

// A visible character: as it is compared, and where it stands.
struct Character {
    char32_t point;
    std::size_t begin, end;  // bytes
};

std::vector<Character> visible(std::string_view text) {
    std::vector<Character> found;
    text = text.substr(0, most_bytes);
    Folder folder(text);
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const seen = folder.next(at);
        if (!seen.is(Seen::space | Seen::invisible)) found.push_back({seen.folded(), begin, at});
    }
    return found;
}

bool is_mark(char32_t point) {
    constexpr std::u32string_view marks = U",;:.!?、。…";
    return marks.find(point) != marks.npos;
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const point = next_point(text, at);
        if (is_space(point)) {
            space = true;
        } else if (!is_invisible(point)) {
            if (space && !out.empty()) out += ' ';
            space = false;
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

}  // namespace

std::string as_written(std::string_view words, std::string_view raw) {
    constexpr std::string_view joint = "，";  // no folded text holds one
    auto const whole = visible(raw);
    std::string out;
    std::size_t from = 0, cut_begin = 0, cut_end = 0;  // the stretch of `whole` that is not written out yet
    auto write_out = [&] {
        if (cut_end == cut_begin) return;
        if (!out.empty()) out += joint;
        out += with_single_spaces(raw.substr(whole[cut_begin].begin, whole[cut_end - 1].end - whole[cut_begin].begin));
        cut_begin = cut_end = 0;
    };
    for (std::size_t at = 0; at <= words.size();) {
        auto const end = std::min(words.find(joint, at), words.size());
        auto const piece = words.substr(at, end - at);
        at = end + joint.size();
        auto const wanted = visible(piece);
        if (wanted.empty()) continue;
        auto const same = [](Character const& a, Character const& b) { return a.point == b.point; };
        auto found = std::search(whole.begin() + std::ptrdiff_t(from), whole.end(), wanted.begin(), wanted.end(), same);
        if (found == whole.end()) found = std::search(whole.begin(), whole.end(), wanted.begin(), wanted.end(), same);
        if (found == whole.end()) {
            write_out();
            (out += out.empty() ? "" : joint) += piece;
            continue;
        }
        auto const begin = std::size_t(found - whole.begin());
        bool const goes_on = cut_end > cut_begin && begin > cut_end && std::all_of(whole.begin() + std::ptrdiff_t(cut_end), found, [](Character const& one) { return is_mark(one.point); });
        if (!goes_on) {
            write_out();
            cut_begin = begin;
        }
        cut_end = from = begin + wanted.size();
    }
    write_out();
    return out;
}

}  // namespace lingyan::language
