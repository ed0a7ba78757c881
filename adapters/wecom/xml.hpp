// The small XML of callbacks and replies: an element <xml> with fields below it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::wecom {

using Fields = std::map<std::string, std::string>;

// The text fields right below the root; of two equal names the first, and what is nested is passed over.
// Nothing where it is no XML, has a DOCTYPE or is deeper than anything the platform sends.
std::optional<Fields> read_fields(std::string_view document);

std::string cdata(std::string_view text);                                  // always one text again when it is read
std::string element(std::string_view name, std::string_view content);      // content as it is

}  // namespace lingyan::wecom
