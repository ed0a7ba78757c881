#include "language/meaning_rules.hpp"

namespace lingyan::language {
namespace {

using enum Meaning;
using S = Sign;

Signs const staff{S::cadre, S::township};

Rule const rules[] = {
    // The dialogue waits.
    {confirm_yes, 14, "a yes is awaited and is all that was said", {S::confirming, S::only_yes}},
    {confirm_yes, 9, "a yes is awaited and begins it", {S::confirming, S::begins_yes, S::short_one}, {}, {S::questioned, S::only_no, S::begins_no, S::negation, S::no}},
    {confirm_no, 15, "a no is all that was said", {S::confirming, S::only_no}},
    {confirm_no, 10, "a no begins it", {S::confirming, S::begins_no, S::short_one}, {}, {S::questioned, S::only_yes}},
    {confirm_no, 9, "wants to wait", {S::confirming, S::waiting, S::short_one}},
    {confirm_no, 9, "called off where a yes was awaited", {S::confirming, S::cancel, S::short_one}},
    {confirm_no, 7, "called off where nothing was awaited", {S::cancel, S::only_no}, {}, {S::confirming}},
    {choose_number, 15, "a number out of a list is awaited", {S::choosing, S::only_number}},
    {choose_number, 9, "a number begins it where one is awaited", {S::choosing, S::short_one}, {S::reference, S::number}, {S::already, S::middling, S::people, S::households, S::questioned, S::done, S::undone, S::extend, S::progress}},
    {choose_number, 9, "the last one of a list", {S::last_one, S::short_one}, {S::choosing}},
    {choose_number, 9, "nothing but a number", {S::only_number}, {}, {S::rating, S::confirming}},
    {choose_number, 8, "nothing but a number", {S::only_number, S::confirming}, {}, {S::only_yes, S::only_no}},
    {feedback_rate, 14, "a judgement is awaited and was given", {S::rating}, {S::good, S::bad, S::middling}, {S::waiting, S::questioned}},
    {feedback_rate, 14, "stars are awaited", {S::rating, S::number}, {}, {S::questioned}},
    {feedback_rate, 14, "stars are awaited, and drawn", {S::rating, S::star, S::only_rating}, {}, {S::number, S::good, S::bad, S::middling}},
    {feedback_rate, 14, "a number of stars is awaited", {S::rating, S::only_number}},
    {feedback_rate, 10, "a judgement on what was done", {S::resident, S::followed_up}, {S::good, S::bad}, {S::questioned, S::rating, S::trouble, S::complain, S::laughter}},
    {feedback_rate, 9, "a judgement alone", {S::resident, S::only_rating}, {}, {S::star, S::questioned, S::rating, S::only_yes, S::only_chatter, S::choosing, S::confirming}},

    // Courtesies.
    {smalltalk, 12, "nothing but courtesies", {S::only_chatter}, {}, {S::confirming}},
    {smalltalk, 8, "nothing but courtesies, though a yes was awaited", {S::only_chatter, S::confirming}},
    {smalltalk, -18, "a judgement was awaited and given", {S::rating, S::only_rating}},
    {smalltalk, 6, "an acknowledgement", {S::only_yes}, {}, {S::confirming}},
    {smalltalk, 8, "a greeting", {S::greeting, S::short_one}, {}, {S::benefit, S::thing, S::talk}},

    // How the bot is used.
    {help, 14, "asks what the bot can do", {S::help_whole}, {}, {S::rating, S::benefit, S::detail, S::task_noun, S::thing}},
    {help, 13, "asks how something is done here", {S::ask_how, S::bot_act}, {}, {S::benefit, S::trouble, S::state_word, S::followed_up, S::my_case}},
    {help, 13, "asks where something is done here", {S::ask_where, S::bot_act, S::short_one}, {}, {S::benefit, S::trouble, S::my_case, S::followed_up, S::telephone, S::thing}},
    {help, 17, "asks how progress is reported", {S::ask_how, S::progress, S::short_one}, {}, {S::state_word, S::percent, S::reference}},
    {help, 18, "asks how one looks at tasks", {S::ask_how, S::look, S::short_one}, {S::task_noun, S::talk, S::training}, {S::reference}},
    {help, 14, "asks how it is reported once it is done", {S::ask_how, S::done, S::task_noun, S::short_one}, {}, {S::reference, S::state_word}},
    {help, 15, "asks how a case is looked up", {S::ask_how, S::find, S::my_case, S::short_one}, {}, {S::followed_up}},
    {help, 17, "asks how something is done here", {S::ask_how, S::short_one}, {S::undo_whole, S::bind, S::hand_to, S::extend, S::register_it, S::publish, S::reject, S::complain, S::talk, S::swap}, {S::benefit, S::trouble, S::state_word, S::followed_up, S::bot_act, S::talk_held, S::my_case, S::disclosed, S::thing}},
    {help, 13, "asks how a report is made", {S::ask_how, S::done, S::short_one}, {}, {S::benefit, S::state_word, S::begins_reference, S::bot_act, S::unread}},
    {help, 18, "asks where something is done here", {S::ask_where, S::short_one}, {S::register_it, S::extend, S::hand_to, S::undo_whole, S::reject, S::swap}, {S::resident, S::benefit, S::trouble, S::bot_act, S::talk_held, S::my_case, S::telephone, S::thing, S::done, S::reference, S::date, S::past}},
    {help, 14, "asks how a task is changed", {S::ask_how, S::task_noun, S::short_one}, {S::amend, S::change_it, S::withdraw}, {S::reference, S::resident}},
    {help, 9, "short, and of the bot", {S::ask_how, S::use_it, S::short_one}, {}, {S::benefit, S::thing}},
    {help, -9, "one of its words in something else", {S::help_whole, S::unread}, {}, {S::ask, S::ask_how, S::use_it}},

    // Taking back.
    {undo, 15, "takes back the last report", {S::undo_whole}, {}, {S::questioned, S::notice, S::talk, S::training, S::task_noun, S::confirming, S::extend, S::complain, S::planned, S::resident}},
    {undo, 13, "takes back the last report", {S::undo_whole, S::short_one, S::resident}, {}, {S::questioned, S::notice, S::thing, S::benefit, S::confirming, S::rating}},
    {undo, 9, "takes back, where a yes was awaited", {S::undo_whole, S::confirming}, {}, {S::questioned, S::notice, S::only_no}},
    {undo, 13, "says that the last one was wrong", {S::just_now}, {S::wrong, S::void_it}, {S::questioned, S::notice, S::talk, S::sent_wrongly}},
    {undo, 11, "says that it was wrong and is void", {S::wrong, S::void_it}, {}, {S::questioned, S::notice, S::talk, S::sent_wrongly, S::complain, S::resident}},
    {undo, 10, "this number was reported by mistake", {S::reference}, {S::wrong, S::undo_whole, S::void_it}, {S::questioned, S::notice, S::sent_wrongly, S::reject, S::talk, S::resident, S::extend}},
    {undo, -8, "something else went wrong", {S::one_topic}, {}, {S::just_now, S::void_it, S::reference}},
    {undo, -8, "how it is taken back is asked", {S::ask_how}},
    {undo, -6, "a resident speaks of something else", {S::resident, S::unread}, {}, {S::just_now, S::wrong, S::void_it}},

    // Who is who.
    {bind_identity, 14, "binds, or changes what is bound", {S::bind}, {}, {S::left, S::people, S::households, S::benefit, S::trouble, S::questioned, S::done, S::training, S::percent, S::undone}},
    {bind_identity, 9, "asks to be bound", {S::bind, S::may}, {}, {S::benefit, S::trouble, S::ask_how, S::ask, S::undone, S::done}},
    {bind_identity, 16, "unbinds", {S::unbind}, {}, {S::ask_how}},
    {bind_identity, 14, "a one-time code", {S::code_word}, {S::code_number, S::number, S::case_number}},
    {bind_identity, 12, "a telephone number with a name", {S::telephone_number}, {S::i_am, S::bind, S::change_it}, {S::idle}},
    {bind_identity, 9, "a telephone number and little else", {S::telephone_number}, {}, {S::complain, S::trouble, S::idle, S::notice, S::questioned}},
    {bind_identity, 11, "says who he is", {S::i_am, S::short_one}, {}, {S::begins_no, S::confirming, S::choosing, S::questioned, S::trouble, S::complain, S::benefit, S::negation, S::sent_wrongly, S::disclosed, S::done, S::idle, S::home, S::do_it, S::hand_to, S::talk, S::planned}},
    {bind_identity, 11, "says who he is, with his village and post", {S::i_am, S::village, S::title_word}, {}, {S::short_one, S::begins_no, S::confirming, S::choosing, S::questioned, S::trouble, S::complain, S::negation, S::sent_wrongly, S::disclosed, S::done, S::idle, S::do_it, S::hand_to, S::talk, S::planned}},
    {bind_identity, 9, "a new number for the telephone", {S::change_it, S::telephone}, {}, {S::questioned, S::trouble, S::talk, S::training}},

    // Telephone numbers and people.
    {hotline, 13, "asks for a telephone number", {S::telephone}, {}, {S::telephone_number, S::change_it, S::trouble, S::bind, S::training, S::done, S::i_am}},
    {hotline, 10, "asks which number to call", {S::telephone, S::ask_where}, {S::trouble, S::grievance}, {S::telephone_number, S::change_it, S::bind, S::training, S::done, S::i_am}},
    {hotline, 4, "asks for it outright", {S::telephone, S::questioned}, {}, {S::telephone_number, S::change_it, S::bind}},
    {hotline, -9, "told of others", {S::told}}, {hotline, -9, "somebody who could not be reached", {S::left}, staff, {S::questioned}},
    {hotline, 10, "asks who bears an office", {S::resident, S::title_word, S::ask, S::short_one}, {}, {S::telephone, S::trouble, S::complain, S::talk, S::followed_up, S::my_case, S::idle, S::home, S::benefit, S::done, S::told, S::disclosed, S::policy_verb, S::thing}},
    {hotline, 12, "wants a person", {S::person_wanted}, {}, {S::trouble, S::done, S::talk, S::telephone_number, S::extend, S::nobody_cares}},
    {hotline, 10, "a resident looks for an official", {S::resident, S::with, S::title_word, S::short_one}, {}, {S::trouble, S::complain, S::talk, S::talk_held, S::followed_up, S::idle}},
    {hotline, 9, "a resident looks for an official", {S::resident, S::find, S::title_word, S::short_one}, {}, {S::with, S::trouble, S::complain, S::talk, S::talk_held, S::followed_up, S::idle, S::questioned, S::disclosed, S::notice, S::benefit}},

    // Complaints and what became of them.
    {feedback_file, 14, "complains, reports or suggests", {S::begins_complain}, {}, {S::questioned, S::my_case}},
    {feedback_file, 13, "complains in so many words", {S::complain}, {}, {S::questioned, S::my_case, S::begins_complain, S::training, S::telephone, S::talk}},
    {feedback_file, 12, "complains, with a question in it", {S::begins_complain, S::questioned}, {S::trouble, S::nobody_cares, S::long_one}, {S::my_case, S::telephone, S::ask_where}},
    {feedback_file, 12, "asks in a suggestion whether it may be so", {S::resident, S::begins_complain, S::suggest, S::choice_question}, {}, {S::my_case, S::telephone, S::ask_how, S::ask_where, S::ask_amount, S::trouble, S::nobody_cares, S::long_one, S::home}},
    {feedback_file, 12, "a public thing and what is wrong with it", {S::resident, S::thing, S::trouble}, {}, {S::questioned, S::told, S::elsewhere, S::my_case}},
    {feedback_file, 13, "a public thing, what is wrong, and nobody who cares", {S::resident, S::thing, S::trouble, S::nobody_cares}, {}, {S::told, S::elsewhere}},
    {feedback_file, 10, "a grievance, and nobody who cares", {S::resident, S::grievance, S::nobody_cares}, {}, {S::thing, S::told, S::elsewhere, S::home}},
    {feedback_file, 9, "a public thing, and nobody who cares", {S::resident, S::thing, S::nobody_cares}, {}, {S::trouble, S::told, S::elsewhere, S::disclosed, S::ask_when}},
    {feedback_file, 9, "nobody who cares", {S::resident, S::nobody_cares, S::unread}, {}, {S::thing, S::grievance, S::home, S::idle, S::told, S::elsewhere, S::questioned, S::my_case, S::benefit, S::rating, S::settled}},
    {feedback_file, 10, "a public matter, and nobody who cares", {S::resident, S::benefit, S::nobody_cares}, {}, {S::thing, S::grievance, S::home, S::idle, S::told, S::elsewhere, S::questioned, S::my_case, S::rating, S::settled}},
    {feedback_file, 10, "what is wrong with a public thing, in a long message", {S::resident, S::thing, S::trouble, S::long_one, S::questioned}, {}, {S::told, S::elsewhere, S::nobody_cares}},
    {feedback_file, 9, "what is wrong, and a sigh that is no question", {S::resident, S::thing, S::trouble, S::questioned}, {S::ask_how}, {S::told, S::elsewhere, S::ask_when, S::ask_where, S::ask_amount, S::nobody_cares, S::followed_up, S::benefit, S::long_one}},
    {feedback_file, 8, "a grievance that tells itself", {S::resident, S::grievance}, {}, {S::thing, S::questioned, S::told, S::elsewhere, S::home, S::idle, S::my_case, S::nobody_cares, S::rating, S::undo_whole, S::planned, S::cancel, S::only_no, S::begins_no}},
    {feedback_file, 10, "something has come upon what is ours", {S::resident, S::intruder, S::damage}, {}, {S::questioned, S::told, S::elsewhere, S::idle, S::my_case, S::condition, S::settled, S::rating, S::planned}},
    {feedback_file, 6, "of what is ours at home, and not done there", {S::resident, S::intruder, S::damage, S::home}, {}, {S::questioned, S::told, S::elsewhere, S::idle, S::my_case, S::condition, S::settled, S::rating, S::planned}},
    {feedback_file, 9, "what is wrong with a public matter", {S::resident, S::benefit, S::trouble}, {}, {S::thing, S::grievance, S::nobody_cares, S::questioned, S::told, S::elsewhere, S::home, S::idle, S::my_case, S::rating, S::settled, S::planned}},
    {feedback_file, -12, "imagined, and no complaint yet", {S::condition, S::nobody_cares}, {}, {S::begins_complain, S::complain, S::thing}},
    {feedback_file, -12, "a threat, and no complaint yet", {S::condition, S::complain}, {}, {S::begins_complain, S::trouble}},
    {feedback_file, -12, "asks what if", {S::resident, S::condition, S::trouble, S::questioned}, {}, {S::complain, S::begins_complain}},
    {feedback_file, -24, "asks what if, of a public thing", {S::resident, S::condition, S::thing, S::nobody_cares}, {}, {S::complain, S::begins_complain, S::grievance}},
    {feedback_file, 6, "without a name", {S::anonymous}, {}, {S::questioned}},
    {feedback_file, 5, "tells something, without a name", {S::resident, S::anonymous, S::one_topic}, {S::unread, S::trouble, S::thing}, {S::questioned, S::begins_complain}},
    {feedback_file, -9, "idle talk", {S::idle}, {}, {S::complain, S::trouble}},
    {feedback_file, -4, "of home", {S::home}, {}, {S::complain, S::nobody_cares}},
    {feedback_file, -10, "it has been set right", {S::settled}, {}, {S::begins_complain, S::nobody_cares}},
    {feedback_file, -9, "a wish for nothing public", {S::suggest}, {}, {S::thing, S::benefit, S::office, S::complain, S::grievance, S::trouble, S::disclosed, S::notice, S::nobody_cares, S::village}},
    {feedback_file, -9, "a wish for one's own", {S::suggest, S::home, S::doer}, {}, {S::complain, S::trouble, S::grievance, S::nobody_cares}},
    {feedback_file, -6, "of one's own people", {S::resident, S::home, S::doer}, {}, {S::complain, S::nobody_cares}},
    {feedback_file, -8, "told of others, or imagined", {S::resident}, {S::told, S::condition}, {S::complain, S::nobody_cares, S::suggest}},
    {feedback_file, -9, "a cadre tells that somebody complained", {S::cadre, S::somebody}},
    {feedback_file, -9, "town staff tell that somebody complained", {S::township, S::somebody}},
    {feedback_file, -9, "asks how many complain", {S::choice_question, S::short_one}, staff},
    {feedback_file, -6, "a cadre has tasks, and complains in so many words", {}, staff, {S::complain, S::suggest}},
    {feedback_status, 14, "asks what became of his case", {S::my_case, S::followed_up}, {}, {S::telephone}},
    {feedback_status, 9, "looks up how it stands", {S::resident, S::find, S::followed_up, S::short_one}, {}, {S::benefit, S::my_case, S::disclosed, S::notice, S::case_number, S::code_number}},
    {feedback_status, 12, "asks after his case", {S::my_case, S::questioned}, {}, {S::telephone, S::followed_up, S::benefit, S::task_noun, S::talk}},
    {feedback_status, 13, "asks how his case stands", {S::resident, S::my_case, S::state_word, S::questioned}, {}, {S::followed_up, S::telephone}},
    {feedback_status, 10, "and his case?", {S::resident, S::my_case, S::ask_end, S::short_one}, {}, {S::questioned, S::followed_up, S::complain, S::trouble}},
    {feedback_status, 13, "looks up a case by its number", {S::find}, {S::case_number, S::code_number}, {S::telephone_number}},
    {feedback_status, 12, "the number of a case", {S::my_case}, {S::case_number, S::code_number, S::number}, {S::telephone_number}},
    {feedback_status, 11, "the number of a case, and what became of it", {S::followed_up}, {S::case_number, S::code_number}, {S::telephone_number}},
    {feedback_status, 11, "the number of a case, and how it stands", {S::state_word}, {S::case_number, S::code_number}, {S::telephone_number, S::followed_up}},
    {feedback_status, 8, "a long number alone", {S::case_number, S::short_one}, {}, {S::telephone_number, S::code_word, S::bind}},
    {feedback_status, 9, "a resident asks what has come of it", {S::resident, S::followed_up, S::questioned, S::short_one}, {}, {S::benefit, S::my_case, S::policy_verb, S::disclosed, S::telephone}},
    {feedback_status, -6, "cadres ask after tasks", {}, staff, {S::complain, S::case_number}},

    // Public matters.
    {notice_search, 11, "a resident asks about a public matter", {S::resident, S::benefit, S::questioned}, {}, {S::my_case, S::telephone, S::bind, S::nobody_cares}},
    {notice_search, 10, "a public matter, and no complaint", {S::resident, S::benefit}, {}, {S::questioned, S::trouble, S::complain, S::suggest, S::telephone, S::bind, S::my_case, S::told, S::rating, S::telephone_number}},
    {notice_search, 11, "of what is made public", {S::disclosed}, {S::find, S::ask, S::ask_when, S::ask_where, S::ask_amount, S::choice_question, S::question_mark}, {S::complain, S::suggest, S::begins_publish, S::my_case, S::telephone, S::task_noun, S::decision_focus}},
    {notice_search, 10, "of what is made public", {S::resident, S::disclosed}, {}, {S::trouble, S::complain, S::suggest, S::my_case, S::telephone, S::questioned}},
    {notice_search, 9, "a resident asks of what is made public", {S::resident, S::disclosed, S::questioned}, {}, {S::my_case, S::telephone, S::nobody_cares}},
    {notice_search, 10, "looks for a notice", {S::notice, S::find}, {}, {S::complain, S::suggest, S::withdraw, S::publish, S::task_noun, S::my_case, S::decision_focus, S::title_word}},
    {notice_search, 14, "a notice, and what it is of", {S::resident, S::ends_notice, S::short_one}, {}, {S::complain, S::my_case}},
    {notice_search, 9, "the notices of a time", {S::notice, S::date, S::short_one, S::ends_notice}, staff, {S::begins_publish, S::amend, S::withdraw, S::task_noun, S::publish, S::done, S::length}},
    {notice_search, 9, "the latest notices", {S::notice, S::period}, {}, {S::resident, S::begins_publish, S::amend, S::withdraw, S::task_noun}},
    {notice_search, 9, "a notice is named", {S::resident, S::notice}, {}, {S::trouble, S::complain, S::my_case, S::telephone}},
    {notice_search, 8, "a resident asks when, where or how much", {S::resident, S::policy_verb}, {S::ask_when, S::ask_where, S::ask_amount, S::ask_how, S::choice_question, S::ask}, {S::benefit, S::my_case, S::telephone, S::trouble, S::idle, S::home, S::bot_act, S::followed_up, S::greeting, S::help_whole, S::bind}},
    {notice_search, 6, "a resident asks whether", {S::resident, S::policy_verb, S::questioned, S::unread}, {}, {S::ask_when, S::ask_where, S::ask_amount, S::ask_how, S::choice_question, S::ask, S::benefit, S::my_case, S::telephone, S::trouble, S::idle, S::home, S::bot_act, S::followed_up, S::greeting, S::help_whole, S::bind, S::told}},
    {notice_search, 7, "a resident asks when, where or how much about a public thing", {S::resident, S::thing}, {S::ask_when, S::ask_where, S::ask_amount}, {S::benefit, S::policy_verb, S::my_case, S::telephone, S::trouble, S::nobody_cares, S::followed_up}},
    {notice_search, 9, "a cadre asks about a public matter", {S::benefit}, {S::ask_when, S::ask_how, S::ask_where, S::ask_amount, S::choice_question}, {S::resident, S::task_noun, S::task_focus, S::decision_focus, S::talk, S::training, S::deadline, S::detail, S::paper, S::telephone, S::reference, S::state_word, S::bot_act}},
    {notice_search, 9, "a cadre asks what a public matter takes", {S::benefit, S::detail, S::policy_verb, S::questioned}, {}, {S::resident, S::task_noun, S::task_focus, S::paper, S::reference}},
    {notice_search, 11, "asks whether a paper was put out", {S::bulletin, S::choice_question}, {S::publish, S::find}, {S::task_noun, S::task_focus, S::reference}},
    {notice_search, 10, "looks for a paper", {S::bulletin, S::find}, {S::office, S::benefit}, {S::resident, S::task_noun, S::task_focus, S::reference, S::publish, S::withdraw, S::amend, S::percent, S::done, S::choice_question, S::detail, S::handed_in}},
    {notice_search, 6, "a resident asks of something that is nothing else", {S::resident, S::one_topic, S::questioned}, {S::choice_question, S::ask_when, S::ask_amount, S::ask_where, S::ask_how, S::may}, {S::benefit, S::disclosed, S::notice, S::my_case, S::telephone, S::trouble, S::nobody_cares, S::followed_up, S::idle, S::told, S::condition, S::bot_act, S::help_whole, S::greeting, S::bind, S::complain, S::suggest, S::rating, S::confirming, S::choosing, S::elsewhere, S::person_wanted, S::case_number, S::bad, S::overdue}},
    {notice_search, 6, "a resident asks to whom or to what it came", {S::resident, S::unread, S::thing, S::ask}, {}, {S::benefit, S::disclosed, S::policy_verb, S::notice, S::my_case, S::telephone, S::trouble, S::nobody_cares, S::followed_up, S::idle, S::home, S::told, S::condition, S::bot_act, S::complain, S::suggest, S::rating, S::confirming, S::choosing, S::elsewhere, S::title_word, S::ask_when, S::ask_amount, S::ask_where}},
    {notice_search, -7, "how something is done here", {S::help_whole}},
    {notice_search, -9, "idle talk", {S::idle}},

    // Idle talk files nothing.
    {unknown, 9, "idle talk", {S::idle}, {}, {S::complain, S::only_chatter, S::help_whole, S::greeting, S::only_rating, S::rating}},
    {unknown, 8, "hearsay", {S::told}, {}, {S::complain, S::nobody_cares, S::greeting, S::talk_held, S::extend, S::questioned, S::done, S::handed_in, S::held, S::begun}},
    {unknown, 8, "of other places", {S::elsewhere}, {S::planned, S::percent}, {S::complain, S::nobody_cares, S::done, S::talk_held, S::held}},
};

}  // namespace

std::span<Rule const> everyday_rules() { return rules; }

}  // namespace lingyan::language
