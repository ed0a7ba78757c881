// What WeCom's API may answer: never a message called sent that was not, never a token without an end.
#include "adapters/shared/answers.hpp"
#include "adapters/wecom/codes.hpp"
#include "adapters/wecom/unreached.hpp"
#include "fuzz/claim.hpp"

#include <nlohmann/json.hpp>

using namespace lingyan;
using fuzz::claim;
using Kind = Outcome::Kind;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto input = fuzz::text_of(data, size);
    constexpr int statuses[] = {200, 200, 200, 200, 302, 400, 429, 500};
    http::Response response;
    response.status = statuses[fuzz::take_byte(input) % std::size(statuses)];
    auto const line = input.find('\n');
    if (line != input.npos) response.headers.emplace_back("Retry-After", input.substr(0, line));
    response.body = input.substr(line == input.npos ? 0 : line + 1);

    auto const outcome = shared::outcome_of_answer(wecom::codes, response);
    if (outcome.kind == Kind::sent) {
        auto const body = nlohmann::json::parse(response.body);
        claim(response.status == 200 && body.value("errcode", 0) == 0, "sent is what the platform says was sent");
        auto const unreached = wecom::read_unreached(response);
        for (auto const* people : {&unreached.invalid, &unreached.unlicensed})
            for (auto const& person : *people)
                claim(!person.empty() && unreached.outcome_for(person).kind == Kind::refused, "who is named got nothing");
    } else {
        claim(!outcome.detail.empty(), "the office is told why");
    }
    claim(fuzz::is_utf8(outcome.detail), "what the office reads is UTF-8");

    auto const token = shared::read_token_answer(wecom::codes, response);
    claim(token.outcome.kind != Kind::sent && token.outcome.kind != Kind::unknown, "no answer about a token sends anything, or may have");
    claim(token.token.empty() || (token.valid >= std::chrono::seconds{1} && token.valid <= std::chrono::seconds{7200}), "every token ends");
    return 0;
}
