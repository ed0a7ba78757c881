#include "flow/dialogue.hpp"

#include "affairs/assigning.hpp"
#include "affairs/calling.hpp"
#include "affairs/delegating.hpp"
#include "affairs/drafts.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/leave.hpp"
#include "affairs/own_tasks.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/publishing.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/talks.hpp"
#include "affairs/training.hpp"
#include "flow/by_number.hpp"
#include "flow/late_answer.hpp"
#include "flow/negative_dialogue.hpp"
#include "language/correction.hpp"
#include "language/numerals.hpp"
#include "language/standalone.hpp"

#include <sstream>

namespace lingyan::flow {

using namespace affairs;
using language::Command;
using language::Intent;

Say act_on(Turn const& turn, Actor& actor, Duty const& duty, std::string const& then, std::string const& words) {
    if (then == "progress") return reporting::note_progress(turn, actor, duty, words);
    if (then == "extend") return owner_questions::ask_extension(turn, actor, duty, words);
    if (then == "help") return owner_questions::ask_help(turn, actor, duty, words);
    if (then == "not_ours") return owner_questions::not_ours(turn, actor, duty, words);
    if (then.starts_with("delegate:")) return delegating::hand_to(turn, actor, duty, PersonId{then.substr(then.find(':') + 1)});
    return reporting::report(turn, actor, duty);
}

std::optional<Choice> choice_in(Command const& command, int most) {
    if (command.intent == Intent::number && command.number) return Choice{*command.number, {}};
    std::string_view text = command.text;
    auto numeral = language::numeral_at(text);
    if (!numeral || numeral->value < 1 || numeral->value > most) return std::nullopt;
    auto after = text.substr(numeral->bytes);
    bool apart = false;
    for (std::string_view mark : {" ", ",", "，", "。", "、", ".", "："})
        while (after.starts_with(mark)) after.remove_prefix(mark.size()), apart = true;
    if (!apart || after.empty()) return std::nullopt;
    return Choice{numeral->value, std::string(after)};
}

std::string without_marks(std::string text) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view mark : {" ", ",", "，", "。", "、", "到"})
            if (text.starts_with(mark)) text.erase(0, mark.size()), again = true;
    }
    return text;
}

