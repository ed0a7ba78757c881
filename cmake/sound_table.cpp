// Run while building: asks ICU once how Han characters sound, so that no start of the service has to. Without tones, and with what dialects
// and pinyin keyboards mix up made one (z zh, c ch, s sh, n l, an ang, en eng, in ing, f hu), so that 低宝 is found as 低保.
// Prints the sounds, then a number for each character from U+4E00 to U+9FFF.
#include <cctype>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <unicode/translit.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>
#include <vector>

namespace {

std::string folded(std::string sound) {
    std::string letters;
    for (unsigned char c : sound)
        if (std::islower(c)) letters += char(c);
    if (letters.size() != sound.size() || letters.empty()) return {};
    if (letters == "shei") letters = "sui";
    if (letters.size() > 2 && letters[1] == 'h' && (letters[0] == 'z' || letters[0] == 'c' || letters[0] == 's')) letters.erase(1, 1);
    if (letters[0] == 'n' && letters.size() > 1) letters[0] = 'l';
    if (letters.size() > 3 && letters.ends_with("ng") && !letters.ends_with("ong")) letters.pop_back();
    if (letters[0] == 'f') letters = letters == "fei" ? "hui" : letters == "fen" ? "hun" : (letters.starts_with("fu") ? "h" : "hu") + letters.substr(1);
    return letters;
}

}  // namespace

int main() {
    UErrorCode failed = U_ZERO_ERROR;
    {
        std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII", UTRANS_FORWARD, failed));
        if (U_FAILURE(failed) || !latin) return 1;
        std::map<std::string, int> sounds;
        std::vector<int> of;
        for (UChar32 point = 0x4E00; point < 0xA000; ++point) {
            icu::UnicodeString text(point);
            latin->transliterate(text);
            std::string sound;
            text.toUTF8String(sound);
            auto const name = point == 0x5730 ? std::string("di") : folded(sound);  // 地, which is read as de only between words
            of.push_back(name.empty() ? 0 : sounds.emplace(name, int(sounds.size()) + 1).first->second);
        }
        std::vector<std::string> names(sounds.size() + 1);
        for (auto const& [name, number] : sounds) names[std::size_t(number)] = name;
        std::printf("constexpr std::string_view sound_names[] = {");
        for (auto const& name : names) std::printf("\"%s\",", name.c_str());
        std::printf("};\nconstexpr std::uint16_t sounds[] = {");
        for (std::size_t i = 0; i < of.size(); ++i) std::printf("%d,%s", of[i], i % 40 == 39 ? "\n" : "");
        std::printf("};\n");
    }
    u_cleanup();
    return 0;
}
