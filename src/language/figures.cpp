#include "language/figures.hpp"

#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <initializer_list>

namespace lingyan::language {

namespace {

constexpr std::size_t most_digits = 12, most_figures = 20;

std::string_view beginning(std::string_view text, std::initializer_list<std::string_view> words) {
    std::string_view best;
    for (auto word : words)
        if (text.starts_with(word) && word.size() > best.size()) best = word;
    return best;
}

struct Read {
    std::int64_t hundredths = 0;
    std::size_t bytes = 0;
    bool scaled = false;  // 万 or more was said with it
};

std::optional<Read> digits_at(std::string_view text) {
    std::size_t at = 0, digits = 0;
    std::int64_t whole = 0;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == ',' && digits > 0 && at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) && is_digit(text[at + 3]) &&
                                                       (at + 4 == text.size() || !is_digit(text[at + 4]))));
         ++at) {
        if (text[at] == ',') continue;  // 1,200
        if (++digits > most_digits) return std::nullopt;
        whole = whole * 10 + (text[at] - '0');
    }
    if (digits == 0) return std::nullopt;
    Read read{whole * 100, at};
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        read.hundredths += (text[at + 1] - '0') * 10;
        at += 2;
        if (at < text.size() && is_digit(text[at])) read.hundredths += text[at++] - '0';
        while (at < text.size() && text[at] == '0') ++at;
        if (at < text.size() && is_digit(text[at])) return std::nullopt;  // a third decimal
        read.bytes = at;
    }
    return read;
}

// 三块五, 5毛, 12元3角5分: the unit stays for whoever takes units away, but for what is smaller than one.
void read_small_money(std::string_view text, Read& read) {
    auto one_digit = [](std::string_view at) -> std::optional<Read> {
        if (!at.empty() && is_digit(at.front())) return Read{(at.front() - '0') * std::int64_t{100}, 1};
        auto numeral = numeral_at(at);
        if (!numeral || numeral->value > 9) return std::nullopt;
        return Read{std::int64_t{numeral->value} * 100, numeral->bytes};
    };
    std::initializer_list<std::string_view> const tenths{"毛钱", "毛", "角"};
    auto const small = beginning(text.substr(read.bytes), tenths);
    if (!small.empty()) {  // 5毛
        read.hundredths /= 10;
        read.bytes += small.size();
        return;
    }
    auto const unit = beginning(text.substr(read.bytes), {"块", "元"});
    auto const part = unit.empty() ? std::nullopt : one_digit(text.substr(read.bytes + unit.size()));
    if (!part) return;
    auto after = read.bytes + unit.size() + part->bytes;
    auto const tenth = beginning(text.substr(after), tenths);
    if (tenth.empty() && (unit != "块" || after < text.size())) return;  // 12元3 is two figures
    read.hundredths += part->hundredths / 10;
    after += tenth.size();
    if (auto const cent = tenth.empty() ? std::nullopt : one_digit(text.substr(after))) {
        auto const sign = beginning(text.substr(after + cent->bytes), {"分"});
        if (!sign.empty()) read.hundredths += cent->hundredths / 100, after += cent->bytes + sign.size();
    }
    read.bytes = after;
}

