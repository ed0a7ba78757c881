#include "commands/import.hpp"

#include "affairs/assigning.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "domain/half_days.hpp"
#include "packs/calendar.hpp"
#include "roster/guides.hpp"
#include "roster/import.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace lingyan::commands {

namespace {

// The same task given again (title, paper, day, issuer, village) is the one that is there.
// Whoever holds the issuer's post by now, and whatever became of it: done, moved or withdrawn.
bool is_there(Transaction& tx, roster::TaskRow const& row) {
    for (auto const& duty : tx.duties().all_at(row.unit))
        if (duty.task && duty.task->title == row.assignment.title && duty.task->issuer_name == row.assignment.issuer_name &&
            duty.task->basis == row.assignment.basis && duty.lead == row.lead)
            return true;
    return false;
}

}  // namespace

std::string read_file(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw BadInput({{path, 0, "读不到这个文件，请看看名字和权限。"}});
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

Imported import_divisions(Store& store, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing) {
    Imported result;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        auto read = roster::read_divisions(bytes, file, tx.registry().load());
        result.complaints = read.complaints;
        result.read = int(read.units.size());
        result.kept = !(all_or_nothing && !read.complaints.empty());
        if (result.kept) result.changed = tx.registry().apply(roster::change_of(read));
        if (result.changed) tx.audit().add(now, "import.divisions", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

Imported import_roster(Store& store, Roles const& roles, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing) {
    Imported result;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        auto read = roster::read_roster(bytes, file, tx.registry().load(), roles);
        result.complaints = read.complaints;
        result.read = int(read.posts.size());
        result.kept = !(all_or_nothing && !read.complaints.empty());
        if (result.kept) result.changed = tx.registry().apply(roster::change_of(read));
        if (result.changed) tx.audit().add(now, "import.roster", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

Imported import_tasks(Store& store, flow::Knowledge const& knowledge, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing) {
    Imported result;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        result = {};
        affairs::Turn turn{tx, knowledge.county, knowledge.names, now};
        auto read = roster::read_tasks(bytes, file, knowledge.county.roster);
        result.complaints = read.complaints;
        for (auto const& row : read.rows)
            if (knowledge.county.start && row.assignment.due < *knowledge.county.start)
                result.complaints.push_back({file, row.line, "到期日" + to_text(row.assignment.due) + "在开始使用的日子之前，请改成以后的日子。"});
        std::erase_if(read.rows, [&](auto const& row) { return knowledge.county.start && row.assignment.due < *knowledge.county.start; });
        result.kept = !(all_or_nothing && !result.complaints.empty());
        if (!result.kept) return;
        result.read = int(read.rows.size());
        struct Bundle {
            roster::TaskRow first;
            PersonId issuer;
            std::vector<affairs::assigning::Share> shares;
        };
        std::vector<Bundle> bundles;
        for (auto const& row : read.rows) {
            auto secretary = affairs::holder_upwards(turn, Role{"township.secretary"}, row.unit);
            auto issuer = secretary ? secretary->id : PersonId{};
            if (is_there(tx, row)) continue;
            auto bundle = std::find_if(bundles.begin(), bundles.end(), [&](Bundle const& b) { return b.issuer == issuer && roster::given_together(b.first, row); });
            if (bundle == bundles.end()) bundle = bundles.insert(bundles.end(), {row, issuer, {}});
            bundle->shares.push_back({row.unit, row.lead, row.milestones});
            ++result.changed;
        }
        for (auto& bundle : bundles) {
            auto assignment = bundle.first.assignment;
            assignment.issuer = bundle.issuer;
            assignment.given_at = now;
            if (assignment.what.empty()) assignment.what = assignment.title;
            affairs::assigning::give(turn, assignment, bundle.shares, true);
        }
        tx.audit().add(now, "import.tasks", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

Imported import_training(Store& store, flow::Knowledge const& knowledge, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing) {
    Imported result;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        affairs::Turn turn{tx, knowledge.county, knowledge.names, now};
        auto const& roster = knowledge.county.roster;
        auto read = roster::read_training(bytes, file, roster, turn.today(), affairs::training::longest(turn));
        result.complaints = read.complaints;
        std::vector<affairs::training::Training> fresh;
        for (auto const& row : read.rows) {
            affairs::training::Training one{row.person, row.title, row.level, {}, row.to, row.half_days, {}};
            for (auto post : roster.posts_of(row.person, row.from))
                if (auto unit = roster.above(post->unit, row.level == "township" ? Level::township : Level::county); unit && one.organiser.empty()) one.organiser = unit->id;
            // The same course with other days: which of the two is right is for whoever holds the list to say.
            auto had = affairs::training::half_days_on(turn, one);
            if (had && *had != row.half_days)
                result.complaints.push_back({file, row.line, "这个人这个班已经记了 " + say_half_days(*had) + " 天，和这里不一样，请先核对"});
            else if (!had) fresh.push_back(std::move(one));
            else ++result.read;
        }
        result.kept = !(all_or_nothing && !result.complaints.empty());
        if (!result.kept) return;
        for (auto const& one : fresh) result.changed += bool(affairs::training::keep(turn, one, {}));
        result.read += int(fresh.size());
        if (result.changed) tx.audit().add(now, "import.training", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

Imported import_duty(Store& store, Roles const& roles, Timestamp now, std::string const& bytes, std::string const& file, bool all_or_nothing) {
    Imported result;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        result = {};
        auto read = roster::read_duty(bytes, file, tx.registry().load(), roles);
        result.complaints = read.complaints;
        result.read = int(read.rows.size());
        result.kept = !(all_or_nothing && !read.complaints.empty());
        if (!result.kept) return;
        std::map<std::pair<UnitId, Date>, std::vector<Shift>> days_of_units;
        for (auto const& row : read.rows) days_of_units[{row.shift.unit, row.shift.day}].push_back(row.shift);
        for (auto const& [day, shifts] : days_of_units) result.changed += tx.duty_roster().set(day.first, day.second, shifts);
        if (result.changed) tx.audit().add(now, "import.duty", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

Imported import_calendar(Store& store, Timestamp now, std::string const& file) {
    Imported result;
    auto years = packs::read_calendar(file);
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        result.read = 0;
        for (auto const& [year, table] : years) {
            tx.registry().put_calendar(year, table);
            result.read += int(table.size());
        }
        result.changed = int(years.size());
        tx.audit().add(now, "import.calendar", "", std::to_string(result.read));
    };
    store.transact_now(work);
    return result;
}

Imported import_guides(Store& store, Timestamp now, std::string const& file_or_folder, bool all_or_nothing) {
    namespace fs = std::filesystem;
    roster::GuidesRead read;
    std::vector<std::string> files;
    if (fs::is_directory(file_or_folder)) {
        for (auto const& entry : fs::directory_iterator(file_or_folder))
            if (entry.is_regular_file() && entry.path().extension() == ".txt") files.push_back(entry.path().string());
        std::sort(files.begin(), files.end());
        if (files.empty()) throw BadInput({{file_or_folder, 0, "里面没有.txt文件。"}});
    } else {
        files.push_back(file_or_folder);
    }
    for (auto const& file : files) roster::read_guide(read_file(file), file, read);
    Imported result;
    result.complaints = read.complaints;
    result.read = int(read.guides.size());
    result.kept = !(all_or_nothing && !read.complaints.empty());
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        result.changed = 0;
        if (!result.kept) return;
        for (auto guide : read.guides) {
            auto const there = tx.guides().titled(guide.title);
            if (there) guide.id = there->id;
            if (there == guide) continue;
            affairs::searching::put(tx, guide);
            ++result.changed;
        }
        if (result.changed) tx.audit().add(now, "import.guides", "", std::to_string(result.changed));
    };
    store.transact_now(work);
    return result;
}

int print(Imported const& result, std::string const& what, std::string const& counted) {
    for (auto const& complaint : result.complaints) std::fprintf(stderr, "%s\n", complaint.to_text().c_str());
    if (!result.kept) {
        std::fprintf(stderr, "有%zu处不对，什么也没有导入。改好再导入一次。\n", result.complaints.size());
        return 2;
    }
    std::printf("%s：%d%s没有问题，新增或改动%d条", what.c_str(), result.read, counted.c_str(), result.changed);
    if (result.complaints.empty()) std::printf("。\n");
    else std::printf("；另有%zu处不对，那几%s没有导入，改好再导入一次。\n", result.complaints.size(), counted.c_str());
    return result.complaints.empty() ? 0 : 2;
}

}  // namespace lingyan::commands
