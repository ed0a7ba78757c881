#include "roster/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>

namespace lingyan::roster {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

bool valid_utf8(std::string_view bytes) {
    auto const length = static_cast<std::int32_t>(bytes.size());
    auto const* text = reinterpret_cast<std::uint8_t const*>(bytes.data());
    for (std::int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT(text, at, length, letter);
        if (letter < 0) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes) {
    if (bytes.size() > 0x1000'0000) return std::nullopt;  // ICU counts in 32 bits, and twice over while it converts
    if (valid_utf8(bytes)) return std::string(bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes);
    if (bytes.starts_with(mark)) return std::nullopt;

    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter(ucnv_open("GB18030", &failed), &ucnv_close);
    if (U_FAILURE(failed)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &failed);
    icu::UnicodeString const text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), failed);
    if (U_FAILURE(failed)) return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string_view trimmed(std::string_view text) {
    auto cut = [&text](std::string_view blank) {
        bool any = false;
        while (text.starts_with(blank)) text.remove_prefix(blank.size()), any = true;
        while (text.ends_with(blank)) text.remove_suffix(blank.size()), any = true;
        return any;
    };
    while (cut(" ") || cut("\t") || cut("\r") || cut("\u3000") || cut("\u00A0") || cut("\uFEFF")) {}
    return text;
}

}  // namespace lingyan::roster
