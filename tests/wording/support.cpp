#include "support.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lingyan::wording {

namespace fs = std::filesystem;

Templates::Templates(Files const& files) {
    auto pattern = (fs::temp_directory_path() / "lingyan-wording-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    for (auto const& [name, text] : files) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
}

Templates::~Templates() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<std::string> Templates::complaints() const {
    std::vector<std::string> found;
    try {
        read();
    } catch (BadInput const& wrong) {
        for (auto const& complaint : wrong.complaints)
            found.push_back(fs::path(complaint.file).filename().string() + ":" + std::to_string(complaint.line) + ": " + complaint.text);
    }
    return found;
}

Wording const& real_templates() {
    static auto const wording = Wording::read(PROJECT_ROOT "/templates/messages");
    return wording;
}

std::string file_text(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::pair<std::string, std::string>> real_texts() {
    std::vector<std::pair<std::string, std::string>> found;
    for (auto const& file : fs::directory_iterator(PROJECT_ROOT "/templates/messages/zh-CN")) {
        std::istringstream in(file_text(file.path()));
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with('#')) continue;
            if (line.starts_with('[') && line.ends_with(']')) found.emplace_back(line.substr(1, line.size() - 2), "");
            else if (!found.empty() && (!line.empty() || !found.back().second.empty())) found.back().second += line + "\n";
        }
    }
    for (auto& [key, text] : found)
        while (text.ends_with('\n')) text.pop_back();
    return found;
}

std::string filled(std::string const& text) {
    // {names}, {villages} and {items} are lists and not counted; {text} and {quote} are somebody else's words on a line of their own.
    static std::map<std::string, std::size_t> const longest{
        {"who", 6},    {"greeting", 3}, {"name", 4},   {"village", 5}, {"title", 12},  {"what", 18},  {"basis", 14}, {"quality", 14}, {"reason", 14}, {"issuer", 8},
        {"handler", 8}, {"due", 6},     {"date", 10},  {"until", 8},  {"time", 6},    {"phone", 13}, {"place", 10}, {"no", 2},       {"n", 3},       {"m", 3},
        {"d", 3},      {"d2", 3},       {"period", 5}, {"topic", 10},  {"source", 20}, {"state", 4},  {"note", 18},  {"count", 3},    {"year", 4},    {"office", 8},
        {"lead", 4},   {"days", 3},   {"need", 3},   {"left", 3},   {"total", 3},   {"unit", 6}, {"ref", 6}, {"url", 0},     {"names", 0},  {"villages", 0}, {"items", 0},  {"text", 0}, {"value", 8}, {"least", 8}, {"most", 8}, {"warning", 18}, {"action", 18}, {"start", 6}, {"issued", 6},   {"quote", 0}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto open = text.find('{', at);
        if (open != text.npos && open > 0 && text[open - 1] == '}' && text.compare(open, 8, "{reason}") == 0) out += "。";  // brings its own mark
        out += text.substr(at, open == text.npos ? open : open - at);
        if (open == text.npos) break;
        auto close = text.find('}', open);
        for (std::size_t i = 0; i < longest.at(text.substr(open + 1, close - open - 1)); ++i) out += "字";
        at = close + 1;
    }
    return out;
}

std::vector<std::string> sentences(std::string const& text) {
    std::vector<std::string> found{""};
    for (std::size_t i = 0; i < text.size();) {
        std::size_t n = 1;
        while (i + n < text.size() && (text[i + n] & 0xC0) == 0x80) ++n;
        auto character = text.substr(i, n);
        if (character == "\n" || character == "。" || character == "？" || character == "！") found.emplace_back();
        else found.back() += character;
        i += n;
    }
    std::erase(found, "");
    return found;
}

std::size_t length(std::string const& text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace lingyan::wording
