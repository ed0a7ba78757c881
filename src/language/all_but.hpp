// "除了2都办完了": everything that is open is reported but what is named.
#pragma once

#include <string_view>
#include <vector>

namespace lingyan::language {

// The numbers that are excepted: of 除了2都办完了, 除2和5以外全部完成了, 2没办其他都办完了, 都办完了除了第三个. Empty where a text says anything else.
std::vector<int> all_done_but(std::string_view raw);

}  // namespace lingyan::language
