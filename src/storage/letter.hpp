// What of a message only its reader has to know: sealed in one piece.
#pragma once

#include "storage/tables.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::storage {

struct Letter {
    std::string key, content_hash, sender, text, media_ref;
};

std::string seal_letter(Access const&, Letter const&);
std::optional<Letter> read_letter(Access const&, std::string_view sealed);  // nothing where none was written

}  // namespace lingyan::storage