namespace {

std::optional<Duty> slot_duty(Turn const& turn, Dialogue const& dialogue) {
    auto found = dialogue.slots.find("duty");
    if (found == dialogue.slots.end()) return std::nullopt;
    return turn.tx.duties().find(DutyId{std::atoll(found->second.c_str())});
}

bool agrees(Command const& command) {
    if (command.intent == Intent::yes || (command.intent == Intent::accept && !command.number)) return true;
    if (command.intent != Intent::chatter) return false;
    for (auto word : {"好", "好的", "可以", "行", "要得", "没问题", "得行", "OK", "ok"})
        if (command.text == word) return true;
    return false;
}

// 都是, 都办完了, 两件都是: of the list that was just shown. 全部 alone asks for the list of everything.
bool means_all_of_them(Command const& command) {
    if (command.intent == Intent::done)  // 办完了 said once more names none of them
        return command.rest.empty() && !command.number && (command.text.find("都") != std::string::npos || command.text.find("全") != std::string::npos);
    if (command.intent != Intent::unknown && command.intent != Intent::chatter) return false;
    if (language::characters(command.text) > 8 || command.text.find("不") != std::string::npos || command.text.find("没") != std::string::npos) return false;
    for (std::string_view word : {"都是", "都", "全都", "全是", "两件都", "两个都", "三件都", "三个都", "几件都", "这几件都", "所有的都"})
        if (command.text == word || (word != "都" && command.text.starts_with(word))) return true;
    return false;
}

std::vector<int> listed_in(Dialogue const& dialogue) {
    std::vector<int> numbers;
    auto const found = dialogue.slots.find("listed");
    std::istringstream listed(found == dialogue.slots.end() ? std::string{} : found->second);
    for (int no; listed >> no;) numbers.push_back(no);
    return numbers;
}

// What goes to many is shown with its count before it goes: a task, a course, a warning. One sentence, what it lacks, the preview.
struct Proposal {
    std::string_view begins;  // its dialogues' kinds
    char const* expired;
    char const* dropped;
    char const* again;
    Say (*send)(Turn const&, Actor&);
    std::optional<Say> (*amend)(Turn const&, Actor&, std::string const&);
    Say (*supply)(Turn const&, Actor&, std::string const&);
    Say (*resume)(Turn const&, Actor&);
    std::optional<Say> (*correct)(Turn const&, Actor&, language::Correction const&);
};

// 不是张三，是李四: the one is left out, the other taken in; the rest is a change like any other.
template <std::optional<Say> (*amend)(Turn const&, Actor&, std::string const&)>
std::optional<Say> by_amending(Turn const& turn, Actor& actor, language::Correction const& correction) {
    if (!correction.instead_of.empty()) amend(turn, actor, correction.instead_of + "除外");
    return amend(turn, actor, correction.meant);
}

constexpr Proposal proposals[] = {
    {"assign.", "assign.expired", "assign.dropped", "assign.confirm_again", assigning::send, assigning::amend, assigning::supply, assigning::resume, assigning::correct},
    {"course.", "course.expired", "course.dropped", "course.confirm_again", calling::send, calling::amend, calling::supply, calling::resume, by_amending<calling::amend>},
    {"meeting.", "meeting.expired", "meeting.dropped", "meeting.confirm_again", calling::send, calling::amend, calling::supply, calling::resume, by_amending<calling::amend>},
    {"figures.", "figure.expired", "figure.dropped", "figure.confirm_again", figures::send, figures::amend, figures::supply, figures::resume, by_amending<figures::amend>},
    {"absence.", "absence.expired", "absence.dropped", "absence.confirm_again", leave::send, leave::amend, leave::supply, leave::resume, by_amending<leave::amend>},
    {"emergency.", "emergency.expired", "emergency.dropped", "emergency.confirm_again", emergencies::send, emergencies::amend, emergencies::supply, emergencies::resume, by_amending<emergencies::amend>},
};

Proposal const* proposal_of(std::string const& kind) {
    if (kind == "emergency.answered") return nullptr;
    for (auto const& proposal : proposals)
        if (kind.starts_with(proposal.begins)) return &proposal;
    return nullptr;
}

bool begins_another(Intent intent) { return intent == Intent::assign || intent == Intent::course_call || intent == Intent::emergency || intent == Intent::drill || intent == Intent::lifted || intent == Intent::figures || intent == Intent::meeting_call; }

std::optional<Say> go_on_proposing(Turn const& turn, Actor& actor, Command const& command, Proposal const& proposal, Dialogue const& dialogue, bool expired) {
    auto& open = actor.conversation.dialogue;
    int number = command.intent == Intent::number ? command.number.value_or(0) : 0;  // 0: none
    if (expired) {
        open.reset();
        drafts::put_aside(actor, dialogue);
        return answer_to_lapsed(turn, actor, dialogue, command, agrees(command), proposal.expired);
    }
    if (command.intent == Intent::resume) return proposal.resume(turn, actor);
    if (auto const correction = language::read_correction(command.text)) {  // 不对，是三合村: of what is about to go out
        auto corrected = proposal.correct(turn, actor, *correction);
        return corrected ? corrected : Say{proposal.again};
    }
    bool const wants_paper = dialogue.kind == "figures.basis";  // 公开〔2026〕3号 is a paper's name
    if (begins_another(command.intent) || (language::stands_alone(command) && command.intent != Intent::all && !(wants_paper && command.intent == Intent::why))) {
        open.reset();
        drafts::put_aside(actor, dialogue);
        return std::nullopt;
    }
    if (dialogue.kind.ends_with(".which")) {
        if (number > 0 && std::size_t(number) <= dialogue.choices.size()) return (proposal.begins == "absence." ? leave::choose : calling::choose)(turn, actor, std::size_t(number - 1));
        if (number > 0 || command.intent == Intent::unknown) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
    } else if (dialogue.kind == "assign.approver" && (command.intent == Intent::unknown || command.intent == Intent::yes || command.intent == Intent::number || command.intent == Intent::chatter)) {
        return assigning::approve(turn, actor, command.text);
    } else if (dialogue.kind.ends_with(".confirm")) {
        if (number == 2 && dialogue.choices.size() > 1 && dialogue.choices[1] == "rest") return assigning::send_rest(turn, actor);
        if (number == 1 || agrees(command)) return proposal.send(turn, actor);
        if (number == 3 || command.intent == Intent::no) {
            open.reset();
            return Say{proposal.dropped};
        }
        switch (command.intent) {
            case Intent::number: case Intent::numbers: case Intent::chatter: return Say{proposal.again};
            case Intent::unknown: case Intent::change: case Intent::extend: case Intent::done: case Intent::progress: {
                auto amended = proposal.amend(turn, actor, command.text);
                return amended ? amended : Say{proposal.again};
            }
            default: break;
        }
    } else if (wants_paper && command.intent != Intent::need_help && command.intent != Intent::all) {
        return proposal.supply(turn, actor, command.text);
    } else {
        switch (command.intent) {
            case Intent::why: case Intent::number: case Intent::numbers: case Intent::unknown: case Intent::all: case Intent::done: case Intent::progress: case Intent::extend:
            case Intent::chatter: case Intent::yes: case Intent::no: case Intent::week: case Intent::training_record: case Intent::situation: return proposal.supply(turn, actor, command.text);
            default: break;
        }
    }
    open.reset();
    drafts::put_aside(actor, dialogue);
    return std::nullopt;
}

}  // namespace

