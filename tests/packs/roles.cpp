#include "packs/roles.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::packs {

TEST_CASE("the shipped roles are all of the design's, and each hears of the day after those below it") {
    auto const roles = read_roles(config + "roles.toml");
    CHECK(roles.all().size() == 28);
    for (auto const& spec : roles.all()) {
        CAPTURE(spec.role.text());
        CHECK(spec.digest_minute == (spec.level == Level::village ? 487 : spec.level == Level::township ? 491 : 495));
        CHECK_FALSE(spec.title.empty());
    }
    CHECK(roles.ladder == std::vector{Role("township.contact_cadre"), Role("township.linked_leader"), Role("township.secretary")});
    CHECK(roles.duty_desks == std::vector{Role("township.duty"), Role("county.duty")});
    CHECK(roles.find(Role("township.secretary"))->above == Role("county.organization"));
}

TEST_CASE("a right reaches as far as the roles say") {
    auto const roles = read_roles(config + "roles.toml");
    struct Row { std::string role; std::string right; std::optional<Reach> reach; };
    for (auto const& [role, right, reach] : {
             Row{"township.secretary", "assign", Reach::below}, Row{"township.secretary", "talk", Reach::below},
             Row{"township.head", "talk", std::nullopt}, Row{"township.deputy_secretary", "talk", Reach::below},
             Row{"township.organization", "talk", Reach::below}, Row{"township.office", "talk", Reach::below},
             Row{"township.station", "accept", Reach::below}, Row{"township.contact_cadre", "accept", Reach::own},
             Row{"township.linked_leader", "extend", Reach::own}, Row{"township.contact_cadre", "assign", std::nullopt},
             Row{"village.both_posts", "assign", Reach::own}, Row{"village.both_posts", "accept", std::nullopt},
             Row{"village.director", "assign", std::nullopt}, Row{"county.administrator", "assign", Reach::below},
             Row{"county.organization", "train", Reach::below}, Row{"township.organization", "train", Reach::below},
             Row{"township.office", "train", Reach::below}, Row{"township.secretary", "train", std::nullopt}, Row{"village.both_posts", "train", std::nullopt},
             Row{"resident", "see", std::nullopt}}) {
        CAPTURE(role);
        CAPTURE(right);
        CHECK((roles.right(Role(role), right) == reach));
    }
}

TEST_CASE("a wrong file of roles is told with every line that is wrong") {
    std::string const ladder = "[ladder]\nvillage = []\nduty_desks = []\n";
    struct Row { std::string text; std::string complaint; };
    for (auto const& [text, complaint] : {
             Row{"[role.a]\nlevel = \"village\"", "4: role a has no title"},
             Row{"[role.a]\ntitle = \"甲\"", "4: role a has no level"},
             Row{"[role.a]\ntitle = 5\nlevel = \"village\"", "5: title of role a must be a text"},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"hamlet\"", "6: unknown level 'hamlet' of role a"},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"village\"\ncolour = 1", "7: unknown key 'colour' in role a"},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"village\"\ndigest = \"25:00\"", "7: digest of role a must be an hour like \"08:07\""},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"village\"\nabove = \"b\"", "7: unknown role 'b' above a"},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"village\"\nrights = { dance = \"own\" }", "7: unknown right 'dance' of role a"},
             Row{"[role.a]\ntitle = \"甲\"\nlevel = \"village\"\nrights = { see = \"all\" }",
                 "7: the right 'see' of role a must reach \"own\" or \"below\""},
             Row{"[role.\"village.head\"]\ntitle = \"甲\"\nlevel = \"village\"", "4: role village.head is a name that no role may take"},
             Row{"[staff.a]\n", "4: unknown key 'staff' in the file"}}) {
        CAPTURE(text);
        TextFile const file(ladder + text);
        CHECK(joined(complaints_of([&] { read_roles(file.path()); })).find(complaint) != std::string::npos);
    }
    TextFile const file("[ladder]\nvillage = [\"x\"]\n[role.a]\ntitle = \"甲\"\nlevel = \"village\"\n");
    CHECK(joined(complaints_of([&] { read_roles(file.path()); })) == "1: [ladder] has no duty_desks\n2: unknown role 'x' in [ladder]");
    CHECK(joined(complaints_of([] { read_roles("nowhere.toml"); })) == "0: cannot be read");
}

}  // namespace lingyan::packs
