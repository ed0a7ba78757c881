// The load by itself, against a server that runs: load PORT reports|questions|mix CADRES [CALLS [CONNECTIONS [PER_SECOND]]]
#include "connections.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <sstream>

int main(int argc, char** argv) {
    using namespace lingyan::bench;
    if (argc < 4) {
        std::fprintf(stderr, "load PORT reports|questions|mix CADRES [CALLS [CONNECTIONS [PER_SECOND]]]\nCADRES: WeCom user ids with a task each, joined by commas\n");
        return 2;
    }
    try {
        auto const port = static_cast<std::uint16_t>(std::atoi(argv[1]));
        std::string const name = argv[2];
        auto const kind = name == "reports" ? Kind::reports : name == "questions" ? Kind::questions : Kind::mix;
        std::vector<std::string> cadres;
        std::istringstream list(argv[3]);
        for (std::string one; std::getline(list, one, ',');) cadres.push_back(one);
        auto const calls = static_cast<std::size_t>(argc > 4 ? std::atol(argv[4]) : 10'000);
        auto const connections = std::min(static_cast<std::size_t>(argc > 5 ? std::atol(argv[5]) : 64), cadres.size());
        std::optional<double> pace;
        if (argc > 6) pace = std::atof(argv[6]);

        Caller caller(cadres);
        auto const lists = drive(port, caller, Server::ours, caller.first_lists(connections));
        auto const driven = drive(port, caller, Server::ours, caller.calls(kind, connections, calls / connections), pace);
        std::printf("%zu answers, %.0f a second, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, %zu wrong\n", driven.answered, driven.per_second(),
                    driven.percentile(0.5), driven.percentile(0.99), driven.percentile(0.999), lists.wrong + driven.wrong);
        auto const& wrong = lists.wrong ? lists.first_wrong : driven.first_wrong;
        if (!wrong.empty()) std::printf("the first wrong one: %s\n", wrong.c_str());
        return wrong.empty() ? 0 : 1;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "load: %s\n", error.what());
        return 1;
    }
}
