// Fills message templates. The only place that knows their files: templates/messages/<language>/*.txt.
//
// A file is blocks: a line [key], then the text as people read it, up to the next key. {name} is filled in, {items} stands
// alone on its line and becomes one line (or more) per item, each worded by its own key. Lines that start with # are notes.
#pragma once

#include "domain/complaint.hpp"
#include "domain/say.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lingyan::wording {

class Wording {
public:
    // Reads every language under `folder`. Throws BadInput with file and line: a brace that is not a plain {name},
    // a name that no message fills, a key twice, no zh-CN.
    static Wording read(std::string const& folder);

    // In the language, else in zh-CN. Throws std::out_of_range for a key that is nowhere.
    std::string text(Say const&, std::string const& language = {}) const;

    bool has(std::string const& key, std::string const& language = "zh-CN") const;
    std::vector<std::string> keys() const;                                  // of zh-CN
    std::vector<std::string> missing(std::string const& language) const;    // keys that fall back

private:
    struct Piece {
        enum class Kind { literal, name, items };
        Kind kind = Kind::literal;
        std::string text;
    };
    using Template = std::vector<Piece>;
    using Language = std::unordered_map<std::string, Template>;
    struct Spoken {  // where a text is looked for
        Language const* first = nullptr;
        Language const* fallback = nullptr;
    };

    void read_file(std::string const& path, Language&, std::vector<Complaint>&) const;
    static Template const& find(std::string const& key, Spoken const&);
    static void append(std::string& out, Say const&, Spoken const&);
    static void append_value(std::string& out, std::string_view value, Spoken const&);  // of a field, which may hold phrases (domain/phrase.hpp)
    static void append_phrase(std::string& out, std::string_view marked, Spoken const&);

    std::map<std::string, Language> languages_;
};

}  // namespace lingyan::wording
