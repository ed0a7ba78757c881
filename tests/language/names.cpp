// Which villages and which people a text names.
#include "language/names.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace lingyan;
using language::NameIndex;

namespace {

Unit unit(char const* id, Level level, char const* name, char const* short_name, char const* parent, char const* merged_into = "") {
    return {UnitId(id), level, name, short_name, UnitId(parent), UnitId(merged_into)};
}

Person person(char const* id, char const* name) { return {PersonId(id), name, {}, {}, {}, {}}; }

Post post(char const* who, char const* role, char const* where) {
    Post held;
    held.person = PersonId(who);
    held.role = Role(role);
    held.unit = UnitId(where);
    held.from = make_date(2024, 1, 1);
    return held;
}

Roster const& roster() {
    static Roster const made = [] {
        std::vector<Unit> units = {
            unit("6", Level::county, "河源县", "河源县", ""),
            unit("61", Level::township, "白庄镇", "白庄镇", "6"),
            unit("62", Level::township, "古城镇", "古城镇", "6"),
            unit("611", Level::village, "旦麻村委会", "旦麻村", "61"),
            unit("612", Level::village, "忠孝社区居民委员会", "忠孝社区", "61"),
            unit("613", Level::village, "和平村村民委员会", "和平村", "61"),
            unit("614", Level::village, "马村村委会", "马村", "61"),
            unit("615", Level::village, "和平新村村委会", "和平新村", "61"),
            unit("621", Level::village, "和平村委会", "和平村", "62"),
            unit("622", Level::village, "古城社区居民委员会", "古城社区", "62"),
            unit("623", Level::village, "五一村委会", "五一村", "62"),
            unit("624", Level::village, "𡐓头村村委会", "𡐓头村", "62"),
            unit("625", Level::village, "和平社区居委会", "和平社区", "62"),
            unit("626", Level::village, "老寨村委会", "老寨村", "62", "623"),
            unit("627", Level::village, "红旗农场", "红旗农场", "62"),
        };
        std::vector<Person> people = {
            person("a", "张建国"), person("b", "张秀英"), person("c", "李梅"), person("d", "扎西多杰"), person("e", "欧阳明"),
            person("f", "张建国"), person("g", "买买提·吐尔逊"), person("h", "王志强"), person("i", "高会"),
        };
        std::vector<Post> posts = {
            post("a", "village.secretary", "611"), post("b", "village.director", "611"), post("c", "village.clerk", "611"),
            post("d", "village.both_posts", "612"), post("e", "township.office", "61"), post("f", "village.committee", "621"),
            post("g", "village.committee", "613"),
        };
        auto gone = post("h", "village.secretary", "613");
        gone.to = make_date(2025, 6, 30);
        posts.push_back(gone);
        return Roster(units, people, posts);
    }();
    return made;
}

std::string units_said(char const* text, char const* within) {
    static NameIndex const index(roster());
    std::string said;
    for (auto const& found : index.units_in(text, UnitId(within))) {
        said += (said.empty() ? "" : " ") + std::string(text).substr(found.begin, found.end - found.begin) + "=";
        for (auto const& id : found.units) said += (said.back() == '=' ? "" : ",") + id.text();
    }
    return said;
}

std::string people_said(char const* text, char const* within) {
    static NameIndex const index(roster());
    std::string said;
    for (auto const& found : index.people_in(text, UnitId(within), make_date(2026, 11, 21))) {
        said += (said.empty() ? "" : " ") + std::string(text).substr(found.begin, found.end - found.begin) + "=";
        for (auto const& id : found.people) said += (said.back() == '=' ? "" : ",") + id.text();
    }
    return said;
}

}  // namespace

