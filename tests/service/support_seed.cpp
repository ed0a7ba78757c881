// Stores to begin with: the shipped demo and a made-up township, each seeded once and then copied, because seeding costs seconds.
#include "support_service.hpp"

#include "service.hpp"

#include <unistd.h>

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace lingyan::test {

namespace fs = std::filesystem;

namespace {

constexpr std::array villages{
    "青石", "柏林", "双河", "大坪", "石门", "黄泥", "桃园", "高坎", "金竹", "长岭", "红岩", "白塔", "新桥", "龙泉", "梨树", "三元", "五里",
    "乌木", "甘泉", "鹿角", "麻柳", "楠木", "水口", "松林", "铁炉", "瓦窑", "响水", "杨柳", "银杏", "枣子", "竹山", "紫云", "凤鸣"};
constexpr std::array surnames{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚"};
constexpr std::array given{"明远", "春兰", "国梁"};

std::string two(std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string divisions() {
    std::ostringstream csv;
    csv << "level,code,name,short_name,parent_code\n"
        << "province,50,试省,试省,\ncity,5000,试市,试市,50\ncounty,500000,试县,试县,5000\ntownship,500000001,云台镇,云台镇,500000\n";
    for (std::size_t i = 0; i < villages.size(); ++i)
        csv << "village,5000000010" << two(i + 1) << ',' << villages[i] << "村委会," << villages[i] << "村,500000001\n";
    return csv.str();
}

std::string roster() {
    std::ostringstream csv;
    csv << "person,name,role,unit_code,from,to,head,phone,language,addresses\n";
    std::map<std::string, std::size_t> phones;
    auto line = [&](std::string const& id, std::string const& name, std::string const& role, std::string const& unit, bool head = false) {
        csv << id << ',' << name << ',' << role << ',' << unit << ",2021-09-01,," << head << ",1380000" << 1000 + phones.try_emplace(id, phones.size() + 1).first->second << ",,simulator:" << id << "\n";
    };
    line("p1", "林书怀", "township.secretary", "500000001");
    line("p2", "何镇川", "township.head", "500000001");
    line("p3", "许文静", "township.office", "500000001");
    line("p4", "罗守夜", "township.duty", "500000001");
    line("p5", "谢组谊", "township.organization", "500000001");
    line("a1", "唐数安", "county.administrator", "500000");
    line("o1", "韩部山", "county.organization", "500000");
    line("d1", "曹值夏", "county.duty", "500000");
    char const* contacts[] = {"魏一航", "蒋二川", "沈三立", "杨四海", "朱五岳", "秦六合"};
    char const* leaders[] = {"尤云峰", "施海波", "张江流"};
    for (std::size_t i = 0; i < villages.size(); ++i) {
        auto unit = "5000000010" + two(i + 1);
        line("h" + std::to_string(i + 1), std::string(surnames[i % 11]) + given[i / 11], "village.both_posts", unit, true);
        line("c" + std::to_string(i % 6 + 1), contacts[i % 6], "township.contact_cadre", unit);
        line("l" + std::to_string(i % 3 + 1), leaders[i % 3], "township.linked_leader", unit);
    }
    return csv.str();
}

// Seeded at the first call and kept until the program ends.
class Template {
public:
    explicit Template(Settings (*make)(fs::path const&)) : settings_(make(folder_.path())) { Service seeded(settings_); }
    Settings const& settings() const { return settings_; }

private:
    TemporaryFolder folder_;
    Settings settings_;
};

class December {
public:
    December() : settings_(copy_of_demo(folder_.path())) {
        RunningService service(settings_);
        service.move_clock("2026-12-21T08:30");
    }
    Settings const& settings() const { return settings_; }

private:
    TemporaryFolder folder_;
    Settings settings_;
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto pattern = (fs::temp_directory_path() / "lingyan-service-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(std::string const& name, std::string const& content) const {
    auto path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

Settings settings_in(fs::path const& folder, std::string const& seed) {
    std::string const root = PROJECT_ROOT "/";
    Settings settings;
    settings.file = "test";
    settings.listen = "127.0.0.1:0";
    settings.store_url = "sqlite:" + (folder / "lingyan.db").string();
    settings.store_key = "file:" + (folder / "lingyan.key").string();
    settings.seed = seed;
    settings.start = read_date("2026-10-08");
    settings.manual_clock = true;
    settings.clock_start = *read_timestamp("2026-10-08T08:00:00+08:00");
    for (auto* files : {&settings.packs, &settings.calendars})
        for (auto& file : *files) file = root + file;
    settings.roles = root + settings.roles;
    settings.templates = root + settings.templates;
    settings.log_level = "error";
    settings.reserve_mb = 0;
    AccountSettings account;
    account.name = account.platform = "simulator";
    settings.accounts.push_back(account);
    return settings;
}

Settings demo_settings(fs::path const& folder) { return settings_in(folder, PROJECT_ROOT "/config/demo"); }

Settings township_settings(fs::path const& folder) {
    auto seed = folder / "seed";
    fs::create_directories(seed);
    std::ofstream(seed / "divisions.csv") << divisions();
    std::ofstream(seed / "roster.csv") << roster();
    std::ofstream(seed / "tasks.csv") << "unit_code,lead,title,issuer,basis,quality,due,milestones\n";
    return settings_in(folder, seed.string());
}

Settings copy_of(Settings const& stopped, fs::path const& folder) {
    auto copy = stopped;
    copy.store_url = "sqlite:" + (folder / "lingyan.db").string();
    copy.store_key = "file:" + (folder / "lingyan.key").string();
    for (auto suffix : {"", "-wal"})
        if (fs::exists(stopped.store_path() + suffix)) fs::copy_file(stopped.store_path() + suffix, copy.store_path() + suffix);
    fs::copy_file(stopped.key_path(), copy.key_path());
    fs::permissions(copy.key_path(), fs::perms::owner_read | fs::perms::owner_write);
    return copy;
}

Settings copy_of_demo(fs::path const& folder) {
    static Template const demo(demo_settings);
    return copy_of(demo.settings(), folder);
}

Settings copy_of_township(fs::path const& folder) {
    static Template const township(township_settings);
    return copy_of(township.settings(), folder);
}

Settings copy_of_december(fs::path const& folder) {
    static December const december;
    return copy_of(december.settings(), folder);
}

}  // namespace lingyan::test
