#include "packs/document.hpp"

#include "domain/complaint.hpp"

// 3.3 asserts over a table header such as [来源], which would end the process; without the assertion it complains with the line.
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>

namespace lingyan::packs {
namespace {

int line_of(toml::node const& node) { return static_cast<int>(node.source().begin.line); }

std::string date_text(toml::date const& day) {
    char text[32];
    std::snprintf(text, sizeof text, "%04u-%02u-%02u", unsigned{day.year}, unsigned{day.month}, unsigned{day.day});
    return text;
}

Node plain(toml::node const& node);

std::vector<Entry> entries_of(toml::table const& table) {
    // toml++ keeps keys by the alphabet; the order a person wrote them in is the order their fields are asked in.
    struct Written {
        toml::source_position where;
        std::string key;
        toml::node const* node;
    };
    std::vector<Written> written;
    for (auto const& [key, node] : table) written.push_back({key.source().begin, std::string(key.str()), &node});
    std::stable_sort(written.begin(), written.end(), [](auto const& left, auto const& right) { return left.where < right.where; });
    std::vector<Entry> entries;
    for (auto const& [where, key, node] : written) {
        entries.push_back({key, plain(*node)});
        if (entries.back().node.line == 0) entries.back().node.line = static_cast<int>(where.line);
    }
    return entries;
}

Node plain(toml::node const& node) {
    Node out;
    out.line = line_of(node);
    if (auto const* table = node.as_table()) {
        out.kind = Node::Kind::table;
        out.entries = entries_of(*table);
    } else if (auto const* list = node.as_array()) {
        out.kind = Node::Kind::list;
        for (auto const& item : *list) out.items.push_back(plain(item));
    } else if (auto const* text = node.as_string()) {
        out.kind = Node::Kind::text;
        out.text = text->get();
    } else if (auto const* whole = node.as_integer()) {
        out.kind = Node::Kind::whole;
        out.whole = whole->get();
        out.real = static_cast<double>(out.whole);
    } else if (auto const* real = node.as_floating_point()) {
        out.kind = Node::Kind::real;
        out.real = real->get();
    } else if (auto const* truth = node.as_boolean()) {
        out.kind = Node::Kind::truth;
        out.truth = truth->get();
    } else if (auto const* date = node.as_date()) {
        out.kind = Node::Kind::date;
        out.text = date_text(date->get());
    }
    return out;
}

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw BadInput({{path, 0, "cannot be read"}});
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) throw BadInput({{path, 0, "cannot be read"}});
    return bytes;
}

// The line of a name like a.b.c… with more parts than anybody means; toml++ and we go down one step for each, and the stack ends. 0: none.
int line_of_endless_name(std::string_view text) {
    constexpr int most_parts = 500;
    int line = 1, parts = 0;
    for (char const c : text) {
        if (c == '.') ++parts;
        else if (!std::isalnum(static_cast<unsigned char>(c)) && std::string_view("-_ \t\"'").find(c) == std::string_view::npos) parts = 0;
        if (parts > most_parts) return line;
        if (c == '\n') ++line;
    }
    return 0;
}

}  // namespace

Node const* Node::find(std::string const& key) const {
    for (auto const& [name, node] : entries)
        if (name == key) return &node;
    return nullptr;
}

Node read_document(std::string const& path) {
    auto const bytes = bytes_of(path);
    if (auto const line = line_of_endless_name(bytes)) throw BadInput({{path, line, "a name here has hundreds of parts"}});
    try {
        return plain(toml::parse(bytes, path));
    } catch (toml::parse_error const& wrong) {
        throw BadInput({{path, static_cast<int>(wrong.source().begin.line), std::string(wrong.description())}});
    }
}

}  // namespace lingyan::packs
