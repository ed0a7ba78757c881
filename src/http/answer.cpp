// The answer's head is written by hand: one string, sent in one call together with the body.
#include "http/answer.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace lingyan::http {

namespace {

// A line end inside a header would begin another answer; such a header is left out.
bool is_one_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void add(std::string& head, std::string_view name, std::string_view value) {
    if (name.empty() || !is_one_line(name) || !is_one_line(value)) return;
    head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string answer_head(Response const& response, bool keep_alive, bool version_1_0) {
    std::string head;
    head.reserve(256);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    auto const reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
    head.append(reason.data(), reason.size()).append("\r\n");
    if (may_have_body(response.status)) {
        if (!response.body.empty()) add(head, "Content-Type", response.type);
        add(head, "Content-Length", std::to_string(response.body.size()));
    }
    add(head, "X-Content-Type-Options", "nosniff");
    if (!keep_alive) add(head, "Connection", "close");
    if (keep_alive && version_1_0) add(head, "Connection", "keep-alive");
    for (auto const& [name, value] : response.headers) add(head, name, value);
    return head.append("\r\n");
}

}  // namespace lingyan::http
