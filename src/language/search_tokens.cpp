#include "language/search_tokens.hpp"

#include "language/fold.hpp"
#include "language/sounds.hpp"
#include "language/utf8.hpp"

#include <algorithm>

namespace lingyan::language {

namespace {

constexpr std::size_t most_bytes = 6000;  // of a text: about two thousand characters
constexpr int title_weight = 4, kind_weight = 2, body_weight = 1;

bool joins(char32_t point) {
    switch (point) {
        case U'的': case U'了': case U'是': case U'在': case U'和': case U'与': case U'及': case U'之': case U'其': case U'并': case U'或': case U'于': case U'被': case U'把': case U'也':
        case U'都': case U'而': case U'且': case U'但': case U'呢': case U'吗': case U'嘛': case U'么': case U'啊': case U'呀': case U'吧': case U'啦': return true;
        default: return false;
    }
}

bool is_letter(char32_t point) { return (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z'); }
bool is_word(char32_t point) { return point >= 0x2E80 && !joins(point) && !(point >= 0x3000 && point < 0x3400) && !(point >= 0xFE00 && point < 0x20000); }
char32_t lower(char32_t point) { return point >= U'A' && point <= U'Z' ? point + 32 : point; }

void add(TokenWeights& tokens, std::string_view text, int weight, bool heading) {
    for (auto const& run : search_runs(text)) {
        if (is_letter(run.front())) {
            if (run.size() > 1) tokens[token_of(run)] += weight;
            continue;
        }
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            auto const pair = std::u32string_view(run).substr(i, 2);
            tokens[token_of(pair)] += weight;
            if (auto sound = heading ? sound_token(pair) : std::string{}; !sound.empty()) tokens[sound] += weight;
        }
        if (heading)
            for (auto const& point : run) tokens[token_of({&point, 1})] += weight;
    }
}

}  // namespace

std::vector<std::u32string> search_runs(std::string_view text) {
    std::vector<std::u32string> runs;
    auto points = fold_text(text, most_bytes).points;
    auto const run_from = [&](std::size_t at, auto belongs) {
        auto const begin = at;
        for (; at < points.size() && belongs(points[at]); ++at) points[at] = lower(points[at]);
        if (at > begin) runs.emplace_back(points, begin, at - begin);
        return at;
    };
    for (std::size_t at = 0; at < points.size();) {
        auto const letters = run_from(at, is_letter);
        auto const end = letters > at ? letters : run_from(at, is_word);
        at = std::max(end, at + 1);
    }
    return runs;
}

std::string token_of(std::u32string_view points) {
    std::string token;
    for (auto point : points) append_point(token, point);
    return token;
}

std::vector<std::string> pair_tokens(std::u32string_view run) {
    if (run.size() < 2 || is_letter(run.front())) return {token_of(run)};
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i + 1 < run.size(); ++i) tokens.push_back(token_of(run.substr(i, 2)));
    return tokens;
}

std::vector<std::string> word_tokens(std::string_view word) {
    std::vector<std::string> tokens;
    for (auto const& run : search_runs(word))
        for (auto& token : pair_tokens(run)) tokens.push_back(std::move(token));
    return tokens;
}

std::string sound_token(std::u32string_view pair) {
    std::string token = "~";
    for (auto point : pair) {
        auto const sound = sound_of(point);
        if (sound == 0) return {};
        token += sound_name(sound);
        token += '.';
    }
    return token;
}

TokenWeights search_tokens(SearchText const& text) {
    TokenWeights tokens;
    add(tokens, text.title, title_weight, true);
    add(tokens, text.kind, kind_weight, true);
    add(tokens, text.body, body_weight, false);
    return tokens;
}

}  // namespace lingyan::language
