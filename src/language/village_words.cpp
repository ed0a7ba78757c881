#include "language/village_words.hpp"

#include "language/fold.hpp"
#include "language/name_parts.hpp"
#include "language/normalise.hpp"
#include "language/search_tokens.hpp"
#include "language/sounds.hpp"

#include <algorithm>

namespace lingyan::language {

namespace {

constexpr std::size_t most_bytes = 400;
constexpr std::u32string_view no_names[] = {U"我们", U"咱们", U"他们", U"你们", U"哪个", U"这个", U"那个", U"每个", U"各个", U"全部", U"美丽乡", U"新农", U"文明", U"行政", U"自然", U"隔壁", U"邻近", U"附近", U"几个", U"所有", U"示范", U"传统",
                                            U"城中", U"脱贫", U"贫困", U"想看", U"看看", U"建新农", U"全国", U"全县", U"全镇"};

std::u32string points_of(std::string_view text) { return fold_text(text, most_bytes).points; }

// 旦麻 of 旦麻村委会 and of 白庄镇旦麻村.
std::u32string stem_of(std::string_view name) {
    auto const points = points_of(name);
    auto stem = village_name(points).stem;
    for (std::size_t at = 2; at + 2 < stem.size(); ++at) {
        bool const street = stem.substr(at, 2) == U"街道";
        auto const after = at + (street ? 2 : 1);
        if ((street || std::u32string_view(U"镇乡县区").find(stem[at]) != std::u32string_view::npos) && stem.size() >= after + 2) return std::u32string(stem.substr(after));
    }
    return std::u32string(stem);
}

bool sounds_like(std::u32string_view one, std::u32string_view other) {
    return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), [](char32_t a, char32_t b) { return a == b || (sound_of(a) != 0 && sound_of(a) == sound_of(b)); });
}

}  // namespace

bool same_village(std::string_view one, std::string_view other) { return one == other || stem_of(one) == stem_of(other); }

NamedPlace take_village(std::string_view question, std::vector<std::string> const& names, bool has_own) {
    NamedPlace place;
    auto text = points_of(normalise(question.substr(0, most_bytes)));
    std::u32string_view const said(text);
    std::size_t begin = 0, end = 0;
    bool exact = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const stem = stem_of(names[i]);
        if (stem.size() < 2) continue;
        for (std::size_t at = 0; at + stem.size() <= said.size(); ++at) {
            auto const here = said.substr(at, stem.size());
            auto const ending = ending_at(said.substr(at + stem.size())).length;
            bool const same = here == stem;
            if (!same && (ending == 0 || !sounds_like(here, stem))) continue;
            bool const bare = ending == 0;
            if (bare && has_own && at > 0 && said[at - 1] != U' ') continue;
            auto const last = at + stem.size() + ending;
            bool const better = !place.named || (same && !exact) || (same == exact && last - at > end - begin);
            if (better) place.villages.clear(), begin = at, end = last, exact = same, place.named = true;
            if (better || (same == exact && begin == at && end == last)) place.villages.push_back(i);
            break;
        }
    }
    if (!place.named)  // 白鹤村停水, where no notice is of 白鹤村
        for (std::size_t length : {std::size_t{2}, std::size_t{3}}) {
            auto const stem = said.substr(0, length);
            auto const ending = said.size() > length ? ending_at(said.substr(length)) : Ending{};
            auto const after = said.size() > length + ending.length ? said[length + ending.length] : U' ';
            bool const name = !ending.kind.empty() && std::find(std::begin(no_names), std::end(no_names), stem) == std::end(no_names) && stem.find_first_of(U" 农乡的村选找问查看我哪") == stem.npos &&
                              (ending.length > 1 || std::u32string_view(U"长民务里口头级道组庄医账规集主干公路").find(after) == std::u32string_view::npos);
            if (!name) continue;
            place.named = true;
            end = length + ending.length;
            break;
        }
    if (place.named) std::fill(text.begin() + std::ptrdiff_t(begin), text.begin() + std::ptrdiff_t(end), U' ');
    place.rest = token_of(text);
    return place;
}

}  // namespace lingyan::language
