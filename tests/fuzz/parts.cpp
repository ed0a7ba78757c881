// A long text in parts: each within the limit and of whole characters, and together the text again.
#include "adapters/shared/text.hpp"
#include "flow/text_parts.hpp"
#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto input = fuzz::text_of(data, size);
    auto const limit = 32 + fuzz::take_byte(input) % 64;
    auto const text = shared::repaired_utf8(input);

    std::string joined;
    for (auto const& piece : shared::split_text(text, limit)) {
        claim(!piece.empty() && piece.size() <= limit && fuzz::is_utf8(piece), "a piece is short and of whole characters");
        joined += piece;
    }
    claim(joined == text, "pieces are the text");

    std::string without_ends, expected = text;
    auto const parts = flow::text_parts(text, limit);
    claim(!parts.empty(), "there is a part");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        claim(parts[i].size() <= limit, "a part is within the limit");
        claim(fuzz::is_utf8(parts[i]), "and of whole characters");
        auto const number = "(" + std::to_string(i + 1) + "/" + std::to_string(parts.size()) + ")\n";
        claim(parts.size() == 1 || parts[i].starts_with(number), "and numbered where there are several");
        without_ends += parts[i].substr(parts.size() == 1 ? 0 : number.size());
    }
    std::erase(without_ends, '\n');  // a cut between lines takes the line end with it
    std::erase(expected, '\n');
    claim(without_ends == expected, "nothing is lost");
    return 0;
}
