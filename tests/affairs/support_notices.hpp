// A small county whose first village has everybody a notice needs, and the steps of a notice by name.
#pragma once

#include "affairs/clearing.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/publishing.hpp"
#include "affairs/residents.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"
#include "packs/pack.hpp"

#include <functional>
#include <string>

namespace lingyan::affairs {

// small_county with the law's pack; v1 has a supervision head and a member, a clerk and a branch member; the township keeps no books.
// A second 清水村 lies in 东塔镇.
inline County disclosing_county() {
    auto county = small_county();
    county.pack = packs::read_packs({PROJECT_ROOT "/config/rules/grassroots.toml", PROJECT_ROOT "/config/rules/law.toml"}, county.roles);
    auto units = county.roster.units();
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    units.push_back({UnitId{"v8"}, Level::village, "清水村委会", "清水村", UnitId{"t1"}, {}});
    for (auto [id, name, role, unit] : {std::tuple{"sup", "唐监事", "village.supervision_head", "v1"}, {"sup2", "田监委", "village.supervision_member", "v1"},
                                        {"branch", "白支委", "village.branch_member", "v1"}, {"director", "卢主任", "village.director", "v1"}, {"sup3", "成监事", "village.supervision_head", "v2"}}) {
        Person person;
        person.id = PersonId{id};
        person.name = name;
        person.phone = "13900009999";
        person.addresses = {{"app", id}};
        people.push_back(person);
        posts.push_back({person.id, Role{role}, UnitId{unit}, make_date(2021, 1, 15), {}, false});
    }
    county.roster = Roster(units, people, posts);
    return county;
}

struct Village : Town {
    explicit Village(County made = disclosing_county()) : Town(std::move(made)) {}
    Say publish(std::string const& text, std::string const& who = "h1") {
        return as(who, [&](Turn const& turn, Actor& actor) { return publishing::publish(turn, actor, text); });
    }
    Say go_on(std::string const& text, std::string const& who = "h1") {
        return as(who, [&](Turn const& turn, Actor& actor) {
            auto said = publishing::go_on(turn, actor, language::read_command(text), text);
            return said ? *said : Say{"nothing"};
        });
    }
    Notice given(std::string const& text, std::string const& forms = "1 3", std::string const& who = "h1") {
        publish(text, who);
        auto said = go_on(forms, who);
        return notice(NoticeId{std::atoll(said.fields["ref"].c_str())});
    }
    Notice notice(NoticeId id) {
        Notice found;
        in([&](Turn const& turn) { found = turn.tx.notices().find(id).value(); });
        return found;
    }
    Say look(std::string const& who, NoticeId id, std::function<Say(Turn const&, Actor&, Notice)> const& work) {
        return as(who, [&](Turn const& turn, Actor& actor) { return work(turn, actor, *turn.tx.notices().find(id)); });
    }
    Say pass(std::string const& who, NoticeId id) { return look(who, id, clearing::pass); }
    Say back(std::string const& who, NoticeId id, std::string const& why) {
        return look(who, id, [&](Turn const& turn, Actor& actor, Notice one) { return clearing::send_back(turn, actor, one, why); });
    }
    Say undo(std::string const& who) { return as(who, [](Turn const& turn, Actor& actor) { return affairs::undo(turn, actor); }); }
    Say with_resident(std::string const& id, std::function<Say(Turn const&, Conversation&)> const& work) {
        Say said;
        in([&](Turn const& turn) {
            auto conversation = turn.tx.conversations().load(resident_key("app", id));
            said = work(turn, conversation);
            turn.tx.conversations().save(resident_key("app", id), conversation);
        });
        return said;
    }
    Say resident_hears(std::string const& text, std::string const& id = "r1") {
        return with_resident(id, [&](Turn const& turn, Conversation& conversation) { return answer_resident(turn, conversation, text); });
    }
    // The key of what is said; of what comes with the first words about ourselves, what was asked for.
    std::string resident(std::string const& text, std::string const& id = "r1") {
        auto const said = resident_hears(text, id);
        return said.key.starts_with("resident.hello") ? said.items.front().key : said.key;
    }
    void advance() {
        in([](Turn const& turn) { clearing::advance(turn); });
    }
    bool is_owed(char const* rule, char const* village) {
        bool owed = false;
        in([&](Turn const& turn) {
            auto const& one = *turn.county.pack.rule(RuleId{rule});
            owed = !left(turn, one, period_of(one.every, turn.today()), UnitId{village}).empty();
        });
        return owed;
    }
};

}  // namespace lingyan::affairs
