// People's own words as they typed them, where only the folded form was read.
#pragma once

#include <string>
#include <string_view>

namespace lingyan::language {

// `words`, cut out of the folded text (and put together with ，), as they stand in `raw`: signs, widths and scripts as typed, runs of
// spaces as one. What stood between two parts stays where nothing but marks did. A part that is not in `raw` stays as it is.
std::string as_written(std::string_view words, std::string_view raw);

}  // namespace lingyan::language
