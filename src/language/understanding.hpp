// What one message means, by role and by what the dialogue waits for: one of 27 meanings and its slots. Pure; no roster, no state.
// Words bear signs (signs.hpp), rules give signs weights (meaning_rules.cpp), the heaviest meaning wins; every rule that counted is told.
// Filing the wrong thing is worse than asking: where the best weight is low, or two meanings that write are close, it is `unknown`
// and `between` names them.
#pragma once

#include "domain/calendar.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lingyan::language {

enum class Meaning : unsigned char {
    unknown, task_list, task_show, task_done, task_progress, task_extend, task_transfer, task_reject,
    talk_record, talk_schedule, talk_list, training_record, training_list, notice_search, notice_publish, decision_step,
    feedback_file, feedback_status, feedback_rate, hotline, bind_identity, help, undo, confirm_yes, confirm_no, choose_number, smalltalk,
};
inline constexpr std::size_t meanings = 27;

std::string_view name_of(Meaning);  // task.list
bool writes(Meaning);               // files, changes or takes back something

enum class Speaker { cadre, township, resident };
enum class Awaited { nothing, confirm, choose, rate, task_focus, decision_focus };
std::optional<Speaker> speaker_named(std::string_view);
std::optional<Awaited> awaited_named(std::string_view);  // empty is nothing

// Texts are the very words of the message; numbers and choices are normalised.
struct Slot {
    std::string_view name;
    std::variant<std::string, int, bool> value;
};

struct Ground {
    Meaning meaning;
    int weight;
    std::string_view why;            // the rule
    std::vector<std::string> words;  // of the message, that bore its signs
};

struct Understanding {
    Meaning meaning = Meaning::unknown;
    int weight = 0;
    bool of_others = false;        // told by or of others, imagined, asked for by no one, or of home: whatever is claimed in it is not the sender's act
    std::vector<Slot> slots;
    std::vector<Meaning> between;  // what to ask about, best first; empty where nothing was close
    std::vector<Ground> grounds;   // only where they were asked for

    Slot const* slot(std::string_view name) const;
    std::string text(std::string_view name) const;  // of a slot of words; empty where there is none
};

enum class Grounds { no, yes };
Understanding understand(std::string_view raw, Speaker, Awaited, Timestamp now, Calendar const&, Grounds = Grounds::no);

}  // namespace lingyan::language
