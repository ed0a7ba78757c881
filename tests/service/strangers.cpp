// Whoever is in no roster: danger first, then the menu; and the roster that changes beside the running service.
#include "support_service.hpp"

#include "commands/import.hpp"
#include "packs/roles.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace lingyan::test;

namespace {

constexpr auto header = "person,name,role,unit_code,from,to,head,phone,language,addresses\n";

void import_beside(RunningService const& service, std::string const& lines) {
    auto state = lingyan::open_state(service.settings(), lingyan::Opening::look);
    auto imported = lingyan::commands::import_roster(*state.store, lingyan::packs::read_roles(service.settings().roles), {}, header + lines, "beside.csv", true);
    REQUIRE(imported.complaints.empty());
    REQUIRE(imported.changed > 0);
}

// Asks until it is so; how often the service looks is its own affair, two seconds are what it has promised.
bool comes_true(std::function<bool()> const& so) {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (std::chrono::steady_clock::now() < deadline)
        if (so()) return true;
    return false;
}

}  // namespace

TEST_CASE("danger at night from an unknown address is answered with the numbers first, and the duty desk is called at once") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T23:00");
    auto after = service.last_seq("d1");
    auto said = service.say("nobody-knows", "我们这里房子着火了");
    auto first = lines_of(said.text).front();
    CAPTURE(said.text);
    for (auto number : {"119", "120", "110"}) CHECK(contains(first, number));
    auto call = service.awaited("d1", "房子着火了", after);
    CHECK(contains(call.text, "急"));
    CHECK(call.at.starts_with("2026-10-12T23:00"));
}

TEST_CASE("danger from a village head calls his own township's desk and names the village") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T23:00");
    auto said = service.say("h5", "后山滑坡了，压到房子");
    CAPTURE(said.text);
    for (auto number : {"119", "120", "110"}) CHECK(contains(lines_of(said.text).front(), number));
    auto call = service.awaited("p4", "后山滑坡了");
    CHECK(contains(call.text, "石门村"));
    CHECK(contains(call.text, "13800001"));  // the head's own telephone
}

TEST_CASE("a stranger's choices are answered with a telephone number") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    CHECK(contains(service.say("stranger", "你好").text, "13800001006"));
    for (auto text : {"1", "2", "3", "２", "③", "绑定"}) {
        CAPTURE(text);
        auto answer = service.say("stranger", text).text;
        CAPTURE(answer);
        CHECK(contains(answer, "13800001006"));
        CHECK(contains(answer, "打"));
    }
}

TEST_CASE("who is imported beside the running service is known without a restart") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto const as_stranger = service.say("n1", "全部").text;
    CHECK(contains(as_stranger, "绑定"));
    import_beside(service, "n1,方新来,village.committee,500000001001,2021-09-01,,0,13800009999,,simulator:n1\n");
    auto known = [&] {
        for (auto const& one : service.people())
            if (one.id == "n1") return true;
        return false;
    };
    CHECK(comes_true(known));
    CHECK_FALSE(contains(service.say("n1", "全部").text, "绑定"));
}

TEST_CASE("a person whose post has ended gets the stranger's answer, and the successor gets the seat's tasks") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T09:00");
    service.say("p1", "派 青石村 清点抽水机，10月20日前，报台数");
    service.say("p1", "1");
    CHECK(contains(service.say("h1", "全部").text, "清点抽水机"));
    import_beside(service,
                  "h1,赵明远,village.both_posts,500000001001,2021-09-01,2026-10-13,1,13800001009,,simulator:h1\n"
                  "n1,方新来,village.both_posts,500000001001,2026-10-14,,1,13800009999,,simulator:n1\n");
    service.move_clock("2026-10-14T09:00");
    for (auto text : {"全部", "1", "谈话还差谁", "撤", "派 青石村 修路，明天前"}) {
        CAPTURE(text);
        auto answer = service.say("h1", text).text;
        CHECK(answer == service.say("nobody", text).text);
        CHECK(contains(answer, "1380000100"));  // the county's, or of a village that is named the township's
    }
    CHECK(service.got_on("h1", "2026-10-14").empty());
    CHECK(contains(service.say("n1", "全部").text, "清点抽水机"));
}
