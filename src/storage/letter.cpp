#include "storage/letter.hpp"

#include "storage/json.hpp"

#include <charconv>
#include <cstdint>

namespace lingyan::storage {

namespace {

// Of account|number|sender; noughts for any other key.
std::string order_of(std::string const& key) {
    std::string order(14, '0');
    auto const begin = key.find('|') + 1, end = key.find('|', begin);
    if (begin == 0 || end == key.npos) return order;
    std::uint64_t number = 0;
    auto const [stopped, failed] = std::from_chars(key.data() + begin, key.data() + end, number);
    if (failed != std::errc{} || stopped != key.data() + end) return order;
    number >>= 8;
    for (auto at = order.size(); at-- > 0; number >>= 4) order[at] = "0123456789abcdef"[number & 15];
    return order;
}

}  // namespace

std::string const& InboxHash::of(std::string const& key) {
    if (hash_.empty() || key != key_) {
        older_ = access_.hash(key, "inbox.key");
        hash_ = order_of(key) + older_;
        key_ = key;
    }
    return hash_;
}

std::string const& InboxHash::older(std::string const& key) {
    of(key);
    return older_;
}

std::string seal_letter(Access const& access, Letter const& letter) {
    return access.seal(to_json({letter.key, letter.content_hash, letter.sender, letter.text, letter.media_ref}), "inbox.letter");
}

std::optional<Letter> read_letter(Access const& access, std::string_view sealed) {
    if (sealed.empty()) return std::nullopt;
    auto parts = read_texts(access.open(sealed, "inbox.letter"));
    if (parts.size() != 5) throw StoreError("a stored message is not readable");
    return Letter{std::move(parts[0]), std::move(parts[1]), std::move(parts[2]), std::move(parts[3]), std::move(parts[4])};
}

}  // namespace lingyan::storage
