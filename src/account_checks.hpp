// What can be told of an account's settings before anybody is called.
#pragma once

#include "settings.hpp"

#include <string>

namespace lingyan {

// What is wrong with the value that stands under this key; empty where it can be used.
std::string complaint_about(AccountSettings const&, std::string const& key);

}  // namespace lingyan
