// What a word can be a sign of, and the words that bear each sign (sign_words*.cpp).
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace lingyan::language {

enum class Sign : unsigned char {
    none,  // a word that only keeps others from being seen inside it: 会计 holds no 会
    // marks
    stop, space, colon, question_mark,
    // how it is said
    ask, ask_when, ask_how, ask_where, ask_amount, ask_end, choice_question, may, negation, soon, already, plan, must, condition, waiting, told, elsewhere,
    polite, filler, particle, past, future, today, part_of_day, with, in_place, of,
    // numbers
    reference, number, date, length, period, people, households, percent, portion, telephone_number, code_number, case_number, money, days_count,
    // work
    verb, finish, done, undone, nearly, planned, handed_in, task_noun, open, overdue, due_soon, newly, all_of_them, mine, which, look, detail,
    deadline, state_word, progress, left, begun, working, extend, late, cannot, hand_to, let, swap, do_it, paper, reject, not_ours, sent_wrongly, list_whole, village,
    // talks and trainings
    talk, talk_held, talk_of, talk_open, arrange, appoint, training, meeting, held, holding, taught, attended, register_it, title_word,
    // notices and decisions
    publish, notice, disclosed, kind_gongshi, kind_tongzhi, kind_gonggao, bulletin, somebody, withdraw, amend, decision, step_1, step_2, step_3, step_4, step_5, step_6,
    voted, which_step, project,
    // residents
    complain, suggest, anonymous, thing, trouble, grievance, nobody_cares, followed_up, my_case, good, bad, middling, star, intruder, damage, telephone, person_wanted, bind,
    unbind, change_it, i_am, code_word, benefit, policy_verb, find,
    // talk with the bot
    help_whole, bot_act, use_it, undo_whole, just_now, wrong, void_it, yes, no, cancel, chatter, greeting, laughter, pick, last_one, home, idle,
    // whose it is: what only official work is called by, who else does things, what has been set right, a group on the telephone
    office, doer, settled, chat_group,
    // who speaks, what is awaited, and what the message as a whole is
    cadre, township, resident, confirming, choosing, rating, task_focus, decision_focus, questioned, short_one, long_one, begins_yes, begins_no,
    only_yes, only_no, only_number, only_chatter, only_rating, begins_talk_with, names_person, begins_publish, begins_complain, begins_reference, one_topic, ends_notice, odd, unread, unnamed,
    count,
};

class Signs {
public:
    constexpr Signs() = default;
    constexpr Signs(std::initializer_list<Sign> signs) {
        for (auto sign : signs) add(sign);
    }
    constexpr void add(Sign sign) { bits_[index(sign)] |= bit(sign); }
    constexpr void remove(Sign sign) { bits_[index(sign)] &= ~bit(sign); }
    constexpr void add(Signs const& other) {
        for (std::size_t i = 0; i < words; ++i) bits_[i] |= other.bits_[i];
    }
    constexpr bool has(Sign sign) const { return (bits_[index(sign)] & bit(sign)) != 0; }
    constexpr bool has_all(Signs const& other) const {
        for (std::size_t i = 0; i < words; ++i)
            if ((bits_[i] & other.bits_[i]) != other.bits_[i]) return false;
        return true;
    }
    constexpr bool has_any(Signs const& other) const {
        for (std::size_t i = 0; i < words; ++i)
            if ((bits_[i] & other.bits_[i]) != 0) return true;
        return false;
    }
    template <class Each>
    void each(Each told) const {
        for (std::size_t i = 0; i < words; ++i)
            for (auto bits = bits_[i]; bits != 0; bits &= bits - 1) told(static_cast<Sign>(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }
    constexpr bool empty() const {
        for (auto bits : bits_)
            if (bits != 0) return false;
        return true;
    }

private:
    static constexpr std::size_t words = 3;
    static_assert(static_cast<std::size_t>(Sign::count) <= words * 64);
    static constexpr std::size_t index(Sign sign) { return static_cast<std::size_t>(sign) / 64; }
    static constexpr std::uint64_t bit(Sign sign) { return std::uint64_t{1} << static_cast<std::size_t>(sign) % 64; }
    std::uint64_t bits_[words] = {};
};

// A row of the vocabulary: these words, with spaces between, bear this sign. `by_sound`: also where a pinyin keyboard has misspelt them.
enum class Spelling { exact, by_sound };
struct SignWords {
    Sign sign;
    std::string_view words;
    Spelling spelling = Spelling::exact;
};

// Every beginning with every ending is one word: 办完, 交上去, 填好.
struct WordsMade {
    Sign sign;
    std::string_view begins, ends;
};

std::span<SignWords const> work_words();
std::span<SignWords const> finished_words();
std::span<SignWords const> speech_words();
std::span<SignWords const> resident_words();
std::span<SignWords const> affair_words();
std::span<WordsMade const> made_words();
std::span<WordsMade const> resident_words_made();

}  // namespace lingyan::language
