// Office guides from text files, UTF-8 or GB18030: a title line, then perhaps 关键词: 地点: 电话: 材料:, then the text.
#pragma once

#include "domain/complaint.hpp"
#include "domain/guide.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::roster {

struct GuidesRead {
    std::vector<Guide> guides;
    std::vector<Complaint> complaints;
};

// One file's guide is added, unless something in it is complained of: no title, no text, a field twice, a title that another file has.
void read_guide(std::string_view bytes, std::string const& file_name, GuidesRead&);

}  // namespace lingyan::roster
