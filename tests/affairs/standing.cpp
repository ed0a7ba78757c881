// Who owes, who hears, who may.
#include "affairs/standing.hpp"
#include "affairs/support.hpp"
#include "domain/phrase.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {
std::string id_of(Person const* person) { return person ? person->id.text() : "nobody"; }
}  // namespace

TEST_CASE("a right reaches as far as the role's and no further") {
    Town town;
    struct Row {
        char const *who, *right, *unit;
        bool may;
    };
    town.in([&](Turn const& turn) {
        for (auto const& [who, right, unit, allowed] :
             {Row{"sec", "assign", "v1", true}, Row{"sec", "assign", "v7", false}, Row{"sec2", "assign", "v7", true}, Row{"sec2", "assign", "v1", false}, Row{"h1", "assign", "v1", true},
              Row{"h1", "assign", "v2", false}, Row{"h1", "accept", "v1", false}, Row{"contact", "accept", "v1", true}, Row{"contact", "accept", "v4", false}, Row{"contact", "assign", "v1", false},
              Row{"clerk", "assign", "v1", false}, Row{"clerk", "see", "v1", true}, Row{"admin", "assign", "v7", true}, Row{"admin", "accept", "v1", false}, Row{"org", "talk", "t1", true},
              Row{"org", "talk", "t2", false}, Row{"duty", "assign", "v1", false}, Row{"nobody", "see", "v1", false}}) {
            CAPTURE(std::string(who) + " " + right + " " + unit);
            CHECK(may(turn, PersonId{who}, right, UnitId{unit}) == allowed);
        }
        CHECK(villages_for(turn, PersonId{"sec"}, "assign").size() == 6);
        CHECK(villages_for(turn, PersonId{"admin"}, "assign").size() == 7);
        CHECK(villages_for(turn, PersonId{"h2"}, "assign").size() == 1);
        CHECK(villages_for(turn, PersonId{"duty"}, "assign").empty());
    });
}

TEST_CASE("a vacant seat's work goes to the contact cadre, and from there up the ladder") {
    Town town;
    auto task = town.give("报名单", nov(25), {"v1", "v6"});
    town.in([&](Turn const& turn) {
        auto vacant = turn.tx.duties().of(task).back();
        CHECK(owner_of(turn, vacant) == nullptr);
        CHECK(id_of(told_for(turn, vacant)) == "contact2");
        auto held = turn.tx.duties().of(task).front();
        CHECK(id_of(told_for(turn, held)) == "h1");
        CHECK(id_of(handler_of(turn, held)) == "contact");
        CHECK(id_of(handler_of(turn, held, 1)) == "leader");
        CHECK(id_of(handler_of(turn, held, 2)) == "sec");
        CHECK(id_of(handler_of(turn, held, 99)) == "sec");  // a question ends at somebody who may answer it
    });
    CHECK(town.reminder(town.duty(task, "v6").id)->person == PersonId{"contact2"});
}

TEST_CASE("a named lead owes in the head's place as long as a post is held") {
    Town town;
    auto task = town.give("报名单", nov(25), {"v1"});
    town.in([&](Turn const& turn) {
        auto duty = turn.tx.duties().of(task).front();
        duty.lead = PersonId{"clerk"};
        CHECK(id_of(owner_of(turn, duty)) == "clerk");
        duty.lead = PersonId{"gone"};
        CHECK(id_of(owner_of(turn, duty)) == "h1");
    });
}

TEST_CASE("people are called by name and title, offices by their own name and number") {
    Town town;
    town.in([&](Turn const& turn) {
        CHECK(name_of(turn, PersonId{"sec"}) == "周文书记");
        CHECK(name_of(turn, PersonId{"contact"}) == "苏敏同志");
        CHECK(name_of(turn, PersonId{"nobody"}) == phrase("word.somebody"));
        CHECK(unit_name(turn, UnitId{"v1"}) == "旦麻村");
        CHECK(office_name(turn, UnitId{"v1"}) == "东塔镇");
        CHECK(office_phone(turn, UnitId{"v1"}) == turn.county.roster.person(PersonId{"office"})->phone);
        CHECK(office_phone(turn, UnitId{"v7"}) == turn.county.roster.person(PersonId{"admin"})->phone);
        CHECK(home_of(turn, PersonId{"h1"}) == UnitId{"t1"});
        CHECK(home_of(turn, PersonId{"admin"}) == UnitId{"c"});
        CHECK(serves_several_villages(turn, PersonId{"contact"}));
        CHECK_FALSE(serves_several_villages(turn, PersonId{"h1"}));
        CHECK(id_of(duty_desk(turn, UnitId{"v1"})) == "duty");
        CHECK(id_of(duty_desk(turn, UnitId{"v7"})) == "cduty");
    });
}

}  // namespace lingyan::affairs
