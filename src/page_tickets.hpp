// What pages give to browsers, sealed under a key of their own.
#pragma once

#include "console/own_page.hpp"

#include <string>

namespace lingyan {

console::Tickets page_tickets(std::string const& key);  // 32 bytes

}  // namespace lingyan
