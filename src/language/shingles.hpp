// Which runs of three bytes (a Chinese character, mostly) a text has: tells of many words at once that they are not in it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lingyan::language {

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
        auto const bit = bit_of(word.data());
        return (bits_[bit / 64] >> bit % 64 & 1) != 0;
    }

private:
    static constexpr unsigned size_log2 = 10;
    static std::uint32_t bit_of(char const* three) {
        auto const byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(three[i])); };
        return (byte(0) << 16 | byte(1) << 8 | byte(2)) * 2654435769U >> (32 - size_log2);  // Fibonacci hashing
    }
    std::size_t size_;
    std::array<std::uint64_t, (1U << size_log2) / 64> bits_{};
};

}  // namespace lingyan::language
