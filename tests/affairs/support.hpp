// A small county on a real store, with a clock that a test moves by hand.
#pragma once

#include "affairs/turn.hpp"
#include "ports/store.hpp"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace lingyan::affairs {

// 东塔镇 has six villages, the last without a head; two heads are called 李玉兰. 建中镇 has one village.
//   sec 周文 secretary, office 何静, duty 罗勇, org 孟凯; leader 秦川 at all six; contact 苏敏 at v1–v3, contact2 丁一鸣 at v4–v6
//   h1 张三 v1 旦麻村, h2 李四 v2 上河村, h3 王五 v3 石门村, h4 李玉兰 v4 金光村, h5 李玉兰 v5 忠孝社区, v6 白鹤村 vacant; h7 孙立 v7 清水村
//   admin 魏东, corg 陆明, cduty 岳峰 of the county; sec2 钱进 of 建中镇
County small_county();

class Town {
public:
    explicit Town(County = small_county());
    ~Town();
    Town(Town const&) = delete;

    void in(std::function<void(Turn const&)> const& work);
    // As the flow does it: the conversation is loaded, changed, saved.
    Say as(std::string const& person, std::function<Say(Turn const&, Actor&)> const& work);

    AssignmentId give(std::string const& title, Date due, std::vector<std::string> const& villages, std::string const& issuer = "sec");
    Duty duty(AssignmentId, std::string const& village);
    int number_of(std::string const& person, Duty const&, Thing::Kind = Thing::Kind::duty);  // given where there is none
    Conversation conversation(std::string const& person);
    std::vector<Delivery> waiting(std::string const& person);
    std::string told(std::string const& person);  // keys of what waits
    std::optional<Reminder> reminder(DutyId);

    Store& store() { return *store_; }
    std::string file() const { return (folder_ / "lingyan.db").string(); }
    static std::string key() { return "0123456789abcdef0123456789abcdef"; }
    County county;
    language::NameIndex names;
    Timestamp now = at(make_date(2026, 11, 16), std::chrono::hours{9});  // a Monday, after the morning's digests
    Date today() const { return local_day(now); }
    void on(Date day, int hour = 9, int minute = 0) { now = at(day, std::chrono::hours{hour} + minutes{minute}); }

private:
    std::filesystem::path folder_;
    std::unique_ptr<Store> store_;
};

inline Date nov(unsigned day) { return make_date(2026, 11, day); }
inline Date dec(unsigned day) { return make_date(2026, 12, day); }

}  // namespace lingyan::affairs
