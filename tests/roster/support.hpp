// A small county to import into, and complaints as one text.
#pragma once

#include "domain/complaint.hpp"
#include "domain/roster.hpp"

#include <string>
#include <vector>

namespace lingyan::roster {

Roster small_county();         // 510722 with the township 510722123 and its villages …008 and …009; 王大山 is p1
Roles const& shipped_roles();
std::string said(std::vector<Complaint> const&);  // "2 没有…", one a line
std::string demo_file(std::string const& name);   // the bytes of config/demo/<name>

}  // namespace lingyan::roster
