// Cuts a text to a platform's limit: between lines where it can, between characters where it must, never inside one.
#pragma once

#include <string>
#include <vector>

namespace lingyan::flow {

std::vector<std::string> text_parts(std::string const& text, std::size_t bytes);  // at least one part; each numbered (1/2) when there are several

}  // namespace lingyan::flow
