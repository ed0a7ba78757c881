#include "packs/menu.hpp"

#include "domain/complaint.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace lingyan;

namespace {

std::string const file = (std::filesystem::temp_directory_path() / ("lingyan-menu-" + std::to_string(::getpid()) + ".toml")).string();

std::vector<MenuButton> read(std::string const& text, std::string const& public_url = "https://bot.example.gov.cn") {
    std::ofstream(file) << text;
    struct Removed {
        ~Removed() { std::filesystem::remove(file); }
    } const removed;
    return packs::read_menu(file, public_url);
}

std::string button(std::string const& name, std::string const& rest) { return "[[button]]\nname = \"" + name + "\"\n" + rest + "\n"; }

}  // namespace

TEST_CASE("a menu is read with its pages under the public address") {
    auto const menu = read(button("公开", "url = \"/n/\"") + button("更多", "[[button.below]]\nname = \"办事指南\"\nkey = \"办事指南\"\n[[button.below]]\nname = \"县里\"\nurl = \"https://example.test/\""));
    REQUIRE(menu.size() == 2);
    CHECK(menu[0].url == "https://bot.example.gov.cn/n/");
    REQUIRE(menu[1].below.size() == 2);
    CHECK(menu[1].below[0].key == "办事指南");
    CHECK(menu[1].below[1].url == "https://example.test/");
    auto const shipped = packs::read_menu(PROJECT_ROOT "/config/menu/residents.toml", "");
    CHECK(shipped.size() == 3);
}

TEST_CASE("what the platform would refuse is refused before, with its line") {
    std::string many;
    for (int i = 0; i < 4; ++i) many += button("甲", "key = \"a\"");
    std::string below = "[[button]]\nname = \"更多\"\n";
    for (int i = 0; i < 6; ++i) below += "[[button.below]]\nname = \"甲\"\nkey = \"a\"\n";
    struct Row { std::string text; int line; char const* words; };
    for (auto const& [text, line, words] : {Row{"", 1, "no [[button]]"}, Row{many, 1, "1 to 3 buttons"}, Row{below, 3, "1 to 5 buttons"}, Row{button("甲", ""), 1, "either a key"},
                                            Row{button("甲", "key = \"a\"\nurl = \"/n/\""), 1, "either a key"}, Row{button("甲乙丙丁戊己", "key = \"a\""), 1, "longer than 16 bytes"},
                                            Row{button("甲", "url = \"ftp://a\""), 1, "begins with /"}, Row{button("甲", "kei = \"a\""), 3, "unknown key 'kei'"},
                                            Row{button("甲", "key = \"" + std::string(129, 'a') + "\""), 1, "longer than 128 bytes"},
                                            Row{"[[button]]\nname = \"甲\"\n[[button.below]]\nname = \"乙\"\n[[button.below.below]]\nname = \"丙\"\nkey = \"a\"\n", 3, "two levels"}}) {
        CAPTURE(text);
        std::string complaints;
        try {
            read(text);
        } catch (BadInput const& error) {
            for (auto const& one : error.complaints) complaints += one.to_text() + "\n";
        }
        CAPTURE(complaints);
        CHECK(complaints.find(file + ":" + std::to_string(line) + ": ") != std::string::npos);
        CHECK(complaints.find(words) != std::string::npos);
    }
    CHECK_THROWS_AS(read(button("公开", "url = \"/n/\""), ""), BadInput);
}
