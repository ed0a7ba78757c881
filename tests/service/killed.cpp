// kill -9 at each point of a commit, and what the next process makes of it: nothing acknowledged is lost, nothing happens twice.
#include "support_forked.hpp"
#include "support_wecom.hpp"

#include "state.hpp"

#include <doctest/doctest.h>

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>

using namespace lingyan;
using namespace lingyan::test;

namespace {

// Shared with the process that is to die: at which pass of which point, counted from the moment it is armed.
struct Fuse {
    std::atomic<bool> armed{false};
    std::atomic<int> passes{0};
    char point[16] = {};
    int at = 0;
};

Fuse& fuse() {
    static Fuse* const shared = [] {
        auto const memory = ::mmap(nullptr, sizeof(Fuse), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        REQUIRE(memory != MAP_FAILED);
        return new (memory) Fuse;
    }();
    return *shared;
}

void burn(char const* point) {
    auto& f = fuse();
    if (f.armed && std::strcmp(point, f.point) == 0 && ++f.passes == f.at) ::raise(SIGKILL);
}

// One thing that happens from outside. A step that was not acknowledged is done again by the next process, with the same id.
struct Step {
    std::string who, text;  // who empty: the clock goes to `text`
};

struct Journey {
    char const* name;
    char const* begins;  // the clock, before anything may be killed
    std::vector<Step> steps;
    std::vector<Step> asked_after;  // what must be as if nothing had happened
    char const* somewhere;          // stands in some reply or on some screen at the end, so that there is something to lose
    int stride;                     // of the passes that are tried; each point begins with another one
};

struct Ending {
    std::vector<std::string> replies, views;
    std::map<std::string, std::vector<std::string>> screens;  // by person: what the platform showed
};

std::optional<std::string> take(Outside const& service, Step const& step, std::string const& id) {
    if (!step.who.empty()) {
        auto const said = service.say(step.who, step.text, id);
        return said.status == 200 ? std::optional(said.text) : std::nullopt;
    }
    auto const moved = service.call("POST", "/simulator/clock", "{\"now\":\"" + step.text + ":00+08:00\"}");
    // The clock may have got there before the process fell; it does not go back.
    return moved.status == 200 || moved.status == 400 ? std::optional<std::string>("moved") : std::nullopt;
}

std::vector<std::string> const watched{"h1", "h2", "h3", "p1", "c1", "c2", "c3", "o1"};

Ending end_of(Outside const& service, Journey const& journey, FakeWeCom const& api, std::vector<std::string> replies) {
    Ending ending;
    ending.replies = std::move(replies);
    CHECK(take(service, {"", "2026-12-21T09:30"}, ""));  // the repeat of an unknown send is due by then
    for (auto const& step : journey.asked_after) ending.views.push_back(service.say(step.who, step.text).text);
    for (auto const& person : watched) {
        ending.screens[person] = api.shown_to(person);
        std::sort(ending.screens[person].begin(), ending.screens[person].end());
    }
    return ending;
}

std::string id_of(std::size_t step) { return "step-" + std::to_string(step); }

void check_same(Ending const& ending, Ending const& expected) {
    CHECK(ending.replies == expected.replies);
    CHECK(ending.views == expected.views);
    for (auto const& [person, texts] : expected.screens) {
        CAPTURE(person);
        CHECK(ending.screens.at(person) == texts);
    }
}

void check_sends(FakeWeCom const& api) {
    std::map<std::string, int> times;
    for (auto const& body : api.bodies())
        for (auto const& person : receivers_of(body)) ++times[person + ": " + text_of_body(body)];
    for (auto const& [message, count] : times) {
        CAPTURE(message);
        CHECK(count <= 2);
    }
}

void check_audit(Settings const& settings) {
    std::optional<std::int64_t> broken;
    std::function<void(Transaction&)> const look = [&](Transaction& tx) { broken = tx.audit().first_broken(); };
    open_state(settings, Opening::look).store->transact_now(look);
    CHECK_FALSE(broken.has_value());
}

// Runs the journey, killed or not (`at` 0). Returns nothing where the fuse was longer than the journey.
std::optional<Ending> run(Journey const& journey, Settings const& stopped, char const* point, int at) {
    TemporaryFolder folder;
    FakeWeCom api(FakeWeCom::Begin::when_told);
    auto settings = copy_of(stopped, folder.path());
    settings.accounts.back().keys["base_url"] = api.url();
    auto& f = fuse();
    f.armed = false;
    f.passes = 0;
    std::strncpy(f.point, point, sizeof f.point - 1);
    f.at = at;

    std::vector<std::string> replies(journey.steps.size());
    std::size_t acknowledged = 0;
    ForkedService doomed(settings, burn), next(settings);
    api.begin();
    doomed.begin();
    for (int i = 0; i < 3; ++i) doomed.got("p1");  // behind these the loops' first rounds are over
    f.armed = true;
    for (; acknowledged < journey.steps.size(); ++acknowledged) {
        auto const reply = take(doomed, journey.steps[acknowledged], id_of(acknowledged));
        if (!reply) break;
        replies[acknowledged] = *reply;
    }
    if (at == 0) return end_of(doomed, journey, api, std::move(replies));
    if (acknowledged == journey.steps.size()) return std::nullopt;
    doomed.end();
    f.armed = false;
    next.begin();
    for (std::size_t i = 0; i < journey.steps.size(); ++i) {
        if (journey.steps[i].who.empty() && i < acknowledged) continue;
        auto const reply = take(next, journey.steps[i], id_of(i));  // also what was acknowledged: it is only repeated
        CAPTURE(i);
        REQUIRE(reply.has_value());
        if (i < acknowledged) CHECK(*reply == replies[i]);
        replies[i] = *reply;
    }
    auto ending = end_of(next, journey, api, std::move(replies));
    check_sends(api);
    check_audit(settings);
    return ending;
}

std::vector<Journey> const journeys{
    {"a cadre reports and takes it back", "2026-12-21T08:30", {{"h1", "1"}, {"h1", "撤"}}, {{"h1", "全部"}, {"h1", "撤"}}, "，记下了", 1},
    {"the secretary's talk", "2026-12-21T08:30", {{"p1", "谈 赵明远"}}, {{"p1", "谈话还差谁"}, {"p1", "撤"}, {"p1", "谈话还差谁"}}, "还差32人", 1},
    {"three villages are given a task",
     "2026-12-21T08:30",
     {{"p1", "派 青石村、柏林村、双河村 报一次饮水情况，12月22日前，报人数"}, {"p1", "1"}, {"", "2026-12-21T08:50"}},
     {{"p1", "我派的"}, {"h1", "全部"}, {"h2", "全部"}, {"h3", "全部"}},
     "新的事：报一次饮水情况",
     3},
    {"a morning's reminding", "2026-12-21T08:00", {{"", "2026-12-21T08:30"}}, {{"h1", "全部"}, {"h2", "1"}, {"p1", "全部"}}, "早上好，今天1件", 10},
};

bool stands_somewhere(Ending const& ending, std::string const& words) {
    auto has = [&](std::string const& text) { return contains(text, words); };
    return std::any_of(ending.replies.begin(), ending.replies.end(), has) ||
           std::any_of(ending.screens.begin(), ending.screens.end(), [&](auto const& one) { return std::any_of(one.second.begin(), one.second.end(), has); });
}

}  // namespace

TEST_CASE("a service that is killed at any point of a commit goes on as if nothing had happened") {
    for (auto const& journey : journeys) {
        CAPTURE(std::string(journey.name));
        TemporaryFolder folder;
        Settings stopped;
        {
            FakeWeCom api;
            stopped = copy_of_wecom_township(folder.path(), api.url());
            RunningService service(stopped);
            if (service.clock() < std::string(journey.begins)) service.move_clock(journey.begins);
        }
        auto const expected = run(journey, stopped, "none", 0);
        REQUIRE(expected.has_value());
        REQUIRE(stands_somewhere(*expected, journey.somewhere));
        int first = 0, kills = 0;
        for (auto const* point : {"begin", "work-done", "before-commit", "after-commit"})
            for (int at = 1 + first++ % journey.stride;; at += journey.stride) {
                CAPTURE(std::string(point));
                CAPTURE(at);
                auto const ending = run(journey, stopped, point, at);
                if (!ending) break;  // the journey has fewer passes
                ++kills;
                check_same(*ending, *expected);
            }
        CHECK(kills >= 4);
    }
}
