// Run while building: asks ICU once how each Han character is read, so that no start of the service has to.
// Prints, for U+4E00 to U+9FFF in order, the number of the character's sound, 0 for none. Sounds that people of the south-west
// and pinyin keyboards mix up have one number: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing, f/hu; tones are left out.
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <unicode/translit.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>

namespace {

std::string near_sound(std::string sound) {
    auto const begins = [&](char const* with) { return sound.rfind(with, 0) == 0; };
    if (begins("zh") || begins("ch") || begins("sh")) sound.erase(1, 1);
    if (begins("l")) sound[0] = 'n';
    if (begins("f")) sound = (begins("fu") ? "h" : "hu") + sound.substr(1);
    if (sound.size() > 3 && sound.compare(sound.size() - 2, 2, "ng") == 0 && sound[sound.size() - 3] != 'o') sound.pop_back();
    return sound;
}

}  // namespace

int main() {
    UErrorCode failed = U_ZERO_ERROR;
    {
        std::unique_ptr<icu::Transliterator> read(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, failed));
        if (U_FAILURE(failed) || !read) return 1;
        std::map<std::string, int> numbers;
        for (UChar32 point = 0x4E00; point < 0xA000; ++point) {
            icu::UnicodeString text(point);
            read->transliterate(text);
            std::string sound;
            text.toUTF8String(sound);
            bool letters = !sound.empty();
            for (char c : sound) letters = letters && c >= 'a' && c <= 'z';
            int number = 0;
            if (letters) number = numbers.try_emplace(near_sound(sound), static_cast<int>(numbers.size()) + 1).first->second;
            std::printf("%d,%c", number, point % 32 == 31 ? '\n' : ' ');
        }
    }
    u_cleanup();
    return 0;
}
