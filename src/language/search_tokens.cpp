#include "language/search_tokens.hpp"

#include "language/fold.hpp"
#include "language/sounds.hpp"
#include "language/utf8.hpp"

namespace lingyan::language {

namespace {

constexpr std::size_t most_bytes = 6000;  // of a text: about two thousand characters
constexpr int title_weight = 4, kind_weight = 2, body_weight = 1;
constexpr std::u32string_view joining = U"的了是在和与及之其并或于被把也都而且但呢吗嘛么啊呀吧啦";

bool is_letter(char32_t point) { return (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z'); }
bool is_word(char32_t point) { return point >= 0x2E80 && joining.find(point) == joining.npos && !(point >= 0x3000 && point < 0x3400) && !(point >= 0xFE00 && point < 0x20000); }
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
    std::u32string run;
    bool letters = false;
    auto end = [&] {
        if (!run.empty()) runs.push_back(std::move(run));
        run.clear();
    };
    for (auto const point : fold_text(text, most_bytes).points) {
        bool const letter = is_letter(point);
        if (!letter && !is_word(point)) {
            end();
            continue;
        }
        if (letter != letters) end();
        letters = letter;
        run.push_back(lower(point));
    }
    end();
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