TEST_CASE("a village is found by any of its names, within one county or township") {
    struct Row { char const* text; char const* within; char const* found; };
    for (auto const& [text, within, found] : {
             Row{"旦麻村委会交了", "6", "旦麻村委会=611"}, Row{"旦麻村交了", "6", "旦麻村=611"}, Row{"旦麻交了", "6", "旦麻=611"},
             Row{"旦麻村村民委员会", "6", "旦麻村村民委员会=611"}, Row{"旦麻村村委会", "6", "旦麻村村委会=611"},
             Row{"忠孝社区居民委员会", "6", "忠孝社区居民委员会=612"}, Row{"忠孝社区", "61", "忠孝社区=612"}, Row{"忠孝", "61", "忠孝=612"},
             Row{"忠孝居委会", "61", "忠孝居委会=612"},
             Row{"和平村", "6", "和平村=613,621"}, Row{"和平村", "61", "和平村=613"}, Row{"和平", "62", "和平=621,625"},
             Row{"和平社区", "6", "和平社区=625"}, Row{"和平新村", "6", "和平新村=615"}, Row{"和平新村和和平村", "61", "和平新村=615 和平村=613"},
             Row{"白庄镇和平村", "6", "白庄镇和平村=613"}, Row{"古城镇的和平村", "6", "古城镇的和平村=621"},
             Row{"白庄镇所有村", "6", "白庄镇=61"}, Row{"白庄镇、旦麻村", "6", "白庄镇=61 旦麻村=611"},
             Row{"马村", "6", "马村=614"}, Row{"马村委会", "6", "马村委会=614"}, Row{"马", "6", ""},
             Row{"古城社区", "6", "古城社区=622"}, Row{"古城镇", "622", ""}, Row{"古城", "6", "古城=622"}, Row{"古城县", "6", ""},
             Row{"五一村和五一", "6", "五一村=623 五一=623"}, Row{"𡐓头村", "6", "𡐓头村=624"}, Row{"忠孝社區", "6", "忠孝社區=612"},
             Row{"老寨村", "6", "老寨村=623"}, Row{"红旗农场", "6", "红旗农场=627"}, Row{"红旗", "6", ""},
             Row{"旦麻社区", "6", "旦麻社区=611"}, Row{"旦麻、忠孝 和平", "61", "旦麻=611 忠孝=612 和平=613"},
             Row{"但麻村交了", "6", "但麻村=611"}, Row{"但麻", "6", ""}, Row{"中孝社区", "61", "中孝社区=612"}, Row{"在旦麻村", "6", "旦麻村=611"}, Row{"我们村", "6", ""},
             Row{"旦麻村", "62", ""}, Row{"旦麻村", "999", ""}, Row{"", "6", ""}, Row{"好的", "6", ""}, Row{"旦\u200B麻村", "6", "旦\u200B麻村=611"},
         }) {
        CAPTURE(text);
        CAPTURE(within);
        CHECK(units_said(text, within) == found);
    }
}

TEST_CASE("people are found by full name, given name, or surname with a title") {
    struct Row { char const* text; char const* within; char const* found; };
    for (auto const& [text, within, found] : {
             Row{"与张建国谈话", "611", "张建国=a"}, Row{"与张建国谈话", "6", "张建国=a,f"}, Row{"建国来了", "61", "建国=a"},
             Row{"張建國", "611", "張建國=a"}, Row{"张书记", "611", "张书记=a"}, Row{"张主任", "611", "张主任=b"}, Row{"张会计", "611", "张会计=a,b"},
             Row{"跟张建国书记谈了", "611", "张建国书记=a"}, Row{"李梅", "611", "李梅=c"}, Row{"梅", "611", ""}, Row{"李文书", "611", "李文书=c"},
             Row{"扎西书记", "6", "扎西书记=d"}, Row{"扎西多杰", "6", "扎西多杰=d"}, Row{"多杰", "6", "多杰=d"}, Row{"扎西", "6", "扎西=d"},
             Row{"欧阳主任", "6", "欧阳主任=e"}, Row{"欧阳明", "6", "欧阳明=e"}, Row{"吐尔逊和买买提", "6", "吐尔逊=g 买买提=g"},
             Row{"张建国、李梅和张秀英", "611", "张建国=a 李梅=c 张秀英=b"}, Row{"王志强", "6", ""}, Row{"王书记", "6", ""},
             Row{"与张见国谈话", "611", "张见国=a"}, Row{"和章建国谈了", "6", "建国=a,f"}, Row{"扎希多杰", "6", "多杰=d"}, Row{"章见果", "6", ""}, Row{"李没", "611", ""}, Row{"李没会计", "611", "李没会计=c"}, Row{"张建过", "611", "张建过=a"}, Row{"张建棍", "611", ""},
             Row{"张建国", "613", ""}, Row{"书记", "6", ""}, Row{"张三会计划", "6", ""}, Row{"", "6", ""}, Row{"张", "6", ""},
             Row{"李会计划", "611", ""}, Row{"张建国", "", "张建国=a,f"},
         }) {
        CAPTURE(text);
        CAPTURE(within);
        CHECK(people_said(text, within) == found);
    }
}

TEST_CASE("a name is found among very many units, and noise breaks nothing") {
    std::vector<Unit> units = {unit("1", Level::county, "河源县", "河源县", "")};
    for (int i = 0; i < 20'000; ++i) {
        std::string stem;
        for (int rest = i + 40, digit = 0; digit < 4; ++digit, rest /= 14)
            stem += std::string("东西南北上下大小新老红白青黄").substr(static_cast<std::size_t>(rest % 14) * 3, 3);
        units.push_back(unit(std::to_string(100'000 + i).c_str(), Level::village, (stem + "村委会").c_str(), (stem + "村").c_str(), "1"));
    }
    Roster const many(units, {}, {});
    NameIndex const index(many);
    CHECK(index.units_in("请东西南北村在25号之前把名单报上来", UnitId("1")).size() == 1);

    std::mt19937 dice(3);
    std::string noise(1 << 20, '\0');
    for (auto& byte : noise) byte = static_cast<char>(dice());
    index.units_in(noise, UnitId("1"));
    index.people_in(noise, UnitId("1"), make_date(2026, 11, 21));
}
