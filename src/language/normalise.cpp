// One pass over the text; every decision is a character's or a word's. What stays as it was is taken over by the stretch.
#include "language/normalise.hpp"

#include "language/fold.hpp"

namespace lingyan::language {

std::string normalise(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    bool space = false;
    std::size_t same = 0;  // from here on the text is taken over as it is
    auto take = [&](std::size_t end) { out.append(raw, same, end - same); };
    Folder folder(raw);
    for (std::size_t at = 0; at < raw.size();) {
        auto const begin = at;
        auto const seen = folder.next(at);
        bool const stays = !seen.is(Seen::space | Seen::invisible | Seen::changed);
        if (stays && !space) continue;
        take(begin);
        same = stays ? begin : at;
        if (seen.is(Seen::invisible)) continue;
        if (!seen.is(Seen::space) && space && !out.empty()) out.push_back(' ');
        space = seen.is(Seen::space);
        if (!stays && !space) append_point(out, seen.folded());
    }
    take(raw.size());
    return out;
}

}  // namespace lingyan::language
