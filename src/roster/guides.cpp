#include "roster/guides.hpp"

#include "roster/encoding.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::roster {

namespace {

constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t longest_title = 120;  // bytes: forty characters
constexpr std::size_t longest_text = 24 * 1024;  // so that its page stays a light one

struct Field {
    std::string_view name;
    std::string Guide::*value;
};
constexpr Field fields[] = {{"关键词", &Guide::keywords}, {"地点", &Guide::place}, {"电话", &Guide::phone}, {"材料", &Guide::materials}};

// Blanks in any mixture; a mark of byte order is none of the words either.
std::string_view trimmed(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view blank : {" ", "\t", "\r", "\u3000", "\uFEFF"}) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

}  // namespace

void read_guide(std::string_view bytes, std::string const& file_name, GuidesRead& read) {
    auto const before = read.complaints.size();
    auto complain = [&](int line, std::string text) { read.complaints.push_back({file_name, line, std::move(text)}); };
    if (bytes.size() > most_bytes) return complain(0, "太长了，一份指南最多64KB，请分成几份。");
    auto const text = to_utf8(bytes);
    if (!text || text->find('\0') != text->npos) return complain(0, "不是UTF-8也不是GB18030的文字，请另存为文本文件。");
    Guide guide;
    std::istringstream in(*text);
    int number = 0;
    bool heading = true;  // fields stand before the text
    std::vector<std::string_view> seen;
    for (std::string raw; std::getline(in, raw);) {
        ++number;
        auto const line = trimmed(raw);
        if (guide.title.empty()) {
            if (line.empty()) continue;
            guide.title = line;
            if (guide.title.size() > longest_title) complain(number, "第一行是题目，最多40个字。");
            continue;
        }
        auto const field = std::find_if(std::begin(fields), std::end(fields), [&](Field const& one) {
            auto const after = line.starts_with(one.name) ? line.substr(one.name.size()) : std::string_view{};
            return after.starts_with(":") || after.starts_with("：");
        });
        if (heading && field != std::end(fields)) {
            auto value = line.substr(field->name.size());
            value.remove_prefix(value.starts_with(":") ? 1 : std::string_view("：").size());
            if (std::find(seen.begin(), seen.end(), field->name) != seen.end()) complain(number, "“" + std::string(field->name) + "”写了两次，请合成一行。");
            seen.push_back(field->name);
            guide.*(field->value) = trimmed(value);
            continue;
        }
        if (heading && line.empty()) continue;
        heading = false;
        guide.text += std::string(line) + "\n";
    }
    while (guide.text.ends_with('\n')) guide.text.pop_back();
    if (guide.title.empty()) return complain(0, "是空的。第一行写题目，下面写怎么办。");
    if (guide.text.empty()) complain(number, "只有题目，没有写怎么办。");
    if (guide.text.size() > longest_text) complain(0, "太长了，请分成几份。");
    for (auto const& other : read.guides)
        if (other.title == guide.title) complain(1, "题目“" + guide.title + "”别的文件里有了，请换一个。");
    if (read.complaints.size() == before) read.guides.push_back(std::move(guide));
}

}  // namespace lingyan::roster
