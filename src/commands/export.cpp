#include "commands/export.hpp"

#include "affairs/negative_list.hpp"
#include "affairs/standing.hpp"
#include "domain/complaint.hpp"
#include "roster/csv.hpp"

#include <functional>

namespace lingyan::commands {

namespace {

std::string day_text(std::optional<Timestamp> moment) { return moment ? to_text(local_day(*moment)) : std::string{}; }

}  // namespace

Exported export_negative(Store& store, flow::Knowledge const& knowledge, Timestamp now, int year, UnitId const& under) {
    auto const& roster = knowledge.county.roster;
    if (!under.empty() && !roster.unit(under)) throw BadInput({{"--unit", 0, "没有编码是" + under.text() + "的单位，请看区划表。"}});
    Exported result;
    result.table = "\xEF\xBB\xBF" + roster::csv_line({"村编码", "村", "职务", "姓名", "任务", "派任务的", "依据", "到期", "办完", "晚几天", "本人说的原因", "本人的话", "支部记入的原因", "谁定的",
                                                     "哪天定的", "清单文件", "申诉答复", "容错依据"});
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        affairs::Turn turn{tx, knowledge.county, knowledge.names, now};
        auto name = [&](PersonId const& id) {
            auto person = roster.person(id);
            return person ? person->name : std::string{};
        };
        auto found = affairs::negative_list::confirmed_in(turn, year, under);
        for (auto const& one : found.confirmed) {
            auto const& task = *one.duty.task;
            auto spec = knowledge.county.roles.find(one.entry.role);
            result.table += roster::csv_line(
                {one.entry.unit.text(), affairs::unit_name(turn, one.entry.unit), spec ? spec->title : "", name(one.entry.person), task.title,
                 task.issuer_name.empty() ? name(task.issuer) : task.issuer_name, task.basis, to_text(one.entry.due), one.duty.done_on ? to_text(*one.duty.done_on) : "",
                 std::to_string(one.days_late), affairs::negative_list::say_cause(one.entry.cause), one.entry.cause_words, one.entry.reason, name(one.entry.decided_by),
                 day_text(one.entry.decided_at), one.rule.document, one.refused ? one.refused->answer : "", one.tolerance ? one.tolerance->answer : ""});
        }
        result.rows = int(found.confirmed.size());
        result.frozen = found.frozen;
        tx.audit().add(now, "export.negative", "", std::to_string(year) + "/" + under.text());
    };
    store.transact_now(work);
    return result;
}

}  // namespace lingyan::commands
