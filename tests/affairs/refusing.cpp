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

TEST_CASE("a number of fifteen digits is a citizen's too, where a province and a day are in it") {
    for (std::string const text : {"110101670101123", "他的号码是 510722650812345。", "身份证５１０７２２６５０８１２３４５"}) {
        CAPTURE(text);
        CHECK(refused(text, true) == "error.id_number");
        CHECK(without_id_numbers(text).find("0722") == std::string::npos);
        CHECK(without_id_numbers(text).find("0101") == std::string::npos);
    }
    for (std::string const text : {"990101670101123", "110101671301123", "11010167010112", "1101016701011234"}) {
        CAPTURE(text);
        CHECK(refused(text, true) == "taken");
    }
}

TEST_CASE("numbers of persons are not asked for here, and lists of names are handed over in person") {
    struct Row {
        std::string words;
        bool numbers, names;
    };
    for (auto const& [words, numbers, names] : {Row{"报全村人员身份证号", true, false}, Row{"走访困难户，报姓名和银行卡号", true, true}, Row{"报困难户名单", false, true}, Row{"核对身份证信息", false, false},
                                                Row{"核对医保名单，报人数", false, false}, Row{"通知到人，交花名册", false, true}, Row{"报人数", false, false}}) {
        CAPTURE(words);
        CHECK(has_them_sent(words, asks_for_numbers) == numbers);
        CHECK(has_them_sent(words, asks_for_names) == names);
    }
}

}  // namespace lingyan::affairs
