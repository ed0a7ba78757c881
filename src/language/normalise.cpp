// One pass over the text; every decision is a character's or a word's.
#include "language/normalise.hpp"

#include "language/fold.hpp"
#include "language/utf8.hpp"

namespace lingyan::language {

std::string normalise(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    bool space = false;
    Folder folder;
    for (std::size_t at = 0; at < raw.size();) {
        auto const point = next_point(raw, at);
        if (is_space(point)) {
            space = true;
            continue;
        }
        if (is_invisible(point)) continue;
        if (space && !out.empty()) out.push_back(' ');
        space = false;
        append_point(out, folder(point, raw, at));
    }
    return out;
}

}  // namespace lingyan::language
