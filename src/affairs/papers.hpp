// Papers that a sentence names (《村规民约》, 依据县医保局12号文, 镇党委〔2026〕3号): their words mean no village, no day and nobody.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lingyan::affairs {

struct Words {  // bytes of the text
    std::size_t begin = 0, end = 0;
};

struct Paper : Words {
    std::size_t name = 0;  // where its name begins: behind 依据
    bool basis = false;    // said to be the basis, by a word or by standing alone
};

std::vector<Paper> papers_in(std::string_view text);  // folded or raw; in order, none overlapping
bool is_in_paper(std::vector<Paper> const&, std::size_t begin, std::size_t end);

}  // namespace lingyan::affairs
