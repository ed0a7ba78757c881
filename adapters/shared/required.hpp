// What an account cannot be without, in words for whoever wrote its settings.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

namespace lingyan::shared {

// Throws std::invalid_argument for the first one that is missing. `console`: where it is copied from (企业微信管理后台).
void require(std::string const& account, char const* console, std::initializer_list<std::pair<char const*, bool>> has);
void require_key(std::string const& account, char const* console, std::string const& encoding_aes_key);

}  // namespace lingyan::shared
