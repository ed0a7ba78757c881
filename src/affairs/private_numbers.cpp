#include "affairs/private_numbers.hpp"

#include "affairs/refusing.hpp"
#include "language/fold.hpp"

#include <optional>

namespace lingyan::affairs {

namespace {

using Kind = PrivateNumber::Kind;

constexpr std::string_view cover_sign = "•";  // nobody types it
constexpr std::size_t most = 64 * 1024;
constexpr std::size_t left_open = 4;          // digits of a long number that stay: the city, or the bank

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_gap(char32_t c) { return (language::is_space(c) && c != U'\n' && c != U'\r') || c == U'-' || c == U'–' || c == U'—'; }

struct DigitGroup {  // digits without anything between them; the last may be an X
    std::size_t begin = 0, end = 0;  // points
    std::string digits;
};

std::vector<DigitGroup> groups_in(std::u32string const& points) {
    std::vector<DigitGroup> groups;
    for (std::size_t i = 0; i < points.size();) {
        if (!is_digit(points[i])) {
            ++i;
            continue;
        }
        DigitGroup group{i, i, {}};
        while (group.end < points.size() && is_digit(points[group.end])) group.digits += char(points[group.end++]);
        bool last = group.end < points.size() && (points[group.end] == U'X' || points[group.end] == U'x');
        if (last && (group.digits.size() == 17 || group.digits.size() == 3)) {
            group.digits += 'X';
            ++group.end;
        }
        i = group.end;
        groups.push_back(std::move(group));
    }
    return groups;
}

bool is_mobile(std::string const& digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits.back() != 'X'; }

// Of +86 138 …, written in one run: what stands before the number itself.
std::size_t country_code(std::string const& digits) {
    for (std::string_view code : {"86", "0086"})
        if (digits.starts_with(code) && is_mobile(digits.substr(code.size()))) return code.size();
    return 0;
}

// Cards begin so and bear Luhn's check digit; most numbers of contracts and files do neither.
bool is_card(std::string const& digits) {
    bool begins = (digits[0] >= '3' && digits[0] <= '6') || digits[0] == '9';
    if (!begins || digits.size() < 16 || digits.size() > 19 || digits.back() == 'X') return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int value = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
    }
    return sum % 10 == 0;
}

std::optional<Kind> kind_of(std::string const& digits) {
    if (digits.size() == 18 && is_id_number(digits)) return Kind::id_number;
    if (is_old_id_number(digits)) return Kind::id_number;
    if (is_card(digits)) return Kind::bank_card;
    return is_mobile(digits) || country_code(digits) > 0 ? std::optional{Kind::mobile} : std::nullopt;
}

// How people part such a number when they write it.
struct Form {
    std::vector<std::size_t> sizes;
    Kind kind;
};
std::vector<Form> const& forms() {
    static std::vector<Form> const all{{{6, 8, 4}, Kind::id_number}, {{6, 4, 4, 4}, Kind::id_number}, {{6, 6, 3}, Kind::id_number}, {{4, 4, 4, 4, 3}, Kind::bank_card},
                                       {{4, 4, 4, 4}, Kind::bank_card}, {{3, 4, 4}, Kind::mobile}};
    return all;
}

// How many groups from here on make one number in a parted form; 0 where none do.
std::size_t parted(std::u32string const& points, std::vector<DigitGroup> const& groups, std::size_t from, Kind& kind) {
    for (auto const& form : forms()) {
        if (from + form.sizes.size() > groups.size()) continue;
        std::string digits;
        bool fits = true;
        for (std::size_t i = 0; i < form.sizes.size() && fits; ++i) {
            auto const& group = groups[from + i];
            fits = group.digits.size() == form.sizes[i];
            if (i > 0) fits = fits && group.begin == groups[from + i - 1].end + 1 && is_gap(points[group.begin - 1]);
            digits += group.digits;
        }
        if (!fits || kind_of(digits) != form.kind) continue;
        kind = form.kind;
        return form.sizes.size();
    }
    return 0;
}

std::string covered_with(std::string_view text, std::vector<PrivateNumber> const& numbers, std::string_view sign, bool ids_only) {
    std::string out;
    std::size_t at = 0;
    for (auto const& number : numbers) {
        if (ids_only && number.kind == Kind::mobile) continue;
        out += text.substr(at, number.begin - at);
        auto digits = std::string{};
        for (auto c : language::fold_text(text.substr(number.begin, number.end - number.begin), most).points)
            if (is_digit(c) || c == U'X' || c == U'x' || c == U'•') digits += c == U'•' ? '*' : char(c);
        bool mobile = number.kind == Kind::mobile;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            bool open = mobile ? i < 3 || i >= 7 : i < left_open;
            if (open) out += digits[i];
            else out += sign;
        }
        at = number.end;
    }
    return out + std::string(text.substr(at));
}

}  // namespace

std::string say_kind(Kind kind) { return kind == Kind::id_number ? "身份证号" : kind == Kind::bank_card ? "银行卡号" : "手机号"; }

std::vector<PrivateNumber> private_numbers_in(std::string_view text, std::string_view known) {
    std::vector<PrivateNumber> found;
    auto folded = language::fold_text(text, most);
    auto const& points = folded.points;
    auto groups = groups_in(points);
    for (std::size_t i = 0; i < groups.size();) {
        auto const& group = groups[i];
        auto end = group.end;
        while (end < points.size() && points[end] == U'•') ++end;
        auto kind = kind_of(group.digits).value_or(Kind::mobile);
        std::size_t parts = 1;
        if (end >= group.end + 10) kind = Kind::id_number;  // covered already
        else if (end = group.end; !kind_of(group.digits)) parts = parted(points, groups, i, kind);
        auto from = group.begin + (parts == 1 && kind == Kind::mobile ? country_code(group.digits) : 0);
        std::string whole;
        for (std::size_t k = i; k < i + parts; ++k) whole += groups[k].digits;
        bool spared = kind == Kind::mobile && !known.empty() && std::string_view(whole).substr(country_code(whole)) == known;
        if (parts > 0 && !spared) found.push_back({kind, folded.from[from], folded.from[std::max(end, groups[i + parts - 1].end)]});
        i += parts > 0 ? parts : 1;
    }
    return found;
}

std::string masked(std::string_view text, std::string_view known) { return covered_with(text, private_numbers_in(text, known), "*", false); }

std::string cover_id_numbers(std::string_view text) { return covered_with(text, private_numbers_in(text), cover_sign, true); }

}  // namespace lingyan::affairs
