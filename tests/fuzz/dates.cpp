// Days and times in any text: phrases in order, inside the text, each a span that does not end before it begins.
#include "language/dates.hpp"

#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

namespace {

Calendar const& calendar() {
    static Calendar const known = [] {
        Calendar made;
        made.add(2026, {{make_date(2026, 10, 1), "国庆节", false}, {make_date(2026, 10, 10), "国庆节", true}});
        return made;
    }();
    return known;
}

bool begins_character(std::string_view text, std::size_t at) { return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto text = fuzz::text_of(data, size);
    auto const choice = fuzz::take_byte(text);
    auto const tense = choice % 2 == 0 ? language::Tense::ahead : language::Tense::past;
    auto const now = at(make_date(2026, 1, 1) + days{choice / 2 * 6}, std::chrono::hours{choice % 24});
    auto const whole = fuzz::is_utf8(text);
    std::size_t after = 0;
    for (auto const& phrase : language::find_dates(text, now, calendar(), tense)) {
        claim(phrase.begin >= after && phrase.begin < phrase.end && phrase.end <= text.size(), "phrases stand in the text, one after the other");
        claim(!whole || (begins_character(text, phrase.begin) && begins_character(text, phrase.end)), "and do not cut a character");
        claim((phrase.first || phrase.last) != phrase.impossible, "each says a day, or that it is none");
        claim(!phrase.first || !phrase.last || *phrase.first <= *phrase.last, "no span ends before it begins");
        claim(!phrase.minute || (*phrase.minute >= 0 && *phrase.minute <= 24 * 60), "a time is one of the day");
        after = phrase.end;
    }
    return 0;
}
