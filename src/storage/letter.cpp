#include "storage/letter.hpp"

#include "storage/json.hpp"

namespace lingyan::storage {

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
