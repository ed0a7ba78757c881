// Which villages and which people a text names, found by index however many there are.
#pragma once

#include "domain/roster.hpp"

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lingyan::language {

struct FoundUnit {
    std::size_t begin = 0, end = 0;  // bytes
    std::vector<UnitId> units;       // several where the name is not the only one
};
struct FoundPerson {
    std::size_t begin = 0, end = 0;
    std::vector<PersonId> people;
};

class NameIndex {
public:
    explicit NameIndex(Roster const&);

    // Longest match first, none overlapping. A village is found by its full name, its short name, and its short name
    // without 村 or 社区 where that is at least two characters; only units within `within` (a county, a township). Misspelt by its
    // sound (但马村) it is found where 村 or 社区 stands behind it and nothing is spelt so.
    std::vector<FoundUnit> units_in(std::string_view text, UnitId const& within) const;
    // By full name, also one of three characters and more (or before a title) of which one is right and the others sound alike; by given name (two characters or more) or surname with a title (张书记, 李主任) where somebody within `within` is called so.
    std::vector<FoundPerson> people_in(std::string_view text, UnitId const& within, Date today) const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    // Units are counted downwards, each before what lies below it, so that a county's are a row: of a name that the whole country bears
    // only those who bear it there are looked at.
    struct Entry {
        std::uint32_t place;  // of the unit, or of the unit that a post of the person belongs to
        std::uint32_t where;  // in the roster
        auto operator<=>(Entry const&) const = default;
    };
    struct Places {
        std::uint32_t begin = 0, end = 0;
    };
    struct Index {
        std::unordered_map<std::string, std::vector<Entry>, TextHash, std::equal_to<>> keys;
        // Which lengths (in characters) begin with these two.
        std::unordered_map<std::uint64_t, std::uint64_t> lengths;
        // Of these two a bit; nearly every place of a text is done with this one look.
        static constexpr unsigned pairs_log2 = 16;
        std::bitset<1U << pairs_log2> pairs;
        static std::size_t bit_of(std::uint64_t pair) { return static_cast<std::uint32_t>((pair >> 32) * 31 + pair) * 2654435769U >> (32 - pairs_log2); }
        void add(std::u32string_view key, Entry);
        void sort();
    };
    void count_units();
    std::uint32_t place_of(UnitId const&) const;
    Places places_within(UnitId const&) const;  // an empty one: everywhere
    void add_person(Person const&, Entry);
    static void add_sound(Index&, std::u32string_view name, Entry);

    Roster const& roster_;
    std::vector<Places> places_;  // of each unit of the roster: its own, and behind it those below
    Index units_;   // villages by what stays when 村 and 社区 are taken off; others whole
    Index people_;  // full and given names
    Index unit_sounds_;
    Index people_sounds_;  // full names
    Index titled_;  // a surname (or how a name without one begins), for where a title follows
};

}  // namespace lingyan::language
