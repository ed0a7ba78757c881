#include "packs/reading.hpp"

#include "packs/offset.hpp"

#include <algorithm>
#include <tuple>

namespace lingyan::packs {

void Reading::throw_if_any() {
    if (complaints_.empty()) return;
    std::stable_sort(complaints_.begin(), complaints_.end(), [](auto const& left, auto const& right) {
        return std::tie(left.file, left.line) < std::tie(right.file, right.line);
    });
    throw BadInput(complaints_);
}

bool Reading::is_table(Node const& node, std::string const& what) {
    if (node.kind == Node::Kind::table) return true;
    complain(node.line, what + " must be a table");
    return false;
}

void Reading::only(Node const& table, std::string const& what, std::initializer_list<std::string_view> keys) {
    for (auto const& [key, node] : table.entries)
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) complain(node.line, "unknown key '" + key + "' in " + what);
}

std::string Reading::text(Node const& table, std::string const& key, std::string const& what) {
    auto const* node = table.find(key);
    if (!node) {
        complain(table.line, what + " has no " + key);
        return {};
    }
    if (node->kind == Node::Kind::text && node->text.empty()) complain(node->line, key + " of " + what + " is empty");
    return optional_text(table, key, what);
}

std::string Reading::optional_text(Node const& table, std::string const& key, std::string const& what) {
    auto const* node = table.find(key);
    if (!node) return {};
    if (node->kind != Node::Kind::text) complain(node->line, key + " of " + what + " must be a text");
    return node->text;
}

std::vector<std::string> Reading::texts(Node const& node, std::string const& what) {
    std::vector<std::string> found;
    if (node.kind != Node::Kind::list) {
        complain(node.line, what + " must be a list of texts");
        return found;
    }
    for (auto const& item : node.items) {
        if (item.kind == Node::Kind::text && !item.text.empty())
            found.push_back(item.text);
        else
            complain(item.line, what + " must be a list of texts, none of them empty");
    }
    return found;
}

std::optional<bool> Reading::truth(Node const& table, std::string const& key, std::string const& what) {
    auto const* node = table.find(key);
    if (!node) return std::nullopt;
    if (node->kind == Node::Kind::truth) return node->truth;
    complain(node->line, key + " of " + what + " must be true or false");
    return std::nullopt;
}

std::optional<Offset> Reading::offset(Node const& node, std::string const& what) {
    auto const found = node.kind == Node::Kind::text ? read_offset(node.text) : std::nullopt;
    if (!found) {
        auto const shown = node.kind == Node::Kind::text ? "'" + node.text + "'" : "this";
        complain(node.line, shown + " in " + what + " is no offset: -30d, -3wd, -1m or mid");
    }
    return found;
}

}  // namespace lingyan::packs
