// The demo county in a temporary folder, reached through a WeCom account and a public one: every village head has two tasks, it is Sunday night.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lingyan::bench {

class County {
public:
    explicit County(int rule_copies = 1);  // imports it once; `rule_copies`: how often the rules of the pack stand in it
    ~County();
    County(County const&) = delete;

    // The command that serves a fresh copy of it.
    std::vector<std::string> serve_copy(std::uint16_t port);
    std::vector<std::string> serve_again(std::uint16_t port) const;  // the copy made last
    std::vector<std::string> const& cadres() const { return cadres_; }
    std::string file(std::string const& name) const { return (folder_ / name).string(); }

private:
    void write_files(int rule_copies);
    std::filesystem::path folder_;
    std::vector<std::string> cadres_;  // WeCom ids of the village heads
};

}  // namespace lingyan::bench
