// A TOML file as a plain tree that remembers lines and the order in which things were written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lingyan::packs {

struct Entry;

struct Node {
    enum class Kind { table, list, text, whole, real, truth, date, other };
    Kind kind = Kind::other;
    int line = 0;
    std::string text;          // of a text; a date as YYYY-MM-DD
    std::int64_t whole = 0;
    double real = 0;           // of a whole number too
    bool truth = false;
    std::vector<Node> items;
    std::vector<Entry> entries;  // a table's, as written

    Node const* find(std::string const& key) const;
};

struct Entry {
    std::string key;
    Node node;
};

// Throws BadInput where the file cannot be read or is not TOML.
Node read_document(std::string const& path);

}  // namespace lingyan::packs
