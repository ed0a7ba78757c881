// lingyan deliveries: four words for why something did not arrive, and what to do.
#include "support_wecom.hpp"

#include "commands/deliveries.hpp"
#include "flow/pause.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace lingyan;
using namespace lingyan::test;

namespace {

struct Office {
    TemporaryFolder folder;
    Settings settings = copy_of_township(folder.path());
    State state = open_state(settings, Opening::look);
    flow::KnowledgeNow knowledge = read_knowledge(settings, *state.store);

    std::string list(commands::ListForm form = commands::ListForm::text) const {
        return commands::deliveries(*state.store, *knowledge, {"simulator", "wecom"}, form);
    }
    std::vector<std::string> lines() const {
        auto all = lines_of(list());
        std::erase(all, "");
        return all;
    }
    void ended(std::string const& person, DeliveryState end, Trouble trouble, std::string const& detail) {
        auto work = [&](Transaction& tx) {
            Delivery delivery;
            delivery.person = PersonId{person};
            delivery.to = {"wecom", person};
            delivery.say = Say{"empty.none"};
            delivery.due_at = *read_timestamp("2026-12-21T08:30:00+08:00");
            tx.outbox().finish(tx.outbox().add(delivery), end, detail, trouble);
        };
        state.store->transact_now(work);
    }
};

}  // namespace

TEST_CASE("where everything arrived the list says so") {
    Office office;
    auto const lines = office.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "都到了，没有要管的。");
    CHECK(contains(lines[1], "没有到0条"));
}

TEST_CASE("what did not arrive is listed by person, under one of four words, with what to do") {
    Office office;
    struct Row {
        char const* person;
        DeliveryState end;
        Trouble trouble;
        char const* word;
        char const* name;
    };
    Row const rows[] = {{"h1", DeliveryState::undeliverable, Trouble::ours, "我们的问题", "ours"},
                        {"h2", DeliveryState::expired, Trouble::channel, "通道的问题", "channel"},
                        {"h3", DeliveryState::undeliverable, Trouble::address, "地址不对", "address"},
                        {"h4", DeliveryState::unknown, Trouble::unknown, "不知道到没到", "unknown"}};
    for (auto const& row : rows) office.ended(row.person, row.end, row.trouble, std::string("原因") + row.person);
    auto const lines = office.lines();
    auto const listed = nlohmann::json::parse(office.list(commands::ListForm::json));
    REQUIRE(lines.size() == 5);
    REQUIRE(listed["not_arrived"].size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(lines[i]);
        auto const name = office.knowledge->county.roster.person(PersonId{rows[i].person})->name;
        CHECK(contains(lines[i], "2026-12-21T08:30:00+08:00\t" + name + "\twecom\t" + rows[i].word + "\t"));
        CHECK(contains(lines[i], "请"));
        CHECK(contains(lines[i], std::string("原因") + rows[i].person));
        auto const& one = listed["not_arrived"][i];
        CHECK(one["person"] == rows[i].person);
        CHECK(one["trouble"] == rows[i].name);
        CHECK(one["word"] == rows[i].word);
        CHECK(one["state"] == to_text(rows[i].end));
    }
    CHECK(contains(lines[4], "没有到4条"));
    CHECK(listed["counts"]["unknown"] == 1);
}

TEST_CASE("an account that rests is listed with its cause and who is to mend it") {
    Office office;
    auto work = [&](Transaction& tx) {
        flow::Breaker breaker;
        Outcome closed;
        closed.kind = Outcome::Kind::refused;
        closed.scope = Outcome::Scope::account;
        closed.needs_person = true;
        closed.detail = "60020 服务器地址不在企业可信IP中";
        auto now = *read_timestamp("2026-12-21T08:30:00+08:00");
        breaker.heard(now, {closed});
        affairs::Turn turn{tx, office.knowledge->county, office.knowledge->names, now};
        flow::keep_pause(turn, "wecom", breaker, [](std::string const&) { return nullptr; }, [](std::string const&) { return true; });
    };
    office.state.store->transact_now(work);
    auto const lines = office.lines();
    CHECK(contains(lines[0], "2026-12-21T08:30:00+08:00\twecom\t应用停着\t请照后面的话处理"));
    CHECK(contains(lines[0], "60020"));
    auto const listed = nlohmann::json::parse(office.list(commands::ListForm::json));
    CHECK(listed["accounts"][0]["account"] == "wecom");
    CHECK(listed["accounts"][0]["needs_person"] == true);
}
