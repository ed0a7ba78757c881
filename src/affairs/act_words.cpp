#include "affairs/act_words.hpp"

#include "affairs/items.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace lingyan::affairs {

namespace {

std::int64_t id_fact(Act const& act, char const* name) { return std::atoll(fact(act, name).c_str()); }

// What the act was about, by the name that it bears; nothing where it bears none.
std::string bears_title(Turn const& turn, Act const& act) {
    if (auto duty = turn.tx.duties().find(DutyId{id_fact(act, "duty")}); duty && duty->task) return duty->task->title;
    if (auto given = turn.tx.duties().find(AssignmentId{id_fact(act, "assignment")})) return given->title;
    if (auto called = turn.tx.gatherings().find(GatheringId{id_fact(act, "gathering")})) return called->title;
    if (auto notice = turn.tx.notices().find(NoticeId{id_fact(act, "notice")})) return notice->title;
    if (auto event = turn.tx.emergencies().find(EmergencyId{id_fact(act, "emergency")})) return event->warning;
    return {};
}

std::string asked_word(Act const& act) {
    Duty duty;
    duty.asked = Asked(id_fact(act, "now") != 0 ? id_fact(act, "now") : id_fact(act, "asked"));
    return say_what_waits(duty);
}

// Of each affair its acts that have words of their own, then the others.
constexpr struct {
    std::string_view affair, act;
    char const* word;
} said_as[] = {
    {"task", "progress", "word.act_progress"}, {"task", "milestone", "word.act_step"}, {"task", "accept", "word.act_accept"},
    {"task", "send_back", "word.act_send_back"}, {"task", "answer", "word.act_answer"}, {"task", "delegate", "word.act_delegate"},
    {"task", "", "word.act_done"}, {"figures", "", "word.act_figures"}, {"assign", "change", "word.act_change"},
    {"assign", "withdraw", "word.act_off"}, {"assign", "", "word.act_assign"}, {"gathering", "seat", "word.act_seat"},
    {"gathering", "change", "word.act_change"}, {"gathering", "off", "word.act_off"}, {"gathering", "", "word.act_call"},
    {"talk", "cannot", "word.cannot_talk"}, {"talk", "plan", "word.act_appointment"}, {"talk", "", "word.talk"},
    {"training", "", "word.training_days"}, {"statement", "", "word.act_statement"}, {"notice", "take_down", "word.act_taken_down"},
    {"notice", "", "word.act_notice"}, {"absence", "", "word.act_absence"}, {"duty", "", "word.act_swap"},
    {"emergency", "", "word.act_warning"}, {"ledger", "", "word.correction"}, {"negative", "", "word.act_list"},
    {"undo", "", "word.act_undo"},
};

// With whom, for whoever keeps the talks of that village.
std::string talked_with(Turn const& turn, Act const& act, PersonId const& reader) {
    std::vector<std::string> names;
    std::istringstream ids(fact(act, "records"));
    for (std::int64_t id = 0; ids >> id;) {
        auto const record = turn.tx.records().find(RecordId{id});
        auto const person = record ? turn.county.roster.person(record->about) : nullptr;
        bool const keeps = record && (record->who == reader || may(turn, reader, "talk", record->unit));
        if (person && keeps) names.push_back(person->name);
    }
    return names.empty() ? std::string{} : phrase("word.act_talk_with", {{"names", joined(names, 3)}});
}

}  // namespace

std::string in_words(Turn const& turn, Act const& act, PersonId const& reader) {
    if (act.kind == "talk.record")
        if (auto with = talked_with(turn, act, reader); !with.empty()) return with;
    auto const dot = act.kind.find('.');
    std::string_view const kind = act.kind, affair = kind.substr(0, dot), what = kind.substr(dot + 1);
    auto const row = std::find_if(std::begin(said_as), std::end(said_as), [&](auto const& one) { return one.affair == affair && (one.act.empty() || one.act == what); });
    auto const word = row == std::end(said_as) ? std::string{} : act.kind == "task.ask" ? asked_word(act) : phrase(row->word);
    auto const title = act.kind.starts_with("negative.") ? std::string{} : language::shortened(bears_title(turn, act), 14);
    if (word.empty()) return phrase("word.something");
    return title.empty() ? word : phrase("word.act_of", {{"title", title}, {"what", word}});
}

}  // namespace lingyan::affairs
