// Answers in JSON; a refusal says in Chinese what to do next.
#include "adapters/simulator/answer.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::simulator {

using nlohmann::json;

http::Response json_answer(json const& content, int status) {
    http::Response response;
    response.status = status;
    response.type = "application/json; charset=utf-8";
    // A text that came in broken still has to be shown.
    response.body = content.dump(-1, ' ', false, json::error_handler_t::replace);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

http::Response refusal(int status, std::string const& what_to_do) {
    return json_answer(json{{"error", what_to_do}}, status);
}

http::Response wrong_method(std::string const& allowed) {
    auto response = refusal(405, "这个地址不这样用。可以用的是 " + allowed + "。");
    response.headers.emplace_back("Allow", allowed);
    return response;
}

http::Response later() {
    auto response = refusal(503, "现在存不下，没有收。过一会儿再发一次。");
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace lingyan::simulator
