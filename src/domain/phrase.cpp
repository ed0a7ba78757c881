#include "domain/phrase.hpp"

namespace lingyan {

std::string phrase(std::string_view key, Fields const& fields) {
    std::string text(1, phrase_mark::begin);
    text += key;
    for (auto const& [name, value] : fields) ((text += phrase_mark::next) += name) += phrase_mark::is, text += value;
    return text += phrase_mark::end;
}

void without_phrases(std::string& text) {
    std::erase_if(text, [](char c) { return c >= phrase_mark::begin && c <= phrase_mark::end; });
}

}  // namespace lingyan
