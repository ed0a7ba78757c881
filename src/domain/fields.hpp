// Texts by name, as sentences are filled from and records, acts and questions keep them.
#pragma once

#include <map>
#include <string>

namespace lingyan {

using Fields = std::map<std::string, std::string>;

}  // namespace lingyan
