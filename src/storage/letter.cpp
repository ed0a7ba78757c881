#include "storage/letter.hpp"

#include "storage/json.hpp"
#include "storage/json_text.hpp"

#include <charconv>
#include <cstdint>

namespace lingyan::storage {

namespace {

constexpr std::size_t order_digits = 14, quick_hash_letters = 24;

// Of account|number|sender; noughts for any other key.
std::string order_of(std::string const& key) {
    std::string order(order_digits, '0');
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
        hash_ = order_of(key) + access_.cipher.quick_hash(key, "inbox.key");
        key_ = key;
    }
    return hash_;
}

bool InboxHash::is_older(std::string_view hash) { return hash.size() != order_digits + quick_hash_letters; }

InboxHash::Older InboxHash::older(std::string const& key) const {
    auto bare = access_.hash(key, "inbox.key");
    return {order_of(key) + bare, bare};
}

std::string seal_letter(Access const& access, Letter const& letter) {
    JsonWriter out;
    out.begin_list();
    for (auto const* part : {&letter.key, &letter.content_hash, &letter.sender, &letter.text, &letter.media_ref, &letter.reply}) out.text(*part);
    return access.seal(out.end_list().take(), "inbox.letter");
}

std::optional<Letter> read_letter(Access const& access, std::string_view sealed) {
    if (sealed.empty()) return std::nullopt;
    auto parts = read_texts(access.open(sealed, "inbox.letter"));
    if (parts.size() < 5 || parts.size() > 6) throw StoreError("a stored message is not readable");
    parts.resize(6);  // the reply came later
    return Letter{std::move(parts[0]), std::move(parts[1]), std::move(parts[2]), std::move(parts[3]), std::move(parts[4]), std::move(parts[5])};
}

}  // namespace lingyan::storage
