#include "wording/wording.hpp"

#include "domain/phrase.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace lingyan::wording {

namespace {

// Every name that some message fills. A template with another one would show its brace to a person.
constexpr std::array names{
    "who", "greeting", "n", "m", "no", "title", "due", "date", "time", "issuer", "what", "basis", "quality", "reason", "handler",
    "phone", "village", "villages", "name", "names", "d", "d2", "period", "topic", "place", "quote", "source", "state", "note",
    "count", "year", "office", "text", "items", "lead", "until", "unit", "days", "need", "left", "total", "warning", "start", "action", "issued", "value", "least", "most", "ref", "url",
};

bool known(std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string trimmed(std::string line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.pop_back();
    return line;
}

}  // namespace

Wording Wording::read(std::string const& folder) {
    namespace fs = std::filesystem;
    Wording wording;
    std::vector<Complaint> complaints;
    std::error_code failed;
    for (auto const& language : fs::directory_iterator(folder, failed)) {
        if (!language.is_directory()) continue;
        std::vector<std::string> files;
        for (auto const& file : fs::directory_iterator(language.path()))
            if (file.path().extension() == ".txt") files.push_back(file.path().string());
        std::sort(files.begin(), files.end());
        auto& templates = wording.languages_[language.path().filename().string()];
        for (auto const& file : files) wording.read_file(file, templates, complaints);
    }
    if (failed) complaints.push_back({folder, 0, "cannot be read: " + failed.message()});
    else if (!wording.languages_.contains("zh-CN")) complaints.push_back({folder, 0, "has no zh-CN, which every other language falls back to"});
    if (!complaints.empty()) throw BadInput(std::move(complaints));
    return wording;
}

void Wording::read_file(std::string const& path, Language& language, std::vector<Complaint>& complaints) const {
    std::ifstream in(path);
    std::string line, key;
    Template text;
    int number = 0;
    auto finish = [&] {
        if (key.empty()) return;
        while (!text.empty() && text.back().kind == Piece::Kind::literal && text.back().text == "\n") text.pop_back();
        if (!text.empty() && text.back().kind == Piece::Kind::literal)
            while (text.back().text.ends_with('\n')) text.back().text.pop_back();
        if (text.empty()) complaints.push_back({path, number, "[" + key + "] has no text"});
        else language[key] = std::move(text);
        text = {};
    };
    auto literal = [&](std::string_view more) {
        if (text.empty() || text.back().kind != Piece::Kind::literal) text.push_back({});
        text.back().text += more;
    };
    while (std::getline(in, line)) {
        ++number;
        line = trimmed(line);
        if (line.starts_with('#')) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            finish();
            key = line.substr(1, line.size() - 2);
            if (language.contains(key)) complaints.push_back({path, number, "[" + key + "] stands here for the second time"});
            continue;
        }
        if (key.empty()) {
            if (!line.empty()) complaints.push_back({path, number, "text before the first [key]"});
            continue;
        }
        for (std::size_t at = 0; at < line.size();) {
            auto brace = line.find_first_of("{}", at);
            literal(std::string_view(line).substr(at, brace == std::string::npos ? brace : brace - at));
            if (brace == std::string::npos) break;
            auto end = line.find('}', brace);
            auto name = line[brace] == '{' && end != std::string::npos ? line.substr(brace + 1, end - brace - 1) : std::string{};
            if (!known(name)) {
                complaints.push_back({path, number, "[" + key + "] has a brace that is not a known {name}: " + line.substr(brace, 24)});
                break;
            }
            text.push_back({name == "items" ? Piece::Kind::items : Piece::Kind::name, name});
            at = end + 1;
        }
        literal("\n");
    }
    finish();
}

Wording::Template const& Wording::find(std::string const& key, Spoken const& spoken) {
    if (spoken.first)
        if (auto found = spoken.first->find(key); found != spoken.first->end()) return found->second;
    auto found = spoken.fallback->find(key);
    if (found == spoken.fallback->end()) throw std::out_of_range("no template for " + key);
    return found->second;
}

std::string Wording::text(Say const& say, std::string const& language) const {
    Spoken spoken;
    spoken.fallback = &languages_.at("zh-CN");
    if (!language.empty())
        if (auto found = languages_.find(language); found != languages_.end()) spoken.first = &found->second;
    std::string out;
    out.reserve(96 * (1 + say.items.size()));
    append(out, say, spoken);
    return out;
}

void Wording::append(std::string& out, Say const& say, Spoken const& spoken) {
    bool after_no_items = false;  // a line that held nothing but {items} goes with them when there are none
    for (auto const& piece : find(say.key, spoken)) {
        if (piece.kind == Piece::Kind::literal) {
            std::string_view words = piece.text;
            if (after_no_items && words.starts_with('\n')) words.remove_prefix(1);
            out += words;
        } else if (piece.kind == Piece::Kind::items) {
            for (auto const& item : say.items) {
                if (&item != &say.items.front()) out += '\n';
                append(out, item, spoken);
            }
        } else {
            for (auto const& [name, value] : say.fields)  // a handful: cheaper than looking it up
                if (name == piece.text) {
                    append_value(out, value, spoken);
                    break;
                }
        }
        after_no_items = piece.kind == Piece::Kind::items && say.items.empty();
    }
}

// A value with the phrases in it worded. What is no whole phrase, or has no template, is left out: a person never reads a mark.
void Wording::append_value(std::string& out, std::string_view value, Spoken const& spoken) {
    using namespace phrase_mark;
    for (std::size_t at = 0; at < value.size();) {
        auto const from = std::min(value.find(begin, at), value.size());
        out += value.substr(at, from - at);
        if (from == value.size()) return;
        auto to = from + 1;
        for (int open = 1; to < value.size(); ++to) {
            open += value[to] == begin ? 1 : value[to] == end ? -1 : 0;
            if (open == 0) break;
        }
        if (to == value.size()) return;
        append_phrase(out, value.substr(from + 1, to - from - 1), spoken);
        at = to + 1;
    }
}

void Wording::append_phrase(std::string& out, std::string_view marked, Spoken const& spoken) {
    using namespace phrase_mark;
    Say said{std::string(marked.substr(0, marked.find(next)))};
    int open = 0;
    std::size_t from = said.key.size();
    for (auto to = from; to <= marked.size(); ++to) {
        if (to < marked.size()) open += marked[to] == begin ? 1 : marked[to] == end ? -1 : 0;
        bool const ends = to == marked.size() || (open == 0 && marked[to] == next);
        if (!ends || to == from) continue;
        auto const field = marked.substr(from + 1, to - from - 1);
        if (auto const at = field.find(is); at != field.npos) said.fields.emplace(field.substr(0, at), field.substr(at + 1));
        from = to;
    }
    bool const known = spoken.fallback->contains(said.key) || (spoken.first && spoken.first->contains(said.key));
    if (known) append(out, said, spoken);
}

bool Wording::has(std::string const& key, std::string const& language) const {
    auto spoken = languages_.find(language);
    return spoken != languages_.end() && spoken->second.contains(key);
}

std::vector<std::string> Wording::keys() const {
    std::vector<std::string> found;
    for (auto const& [key, text] : languages_.at("zh-CN")) found.push_back(key);
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> Wording::missing(std::string const& language) const {
    std::vector<std::string> found;
    for (auto const& key : keys())
        if (!has(key, language)) found.push_back(key);
    return found;
}

}  // namespace lingyan::wording
