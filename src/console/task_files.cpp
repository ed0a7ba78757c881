#include "console/task_files.hpp"

#include "affairs/attachments.hpp"

namespace lingyan::console {

boost::asio::awaitable<http::Response> task_file(Look const& look, http::Request const& request) {
    http::Response response;
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    if (request.method != "GET" && request.method != "HEAD") {
        response.status = 405;
        response.headers.emplace_back("Allow", "GET, HEAD");
        co_return response;
    }
    auto const name = request.path.substr(std::string_view("/t/").size());
    bool found = false;
    std::function<void(affairs::Turn const&)> const work = [&](affairs::Turn const& turn) {
        found = false;
        auto const media = affairs::attachments::behind(turn, name);
        auto const type = media ? turn.tx.media().type(*media) : std::string{};
        auto bytes = affairs::attachments::is_photo(type) || affairs::attachments::is_paper(type) ? turn.tx.media().bytes(*media) : std::nullopt;
        if (!bytes) return;
        found = true;
        response.type = type;
        response.body = std::move(*bytes);
    };
    auto looking = look(work);
    co_await std::move(looking);
    if (!found) {
        response.status = 404;
        response.body = "没有这个附件，或者这件事撤了。\n";
    }
    co_return response;
}

}  // namespace lingyan::console
