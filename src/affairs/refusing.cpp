#include "affairs/refusing.hpp"

#include "language/command.hpp"
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <array>
#include <chrono>
#include <string_view>

namespace lingyan::affairs {

namespace {

// GB 11643: weights and the check character of a citizen's number.
bool has_right_check(std::string_view number) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (number[i] - '0') * weights[i];
    auto last = number[17] == 'x' ? 'X' : number[17];
    return checks[std::size_t(sum % 11)] == last;
}

bool looks_like_a_birthday(std::string_view number) {
    int month = (number[10] - '0') * 10 + number[11] - '0', day = (number[12] - '0') * 10 + number[13] - '0';
    return number[0] >= '1' && (number.substr(6, 2) == "19" || number.substr(6, 2) == "20") && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

// The numbers of before 1999 bear no check digit: a province, a prefecture, a county and a day have to be in it.
bool is_old_id_number(std::string_view digits) {
    auto two = [&](std::size_t i) { return (digits[i] - '0') * 10 + digits[i + 1] - '0'; };
    constexpr int last_province[] = {0, 15, 23, 37, 46, 54, 65};
    if (digits.size() != 15 || digits.find_first_not_of("0123456789") != digits.npos || digits[0] < '1' || digits[0] > '6' || digits[1] == '0') return false;
    if (two(0) > last_province[digits[0] - '0'] || two(2) == 0 || two(4) == 0) return false;
    auto day = std::chrono::year{1900 + two(6)} / std::chrono::month{unsigned(two(8))} / std::chrono::day{unsigned(two(10))};
    return day.ok();
}

bool is_id_number(std::string_view number) { return has_right_check(number) || looks_like_a_birthday(number); }

namespace {

struct Found {
    std::size_t begin = std::string_view::npos, size = 0;
};

// The next number: a run of digits of its own (the last may be an X).
Found id_number_in(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        if (!language::is_digit(text[i]) || (i > 0 && language::is_digit(text[i - 1]))) continue;
        auto end = i;
        while (end < text.size() && language::is_digit(text[end])) ++end;
        if (end - i == 17 && end < text.size() && (text[end] == 'X' || text[end] == 'x')) ++end;
        auto number = text.substr(i, end - i);
        // A slip of one figure is still somebody's number: the birthday inside gives it away.
        if ((number.size() == 18 && is_id_number(number)) || is_old_id_number(number)) return {i, number.size()};
    }
    return {};
}

std::string readable(std::string const& raw) { return language::normalise(std::string_view(raw).substr(0, 64 * 1024)); }

}  // namespace

bool holds_id_number(std::string const& raw) {
    constexpr std::size_t shortest = 15;  // the same number is never longer when it is read
    return raw.size() >= shortest && id_number_in(readable(raw), 0).size > 0;
}

std::string without_id_numbers(std::string const& raw) {
    auto text = readable(raw);
    for (auto found = id_number_in(text, 0); found.size > 0; found = id_number_in(text, found.begin)) text.replace(found.begin, found.size, "……");
    return text;
}

namespace {

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    for (auto word : words)
        if (text.find(word) != text.npos) return true;
    return false;
}

}  // namespace

bool asks_for_numbers(std::string_view words) { return has_any(words, {"身份证", "手机号", "电话号码", "联系电话", "银行卡", "卡号", "银行账号"}); }

bool asks_for_names(std::string_view words) { return has_any(words, {"名单", "姓名", "名字", "花名册"}); }

bool has_them_sent(std::string_view words, bool (*asks)(std::string_view)) {
    for (std::size_t at = 0; at <= words.size();) {
        auto end = words.size();
        for (std::string_view mark : {"，", ",", "。", "；", ";", "\n"}) end = std::min(end, words.find(mark, at));
        auto clause = words.substr(at, end - at);
        at = end + 1;
        for (std::string_view verb : {"报", "交", "发", "传", "提供", "附", "收集", "回"})
            if (auto sent = clause.find(verb); sent != clause.npos && asks(clause.substr(sent))) return true;
    }
    return false;
}

bool holds_marked_text(std::string const& text) {
    for (std::string_view mark : {"绝密", "机密", "秘密", "内部文件", "内部资料", "内部材料", "内部情况", "内部掌握", "内部使用", "(内部)", "（内部）", "[内部]", "【内部】", "不公开", "★"})
        if (text.find(mark) != text.npos) return true;
    return false;
}

std::optional<Say> refusal(std::string const& text, bool from_cadre) {
    if (holds_id_number(text)) return Say{from_cadre ? "error.id_number" : "error.id_number_resident"};
    if (!from_cadre) return std::nullopt;  // a resident who complains that accounts are 不公开 is heard
    for (std::string_view mark : {"绝密", "机密", "秘密:", "秘密：", "【秘密】", "【内部】"})
        if (text.find(mark) != text.npos) return Say{"error.marked"};
    if (holds_marked_text(text) && language::read_command(text).intent == language::Intent::assign) return Say{"error.marked"};
    return std::nullopt;
}

}  // namespace lingyan::affairs
