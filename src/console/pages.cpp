#include "console/pages.hpp"

#include "domain/complaint.hpp"

#include <fstream>
#include <sstream>

namespace lingyan::console {

std::string read_text(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw BadInput({{path, 0, "cannot be read"}});
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

mustache read_page(std::string const& path) {
    mustache page(read_text(path));
    if (!page.is_valid()) throw BadInput({{path, 0, "is no template: " + page.error_message()}});
    return page;
}

http::Response with_headers(http::Response response) {
    response.headers.emplace_back("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

http::Response html_page(std::string body, int status, char const* cache) {
    http::Response response;
    response.status = status;
    response.type = "text/html; charset=utf-8";
    response.body = std::move(body);
    response.headers.emplace_back("Cache-Control", cache);
    return with_headers(std::move(response));
}

std::string say_full_day(Date day) { return std::to_string(year_of(day)) + "年" + say_day(day); }

}  // namespace lingyan::console
