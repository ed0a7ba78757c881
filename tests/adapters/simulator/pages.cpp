// The page and its assets go out whole, and load nothing from elsewhere.
#include "adapters/simulator/pages.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

using namespace lingyan;
using lingyan::simulator::Bench;

TEST_CASE("the page and its assets are served with their types and a policy that allows nothing inline") {
    Bench bench;
    struct Row { char const* path; char const* type; };
    for (auto const& [path, type] : {Row{"/", "text/html; charset=utf-8"}, Row{"/simulator/simulator.css", "text/css; charset=utf-8"},
                                     Row{"/simulator/simulator.js", "text/javascript; charset=utf-8"}, Row{"/simulator/favicon.svg", "image/svg+xml"}}) {
        CAPTURE(path);
        auto const response = bench.ask("GET", path);
        CHECK(response.status == 200);
        CHECK(response.type == type);
        CHECK(response.body.size() > 100);
        auto const policy = std::find_if(response.headers.begin(), response.headers.end(), [](auto const& header) { return header.first == "Content-Security-Policy"; });
        REQUIRE(policy != response.headers.end());
        CHECK(policy->second.starts_with("default-src 'self';"));
        CHECK(policy->second.find("unsafe") == std::string::npos);
    }
}

TEST_CASE("whatever the page and its scripts name is there, and nothing comes from another host") {
    auto const pages = simulator::read_pages(PROJECT_ROOT "/templates/pages");
    std::size_t bytes = 0;
    std::set<std::string> named;
    std::regex const in_page(R"re((?:src|href)="([^"]+)")re"), in_script(R"re(from '\./([^']+)')re"), elsewhere(R"(https?://(?!www\.w3\.org/2000/svg))");
    for (auto const& [path, page] : pages) {
        CAPTURE(path);
        bytes += page.body.size();
        CHECK_FALSE(std::regex_search(page.body, elsewhere));
        for (std::sregex_iterator i(page.body.begin(), page.body.end(), in_page), end; i != end; ++i) named.insert((*i)[1]);
        for (std::sregex_iterator i(page.body.begin(), page.body.end(), in_script), end; i != end; ++i) named.insert("/simulator/" + (*i)[1].str());
    }
    CHECK(named.size() >= 7);
    for (auto const& path : named) {
        CAPTURE(path);
        CHECK(pages.contains(path));
    }
    CHECK(bytes < 60'000);
}

TEST_CASE("without its folder the simulator still answers tests, and says that the page is missing") {
    Bench bench;
    bench.doors.pages = PROJECT_ROOT "/templates/nothing";
    bench.rebuild();
    CHECK(bench.ask("GET", "/").status == 404);
    CHECK(bench.ask("GET", "/simulator/clock").status == 200);
}