std::optional<Read> figure_at(std::string_view text) {
    bool negative = text.starts_with('-') || text.starts_with("负");
    auto sign = text.starts_with('-') ? std::size_t{1} : negative ? std::string_view("负").size() : 0;
    auto rest = text.substr(sign);
    auto read = digits_at(rest);
    if (!read)
        if (auto numeral = rest.empty() || is_digit(rest.front()) ? std::nullopt : numeral_at(rest)) {
            auto const words = rest.substr(0, numeral->bytes);
            read = Read{std::int64_t{numeral->value} * 100, numeral->bytes, words.find("万") != words.npos || words.find("亿") != words.npos};
        }
    if (!read) return std::nullopt;
    bool const typed = is_digit(rest.front());
    for (auto [word, factor] : {std::pair{std::string_view("亿"), std::int64_t{100'000'000}}, {std::string_view("千万"), 10'000'000}, {std::string_view("百万"), 1'000'000}, {std::string_view("万"), 10'000}, {std::string_view("千"), 1'000}, {std::string_view("百"), 100}})
        if (rest.substr(read->bytes).starts_with(word) && (typed || factor >= 10'000)) {
            read->hundredths *= factor;
            read->bytes += word.size();
            read->scaled = read->scaled || factor >= 10'000;
            // 3万5 is 35000, 1亿2千万 goes on; 2千3百 too.
            auto const more = rest.substr(read->bytes);
            if (!more.empty() && is_digit(more.front()))
                if (auto next = figure_at(more); next && next->hundredths < 100 * factor) {
                    bool const lone = next->bytes == 1;
                    read->hundredths += lone ? next->hundredths * (factor / 10) : next->hundredths;
                    read->bytes += next->bytes;
                }
            break;
        }
    read_small_money(rest, *read);
    if (negative) read->hundredths = -read->hundredths;
    read->bytes += sign;
    return read;
}

}  // namespace

std::optional<std::vector<std::int64_t>> figures_in(std::string_view raw, std::vector<std::string> const& units) {
    auto const whole = normalise(raw.substr(0, 512));
    std::string_view text = whole;
    for (std::string_view sign : {"¥", "￥", "人民币"})
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
    std::vector<std::int64_t> found;
    auto skip = [&] {
        for (auto mark = beginning(text, {" ", ",", "，", "、", ";", "；", "。", "和"}); !mark.empty(); mark = beginning(text, {" ", ",", "，", "、", ";", "；", "。", "和"})) text.remove_prefix(mark.size());
    };
    skip();
    while (!text.empty() && text != ".") {
        auto read = figure_at(text);
        if (!read || found.size() == most_figures) return std::nullopt;
        auto const count = found.size() < units.size() ? so_many(units[found.size()]) : 1;
        found.push_back(read->hundredths);
        text.remove_prefix(read->bytes);
        auto before = text.size();
        while (text.starts_with(' ')) text.remove_prefix(1);
        // Asked in 万元, 50万 and 500000元 say what 50 says; what cannot be said so to the hundredth is asked again.
        if (count > 1 && (read->scaled || !beginning(text, {"元", "块"}).empty())) {
            if (found.back() % count != 0) return std::nullopt;
            found.back() /= count;
        }
        auto unit = beginning(text, {"人", "户", "元", "块", "块钱", "元钱", "亩", "个", "件", "天", "次", "吨", "公里", "千米", "米", "头", "只", "%", "家", "名", "岁", "斤", "公斤", "台", "套", "份", "人次", "平方米", "公顷", "棵", "条", "处", "座", "间"});
        for (auto const& asked : units)
            if (!asked.empty() && text.starts_with(asked) && asked.size() > unit.size()) unit = std::string_view(text).substr(0, asked.size());
        text.remove_prefix(unit.size());
        auto const all = text.size();
        skip();
        if (text == ".") break;
        if (!text.empty() && text.size() == all && unit.empty() && before == all) return std::nullopt;  // 12ab
        if (!text.empty() && text.size() == all && !unit.empty()) return std::nullopt;                  // 12人3
    }
    return found.empty() ? std::nullopt : std::optional{found};
}

std::int64_t so_many(std::string_view unit) {
    for (auto [word, count] : {std::pair{std::string_view("千万"), std::int64_t{10'000'000}}, {"百万", 1'000'000}, {"亿", 100'000'000}, {"万", 10'000}})
        if (unit.starts_with(word)) return count;
    return unit == "千元" ? 1'000 : unit == "百元" ? 100 : 1;
}

std::string say_figure(std::int64_t hundredths) {
    auto text = std::string(hundredths < 0 ? "-" : "");
    auto size = hundredths < 0 ? -hundredths : hundredths;
    text += std::to_string(size / 100);
    if (auto part = size % 100; part % 10) text += "." + std::string(part < 10 ? "0" : "") + std::to_string(part);
    else if (part) text += "." + std::to_string(part / 10);
    return text;
}

}  // namespace lingyan::language
