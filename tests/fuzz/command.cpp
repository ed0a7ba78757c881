// Whatever a person types is some command, and the same one in its normal form.
#include "language/command.hpp"

#include "fuzz/claim.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <string>

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const raw = fuzz::text_of(data, size);
    auto const normal = language::normalise(raw);
    claim(fuzz::is_utf8(normal), "the normal form is UTF-8");
    claim(normal.size() <= 4 * raw.size() + 4, "and not much longer");
    claim(language::normalise(normal) == normal, "and its own normal form");

    auto const command = language::read_command(raw);
    claim(fuzz::is_utf8(command.text) && fuzz::is_utf8(command.rest), "what was understood is UTF-8");
    claim(command.intent != language::Intent::numbers || command.numbers.size() > 1, "several numbers are several");
    auto const again = language::read_command(normal);
    claim(command.intent == again.intent && command.number == again.number && command.numbers == again.numbers && command.rest == again.rest,
          "the normal form means the same");

    if (raw.size() <= 128) {  // past that no text is one number, however much of it is invisible
        claim(language::lone_number(raw) == language::lone_number(normal), "a number is the same in its normal form");
        claim(language::number_list(raw) == language::number_list(normal), "and so is a list");
    }
    if (auto const numeral = language::numeral_at(raw)) claim(numeral->bytes > 0 && numeral->bytes <= raw.size() && numeral->value >= 0, "a numeral stands in its text");

    static std::vector<std::string> const danger{"着火", "塌方"}, ordinary{"防火检查"};
    claim(!language::speaks_of_danger(raw, danger, ordinary) || !normal.empty(), "silence is no danger");
    claim(language::title_match(raw, "医保参保名单核对") >= 0, "a match is no less than none");
    language::names_title(std::string(raw), "医保参保名单核对");
    auto const shortened = language::shortened(normal, 12);
    claim(fuzz::is_utf8(shortened) && language::characters(shortened) <= 13, "what is shortened is short and whole");
    return 0;
}
