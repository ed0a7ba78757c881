// Whatever an office's program wrote, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::roster {

// UTF-8 where the bytes are valid UTF-8 (a mark at the beginning is dropped), else GB18030; nothing where they are neither.
std::optional<std::string> to_utf8(std::string_view bytes);

// Without the blanks, wide ones and byte order marks (where two files were put into one) at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace lingyan::roster
