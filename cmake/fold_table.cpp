// Run while building: asks ICU once which Han characters fold into which, so that no start of the service has to (it costs 70 ms), and
// takes the rows of opencc_simplified.txt on top. Prints FOLDED(from, to) for every character that becomes another one, and
// FOLDED_WORD(from, to) for words whose characters alone would become something else.
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>

namespace {

bool is_han(UChar32 point) { return (point >= 0x3400 && point < 0xA000) || (point >= 0x20000 && point < 0x40000); }

// Each character alone, so that no rule sees its neighbours; only Han becomes anything, and only Han.
void fold_range(UChar32 begin, UChar32 end, icu::Transliterator const& simplify, icu::Normalizer2 const& compose, std::map<UChar32, UChar32>& folded) {
    for (auto point = begin; point < end; ++point) {
        if (point >= 0x2FE0 && point < 0x3400) continue;  // signs and circled numbers stay
        icu::UnicodeString text(point);
        if (point < 0x3400 || point >= 0xF900) {
            UErrorCode failed = U_ZERO_ERROR;
            auto const composed = compose.normalize(text, failed);
            if (U_SUCCESS(failed)) text = composed;
        }
        simplify.transliterate(text);
        if (text.countChar32() == 1 && is_han(text.char32At(0)) && text.char32At(0) != point) folded[point] = text.char32At(0);
    }
}

// False where a row is no pair of the same length.
bool read_rows(char const* file, std::map<UChar32, UChar32>& folded, std::map<std::string, std::string>& words) {
    std::ifstream in(file);
    if (!in) return false;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto const gap = line.find(' ');
        if (gap == line.npos) return false;
        auto const from = icu::UnicodeString::fromUTF8(line.substr(0, gap)), to = icu::UnicodeString::fromUTF8(line.substr(gap + 1));
        if (from.isEmpty() || from.countChar32() != to.countChar32()) return false;
        if (from.countChar32() == 1) folded[from.char32At(0)] = to.char32At(0);
        else words[line.substr(0, gap)] = line.substr(gap + 1);
    }
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    UErrorCode failed = U_ZERO_ERROR;
    bool read = false;
    {
        std::unique_ptr<icu::Transliterator> simplify(icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, failed));
        auto const* compose = icu::Normalizer2::getNFKCInstance(failed);
        if (U_FAILURE(failed) || !simplify || !compose) return 1;
        std::map<UChar32, UChar32> folded;
        std::map<std::string, std::string> words;
        fold_range(0x2E80, 0xA000, *simplify, *compose, folded);  // radicals, Han and Extension A
        fold_range(0xF900, 0xFB00, *simplify, *compose, folded);
        read = read_rows(arguments[1], folded, words);
        for (auto const& [from, to] : folded) std::printf("FOLDED(0x%X, 0x%X)\n", static_cast<unsigned>(from), static_cast<unsigned>(to));
        for (auto const& [from, to] : words) std::printf("FOLDED_WORD(U\"%s\", U\"%s\")\n", from.c_str(), to.c_str());
    }
    u_cleanup();
    return read ? 0 : 1;
}
