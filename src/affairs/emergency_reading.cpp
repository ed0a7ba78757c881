#include "affairs/emergency_reading.hpp"

#include "language/command.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace lingyan::affairs {

namespace {

using language::Intent;
constexpr std::size_t longest = 600;       // bytes that are looked at
constexpr std::size_t longest_plain = 30;  // characters: a longer text tells of more than that the households know

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

void erase_all(std::string& text, std::initializer_list<std::string_view> words) {
    for (auto word : words)
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at)) text.erase(at, word.size());
}

std::string without_marks_before(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view mark : {" ", ",", "，", ".", "。", "、", ":", "：", "!", "！", ";", "；", "~"})
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
    }
    return std::string(text);
}

// 92户 is how many, 192 and 1.92 another number.
std::size_t number_alone(std::string_view text, std::string_view number) {
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (auto at = text.find(number); at != text.npos; at = text.find(number, at + 1)) {
        auto after = text.substr(at + number.size());
        bool within = (at > 0 && (digit(text[at - 1]) || text[at - 1] == '.')) || (!after.empty() && digit(after[0])) || (after.size() > 1 && after[0] == '.' && digit(after[1]));
        bool measured = false;
        for (std::string_view measure : {"户", "人", "名", "个", "亩", "元", "块", "万", "岁", "年", "头", "只", "间", "栋", "米", "%", "号", "组", "位", "份", "袋", "件", "天", "条"}) measured = measured || after.starts_with(measure);
        if (!within && !measured) return at;
    }
    return text.npos;
}

bool asks_for_help(std::string text) {
    if (!holds(text, {"帮", "求助"})) return false;
    erase_all(text, {"不用帮", "不要帮", "不需要帮", "不用人帮", "不需帮", "没要帮", "帮扶", "帮教", "帮带"});
    return holds(text, {"帮", "求助"});
}

std::string words_of_help(std::string_view text) {
    for (std::string_view number : {"92", "九十二", "九二"})
        if (auto at = number_alone(text, number); at != text.npos) {
            std::string before(text.substr(0, at));
            erase_all(before, {"91", "九十一", "九一", "代"});
            if (without_marks_before(before).empty()) text.remove_prefix(at + number.size());
            break;
        }
    auto words = without_marks_before(text);
    for (std::string_view alone : {"要帮忙", "帮忙", "求助", "92", "0"})
        if (words == alone) return {};
    return words;
}

std::optional<EmergencyAnswer> plain_words(std::string const& whole) {
    std::string_view text = whole;
    auto answer = [](Heard heard, std::string words) { return EmergencyAnswer{heard, std::move(words), true, true}; };
    if (language::lone_number(text) == 0) return answer(Heard::help, {});
    if (!holds(text, {"0", "9", "九", "帮", "求助", "到户", "通知", "转移"})) return std::nullopt;  // most messages: no answer is without one of these
    for (std::string_view zero : {"0 ", "0,", "0，"})
        if (text.starts_with(zero)) return answer(Heard::help, without_marks_before(text.substr(zero.size())));
    bool number = number_alone(text, "92") != text.npos || number_alone(text, "九十二") != text.npos || number_alone(text, "九二") != text.npos;
    if (number || asks_for_help(whole)) return answer(Heard::help, words_of_help(text));
    bool told = holds(text, {"到户", "通知完", "通知到", "通知了", "已通知", "都通知", "转移完"}) || (holds(text, {"转移"}) && holds(text, {"已", "了", "都", "完"}));
    std::optional<EmergencyAnswer> found;
    if (told && language::characters(text) <= longest_plain) found = answer(Heard::told, {});
    for (std::string_view said : {"91", "九十一", "九一"})
        if (text.starts_with(said) && number_alone(text, said) == 0) found = answer(Heard::told, without_marks_before(text.substr(said.size())));
    if (holds(text, {"没", "未", "不", "还差", "还有", "还剩", "?", "吗", "怎么", "正在", "准备", "马上", "如果"})) return std::nullopt;  // is not told yet
    return found;
}

// Words that say by themselves what they want stay what they are.
bool wants_something_else(std::string const& text) {
    switch (language::read_command(text).intent) {
        case Intent::help: case Intent::assign: case Intent::talk_record: case Intent::talk_plan: case Intent::talk_cannot: case Intent::change: case Intent::withdraw:
        case Intent::course_call: case Intent::training_record: case Intent::figures: case Intent::meeting_call: case Intent::publish: case Intent::emergency:
        case Intent::drill: case Intent::lifted: case Intent::situation: return true;
        default: return false;
    }
}

}  // namespace

std::optional<EmergencyAnswer> read_emergency_number(std::string const& raw) {
    auto const whole = language::normalise(std::string_view(raw).substr(0, longest));
    std::string_view text = whole;
    if (text.size() > 16 && !holds(text, {"91", "92", "九十一", "九十二"})) return std::nullopt;  // nearly every message ends here
    for (std::string_view mark : {"。", ".", "!", " "})
        if (text.ends_with(mark)) text.remove_suffix(mark.size());
    if (text.starts_with("代")) text.remove_prefix(std::string_view("代").size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    auto heard = [](int no) { return no == 91 ? Heard::told : no == 92 ? Heard::help : Heard::nothing; };
    if (auto lone = language::lone_number(text); lone && heard(*lone) != Heard::nothing) return EmergencyAnswer{heard(*lone), {}, true};
    if (auto numeral = language::numeral_at(text); numeral && heard(numeral->value) != Heard::nothing) {
        auto after = text.substr(numeral->bytes);
        for (std::string_view mark : {" ", ",", "，", "。", "、", ":", "："})
            if (after.starts_with(mark)) {
                auto words = std::string(after.substr(mark.size()));
                while (words.starts_with(' ')) words.erase(0, 1);
                bool help_too = number_alone(words, "92") != words.npos || asks_for_help(words);  // 91，92要水泵
                if (heard(numeral->value) == Heard::told && help_too) return EmergencyAnswer{Heard::help, words_of_help(words), true};
                return EmergencyAnswer{heard(numeral->value), words, true};
            }
        return std::nullopt;
    }
    for (std::string_view number : {"91", "92"})  // 旦麻村 91
        if (text.ends_with(number)) {
            auto before = text.substr(0, text.size() - number.size());
            if (before.empty() || (before.back() >= '0' && before.back() <= '9') || before.back() == '.') return std::nullopt;
            while (before.ends_with(' ')) before.remove_suffix(1);
            return EmergencyAnswer{number == "91" ? Heard::told : Heard::help, std::string(before), false};
        }
    return std::nullopt;
}

std::optional<EmergencyAnswer> read_emergency_words(std::string const& raw) {
    auto found = plain_words(language::normalise(std::string_view(raw).substr(0, longest)));
    return found && !wants_something_else(raw) ? found : std::nullopt;
}

}  // namespace lingyan::affairs
