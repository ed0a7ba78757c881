#include "language/meaning_rules.hpp"

namespace lingyan::language {
namespace {

using enum Meaning;
using S = Sign;

Signs const staff{S::cadre, S::township};
Signs const steps{S::step_1, S::step_2, S::step_3, S::step_4, S::step_5, S::step_6};

Rule const rules[] = {
    // Which tasks.
    {task_list, 12, "which tasks", {S::task_noun, S::which}, staff, {S::talk, S::training, S::done, S::detail, S::reference, S::percent, S::notice, S::hand_to, S::extend}},
    {task_list, 9, "looks at tasks", {S::task_noun, S::look}, staff, {S::talk, S::training, S::done, S::reference, S::detail, S::percent, S::begun, S::notice, S::which, S::one_topic}},
    {task_list, 12, "what is still open", {S::open, S::which}, staff, {S::talk, S::training, S::talk_open, S::households, S::people, S::percent, S::benefit}},
    {task_list, 11, "what is still open", {S::open, S::questioned}, staff, {S::talk, S::training, S::households, S::people, S::percent, S::benefit, S::which, S::reference, S::task_focus}},
    {task_list, -12, "who has not been talked with", {S::talk_open}},
    {task_list, 13, "who has not done it", {S::ask, S::short_one}, {S::undone, S::open}, {S::resident, S::reference, S::talk, S::training, S::task_focus, S::extend}},
    {task_list, 10, "tasks that are still open", {S::open, S::task_noun}, staff, {S::talk, S::training, S::percent, S::which, S::undone, S::households, S::people, S::extend, S::reference}},
    {task_list, 12, "what is overdue", {S::overdue}, staff, {S::talk, S::training, S::extend, S::begins_reference, S::not_ours, S::undo_whole}},
    {task_list, 12, "what falls due soon", {S::due_soon}, staff, {S::talk, S::training, S::extend, S::begins_reference}},
    {task_list, 13, "new tasks", {S::newly}, staff, {S::done, S::detail}},
    {task_list, 13, "all tasks", {S::all_of_them, S::task_noun}, staff, {S::done, S::extend, S::hand_to, S::reject, S::percent, S::planned, S::undone}},
    {task_list, 11, "what there is to do in a time", {S::which}, {S::today, S::date, S::period}, {S::talk, S::training, S::done, S::notice, S::resident, S::reference, S::benefit, S::telephone, S::disclosed}},
    {task_list, 11, "what is planned for a time", {S::arrange, S::questioned}, {S::today, S::date, S::period}, {S::talk, S::training, S::notice, S::resident, S::reference}},
    {task_list, 11, "the work of a time", {S::task_noun}, {S::today, S::date, S::period}, {S::talk, S::training, S::done, S::extend, S::hand_to, S::reject, S::detail, S::percent, S::notice, S::which, S::planned, S::undone, S::held, S::resident, S::deadline, S::begins_reference}},
    {task_list, 11, "what he has done", {S::state_word, S::which}, {}, {S::task_noun, S::reference, S::resident, S::talk, S::training, S::percent, S::overdue, S::elsewhere}},
    {task_list, 8, "what is to be done", {S::ask, S::short_one}, {S::finish, S::which}, {S::resident, S::talk, S::training, S::detail, S::deadline, S::ask_how, S::one_topic, S::telephone, S::hand_to, S::names_person, S::negation, S::reference, S::done, S::task_focus}},
    {task_list, 9, "the tasks of a village", {S::task_noun, S::village, S::short_one}, {}, {S::resident, S::done, S::detail, S::reference, S::hand_to, S::reject, S::not_ours, S::negation, S::talk, S::training, S::questioned}},
    {task_list, 11, "what he has done", {S::done, S::which}, {S::task_noun, S::questioned}, {S::reference, S::talk, S::training, S::resident}},
    {task_list, 11, "tasks that are done", {S::state_word, S::task_noun}, {S::look, S::which, S::short_one}, {S::reference, S::talk, S::training, S::resident, S::percent}},
    {task_list, 9, "my tasks", {S::mine, S::task_noun, S::short_one}, staff, {S::done, S::extend, S::not_ours, S::talk, S::training, S::negation}},
    {task_list, 8, "tasks alone", {S::task_noun, S::short_one}, staff, {S::talk, S::training, S::reference, S::done, S::extend, S::hand_to, S::reject, S::not_ours, S::detail, S::deadline, S::percent, S::progress, S::one_topic, S::undone, S::bot_act, S::negation, S::planned}},

    // One task.
    {task_show, 12, "asks for the details of a task", {S::detail}, {S::reference, S::task_noun, S::task_focus}, {S::resident, S::done, S::talk, S::training, S::undone, S::bot_act}},
    {task_show, 12, "asks how a paper is made", {S::paper, S::questioned}, {S::detail, S::ask_how, S::ask_where}, {S::resident, S::done, S::talk, S::extend}},
    {task_show, 9, "asks for the details of a task about a public matter", {S::detail, S::questioned, S::benefit}, staff, {S::policy_verb, S::done, S::talk, S::training, S::disclosed}},
    {task_show, 10, "asks for details", {S::detail, S::questioned}, staff, {S::benefit, S::done, S::talk, S::training, S::reference, S::task_noun, S::task_focus, S::bot_act, S::help_whole, S::decision}},
    {task_show, 12, "asks when a task is due", {S::deadline}, {S::ask_when, S::ask_amount, S::ask_where}, {S::resident, S::talk, S::training, S::extend, S::open}},
    {task_show, 10, "asks when a task is due", {S::deadline, S::questioned}, staff, {S::talk, S::training, S::extend, S::open, S::ask_when, S::ask_amount, S::ask_where, S::benefit, S::done, S::bot_act, S::may, S::late}},
    {task_show, 7, "a question just after a task was spoken of", {S::task_focus, S::questioned}, {}, {S::extend, S::may, S::done, S::handed_in, S::cannot, S::hand_to, S::let, S::talk, S::late, S::detail, S::deadline}},
    {task_show, 6, "how, where or when, of something", {S::one_topic, S::questioned}, {S::ask_how, S::ask_where, S::ask_when}, {S::resident, S::benefit, S::disclosed, S::notice, S::talk, S::training, S::bot_act, S::decision, S::told, S::condition, S::idle, S::home, S::help_whole, S::telephone, S::extend}},
    {task_show, 8, "how something stands", {S::one_topic, S::short_one}, {S::progress, S::state_word}, {S::resident, S::percent, S::portion, S::number, S::questioned, S::done, S::talk, S::training, S::task_noun, S::households, S::which_step, S::project, S::decision_focus, S::complain, S::notice, S::home, S::extend, S::overdue, S::reference, S::verb}},
    {task_show, 9, "the details of something", {S::detail, S::short_one, S::one_topic}, staff, {S::questioned, S::notice, S::talk, S::training, S::done, S::help_whole, S::benefit, S::paper, S::undone, S::reject, S::telephone, S::publish, S::handed_in, S::held}},
    {task_show, 11, "the last day of a task", {S::deadline, S::begins_reference}, {}, {S::done, S::resident, S::extend, S::handed_in}},
    {task_show, 12, "how far a task is", {S::state_word, S::questioned}, staff, {S::talk, S::training, S::decision, S::project, S::which_step, S::decision_focus, S::which}},
    {task_show, 9, "how a task stands", {S::state_word}, {S::reference, S::task_noun}, {S::resident, S::talk, S::training, S::questioned, S::which, S::done, S::date, S::period}},
    {task_show, 12, "looks at one task", {S::look, S::reference}, {}, {S::resident, S::done, S::extend, S::notice, S::talk}},
    {task_show, 11, "looks at the negative list", {S::list_whole}, {}, {S::done}},
    {task_show, 11, "a number of a task, and a question", {S::reference, S::questioned}, staff, {S::extend, S::hand_to, S::talk, S::training, S::not_ours, S::reject, S::may, S::undo_whole, S::choosing}},
    {task_show, 13, "asks whether it is done", {S::done, S::questioned}, staff, {S::ask_how, S::which, S::talk, S::training, S::extend, S::decision, S::decision_focus, S::help_whole, S::bot_act}},
    {task_show, -6, "how a report is made", {S::ask_how, S::done}},
    {task_show, 11, "asks whether it is done", {S::handed_in, S::questioned}, staff, {S::which, S::talk, S::training, S::extend, S::decision, S::disclosed, S::help_whole}},
    {task_show, 7, "looks at something", {S::look, S::cadre}, {}, {S::notice, S::disclosed, S::talk, S::training, S::done, S::which, S::open, S::task_noun, S::reference}},

    // Done.
    {task_done, 11, "says that it is done", {S::done}, staff, {S::questioned, S::told, S::condition, S::elsewhere, S::condition}},
    {task_done, 9, "says that it is handed in", {S::handed_in}, staff, {S::questioned, S::told, S::condition, S::elsewhere, S::condition, S::done}},
    {task_done, 4, "just after the task was spoken of", {S::task_focus}, {S::done, S::handed_in}, {S::questioned}},
    {task_done, 2, "names the task by number", {S::reference}, {S::done, S::handed_in}},
    {task_done, -14, "of home", {S::home}},
    {task_done, -14, "idle talk", {S::idle}},
    {task_done, -6, "a talk, a meeting or a vote was held", {}, {S::talk_held, S::talk, S::voted, S::decision}, {S::begins_reference}},
    {task_done, -6, "a meeting was held", {}, {S::held, S::holding}, {S::begins_reference}},
    {task_done, -6, "a meeting was held", {S::meeting, S::done}, {}, {S::begins_reference, S::task_focus}},
    {task_done, -3, "a decision was spoken of", {S::decision_focus}},
    {task_done, -9, "a question reports nothing", {S::questioned}},
    {task_done, -9, "something is still missing", {S::left}, {}, {S::begins_reference}},
    {task_done, -6, "hands it to somebody", {S::hand_to, S::names_person}, {}, {S::begins_reference}},
    {task_done, -4, "part of it is not done", {S::undone}, {}, {S::begins_reference}},
    {task_done, -7, "a notice is put out", {S::begins_publish}},

    // Under way.
    {task_progress, 12, "how much of it is done", {S::percent}, staff, {S::questioned, S::told, S::condition, S::elsewhere}},
    {task_progress, 11, "how much of it is done", {S::portion}, staff, {S::questioned, S::told, S::condition, S::elsewhere, S::percent}},
    {task_progress, 10, "what is left", {S::left}, {S::households, S::people, S::money, S::portion, S::number}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident, S::talk, S::training, S::percent}},
    {task_progress, 10, "some of it is done", {S::progress}, {S::households, S::number, S::people}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident, S::percent, S::left}},
    {task_progress, 11, "it has begun", {S::begun}, staff, {S::questioned, S::told, S::condition, S::elsewhere, S::decision, S::decision_focus, S::talk}},
    {task_progress, 9, "it is being worked on", {S::working}, {S::task_focus, S::reference, S::one_topic}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident}},
    {task_progress, 9, "not done yet", {S::undone}, {S::task_focus, S::reference, S::one_topic}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident, S::done}},
    {task_progress, 9, "nearly done", {S::nearly}, {S::task_focus, S::one_topic, S::reference}, {S::questioned, S::told, S::condition, S::elsewhere}},
    {task_progress, 9, "nearly done, or not yet", {S::task_focus}, {S::soon, S::open, S::left}, {S::questioned, S::told, S::condition, S::elsewhere, S::done, S::extend, S::percent, S::portion, S::working, S::begun, S::undone, S::nearly}},
    {task_progress, 10, "done, but for something", {S::left, S::done}, {}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident, S::talk, S::training, S::households, S::people, S::money, S::portion, S::number, S::percent}},
    {task_progress, 8, "so many of them are done", {S::verb}, {S::households}, {S::questioned, S::told, S::condition, S::elsewhere, S::resident, S::percent, S::left, S::progress, S::talk, S::training}},
    {task_progress, 6, "will be done", {S::task_focus, S::planned}, {}, {S::questioned, S::told, S::condition, S::elsewhere, S::extend, S::cannot, S::may}},
    {task_progress, -6, "wants a later day", {S::extend}},
    {task_progress, -14, "of home, or idle talk", {}, {S::home, S::idle}},
    {task_progress, -8, "a talk, a course or a vote", {}, {S::talk, S::talk_held, S::decision_focus}},
    {task_progress, -5, "a course", {S::training}, {}, {S::begins_reference, S::task_focus}},

    // Later.
    {task_extend, 13, "asks for a later day", {S::extend}, {S::length, S::date, S::task_focus, S::reference, S::may, S::cannot}, {S::resident, S::ask_how, S::talk, S::training, S::told, S::condition, S::elsewhere, S::notice}},
    {task_extend, 9, "asks for a later day", {S::extend}, staff, {S::length, S::date, S::task_focus, S::reference, S::may, S::cannot, S::questioned, S::talk, S::training, S::told, S::condition, S::elsewhere, S::notice}},
    {task_extend, 11, "needs more time", {S::late}, {S::length}, {S::may, S::resident, S::talk, S::training, S::told, S::condition, S::elsewhere, S::ask_how, S::ask_when, S::extend, S::done, S::ask_amount}},
    {task_extend, 11, "asks for more time", {S::late, S::length, S::may}, {}, {S::resident, S::talk, S::training, S::told, S::condition, S::extend, S::done}},
    {task_extend, 12, "cannot make it, and names a day", {S::cannot}, {S::date, S::length, S::future}, {S::resident, S::talk, S::training, S::told, S::condition, S::elsewhere, S::extend}},
    {task_extend, 9, "cannot make it in time", {S::cannot, S::task_focus}, {}, {S::date, S::length, S::questioned, S::extend, S::late}},
    {task_extend, 11, "asks whether another day will do", {S::may, S::date, S::task_focus}, {}, {S::extend, S::done, S::talk}},
    {task_extend, 9, "names another day", {S::task_focus, S::late, S::date}, {}, {S::extend, S::done, S::length, S::may, S::cannot}},
    {task_extend, -2, "says that it is done", {S::done}, {S::extend}, {S::begins_reference}},
    {task_extend, -10, "asks how, or whether it was granted", {S::ask_how}},
    {task_extend, -12, "asks about later days, and for none", {S::extend, S::questioned}, {S::ask, S::ask_amount, S::ask_where, S::ask_when}, {S::length}},
    {task_extend, -12, "asks how many days there may be", {S::extend, S::ask_amount}},
    {task_extend, -12, "asks about later days, and for none", {S::extend, S::questioned}, {}, {S::may, S::length, S::date, S::ask, S::ask_amount, S::ask_where, S::ask_when, S::choice_question}},
    {task_extend, -7, "asks how it stands", {S::state_word}},

    // Somebody else's.
    {task_transfer, 12, "hands it to somebody", {S::hand_to}, {S::names_person, S::do_it, S::title_word, S::task_focus, S::village}, {S::resident, S::questioned, S::notice, S::talk, S::talk_held, S::done, S::handed_in, S::told, S::condition, S::bot_act}},
    {task_transfer, 11, "lets somebody do it", {S::let, S::do_it}, {S::names_person, S::task_focus}, {S::resident, S::questioned, S::talk, S::talk_held, S::done, S::notice, S::told, S::condition, S::training, S::extend, S::undo_whole, S::cannot, S::percent, S::detail, S::must}},
    {task_transfer, 12, "puts somebody else on it", {S::swap, S::do_it}, {}, {S::resident, S::questioned, S::talk, S::done, S::notice, S::training, S::telephone}},
    {task_transfer, 8, "puts somebody else on it", {S::swap, S::task_focus}, {}, {S::do_it, S::questioned, S::talk, S::date, S::extend}},
    {task_transfer, -9, "it has been handed in", {}, {S::done, S::handed_in}},

    // Sent back.
    {task_reject, 14, "it is not theirs", {S::not_ours}, staff, {S::questioned, S::talk, S::told, S::condition}},
    {task_reject, 13, "it came to the wrong place", {S::sent_wrongly}, staff, {S::questioned, S::told, S::condition}},
    {task_reject, 11, "sends it back", {S::reject}, staff, {S::questioned, S::extend, S::notice, S::told, S::condition, S::disclosed, S::just_now, S::benefit}},
    {task_reject, 9, "sends it back", {S::reject, S::benefit}, {S::task_noun, S::reference, S::task_focus}, {S::questioned, S::extend, S::notice}},

    // Talks.
    {talk_record, 9, "a talk was held", {S::talk_held}, staff, {S::questioned, S::talk_open, S::condition, S::appoint}},
    {talk_record, 4, "with somebody", {S::talk_held, S::with}, {}, {S::questioned}},
    {talk_record, 4, "with somebody by name", {S::talk_held, S::names_person}, {}, {S::questioned}},
    {talk_record, -14, "of home, or idle talk", {}, {S::home, S::idle}},
    {talk_record, -14, "somebody else's talk", {S::told}},
    {talk_schedule, -14, "of home, or idle talk", {}, {S::home, S::idle}},
    {training_record, -14, "of home, or idle talk", {}, {S::home, S::idle}, {S::training}},
    {notice_publish, -14, "of home, or idle talk", {}, {S::home, S::idle}, {S::notice}},
    {talk_record, 13, "has a talk recorded", {S::talk, S::register_it}, {S::names_person, S::date, S::colon}, {S::questioned, S::ask_how, S::future, S::look}},
    {talk_record, 12, "a talk lies behind", {S::talk, S::past, S::names_person}, {}, {S::questioned, S::arrange, S::appoint, S::talk_held, S::future, S::register_it, S::talk_open}},
    {talk_record, 12, "a talk is over", {S::talk, S::done}, {S::names_person, S::date, S::past, S::today}, {S::questioned, S::arrange, S::appoint, S::talk_held, S::future, S::resident, S::talk_open}},
    {talk_record, 12, "a talk of today", {S::talk, S::today, S::names_person}, {}, {S::questioned, S::arrange, S::appoint, S::talk_held, S::future, S::register_it, S::talk_open, S::past, S::resident, S::plan}},
    {talk_record, 12, "a talk is said to be over", {S::talk, S::already, S::names_person}, {}, {S::questioned, S::arrange, S::appoint, S::talk_held, S::future, S::register_it, S::talk_open, S::past, S::resident, S::today}},
    {talk_record, -10, "a question records nothing", {S::questioned}},
    {talk_record, -8, "the talk lies ahead", {S::arrange}, {}, {S::talk_held}},
    {talk_schedule, 13, "a talk is arranged", {S::talk, S::arrange}, {}, {S::questioned, S::talk_held, S::resident, S::which}},
    {talk_schedule, 13, "a talk lies ahead", {S::talk, S::date}, {S::names_person, S::future, S::plan}, {S::questioned, S::talk_held, S::arrange, S::past, S::resident, S::register_it, S::talk_open, S::period, S::today}},
    {talk_schedule, 12, "a talk is meant for later today", {S::talk, S::today, S::names_person, S::plan}, {}, {S::questioned, S::arrange, S::appoint, S::talk_held, S::past, S::resident}},
    {talk_schedule, 13, "makes an appointment", {S::appoint, S::names_person}, {S::date, S::talk}, {S::questioned, S::talk_held, S::resident}},
    {talk_schedule, 10, "makes an appointment", {S::appoint, S::names_person, S::title_word}, {}, {S::questioned, S::talk_held, S::resident, S::date, S::talk, S::done}},
    {talk_schedule, -8, "asks", {S::questioned}, {S::ask, S::ask_when, S::ask_amount, S::talk_open}},
    {talk_list, 13, "asks about talks", {S::talk, S::questioned}, staff, {S::arrange, S::bot_act}},
    {talk_list, 13, "which talks are arranged", {S::talk, S::arrange}, {S::ask, S::ask_when, S::ask_amount}, {S::resident}},
    {talk_list, -6, "how one is recorded", {S::ask_how, S::register_it}},
    {talk_list, 13, "asks about talks", {S::questioned}, {S::talk_held, S::talk_open}, {S::talk, S::resident, S::task_noun, S::training, S::reference, S::households, S::percent, S::task_focus}},
    {talk_list, 14, "who is left to talk with", {S::talk, S::talk_open}, staff, {S::percent}},
    {talk_list, 14, "who is left to talk with", {S::talk}, {S::left, S::open}, {S::talk_held, S::arrange, S::percent, S::resident, S::talk_open}},
    {talk_list, 14, "who is left to talk with", {S::talk_open, S::questioned}, {S::talk_held, S::talk}, {S::resident}},
    {talk_list, 12, "looks at talks", {S::talk}, {S::look, S::which, S::register_it, S::state_word, S::progress}, {S::talk_held, S::colon, S::arrange, S::resident, S::names_person, S::date, S::questioned, S::talk_open}},
    {talk_list, 12, "the talks of a time", {S::talk}, {S::look, S::which, S::state_word, S::progress, S::register_it}, {S::talk_held, S::colon, S::arrange, S::resident, S::names_person, S::questioned, S::talk_open, S::future}},
    {talk_list, 7, "talks alone", {S::talk, S::short_one}, staff, {S::talk_held, S::names_person, S::date, S::arrange, S::appoint, S::register_it, S::questioned, S::look, S::which, S::talk_open, S::done}},

    // Trainings and meetings.
    {training_record, 13, "a training was held", {S::training, S::holding}, {S::people, S::past, S::today, S::date, S::already, S::length}, {S::held, S::questioned, S::planned, S::future, S::resident, S::must, S::told, S::condition, S::elsewhere, S::undone, S::voted}},
    {training_record, 13, "a training was held", {S::training}, {S::held}, {S::questioned, S::planned, S::future, S::resident, S::must, S::told, S::condition, S::elsewhere, S::undone, S::voted}},
    {training_record, 8, "a meeting was held, and something was taught", {S::meeting, S::held, S::taught}, {}, {S::questioned, S::planned, S::future, S::resident, S::training, S::told, S::condition, S::elsewhere}},
    {training_record, 9, "so many took part", {S::people}, {S::attended, S::held, S::holding, S::training}, {S::questioned, S::planned, S::future, S::resident, S::left, S::households, S::told, S::condition, S::elsewhere, S::talk_held}},
    {training_record, 4, "something was taught", {S::training}, {S::taught, S::people}, {S::questioned, S::planned, S::future, S::told, S::condition, S::elsewhere}},
    {training_record, 13, "has a training recorded", {S::training, S::register_it}, {S::colon, S::people, S::date, S::past}, {S::questioned, S::future, S::look}},
    {training_record, 6, "so many took part in a meeting of the village", {S::training, S::people, S::voted}, {S::taught}, {S::questioned}},
    {training_record, -8, "a notice is put out", {S::begins_publish}},
    {training_record, -9, "a question records nothing", {S::questioned}},
    {training_record, -12, "a vote, and no course", {S::voted}, steps, {S::taught, S::people}},
    {training_list, 12, "asks about trainings", {S::training, S::questioned}, staff, {S::talk, S::done, S::detail, S::bot_act, S::benefit, S::telephone}},
    {training_list, 11, "asks how often or how long", {S::questioned, S::held}, {S::meeting, S::ask_amount}, {S::talk, S::training, S::resident, S::task_noun, S::done, S::notice, S::disclosed, S::decision, S::decision_focus}},
    {task_list, 9, "how the tasks stand", {S::task_noun, S::township}, {S::progress, S::state_word}, {S::reference, S::done, S::percent, S::talk, S::training, S::hand_to, S::date, S::period}},
    {training_list, 11, "looks at trainings", {S::training}, {S::look, S::which, S::register_it, S::state_word, S::arrange}, {S::people, S::held, S::colon, S::questioned, S::resident, S::date, S::notice}},
    {training_list, 11, "the trainings of a time", {S::training, S::date}, {S::look, S::which, S::state_word, S::register_it}, {S::people, S::colon, S::questioned, S::resident, S::notice}},
    {training_list, 7, "trainings alone", {S::training, S::short_one}, staff, {S::people, S::held, S::questioned, S::look, S::which, S::register_it, S::date, S::done, S::state_word, S::colon, S::notice, S::planned, S::undone, S::arrange, S::talk}},

    // Notices.
    {notice_publish, 14, "puts out a notice", {S::begins_publish}, {S::notice, S::kind_gongshi, S::kind_gonggao, S::kind_tongzhi, S::bulletin, S::colon}, {S::resident, S::questioned, S::step_5, S::step_6, S::decision_focus, S::find, S::task_focus}},
    {notice_publish, 13, "puts out a notice", {S::publish, S::notice}, staff, {S::questioned, S::begins_publish, S::step_5, S::step_6, S::decision_focus, S::withdraw, S::amend, S::told, S::condition, S::elsewhere, S::planned, S::hand_to}},
    {notice_publish, 12, "a notice for so many days", {S::notice}, {S::length, S::publish}, {S::questioned, S::begins_publish, S::resident, S::step_5, S::step_6, S::decision_focus, S::extend, S::publish, S::done}},
    {notice_publish, 15, "takes a notice down", {S::withdraw, S::notice}, staff, {S::questioned, S::begins_publish, S::just_now}},
    {notice_publish, 15, "changes a notice", {S::amend, S::notice}, staff, {S::questioned, S::begins_publish, S::talk}},
    {notice_publish, 4, "takes down or changes what is shown", {S::begins_publish}, {S::withdraw, S::amend}, {S::questioned, S::resident, S::kind_tongzhi}},
    {notice_publish, -12, "it has been put up already", {S::publish, S::already}, {}, {S::colon}},

    // Decisions.
    {decision_step, 14, "the step of a decision", {S::voted}, steps, {S::questioned, S::resident, S::people, S::taught, S::told, S::condition, S::elsewhere}},
    {decision_step, 11, "the step of a decision", {S::voted, S::people}, steps, {S::questioned, S::resident, S::told, S::condition, S::elsewhere, S::taught, S::attended}},
    {decision_step, 14, "the decision or its result has been shown", {S::done}, {S::step_5, S::step_6}, {S::questioned, S::resident}},
    {decision_step, 9, "a meeting of the six steps is over", {S::done}, {S::step_1, S::step_2, S::step_3, S::step_4}, {S::questioned, S::resident, S::people, S::taught, S::voted, S::decision_focus}},
    {decision_step, 13, "the step of the decision spoken of", {S::decision_focus}, steps, {S::questioned}},
    {decision_step, 12, "the decision spoken of has been voted on", {S::decision_focus, S::voted}, {}, {S::questioned, S::home, S::idle, S::future}},
    {decision_step, 12, "the decision spoken of has been shown", {S::decision_focus, S::done, S::disclosed}, {}, {S::questioned, S::home, S::voted}},
    {decision_step, 9, "asks how the vote went", {S::decision_focus, S::voted, S::questioned}, {}, {S::home, S::idle, S::future}},
    {decision_step, 12, "asks which step the decision has reached", {S::decision_focus, S::which_step}},
    {decision_step, 12, "the decision spoken of has gone on", {S::decision_focus}, {S::done, S::held, S::handed_in}, {S::questioned, S::home, S::idle, S::voted, S::one_topic}},
    {decision_step, 14, "the four discussions and two disclosures", {S::decision}, {S::plan, S::which_step, S::begun, S::project, S::short_one, S::questioned, S::voted}, {S::talk, S::training}},
    {decision_step, 12, "which step a decision has reached", {S::which_step}, {S::project, S::decision, S::step_1, S::step_2, S::step_3, S::step_4, S::thing}, {S::resident, S::reference}},
    {decision_step, 12, "a decision begins", {S::begun}, steps},
        {decision_step, 10, "a matter has been voted on", {S::project, S::voted}, {}, {S::resident, S::questioned, S::task_noun, S::talk, S::training, S::my_case}},
    {decision_step, 10, "a matter goes to its next step", {S::project, S::plan}, steps, {S::resident, S::questioned, S::voted, S::people}},
    {decision_step, 10, "a first step is meant", {S::step_1}, {S::plan, S::project, S::arrange}, {S::resident, S::training, S::people, S::voted}},
    {decision_step, -12, "asks about something else", {S::decision_focus, S::ask}, {}, {S::which_step, S::voted, S::decision}},
    {decision_step, -12, "asks what it is", {S::decision, S::questioned}, {S::ask}, {S::which_step, S::project}},
    {decision_step, -5, "something was taught", {S::taught}, {}, {S::decision_focus}},

    // A resident has no tasks, and holds no talks.
    {task_list, -12, "a resident", {S::resident}}, {task_show, -12, "a resident", {S::resident}}, {task_done, -12, "a resident", {S::resident}}, {task_progress, -12, "a resident", {S::resident}},
    {task_extend, -12, "a resident", {S::resident}}, {task_transfer, -12, "a resident", {S::resident}}, {task_reject, -12, "a resident", {S::resident}}, {talk_record, -12, "a resident", {S::resident}},
    {talk_schedule, -12, "a resident", {S::resident}}, {talk_list, -8, "a resident", {S::resident}}, {training_record, -12, "a resident", {S::resident}}, {training_list, -8, "a resident", {S::resident}},
    {notice_publish, -12, "a resident", {S::resident}}, {decision_step, -12, "a resident", {S::resident}},
};

}  // namespace

std::span<Rule const> work_rules() { return rules; }

}  // namespace lingyan::language
