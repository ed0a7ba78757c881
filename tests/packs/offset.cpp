#include "packs/offset.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::packs {

TEST_CASE("an offset counts calendar days, working days or months, or is the middle") {
    using Kind = Offset::Kind;
    struct Row { std::string text; Kind kind; int count; };
    for (auto const& [text, kind, count] : {Row{"-30d", Kind::calendar_days, -30}, Row{"-3wd", Kind::working_days, -3},
                                            Row{"-1m", Kind::months, -1}, Row{"0d", Kind::calendar_days, 0},
                                            Row{"60d", Kind::calendar_days, 60}, Row{"+60d", Kind::calendar_days, 60},
                                            Row{"mid", Kind::middle, 0}}) {
        CAPTURE(text);
        CHECK(read_offset(text) == Offset{kind, count});
    }
}

TEST_CASE("what is no offset is not guessed") {
    for (auto const* text : {"", "d", "-", "30", "-30", "-30 d", "-30days", "-3w", "-1y", "--3d", "+-3d", "middle", "-99999999999d", "-5000d", "三天"}) {
        CAPTURE(text);
        CHECK_FALSE(read_offset(text).has_value());
    }
}

}  // namespace lingyan::packs
