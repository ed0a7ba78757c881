// Finding whom and which village a message names, among so many people: names [OFFICERS ...]. For each number it prints how long the index
// takes to make, what it holds, and per message the time and the allocations; those must not grow with the number of people.
#include "language/names.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <random>

namespace {

std::atomic<std::size_t> allocations{0}, allocated{0};

}  // namespace

void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    allocated.fetch_add(size, std::memory_order_relaxed);
    if (auto* memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace lingyan;

constexpr int villages_a_county = 462, people_a_village = 11;

char const* const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};
char const* const given[] = {"国", "建", "玉", "秀", "文", "明", "志", "桂", "春", "小", "海", "永", "德", "光", "世", "天", "金", "云", "红", "丽", "英", "华", "兰", "芳", "军", "平", "强", "辉", "林", "荣", "福", "贵", "祥", "珍", "凤", "霞", "梅", "勇", "刚", "伟", "涛", "斌", "超", "磊", "洋", "艳", "娟", "燕", "玲", "琴"};

// A country of counties, each with as many villages and officers as one of them has.
Roster country(int officers) {
    std::mt19937 random(20261221);
    auto pick = [&](auto const& from) { return from[random() % std::size(from)]; };
    std::vector<Unit> units{{UnitId{"country"}, Level::country, "国", "国", {}, {}}};
    std::vector<Person> people;
    std::vector<Post> posts;
    people.reserve(std::size_t(officers));
    posts.reserve(std::size_t(officers));
    for (int county = 0; int(people.size()) < officers; ++county) {
        auto const id = "c" + std::to_string(county);
        units.push_back({UnitId{id}, Level::county, pick(given) + std::string(pick(given)) + "县", "", UnitId{"country"}, {}});
        for (int village = 0; village < villages_a_county && int(people.size()) < officers; ++village) {
            auto const name = pick(given) + std::string(pick(given)) + "村";
            UnitId const unit{id + "v" + std::to_string(village)};
            units.push_back({unit, Level::village, name + "委会", name, UnitId{id}, {}});
            for (int one = 0; one < people_a_village && int(people.size()) < officers; ++one) {
                Person person;
                person.id = PersonId{"p" + std::to_string(people.size())};
                person.name = pick(surnames) + std::string(pick(given)) + pick(given);
                people.push_back(std::move(person));
                posts.push_back({people.back().id, Role{"village.both_posts"}, unit, make_date(2021, 1, 15), {}, one == 0});
            }
        }
    }
    return Roster(std::move(units), std::move(people), std::move(posts));
}

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

void measure(int officers) {
    auto const roster = country(officers);
    auto begun = Clock::now();
    language::NameIndex const names(roster);
    auto const made_in = seconds_since(begun);
    UnitId const county{"c0"};
    auto const today = make_date(2026, 12, 21);
    auto const& first = roster.people().front();
    std::vector<std::string> const messages{"谈 " + first.name + " 昨天", "今天和" + first.name + "、" + roster.people()[1].name + "谈了", "医保参保名单核对办完了，还差六户没有回来", "国建村和玉秀村的路灯修好了", "明天下午三点在镇政府开会，各村书记参加，带上账本",
                                            "王书记，我们村的危房台账还要两天，人手不够", "1"};
    constexpr int rounds = 20'000;
    std::size_t found = 0;
    auto look = [&](std::string const& text) { found += names.people_in(text, county, today).size() + names.units_in(text, county).size(); };
    for (auto const& text : messages) look(text);
    auto const before = allocations.load(), bytes_before = allocated.load();
    begun = Clock::now();
    for (int i = 0; i < rounds; ++i)
        for (auto const& text : messages) look(text);
    auto const count = double(rounds) * double(messages.size());
    std::printf("%9d people: index made in %.2f s; per message %.0f ns, %.2f allocations, %.0f bytes (%zu names found)\n", officers, made_in, seconds_since(begun) / count * 1e9, double(allocations.load() - before) / count,
                double(allocated.load() - bytes_before) / count, found);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        for (int officers : {5'000, 50'000, 500'000, 5'000'000}) measure(officers);
        return 0;
    }
    for (int i = 1; i < argc; ++i) measure(std::atoi(argv[i]));
    return 0;
}
