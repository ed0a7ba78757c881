// What every page has: its template, its headers, and a day as it is written in full.
#pragma once

#include "domain/time.hpp"
#include "http/message.hpp"

#include <kainjow/mustache.hpp>

#include <string>

namespace lingyan::console {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

// Throw BadInput where there is none, or it is no template.
std::string read_text(std::string const& path);
mustache read_page(std::string const& path);

http::Response with_headers(http::Response);  // nothing from elsewhere, in nobody's frame, and no address is passed on
http::Response html_page(std::string body, int status, char const* cache);
std::string say_full_day(Date);  // 2026年11月3日

}  // namespace lingyan::console
