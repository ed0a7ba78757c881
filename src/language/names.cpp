// Names are folded as texts are, so that 張 and 张 meet; the roster itself keeps what the county wrote.
#include "language/names.hpp"

#include "language/fold.hpp"
#include "language/name_parts.hpp"
#include "language/sounds.hpp"
#include "language/utf8.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace lingyan::language {
namespace {

constexpr std::size_t most_bytes = 16 * 1024;  // of a text that is searched
constexpr std::size_t longest_name = 63;       // characters, so that lengths fit one word
constexpr std::u32string_view dots = U"·•・‧";

constexpr std::uint64_t pair_of(std::u32string_view text) { return (std::uint64_t{text[0]} << 32) | text[1]; }

std::string to_bytes(std::u32string_view points) {
    std::string bytes;
    bytes.reserve(points.size() * 3);
    for (auto point : points) append_point(bytes, point);
    return bytes;
}

// Of a name's entries those whose place is one of these, each thing once and in roster order.
template <class Entries, class Places>
std::vector<std::uint32_t> found_there(Entries const& entries, Places const& places) {
    auto const by_place = [](auto const& entry, std::uint32_t place) { return entry.place < place; };
    auto const begin = std::lower_bound(entries.begin(), entries.end(), places.begin, by_place);
    auto const end = std::lower_bound(begin, entries.end(), places.end, by_place);
    std::vector<std::uint32_t> there;
    for (auto entry = begin; entry != end; ++entry) there.push_back(entry->where);
    std::sort(there.begin(), there.end());
    there.erase(std::unique(there.begin(), there.end()), there.end());
    return there;
}

// Calls take(length, entries) for what begins here, the longest first, until one is taken.
template <class Index, class Take>
std::size_t longest_at(Index const& index, std::u32string_view text, Take take) {
    if (text.size() < 2) return 0;
    auto const pair = pair_of(text);
    if (!index.pairs[Index::bit_of(pair)]) return 0;
    auto const known = index.lengths.find(pair);
    if (known == index.lengths.end()) return 0;
    for (auto lengths = known->second; lengths != 0;) {
        auto const length = static_cast<std::size_t>(std::bit_width(lengths) - 1);
        lengths &= ~(std::uint64_t{1} << length);
        if (length > text.size()) continue;
        auto const found = index.keys.find(to_bytes(text.substr(0, length)));
        if (found == index.keys.end()) continue;
        if (auto const taken = take(length, found->second)) return taken;
    }
    return 0;
}

bool is_township_word(std::u32string_view text) {
    if (text.empty()) return false;
    return std::u32string_view(U"镇乡县市区").find(text[0]) != text.npos || text.substr(0, 2) == U"街道";
}

std::u32string sounds_of(std::u32string_view points) {
    std::u32string sounds;
    sounds.reserve(points.size());
    for (auto point : points) sounds.push_back(sound_of(point));
    return sounds;
}

Unit const& surviving(Roster const& roster, Unit const& unit) {
    auto const* at = &unit;
    for (int step = 0; step < 8 && !at->merged_into.empty(); ++step) {
        auto const* next = roster.unit(at->merged_into);
        if (!next) break;
        at = next;
    }
    return *at;
}

template <class T>
void add_once(std::vector<T>& all, T const& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

void NameIndex::Index::add(std::u32string_view key, Entry entry) {
    if (key.size() < 2 || key.size() > longest_name) return;
    keys[to_bytes(key)].push_back(entry);
    lengths[pair_of(key)] |= std::uint64_t{1} << key.size();
    pairs[bit_of(pair_of(key))] = true;
}

void NameIndex::Index::sort() {
    for (auto& [key, entries] : keys) {
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    }
}

void NameIndex::add_sound(Index& index, std::u32string_view name, Entry entry) {
    auto const sounds = sounds_of(name);
    if (sounds.find(U'\0') == sounds.npos) index.add(sounds, entry);  // of a name in another script nothing sounds
}

void NameIndex::count_units() {
    auto const& units = roster_.units();
    auto const where = [&](Unit const& unit) { return static_cast<std::size_t>(&unit - units.data()); };
    std::vector<std::vector<std::uint32_t>> below(units.size());
    std::vector<std::uint32_t> tops;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
        auto const* parent = roster_.parent(units[i]);
        (parent ? below[where(*parent)] : tops).push_back(i);
    }
    places_.resize(units.size());
    std::uint32_t count = 0;
    auto const begin = [&](std::uint32_t unit) { places_[unit] = {count, count + 1}, ++count; };
    std::vector<std::pair<std::uint32_t, std::size_t>> open;  // a unit, and how many of those below it have been counted
    for (auto top : tops) {
        begin(top);
        open.emplace_back(top, 0);
        while (!open.empty()) {
            auto& [unit, done] = open.back();
            if (done == below[unit].size()) {
                places_[unit].end = count;
                open.pop_back();
            } else {
                auto const next = below[unit][done++];
                begin(next);
                open.emplace_back(next, 0);
            }
        }
    }
}

std::uint32_t NameIndex::place_of(UnitId const& id) const {
    auto const* unit = roster_.unit(id);
    return unit ? places_[static_cast<std::size_t>(unit - roster_.units().data())].begin : std::numeric_limits<std::uint32_t>::max();
}

NameIndex::Places NameIndex::places_within(UnitId const& id) const {
    if (id.empty()) return {0, std::numeric_limits<std::uint32_t>::max()};
    auto const* unit = roster_.unit(id);
    return unit ? places_[static_cast<std::size_t>(unit - roster_.units().data())] : Places{};
}

NameIndex::NameIndex(Roster const& roster) : roster_(roster) {
    count_units();
    for (std::uint32_t i = 0; i < roster.units().size(); ++i) {
        auto const& unit = roster.units()[i];
        auto const name = fold_text(unit.name, most_bytes).points;
        auto const short_name = fold_text(unit.short_name, most_bytes).points;
        Entry const entry{place_of(surviving(roster, unit).id), i};
        if (unit.level == Level::village) {
            units_.add(village_name(short_name).stem, entry);
            units_.add(village_name(name).stem, entry);
            add_sound(unit_sounds_, village_name(short_name).stem, entry);
        } else {
            units_.add(short_name, entry);
            units_.add(name, entry);
        }
    }
    for (std::uint32_t i = 0; i < roster.people().size(); ++i)
        for (auto const* post : roster.posts_of(roster.people()[i].id)) add_person(roster.people()[i], {place_of(post->unit), i});
    for (auto* index : {&units_, &people_, &unit_sounds_, &people_sounds_, &titled_}) index->sort();
}

void NameIndex::add_person(Person const& person, Entry where) {
    auto const name = fold_text(person.name, most_bytes).points;
    std::u32string_view const whole(name);
    people_.add(whole, where);
    add_sound(people_sounds_, whole, where);
    if (auto const surname = surname_length(whole)) {
        people_.add(whole.substr(surname), where);
        // One character is kept as two, so that every key has a pair to be found by.
        titled_.add(surname == 1 ? std::u32string{whole[0], U'\0'} : std::u32string(whole.substr(0, surname)), where);
        return;
    }
    if (auto const dot = whole.find_first_of(dots); dot != whole.npos) {
        people_.add(whole.substr(0, dot), where);
        people_.add(whole.substr(dot + 1), where);
        titled_.add(whole.substr(0, dot), where);
    } else if (whole.size() >= 4) {
        people_.add(whole.substr(0, 2), where);
        people_.add(whole.substr(2), where);
        titled_.add(whole.substr(0, 2), where);
    } else if (whole.size() == 3) {
        titled_.add(whole.substr(0, 2), where);
    }
}

std::vector<FoundUnit> NameIndex::units_in(std::string_view text, UnitId const& within) const {
    auto const folded = fold_text(text, most_bytes);
    std::u32string_view const points(folded.points);
    auto const places = places_within(within);
    std::vector<FoundUnit> found;
    std::size_t last_end = 0;  // in points
    auto const sounds = sounds_of(points);
    for (std::size_t at = 0; at < points.size();) {
        std::vector<UnitId> units;
        bool by_sound = false;
        auto const collect = [&](std::size_t stem, auto const& entries) -> std::size_t {
            auto const rest = points.substr(at + stem);
            auto const ending = ending_at(rest);
            if (by_sound && ending.kind.empty()) return 0;
            bool const other_place = ending.length == 0 && is_township_word(rest);
            std::vector<UnitId> exact, near;
            bool village = false;
            for (auto i : found_there(entries, places)) {
                auto const& unit = surviving(roster_, roster_.units()[i]);
                auto const& said = roster_.units()[i];
                if (said.level == Level::village && other_place) continue;
                village = village || said.level == Level::village;
                auto const short_name = fold_text(said.short_name.empty() ? said.name : said.short_name, most_bytes).points;
                bool const fits = ending.kind.empty() || village_name(short_name).ending == ending.kind;
                add_once(fits ? exact : near, unit.id);
            }
            units = exact.empty() ? near : exact;
            if (units.empty()) return 0;
            return stem + (village ? ending.length : 0);
        };
        auto length = longest_at(units_, points.substr(at), collect);
        if (length == 0) {
            by_sound = true;
            length = longest_at(unit_sounds_, std::u32string_view(sounds).substr(at), collect);
            for (std::size_t inside = 1; inside < length; ++inside)  // 在旦麻村: what is spelt right comes first
                if (longest_at(units_, points.substr(at + inside), [](std::size_t stem, auto const&) { return stem; }) != 0) length = 0;
        }
        if (length == 0) {
            ++at;
            continue;
        }
        FoundUnit unit{folded.from[at], folded.from[at + length], std::move(units)};
        // 白庄镇旦麻村 and 白庄镇的旦麻村 name one village and say which of that name.
        bool const joined = !found.empty() && (last_end == at || (last_end + 1 == at && points[last_end] == U'的'));
        if (joined && found.back().units.size() == 1) {
            std::vector<UnitId> inside;
            for (auto const& id : unit.units)
                if (id != found.back().units[0] && roster_.contains(found.back().units[0], id)) inside.push_back(id);
            if (!inside.empty()) {
                unit.begin = found.back().begin;
                unit.units = std::move(inside);
                found.pop_back();
            }
        }
        found.push_back(std::move(unit));
        at += length;
        last_end = at;
    }
    return found;
}

std::vector<FoundPerson> NameIndex::people_in(std::string_view text, UnitId const& within, Date today) const {
    auto const folded = fold_text(text, most_bytes);
    std::u32string_view const points(folded.points);
    auto const is_here = [&](PersonId const& id) {
        for (auto const* post : roster_.posts_of(id, today))
            if (within.empty() || roster_.contains(within, post->unit)) return true;
        return false;
    };
    auto const is_called = [&](PersonId const& id, Title const& title) {
        for (auto const* post : roster_.posts_of(id, today))
            for (auto word : title.roles)
                if (post->role.text().find(word) != std::string::npos && (within.empty() || roster_.contains(within, post->unit)))
                    return true;
        return false;
    };
    auto const places = places_within(within);
    std::vector<FoundPerson> found;
    auto const sounds = sounds_of(points);
    for (std::size_t at = 0; at < points.size();) {
        std::vector<PersonId> people;
        bool by_sound = false;
        auto const collect = [&](std::size_t length, auto const& entries) -> std::size_t {
            auto const* title = title_at(points.substr(at + length));
            if (by_sound && !title && length < 3) return 0;
            std::vector<PersonId> called;
            for (auto i : found_there(entries, places)) {
                auto const& id = roster_.people()[i].id;
                if (!is_here(id)) continue;
                if (by_sound && !shares_a_character(points.substr(at, length), fold_text(roster_.people()[i].name, most_bytes).points)) continue;
                add_once(people, id);
                if (title && is_called(id, *title)) add_once(called, id);
            }
            if (!called.empty()) people = std::move(called);
            return people.empty() ? 0 : length + (title ? title->word.size() : 0);
        };
        auto length = longest_at(people_, points.substr(at), collect);
        // Only where a title follows is a surname somebody's.
        for (std::size_t surname : {std::size_t{2}, std::size_t{1}}) {
            if (length != 0 || at + surname >= points.size() || !title_at(points.substr(at + surname))) continue;
            auto const key = surname == 1 ? to_bytes(std::u32string{points[at], U'\0'}) : to_bytes(points.substr(at, surname));
            if (auto const known = titled_.keys.find(key); known != titled_.keys.end()) length = collect(surname, known->second);
        }
        if (length == 0) {
            by_sound = true;
            length = longest_at(people_sounds_, std::u32string_view(sounds).substr(at), collect);
            for (std::size_t inside = 1; inside < length; ++inside)
                if (longest_at(people_, points.substr(at + inside), [](std::size_t name, auto const&) { return name; }) != 0) length = 0;
        }
        if (length == 0) {
            ++at;
            continue;
        }
        found.push_back({folded.from[at], folded.from[at + length], std::move(people)});
        at += length;
    }
    return found;
}

}  // namespace lingyan::language
