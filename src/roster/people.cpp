#include "roster/columns.hpp"
#include "roster/import.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>

namespace lingyan::roster {
namespace {

// What one line says of its person; empty where it says nothing.
struct Said {
    std::string name, phone, language;
    std::vector<Address> addresses;
};

class RosterReader {
public:
    RosterReader(std::string_view bytes, std::string const& file_name, Roster const& current, Roles const& roles)
        : table_(bytes, file_name, {"person", "role", "unit_code"}, {"name", "from", "to", "head", "phone", "language", "addresses"}),
          current_(current), roles_(roles) {}

    RosterRead read() {
        for (auto const& row : table_.rows()) read_line(row);
        for (auto& person : read_.people) check_address_owners(person);
        read_.complaints = table_.complaints();
        return std::move(read_);
    }

private:
    struct Known {
        std::size_t at;  // in read_.people
        int line;
        Said said;       // by the file so far
    };

    struct Term {
        int line;
        Date from;
        std::optional<Date> to;
    };

    void read_line(CsvRow const& row) {
        auto const before = table_.complaint_count();
        auto const id = table_.at(row, "person");
        if (id.empty()) return table_.complain(row.line, "没有人员编号（person），请补上");
        auto const said = read_said(row);
        auto const post = read_post(row);
        // A line with a fault brings nothing, neither a post nor a person.
        if (table_.complaint_count() != before || !note_person(row.line, id, said)) return;
        read_.posts.push_back(post);
        same_seat_.emplace(std::tuple{post.person, post.role, post.unit}, Term{row.line, post.from, post.to});
    }

    Said read_said(CsvRow const& row) {
        Said said{table_.at(row, "name"), table_.at(row, "phone"), table_.at(row, "language"), {}};
        if (!said.phone.empty() && (said.phone.size() > 20 || said.phone.find_first_not_of("0123456789+- ") != std::string::npos))
            table_.complain(row.line, "电话只能有数字，请改正");
        std::istringstream words(table_.at(row, "addresses"));
        for (std::string word; words >> word;) {
            auto const colon = word.find(':');
            if (colon == 0 || colon == std::string::npos || colon + 1 == word.size())
                table_.complain(row.line, "联系账号 " + word + " 要写成 应用:账号，比如 wecom:zhangsan");
            else if (Address const address{word.substr(0, colon), word.substr(colon + 1)};
                     std::find(said.addresses.begin(), said.addresses.end(), address) != said.addresses.end())
                table_.complain(row.line, "联系账号 " + word + " 写了两次，请删去一个");
            else said.addresses.push_back(address);
        }
        return said;
    }

    std::optional<Date> read_day(CsvRow const& row, char const* column) {
        auto const& text = table_.at(row, column);
        if (text.empty()) return std::nullopt;
        auto const day = read_date(text);
        if (!day) table_.complain(row.line, "日期 " + text + " 不对，请写成 2026-01-31 这样");
        return day;
    }

    Post read_post(CsvRow const& row) {
        Post post{PersonId(table_.at(row, "person")), Role(table_.at(row, "role")), UnitId(table_.at(row, "unit_code")), {}, {}, false};
        auto const* role = roles_.find(post.role);
        if (!role) table_.complain(row.line, "不认识角色 " + post.role.text() + "，请照 config/roles.toml 里的写");
        auto const* unit = current_.unit(post.unit);
        if (!unit) table_.complain(row.line, "没有这个单位代码 " + post.unit.text() + "，请先导入区划或改正代码");
        // A township's officer may hold his post at a village; never the other way round.
        if (role && unit && unit->level < role->level)
            table_.complain(row.line, "角色 " + post.role.text() + " 不能落在" + unit->name + "，请改成下级单位的代码");
        if (auto const from = read_day(row, "from")) post.from = *from;
        post.to = read_day(row, "to");
        if (post.to && *post.to < post.from) table_.complain(row.line, "止（to）早于起（from），请改正");
        auto const& head = table_.at(row, "head");
        if (!head.empty() && head != "0" && head != "1") table_.complain(row.line, "head 只能写 0 或 1，1 是村主干");
        post.head = head == "1";
        if (post.head && role && role->level < Level::village) table_.complain(row.line, "村主干只能是村里的职务，请把 head 改成 0");
        check_overlap(row.line, post);
        return post;
    }

    void check_overlap(int line, Post const& post) {
        auto const [first, end] = same_seat_.equal_range({post.person, post.role, post.unit});
        for (auto at = first; at != end; ++at) {
            auto const& [number, from, to] = at->second;
            if ((to && *to < post.from) || (post.to && *post.to < from)) continue;
            table_.complain(line, "这个职务和第" + std::to_string(number) + "行重了，请删去一行或改正起止日期");
        }
    }

    // The file's own lines must agree about a person; against the current roster a change is a change.
    bool note_person(int line, std::string const& id, Said const& said) {
        auto found = known_.find(id);
        if (found == known_.end()) {
            auto const* before = current_.person(PersonId(id));
            Person person = before ? *before : Person{PersonId(id), {}, {}, {}, {}, {}};
            if (said.name.empty() && person.name.empty()) {
                table_.complain(line, "没有姓名，请补上");
                return false;
            }
            found = known_.emplace(id, Known{read_.people.size(), line, {}}).first;
            read_.people.push_back(std::move(person));
        }
        auto& [at, first, so_far] = found->second;
        auto clash = [&, where = first](auto const& old, auto const& now, std::string const& what) {
            if (old.empty() || now.empty() || old == now) return false;
            table_.complain(line, id + " 的" + what + "和第" + std::to_string(where) + "行不一样，请改成一样，或给另一个人另编一个号");
            return true;
        };
        bool const name = clash(so_far.name, said.name, "姓名"), phone = clash(so_far.phone, said.phone, "电话");
        bool const language = clash(so_far.language, said.language, "语言"), addresses = clash(so_far.addresses, said.addresses, "联系账号");
        if (name || phone || language || addresses) return false;
        auto& person = read_.people[at];
        if (!said.name.empty()) so_far.name = person.name = said.name;
        if (!said.phone.empty()) so_far.phone = person.phone = said.phone;
        if (!said.language.empty()) so_far.language = person.language = said.language;
        if (!said.addresses.empty()) so_far.addresses = person.addresses = said.addresses;
        return true;
    }

    // An address that is somebody else's is left out, so that the rest of the person can still be taken.
    void check_address_owners(Person& person) {
        auto const line = known_.at(person.id.text()).line;
        std::erase_if(person.addresses, [&](Address const& address) {
            auto const* holder = current_.at_address(address.account, address.id);
            bool const taken = holder && holder->id != person.id && !known_.contains(holder->id.text());
            auto const owner = taken ? holder->id : owners_.emplace(address, person.id).first->second;
            if (owner == person.id) return false;
            table_.complain(line, "联系账号 " + address.account + ":" + address.id + " 已经是 " + owner.text() + " 的，一个账号只能给一个人，请改正");
            return true;
        });
    }

    Columns table_;
    Roster const& current_;
    Roles const& roles_;
    RosterRead read_;
    std::multimap<std::tuple<PersonId, Role, UnitId>, Term> same_seat_;
    std::map<std::string, Known> known_;
    std::map<Address, PersonId> owners_;
};

}  // namespace

RosterRead read_roster(std::string_view bytes, std::string const& file_name, Roster const& current, Roles const& roles) {
    return RosterReader(bytes, file_name, current, roles).read();
}

}  // namespace lingyan::roster
