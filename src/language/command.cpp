// In which order a message is tried: numbers alone, words alone, whole sentences, a word first, a number first, what is left.
#include "language/command.hpp"

#include "language/command_alone.hpp"
#include "language/command_parts.hpp"
#include "language/command_sentence.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

namespace lingyan::language {

Command read_command(std::string_view raw) {
    Command command;
    auto text = normalise(raw.substr(0, 4096));
    command.text = std::string(stripped(text));
    std::string_view t = command.text;
    auto as = [&](Intent intent) {
        command.intent = intent;
        return command;
    };
    auto with_all = [&](Intent intent) {
        command.rest = command.text;
        return as(intent);
    };
    if (t.empty()) return command;
    if (auto number = lone_number(t)) {
        if (*number == 0) return as(characters(t) <= 2 ? Intent::need_help : Intent::unknown);  // 0, 0号; 00000 is a slip
        command.number = number;
        return as(Intent::number);
    }
    if (auto list = number_list(t); list.size() > 1) {
        command.numbers = list;
        return as(Intent::numbers);
    }
    struct Row {
        Intent intent;
        Words const& words;
    };
    if (auto const intent = meaning_alone(t)) {
        // 可以? asks; 可以 says.
        bool asked = text.ends_with("?") && (*intent == Intent::yes || *intent == Intent::accept || (*intent == Intent::chatter && is_one_of(t, yes_words)));
        return as(asked ? Intent::unknown : *intent);
    }
    Said const words(t);  // a number is read before it comes to this
    bool const question = is_question(words) || (text.size() > t.size() && is_question(text));
    if (has_any(words, on_duty_words) && characters(t) <= 20) return with_all(Intent::on_duty);
    if (has_any(words, away_words) && characters(t) <= 16 && !what_is_done(t)) return with_all(Intent::away);
    if (auto named = without_year(t); named.size() < t.size())
        for (auto const& [intent, words_of] : {Row{Intent::ledger, ledger_words}, Row{Intent::list, list_words}})
            if (is_one_of(named, words_of)) return as(intent);
    if (speaks_of_notices(words)) return as(Intent::notices);
    if (speaks_of_training_left(words)) return as(Intent::training_left);
    if (speaks_of_training_days(words)) return as(Intent::training_status);
    if (auto done = what_is_done(t); done && done->empty() && !question) return as(Intent::done);
    if (speaks_of_talk_held(words) && !question && !t.starts_with("谈")) return with_all(Intent::talk_record);
    if (speaks_of_talk_left(words)) return as(Intent::talk_left);
    if (question && has_any(words, {"怎么", "咋", "如何"}) && has_any(words, {"报完", "派任务", "派活", "延期", "撤回", "绑定", "用这个"})) return as(Intent::help);
    if (question && t.find("电话") != t.npos && has_any(words, {"多少", "号码", "是几"})) return as(Intent::telephone);
    if (auto found = by_prefix(command, question)) return *found;
    if (auto found = number_then_words(command, question)) return *found;
    if (is_chatter(t)) return as(Intent::chatter);
    if (question && !has_any(words, {"延期", "推迟", "宽限", "延到"})) return command;
    // "医保名单办完了": the title first, the word last; "1和3都办完了".
    if (auto thing = done_in(t)) {
        if (auto list = number_list(*thing); list.size() > 1) {
            command.numbers = list;
            return as(Intent::numbers);
        }
        if (auto count = numeral_at(*thing); count && characters(thing->substr(count->bytes)) == 1) return command;  // 3件都办完了: which three?
        command.rest = std::string(stripped(*thing));
        return as(Intent::done);
    }
    if (has_any(words, {"延期", "推迟", "宽限", "延到"}) && has_any(words, spans_of_days) && !has_any(words, {"怎么", "咋", "几号", "几天", "谁", "什么"})) return with_all(Intent::extend);
    if (has_any(words, not_ours_words)) return with_all(Intent::not_ours);
    if (!beginning(t, {"还差", "进度", "完成了", "办了", "走了", "收了"}).empty() || !ending(t, {"一半", "刚开头", "了一半多"}).empty()) return with_all(Intent::progress);
    return command;
}

}  // namespace lingyan::language
