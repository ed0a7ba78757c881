// A file in memory for readers that take a path; its folder goes with the process.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace lingyan::fuzz {

class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& name) {
        namespace fs = std::filesystem;
        auto const memory = fs::path("/dev/shm");
        folder_ = (fs::exists(memory) ? memory : fs::temp_directory_path()) / ("lingyan-fuzz-" + std::to_string(::getpid()));
        path_ = folder_ / name;
        fs::create_directories(path_.parent_path());
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TemporaryFile(TemporaryFile const&) = delete;

    void write(std::string_view bytes) const {
        std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    std::string folder() const { return folder_.string(); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path folder_, path_;
};

}  // namespace lingyan::fuzz
