// One form for what people type in many: widths, scripts of digits, spaces, punctuation. The raw text is kept elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace lingyan::language {

// Full-width to half-width letters, digits and signs; traditional to simplified; runs of spaces to one, none at the ends;
// invisible characters (zero-width, bidi, variation selectors) away. Circled and other numbers stay as they are.
// Broken UTF-8 becomes U+FFFD. Never longer than a small multiple of its input.
std::string normalise(std::string_view raw);

}  // namespace lingyan::language
