// Which runs of three bytes (a Chinese character, mostly) a text has: tells of many words at once that they are not in it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lingyan::language {

// A word of a list that every text is asked for, with where to look for it reckoned beforehand. Three bytes or more.
struct ShingledWord {
    constexpr ShingledWord(char const* word);
    std::string_view text;
    std::uint32_t first, last;  // bits of its first and its last three bytes
};

class Shingles {
public:
    explicit Shingles(std::string_view text) : size_(text.size()) {
        for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
            auto const bit = bit_of(text.data() + at);
            bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
        }
    }

    // False where the text certainly does not hold it.
    bool may_hold(std::string_view word) const {
        if (word.size() > size_) return false;
        if (word.size() < 3) return true;
        return holds(bit_of(word.data())) && holds(bit_of(word.data() + word.size() - 3));
    }

    bool may_hold_listed(ShingledWord const& word) const { return word.text.size() <= size_ && holds(word.first) && holds(word.last); }

private:
    friend struct ShingledWord;
    bool holds(std::uint32_t bit) const { return (bits_[bit / 64] >> bit % 64 & 1) != 0; }
    static constexpr unsigned size_log2 = 10;
    static constexpr std::uint32_t bit_of(char const* three) {
        auto const byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(three[i])); };
        return (byte(0) << 16 | byte(1) << 8 | byte(2)) * 2654435769U >> (32 - size_log2);  // Fibonacci hashing
    }
    std::size_t size_;
    std::array<std::uint64_t, (1U << size_log2) / 64> bits_{};
};

constexpr ShingledWord::ShingledWord(char const* word) : text(word), first(Shingles::bit_of(word)), last(Shingles::bit_of(word + text.size() - 3)) {}

}  // namespace lingyan::language
