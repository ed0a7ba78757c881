#include "affairs/refusing.hpp"

#include "language/command.hpp"
#include "language/normalise.hpp"

#include <array>
#include <string_view>

namespace lingyan::affairs {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

bool is_id_number(std::string_view number) { return has_right_check(number) || looks_like_a_birthday(number); }

namespace {

// Where the next number begins, or npos.
std::size_t id_number_in(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i + 18 <= text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        auto number = text.substr(i, 18);
        bool digits = true;
        for (std::size_t k = 0; k < 17 && digits; ++k) digits = is_digit(number[k]);
        bool ends = is_digit(number[17]) || number[17] == 'X' || number[17] == 'x';
        bool alone = i + 18 == text.size() || !is_digit(text[i + 18]);
        // A slip of one figure is still somebody's number: the birthday inside gives it away.
        if (digits && ends && alone && is_id_number(number)) return i;
    }
    return text.npos;
}

std::string readable(std::string const& raw) { return language::normalise(std::string_view(raw).substr(0, 64 * 1024)); }

}  // namespace

bool holds_id_number(std::string const& raw) { return id_number_in(readable(raw), 0) != std::string::npos; }

std::string without_id_numbers(std::string const& raw) {
    auto text = readable(raw);
    for (auto at = id_number_in(text, 0); at != text.npos; at = id_number_in(text, at)) text.replace(at, 18, "……");
    return text;
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
