#include "packs/pack.hpp"

#include "packs/reading.hpp"
#include "packs/record_kind.hpp"
#include "packs/rule.hpp"

#include <set>

namespace lingyan::packs {
namespace {

struct File {
    std::string path;
    Node document;
};

// Where something was first named, to say so when it is named again.
class Named {
public:
    void note(Reading& reading, std::string const& what, std::string const& name, int line) {
        if (name.empty()) return;
        auto const here = reading.file() + ":" + std::to_string(line);
        auto const [first, fresh] = places_.emplace(what + " " + name, here);
        if (!fresh) reading.complain(line, what + " '" + name + "' is there already: " + first->second);
    }

private:
    std::map<std::string, std::string> places_;
};

// The tables of `key`; a single [rule] instead of [[rule]] is told, not guessed.
std::vector<Node> const& list_of(Reading& reading, Node const& document, std::string const& key) {
    static std::vector<Node> const none;
    auto const* list = document.find(key);
    if (!list) return none;
    if (list->kind == Node::Kind::list) return list->items;
    reading.complain(list->line, "write [[" + key + "]] for each " + key);
    return none;
}

void read_sources(Reading& reading, Node const& document, Pack& pack, Named& named) {
    auto const* sources = document.find("source");
    if (!sources || !reading.is_table(*sources, "source")) return;
    for (auto const& [name, node] : sources->entries) {
        auto const what = "source " + name;
        if (!reading.is_table(node, what)) continue;
        reading.only(node, what, {"title"});
        named.note(reading, "source", name, node.line);
        pack.sources.push_back({name, reading.text(node, "title", what)});
    }
}

// danger.zh-CN, and no deeper.
void read_words(Reading& reading, Node const& document, Pack& pack, Named& named) {
    auto const* words = document.find("words");
    if (!words || !reading.is_table(*words, "[words]")) return;
    for (auto const& [subject, languages] : words->entries) {
        if (!reading.is_table(languages, "words." + subject + " (write " + subject + ".zh-CN = [...])")) continue;
        for (auto const& [language, node] : languages.entries) {
            auto const name = subject + "." + language;
            named.note(reading, "words", name, node.line);
            pack.words[name] = reading.texts(node, "words." + name);
        }
    }
}

std::optional<std::string> number_text(Node const& node) {
    if (node.kind == Node::Kind::whole) return std::to_string(node.whole);
    if (node.kind == Node::Kind::truth) return node.truth ? "true" : "false";
    if ((node.kind == Node::Kind::text || node.kind == Node::Kind::date) && !node.text.empty()) return node.text;
    if (node.kind != Node::Kind::real) return std::nullopt;
    auto text = std::to_string(node.real);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text + "0" : text;
}

void read_numbers(Reading& reading, Node const& document, Pack& pack, Named& named) {
    auto const* numbers = document.find("numbers");
    if (!numbers || !reading.is_table(*numbers, "[numbers]")) return;
    for (auto const& [affair, values] : numbers->entries) {
        if (!reading.is_table(values, "numbers." + affair + " (write " + affair + ".name = value)")) continue;
        for (auto const& [key, node] : values.entries) {
            auto const name = affair + "." + key;
            named.note(reading, "number", name, node.line);
            auto const alone = std::vector<Node>{node};
            for (auto const& item : node.kind == Node::Kind::list ? node.items : alone) {
                auto const value = number_text(item);
                if (!value) reading.complain(item.line, "numbers." + name + " must be a number, a text or a list of them");
                else if (key == "remind" && !reading.offset(item, "numbers." + name)) continue;
                else pack.numbers[name].push_back(*value);
            }
        }
    }
}

std::vector<File> read_files(Reading& reading, std::vector<std::string> const& paths) {
    std::vector<File> files;
    std::set<std::string> seen;
    for (auto const& path : paths) {
        if (!seen.insert(path).second) {
            reading.complain(path, 0, "is named twice");
            continue;
        }
        try {
            files.push_back({path, read_document(path)});
        } catch (BadInput const& wrong) {
            reading.add(wrong.complaints);
        }
    }
    return files;
}

}  // namespace

Pack read_packs(std::vector<std::string> const& paths, Roles const& roles) {
    Reading reading;
    auto const files = read_files(reading, paths);
    bool const whole = files.size() == paths.size();
    Pack pack;
    Named named;
    for (auto const& [path, document] : files) {
        reading.begin(path);
        reading.only(document, "a pack", {"source", "rule", "record", "words", "numbers"});
        read_sources(reading, document, pack, named);
        read_words(reading, document, pack, named);
        read_numbers(reading, document, pack, named);
        for (auto const& node : list_of(reading, document, "record")) {
            pack.records.push_back(read_record_kind(reading, node, roles));
            named.note(reading, "record", pack.records.back().kind, node.line);
        }
    }
    if (!whole) reading.throw_if_any();  // what the rules miss may stand in the file that could not be read
    for (auto const& [path, document] : files) {
        reading.begin(path);
        for (auto const& node : list_of(reading, document, "rule")) {
            Institution const* read = nullptr;
            if (stands_on_a_figure(node)) read = &pack.thresholds.emplace_back(read_threshold(reading, node, pack, roles));
            else read = &pack.rules.emplace_back(read_rule(reading, node, pack, roles));
            named.note(reading, "rule", read->id.text(), node.line);
        }
    }
    reading.throw_if_any();
    return pack;
}

}  // namespace lingyan::packs
