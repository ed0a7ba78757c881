// Documents are walked before a tree is built: a DOCTYPE or a great depth must not reach the parser at all.
#include "adapters/shared/xml.hpp"

#include "adapters/shared/text.hpp"

#include <pugixml.hpp>

#include <algorithm>

namespace lingyan::shared {
namespace {

constexpr int deepest = 16;

// Past the next `mark`, or nowhere.
std::size_t past(std::string_view text, std::size_t at, std::string_view mark) {
    auto const found = text.find(mark, at);
    return found == std::string_view::npos ? found : found + mark.size();
}

// Past the end of a tag; an attribute's value may hold a '>'.
std::size_t past_tag(std::string_view text, std::size_t at) {
    for (char quote = 0; at < text.size(); ++at) {
        if (quote) {
            if (text[at] == quote) quote = 0;
        } else if (text[at] == '"' || text[at] == '\'') {
            quote = text[at];
        } else if (text[at] == '>') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

// One root, tags in balance, and of what begins with <! only comments and CDATA (which may hold anything a person types).
bool may_be_parsed(std::string_view text) {
    int depth = 0;
    bool rooted = false;
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        auto const rest = text.substr(at);
        if (rest.starts_with("<![CDATA[")) {
            at = past(text, at, "]]>");
        } else if (rest.starts_with("<!--")) {
            at = past(text, at + 4, "-->");
        } else if (rest.starts_with("<!")) {
            return false;
        } else if (rest.starts_with("<?")) {
            at = past(text, at, "?>");
        } else {
            bool const closes = rest.starts_with("</");
            at = past_tag(text, at);
            if (at == std::string_view::npos) return false;
            if (closes) {
                if (--depth < 0) return false;
            } else {
                if (depth == 0 && rooted) return false;
                rooted = true;
                if (text[at - 2] != '/' && ++depth > deepest) return false;
            }
        }
        if (at == std::string_view::npos) return false;
    }
    return rooted && depth == 0;
}

// Nothing where something is nested in it.
std::optional<std::string> text_of(pugi::xml_node const& field) {
    auto const first = field.first_child();
    if (!first) return std::string{};
    bool const alone = !first.next_sibling();
    if (alone && first.type() == pugi::node_element) return std::nullopt;
    if (alone) return repaired_utf8(first.value());
    std::string parts;
    for (auto const& part : field.children()) {
        if (part.type() == pugi::node_element) return std::nullopt;
        parts += part.value();
    }
    return repaired_utf8(parts);
}

// Nothing where it must not be parsed, cannot be, or is not theirs.
pugi::xml_node root_of(pugi::xml_document& document, std::string_view text) {
    if (!may_be_parsed(text)) return {};
    auto const options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8)) return {};
    auto const root = document.document_element();
    return std::string_view(root.name()) == "xml" ? root : pugi::xml_node{};
}

std::optional<Fields> fields_of(pugi::xml_node const& parent) {
    Fields fields;
    fields.reserve(12);
    for (auto const& field : parent.children()) {
        if (field.type() != pugi::node_element) continue;
        if (fields.size() == most_fields) return std::nullopt;
        if (auto value = text_of(field)) fields.emplace(field.name(), std::move(*value));
    }
    return fields;
}

bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; });
}

// Cuts `mark` off the front of `text`.
bool took(std::string_view& text, std::string_view mark) {
    bool const there = text.starts_with(mark);
    if (there) text.remove_prefix(mark.size());
    return there;
}

bool took_end_of(std::string_view& text, std::string_view name) {
    auto const size = name.size() + 3;
    bool const there = text.size() >= size && text[0] == '<' && text[1] == '/' && text[size - 1] == '>' && text.substr(2, name.size()) == name;
    if (there) text.remove_prefix(size);
    return there;
}

// What platforms send looks like this, and this alone is read without the parser: <xml>, fields of one CDATA or plain text each, </xml>;
// no blanks but between the fields, nothing nested, no attribute, entity or carriage return. Nothing for anything else.
std::optional<Fields> read_plain_fields(std::string_view text) {
    auto const skip_blanks = [&] { text.remove_prefix(std::min(text.find_first_not_of(" \n\t"), text.size())); };
    for (char const special : {'\r', '&', '\0'})  // each looked for by itself: many bytes at a time
        if (text.find(special) != text.npos) return std::nullopt;
    if (!took(text, "<xml>")) return std::nullopt;
    Fields fields;
    fields.reserve(12);
    for (skip_blanks(); !took(text, "</xml>"); skip_blanks()) {
        if (!took(text, "<") || fields.size() == most_fields) return std::nullopt;
        auto const name = text.substr(0, text.find('>'));
        if (!is_name(name)) return std::nullopt;
        text.remove_prefix(std::min(name.size() + 1, text.size()));
        bool const hidden = took(text, "<![CDATA[");
        auto const size = text.find(hidden ? "]]>" : "<");
        if (size == text.npos) return std::nullopt;
        auto const value = text.substr(0, size);
        text.remove_prefix(hidden ? size + 3 : size);
        if (!hidden && value.find_first_not_of(" \n\t") == value.npos && !value.empty()) return std::nullopt;  // blanks alone: the parser's own rules
        if (!took_end_of(text, name)) return std::nullopt;
        fields.emplace(name, repaired_utf8(value));
    }
    if (text.find_first_not_of(" \n\t") != text.npos) return std::nullopt;
    return fields;
}

}  // namespace

std::optional<Fields> read_fields(std::string_view text) {
    if (auto plain = read_plain_fields(text)) return plain;
    pugi::xml_document document;
    auto const root = root_of(document, text);
    if (!root) return std::nullopt;
    return fields_of(root);
}

std::vector<Fields> read_lists(std::string_view text) {
    std::vector<Fields> lists;
    pugi::xml_document document;
    for (auto const& field : root_of(document, text).children())
        for (auto const& list : field.children("List"))
            if (auto fields = fields_of(list)) lists.push_back(std::move(*fields));
    return lists;
}

Document& Document::text(std::string_view name, std::string_view content) {
    text_.append("<").append(name).append("><![CDATA[");
    std::string room;
    auto const allowed = allowed_in_xml(content, room);
    std::size_t begin = 0;
    for (auto end = allowed.find("]]>"); end != std::string_view::npos; end = allowed.find("]]>", begin)) {
        text_.append(allowed, begin, end + 2 - begin).append("]]><![CDATA[");
        begin = end + 2;
    }
    text_.append(allowed, begin).append("]]></").append(name).append(">");
    return *this;
}

Document& Document::plain(std::string_view name, std::string_view content) {
    text_.append("<").append(name).append(">").append(content).append("</").append(name).append(">");
    return *this;
}

}  // namespace lingyan::shared
