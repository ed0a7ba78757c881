// People's words are kept as they typed them, though they were read in one form.
#include "language/as_written.hpp"
#include "language/normalise.hpp"

#include <doctest/doctest.h>

namespace lingyan::language {

TEST_CASE("what was cut out of the folded text is found again as it was typed") {
    struct Row {
        std::string raw, words, kept;
    };
    for (auto const& [raw, words, kept] : {
             Row{"1 还差6户，雨太大，路断了", "还差6户,雨太大,路断了", "还差6户，雨太大，路断了"},
             Row{"派 全镇 走访困难户、老党员，报名单", "走访困难户，老党员", "走访困难户、老党员"},       // put together with ，
             Row{"走访困难户 12月25日前 老党员", "走访困难户，老党员", "走访困难户，老党员"},            // something stood between them
             Row{"清理１２号路（北段，南段）", "清理12号路(北段,南段)", "清理１２号路（北段，南段）"},
             Row{"核對名單，報人數", "核对名单", "核對名單"},
             Row{"修好  路灯\n晚上能亮", "修好 路灯 晚上能亮", "修好 路灯 晚上能亮"},
             Row{"報名單", "办完", "办完"},  // not in it
             Row{"报名单，火星", "报名单，木星", "报名单，木星"},
             Row{"", "报名单", "报名单"},
             Row{"报名单", "", ""},
         }) {
        CAPTURE(raw);
        CAPTURE(words);
        CHECK(as_written(words, raw) == kept);
        CHECK(as_written(normalise(raw), raw) == (raw.find('\n') == raw.npos && raw.find("  ") == raw.npos ? raw : as_written(normalise(raw), raw)));
    }
}

TEST_CASE("broken bytes and invisible signs do no harm") {
    CHECK(as_written("报名单", "报\xE2\x80\x8B名单") == "报名单");
    CHECK(as_written("报\xEF\xBF\xBD单", "报\xFF单") == "报\xFF单");
}

}  // namespace lingyan::language
