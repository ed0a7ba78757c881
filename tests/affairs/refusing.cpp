// What is not taken: numbers of citizens, and from cadres what is marked.
#include "affairs/refusing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {
std::string refused(std::string const& text, bool from_cadre) {
    auto said = refusal(text, from_cadre);
    return said ? said->key : "taken";
}
}  // namespace

TEST_CASE("a citizen's number is refused however it is written, other long numbers are not") {
    for (std::string const text : {"510722199001011234", "他是51072219900101123X。", "身份证５１０７２２１９９００１０１１２３４", "510722199001011234和610722198812312345"}) {
        CAPTURE(text);
        CHECK(refused(text, true) == "error.id_number");
        CHECK(refused(text, false) == "error.id_number_resident");
    }
    for (std::string const text : {"13900001111", "6222020000000000000", "2026年11月16日", "1", ""}) {
        CAPTURE(text);
        CHECK(refused(text, true) == "taken");
    }
}

TEST_CASE("numbers are blotted out and the words around them stay") {
    CHECK(without_id_numbers("着火了，伤者510722199001011234，快来").find("510722") == std::string::npos);
    CHECK(without_id_numbers("着火了，伤者510722199001011234，快来").find("着火了") == 0);
    CHECK(without_id_numbers("510722199001011234和510722198812312345").find_first_of("0123456789") == std::string::npos);
}

TEST_CASE("marked text is refused from cadres, a resident who writes of what is not public is heard") {
    for (std::string const text : {"【秘密】摸底名单", "机密：摸底名单", "派 全镇 25号前 核对名单（内部资料）", "派 全镇 25号前 核对名单，不公开"}) {
        CAPTURE(text);
        CHECK(refused(text, true) == "error.marked");
    }
    for (std::string const text : {"村里的账不公开", "为什么低保名单不公开？"}) {
        CAPTURE(text);
        CHECK(refused(text, false) == "taken");
        CHECK(refused(text, true) == "taken");  // said of something, not work that is given
    }
}

}  // namespace lingyan::affairs
