// Run while building: asks ICU once which Han characters fold into which, so that no start of the service has to (it costs 70 ms).
// Prints {from, to}, for every character of the folded ranges that becomes another one.
#include <cstdio>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>

namespace {

bool is_han(UChar32 point) { return (point >= 0x3400 && point < 0xA000) || (point >= 0x20000 && point < 0x40000); }

// Each character alone, so that no rule sees its neighbours; only Han becomes anything, and only Han.
void print_range(UChar32 begin, UChar32 end, icu::Transliterator const& simplify, icu::Normalizer2 const& compose) {
    for (auto point = begin; point < end; ++point) {
        if (point >= 0x2FE0 && point < 0x3400) continue;  // signs and circled numbers stay
        icu::UnicodeString text(point);
        if (point < 0x3400 || point >= 0xF900) {
            UErrorCode failed = U_ZERO_ERROR;
            auto const composed = compose.normalize(text, failed);
            if (U_SUCCESS(failed)) text = composed;
        }
        simplify.transliterate(text);
        if (text.countChar32() == 1 && is_han(text.char32At(0)) && text.char32At(0) != point)
            std::printf("{0x%X, 0x%X},\n", static_cast<unsigned>(point), static_cast<unsigned>(text.char32At(0)));
    }
}

}  // namespace

int main() {
    UErrorCode failed = U_ZERO_ERROR;
    {
        std::unique_ptr<icu::Transliterator> simplify(icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, failed));
        auto const* compose = icu::Normalizer2::getNFKCInstance(failed);
        if (U_FAILURE(failed) || !simplify || !compose) return 1;
        print_range(0x2E80, 0xA000, *simplify, *compose);  // radicals, Han and Extension A
        print_range(0xF900, 0xFB00, *simplify, *compose);
    }
    u_cleanup();
    return 0;
}
