// A word that a text holds is never said to be missing; most of those that it does not hold are.
#include "language/shingles.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using lingyan::language::Shingles;

TEST_CASE("no word of a text is missed, wherever it stands and however short it is") {
    std::string const text = "后山着火了，快来人！call 119 or 12345";
    Shingles const shingles(text);
    for (std::size_t begin = 0; begin <= text.size(); ++begin)
        for (std::size_t size = 0; begin + size <= text.size(); ++size) {
            CAPTURE(begin);
            CAPTURE(size);
            CHECK(shingles.may_hold(std::string_view(text).substr(begin, size)));
        }
}

TEST_CASE("most words that a text does not hold are ruled out") {
    Shingles const shingles("1 医保名单办完了");
    int left = 0;
    std::vector<std::string> const words{"着火", "起火", "洪水", "塌方", "溺水", "触电", "中毒", "车祸", "坠落", "爆炸", "地震", "滑坡", "救命", "受伤", "昏倒", "失踪"};
    for (auto const& word : words) left += shingles.may_hold(word);
    CHECK(left <= 2);
    CHECK_FALSE(shingles.may_hold("1 医保名单办完了，明天还有一件更长的事"));
    CHECK_FALSE(Shingles("").may_hold("火"));
}
