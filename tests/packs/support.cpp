#include "support.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace lingyan::packs {

TextFile::TextFile(std::string const& text) : path_((std::filesystem::temp_directory_path() / "lingyan-packs-XXXXXX").string()) {
    int const file = ::mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file");
    ::close(file);
    std::ofstream(path_, std::ios::binary) << text;
}

TextFile::~TextFile() { std::filesystem::remove(path_); }

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) all += (all.empty() ? "" : "\n") + text;
    return all;
}

}  // namespace lingyan::packs