Say resume_draft(Turn const& turn, Actor& actor) {
    if (!drafts::take_up(turn, actor)) return Say{"draft.none"};
    auto proposal = proposal_of(actor.conversation.dialogue->kind);
    return proposal ? proposal->resume(turn, actor) : publishing::resume(turn, actor);
}

std::optional<Say> go_on(Turn const& turn, Actor& actor, Command const& command) {
    auto& open = actor.conversation.dialogue;
    if (!open) return std::nullopt;
    auto dialogue = *open;
    auto const& kind = dialogue.kind;
    bool expired = turn.now > dialogue.until;
    auto proposal = proposal_of(kind);
    if (kind == "emergency.answered" && !expired && command.intent == Intent::undo) return emergencies::take_back_answer(turn, actor);
    if (kind == "emergency.answered") {
        open.reset();
        return std::nullopt;
    }
    if (!expired && (command.intent == Intent::cancel || (command.intent == Intent::undo && (proposal || kind == "task.which")))) {
        open.reset();
        if (dialogue.slots.contains("photo")) actor.conversation.loose_photos.clear();
        return Say{"dialogue.dropped"};
    }
    if (proposal) return go_on_proposing(turn, actor, command, *proposal, dialogue, expired);
    open.reset();
    auto choice = choice_in(command);
    // An answer that comes too late is not taken for a press on the day's list.
    if (expired) return answer_to_lapsed(turn, actor, dialogue, command, choice.has_value() || agrees(command), "dialogue.expired");
    if (kind.starts_with("figure.")) return figures::go_on(turn, actor, command, dialogue);
    if (kind.starts_with("negative.") || kind.starts_with("ledger.") || kind.starts_with("undo.")) return go_on_with_list(turn, actor, command, dialogue);
    if (kind == "talk.which" || kind == "training.which") {
        auto go_on_with = [&](std::size_t i) { return kind == "talk.which" ? talks::continue_record(turn, actor, i) : training::continue_record(turn, actor, i); };
        open = dialogue;
        if (choice && std::size_t(choice->no) <= dialogue.choices.size()) return go_on_with(std::size_t(choice->no - 1));
        for (std::size_t i = 0; i < dialogue.choices.size(); ++i)
            if (auto person = turn.county.roster.person(PersonId{dialogue.choices[i]}); person && command.text.find(person->name) != std::string::npos)
                return go_on_with(i);
        if (command.intent == Intent::unknown || command.intent == Intent::number) return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
        open.reset();
        return std::nullopt;
    }
    if (kind == "task.which") {
        auto act = [&](int no, std::string const& words) {
            auto found = own_tasks::which(turn, actor, no, {}, dialogue.slots["then"]);
            return found.duty ? act_on(turn, actor, *found.duty, dialogue.slots["then"], words) : found.ask;
        };
        if (auto const listed = listed_in(dialogue); dialogue.slots["then"] == "report" && !listed.empty() && means_all_of_them(command)) return several(turn, actor, listed);
        if (command.intent == Intent::numbers) {
            std::vector<Say> lines;
            for (int no : command.numbers) lines.push_back(act(no, dialogue.slots["words"]));
            return Say{"joined", {}, lines};
        }
        if (command.intent == Intent::number) return act(*command.number, dialogue.slots["words"]);
        if (choice && command.intent == Intent::unknown) return act(choice->no, choice->words);
        return std::nullopt;
    }
    if (kind == "gathering.change") {
        auto called = turn.tx.gatherings().find(GatheringId{std::atoll(dialogue.slots["gathering"].c_str())});
        bool const drops = (choice && choice->no == 3 && choice->words.empty()) || command.intent == Intent::no;
        if (drops) return Say{"meeting.change_dropped"};
        bool const confirms = (choice && choice->no == 1 && choice->words.empty()) || agrees(command);
        return called && confirms ? std::optional{gatherings::change(turn, actor, *called, dialogue.slots["words"])} : std::nullopt;
    }
    if (kind == "duty.which") {
        if (choice && choice->no >= 1 && std::size_t(choice->no) <= dialogue.choices.size()) {
            open = dialogue;
            return duty_roster::choose(turn, actor, PersonId{dialogue.choices[std::size_t(choice->no - 1)]});
        }
        return std::nullopt;
    }
    auto reason = command.intent == Intent::reason ? command.rest : command.text;
    bool words = command.intent != Intent::number && !language::stands_alone(command) && command.intent != Intent::undo && command.intent != Intent::assign && command.intent != Intent::talk_record && command.intent != Intent::talk_left;
    if (kind == "training.reason") return words ? std::optional{training::refuse(turn, actor, RecordId{std::atoll(dialogue.slots["claim"].c_str())}, reason)} : std::nullopt;
    if (kind == "seat.reason") {  // why he is not coming, in one sentence
        auto called = words ? turn.tx.gatherings().find(GatheringId{std::atoll(dialogue.slots["gathering"].c_str())}) : std::nullopt;
        bool said = command.intent == Intent::unknown || command.intent == Intent::reason;
        if (!called || !said) return std::nullopt;
        return gatherings::excuse(turn, actor, actor.conversation.give_number({Thing::Kind::seat, called->id.value(), {}, called->title}, turn.today()), reason);
    }
    auto duty = slot_duty(turn, dialogue);
    if (!duty) return std::nullopt;
    if (kind == "task.until") {  // 三天, 到26号; a bare digit is of the list
        bool const says_day = command.intent == Intent::unknown || (command.intent == Intent::extend && !command.number) || (command.intent == Intent::number && command.text.find("号") != std::string::npos);
        return says_day && owner_questions::names_a_day(turn, command.text) ? std::optional{owner_questions::ask_extension(turn, actor, *duty, command.text)} : std::nullopt;
    }
    if (kind == "task.delegate") {
        if (choice && choice->no >= 1 && std::size_t(choice->no) <= dialogue.choices.size()) return delegating::hand_to(turn, actor, *duty, PersonId{dialogue.choices[std::size_t(choice->no - 1)]});
        if (command.intent != Intent::number && command.intent != Intent::unknown) return std::nullopt;
        open = dialogue;
        return Say{"dialogue.number", {{"n", text_of(dialogue.choices.size())}}};
    }
    if (kind == "review") {
        if (choice && choice->no == 1 && choice->words.empty()) return reviewing::accept(turn, actor, *duty);
        if (choice && choice->no == 2) return reviewing::send_back(turn, actor, *duty, choice->words);
        if (agrees(command)) return reviewing::accept(turn, actor, *duty);
        if (command.intent == Intent::unknown)
            for (std::string_view word : {"缺", "少", "没", "不", "要补", "再补"})
                if (command.text.starts_with(word)) return reviewing::send_back(turn, actor, *duty, command.text);
        if (command.intent == Intent::no || (command.intent == Intent::send_back && !command.number)) return reviewing::send_back(turn, actor, *duty, command.intent == Intent::no ? "" : command.rest);
    } else if (kind == "request") {
        if (choice && (choice->no == 1 || choice->no == 2)) return reviewing::answer(turn, actor, *duty, choice->no == 1, choice->words);
        for (std::string_view word : {"不同意", "不行", "不可以", "不准"})
            if (command.text.starts_with(word)) return reviewing::answer(turn, actor, *duty, false, without_marks(command.text.substr(word.size())));
        for (std::string_view word : {"同意", "可以", "行", "准"})
            if (command.text.starts_with(word)) return reviewing::answer(turn, actor, *duty, true, without_marks(command.text.substr(word.size())));
        if (agrees(command)) return reviewing::answer(turn, actor, *duty, true, command.rest);
        if (command.intent == Intent::no || (command.intent == Intent::send_back && !command.number)) return reviewing::answer(turn, actor, *duty, false, command.intent == Intent::no ? "" : command.rest);
    } else if (kind == "review.reason" && words) {
        return reviewing::send_back(turn, actor, *duty, reason);
    } else if (kind == "request.reason" && words) {
        return reviewing::answer(turn, actor, *duty, false, reason);
    } else if (kind == "request.day" && (words || command.intent == Intent::number)) {
        return reviewing::answer(turn, actor, *duty, true, command.intent == Intent::number ? command.text + "号" : command.text);
    }
    return std::nullopt;
}

}  // namespace lingyan::flow
