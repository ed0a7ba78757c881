// What one connection has lately read or written, by key: true until its era ends. Bounded; two keys of one seat push each other out.
#pragma once

#include "storage/statement.hpp"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace lingyan::storage {

template <class Key, class Value>
class Remembered {
public:
    explicit Remembered(Connection const& db, std::size_t seats) : db_(db), seats_(seats) {}

    // Null where it is not here; stands until the next call, and may be changed where it lies.
    Value* find(Key const& key) const {
        auto const& seat = seats_[place_of(key)];
        return seat && db_.remembers() && seat->era == db_.era() && seat->key == key ? &seat->value : nullptr;
    }
    void keep(Key const& key, Value value) {
        auto& seat = seats_[place_of(key)];
        if (seat) *seat = {db_.era(), key, std::move(value)};
        else seat = std::make_unique<Seat>(Seat{db_.era(), key, std::move(value)});
    }
    void drop(Key const& key) { seats_[place_of(key)].reset(); }
    void drop_all() {
        for (auto& seat : seats_) seat.reset();
    }

private:
    struct Seat {
        std::uint64_t era = 0;
        Key key{};
        Value value{};
    };
    std::size_t place_of(Key const& key) const { return std::hash<Key>{}(key) % seats_.size(); }

    Connection const& db_;
    std::vector<std::unique_ptr<Seat>> seats_;  // what nobody has asked for costs a pointer
};

}  // namespace lingyan::storage
