// A few texts by name, in the order they came: headers, a query, the fields of a document. They lie in one piece of memory, and a
// name is found by looking along it: for a handful nothing is quicker. Whoever fills it from outside sets a limit.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lingyan::http {

class Named {
public:
    using Entry = std::pair<std::string, std::string>;
    using Entries = std::vector<Entry>;

    Named() = default;
    Named(std::initializer_list<Entry> entries) {
        for (auto const& [name, value] : entries) emplace(name, value);
    }

    Entries::const_iterator begin() const { return entries_.begin(); }
    Entries::const_iterator end() const { return entries_.end(); }
    Entries::iterator end() { return entries_.end(); }
    std::size_t size() const { return entries_.size(); }

    Entries::const_iterator find(std::string_view name) const { return std::find_if(entries_.begin(), entries_.end(), Is{name}); }
    Entries::iterator find(std::string_view name) { return std::find_if(entries_.begin(), entries_.end(), Is{name}); }
    bool contains(std::string_view name) const { return find(name) != end(); }
    std::string const& at(std::string_view name) const {
        auto const found = find(name);
        return found == end() ? throw std::out_of_range("nothing has this name") : found->second;
    }

    // Of two equal names the first stays. Where it stands, and whether it is new.
    std::pair<Entries::iterator, bool> emplace(std::string_view name, std::string value) {
        auto const found = find(name);
        if (found != entries_.end()) return {found, false};
        entries_.emplace_back(name, std::move(value));
        return {entries_.end() - 1, true};
    }
    void erase(std::string_view name) {
        std::erase_if(entries_, Is{name});
    }
    std::string& operator[](std::string_view name) { return emplace(name, {}).first->second; }

    void reserve(std::size_t count) { entries_.reserve(count); }
    bool operator==(Named const& other) const {  // whatever their order
        return size() == other.size() && std::is_permutation(begin(), end(), other.begin());
    }

private:
    struct Is {
        std::string_view name;
        bool operator()(Entry const& entry) const { return entry.first == name; }
    };

    Entries entries_;
};

}  // namespace lingyan::http
