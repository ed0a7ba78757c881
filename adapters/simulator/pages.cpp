// The simulator's page and what it loads, as answers that are ready to go out.
#include "adapters/simulator/pages.hpp"

#include <array>
#include <fstream>
#include <iterator>

namespace lingyan::simulator {

namespace {

struct Page {
    char const* path;
    char const* file;
    char const* type;
};

constexpr auto html = "text/html; charset=utf-8";
constexpr auto css = "text/css; charset=utf-8";
constexpr auto script = "text/javascript; charset=utf-8";

constexpr std::array pages{
    Page{"/", "simulator.html", html},
    Page{"/simulator/simulator.css", "simulator.css", css},
    Page{"/simulator/simulator.js", "simulator.js", script},
    Page{"/simulator/simulator_people.js", "simulator_people.js", script},
    Page{"/simulator/simulator_phone.js", "simulator_phone.js", script},
    Page{"/simulator/simulator_picture.js", "simulator_picture.js", script},
    Page{"/simulator/simulator_server.js", "simulator_server.js", script},
    Page{"/simulator/favicon.svg", "favicon.svg", "image/svg+xml"},
};

}  // namespace

std::map<std::string, http::Response> read_pages(std::string const& folder) {
    std::map<std::string, http::Response> result;
    for (auto const& page : pages) {
        std::ifstream file(folder + "/" + page.file, std::ios::binary);
        if (!file) continue;
        http::Response response;
        response.type = page.type;
        response.body.assign(std::istreambuf_iterator<char>(file), {});
        response.headers = {
            {"Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
            {"Referrer-Policy", "no-referrer"},
            {"Cache-Control", "no-cache"},
        };
        result.emplace(page.path, std::move(response));
    }
    return result;
}

}  // namespace lingyan::simulator
