// The number of an item comes first, and what is said of it after.
#include "language/command_parts.hpp"
#include "language/command_sentence.hpp"
#include "language/numerals.hpp"

namespace lingyan::language {

std::optional<Command> number_then_words(Command command, bool question) {
    std::string_view text = command.text;
    bool ordinal = text.starts_with("第");
    auto body = ordinal ? text.substr(std::string_view("第").size()) : text;
    auto numeral = numeral_at(body);
    if (!numeral)  // ① is one sign
        if (auto sign = body.substr(0, first_character(body)); auto value = lone_number(sign)) numeral = Numeral{*value, sign.size()};
    if (!numeral || numeral->value < 0 || numeral->value > 999) return std::nullopt;
    auto after = body.substr(numeral->bytes);
    if (numeral->value == 0) {  // 0 路断了: 要帮忙, and of what is said after it
        if (!after.starts_with(" ") && !after.starts_with("，") && !after.starts_with(",")) return std::nullopt;
        command.intent = Intent::need_help;
        command.rest = std::string(stripped(after));
        return command;
    }
    if (auto word = beginning(after, ordinal ? Words{"号任务", "号", "件任务", "件", "项任务", "项", "个任务", "个"} : Words{"号任务", "号"}); !word.empty()) after.remove_prefix(word.size());
    else if (is_measured(after)) return std::nullopt;
    after = stripped(after);
    if (after.empty()) return std::nullopt;
    command.number = numeral->value;
    command.rest = std::string(after);
    auto is = [&](Intent intent, std::string_view word) {
        command.intent = intent;
        command.rest = word.size() == after.size() ? std::string{} : rest_after(after, word.size());
        return command;
    };
    if (auto done = done_in(after); done && done->empty()) return is(Intent::done, after);
    if (auto word = beginning(after, not_ours_words); !word.empty() && !question) return is(Intent::not_ours, word);
    if (auto word = beginning(after, help_me); !word.empty()) return is(Intent::need_help, word);
    if (auto word = beginning(after, extend_words); !word.empty() && !has_any(after, {"怎么", "咋", "几天", "几号"})) return is(Intent::extend, word == "延到" ? "延" : word);
    if (has_any(after, extend_words) && has_any(after, spans_of_days) && !has_any(after, {"怎么", "咋", "几天", "几号"})) return is(Intent::extend, "");
    if (auto word = beginning(after, why_words); !word.empty()) return is(Intent::why, word);
    if (has_any(after, detail_words)) return is(Intent::show, "");
    if (question) return std::nullopt;
    if (auto word = beginning(after, not_coming_words); !word.empty()) return is(Intent::not_coming, word);
    if (auto word = beginning(after, off_words); !word.empty()) return is(Intent::course_off, word);
    if (auto word = beginning(after, delegate_words); !word.empty() && beginning(after, not_delegating).empty() && after.size() > word.size() && !after.ends_with("了")) return is(Intent::delegate, word);
    for (auto const& [intent, words] : {std::pair{Intent::appeal, &appeal_words}, std::pair{Intent::tolerance, &tolerance_words}, std::pair{Intent::correct, &correct_words}})
        if (auto word = beginning(after, *words); !word.empty()) return is(intent, word);
    if (is_one_of(after, coming_words)) return is(Intent::coming, after);
    if (auto word = ending(after, absent_words); word.size() > 3 && after.size() > word.size() && !has_any(after, {"户", "还有", "还差", "已"})) {  // 4 张三没到
        command.intent = Intent::absent;
        command.rest = std::string(stripped(after.substr(0, after.size() - word.size())));
        return command;
    }
    if (auto word = ending(after, {"去不了", "来不了", "去不成", "不能去", "不去"}); !word.empty()) {  // 3 孩子住院去不了
        command.intent = Intent::not_coming;
        command.rest = std::string(stripped(after.substr(0, after.size() - word.size())));
        return command;
    }
    if (auto word = beginning(after, absent_words); !word.empty() && (after.size() == word.size() || begins_with_mark(after.substr(word.size())) || word.size() > 3)) return is(Intent::absent, word);
    if (auto word = beginning(after, back_words); !word.empty()) {
        auto rest = after.substr(word.size());
        bool apart = word.size() > 3 || rest.empty() || begins_with_mark(rest) || word == "补";
        if (apart && !rest.starts_with("了") && !rest.starts_with("助") && !rest.starts_with("贴")) return is(Intent::send_back, word);
    }
    if (is_one_of(after, accept_words)) return is(Intent::accept, after);
    if (auto word = beginning(after, accept_words); !word.empty() && begins_with_mark(after.substr(word.size()))) return is(Intent::accept, word);
    if (auto word = beginning(after, {"原因"}); !word.empty()) return is(Intent::reason, word);
    if (has_any(after, progress_signs)) {
        command.intent = Intent::progress;
        return command;
    }
    return std::nullopt;
}

}  // namespace lingyan::language
