// Documents are walked before a tree is built: a DOCTYPE or a great depth must not reach the parser at all.
#include "adapters/shared/xml.hpp"

#include "adapters/shared/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstring>

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

std::optional<Named> fields_of(pugi::xml_node const& parent) {
    Named fields;
    fields.reserve(12);
    for (auto const& field : parent.children()) {
        if (field.type() != pugi::node_element) continue;
        if (fields.size() == most_fields) return std::nullopt;
        if (auto value = text_of(field)) fields.emplace(field.name(), std::move(*value));
    }
    return fields;
}

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Cuts `mark` off the front of `text`.
template <std::size_t size>
bool took(std::string_view& text, char const (&mark)[size]) {
    constexpr auto bytes = size - 1;  // known while compiling, so that the comparison is one step
    bool const there = text.size() >= bytes && std::memcmp(text.data(), mark, bytes) == 0;
    if (there) text.remove_prefix(bytes);
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
std::optional<Named> read_plain_fields(std::string_view text) {
    auto const is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    auto const skip_blanks = [&] {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    };
    for (char const special : {'\r', '&', '\0'})  // each looked for by itself: many bytes at a time
        if (text.find(special) != text.npos) return std::nullopt;
    if (!took(text, "<xml>")) return std::nullopt;
    Named fields;
    fields.reserve(12);
    for (skip_blanks(); !took(text, "</xml>"); skip_blanks()) {
        if (!took(text, "<") || fields.size() == most_fields) return std::nullopt;
        auto const name = text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_letter) - text.begin()));
        text.remove_prefix(name.size());
        if (name.empty() || !took(text, ">")) return std::nullopt;
        bool const hidden = took(text, "<![CDATA[");
        auto const size = text.find(hidden ? "]]>" : "<");
        if (size == text.npos) return std::nullopt;
        auto const value = text.substr(0, size);
        text.remove_prefix(hidden ? size + 3 : size);
        if (!hidden && !value.empty() && std::ranges::all_of(value, is_blank)) return std::nullopt;  // blanks alone: the parser's own rules
        if (!took_end_of(text, name)) return std::nullopt;
        fields.emplace(name, repaired_utf8(value));
    }
    if (!std::ranges::all_of(text, is_blank)) return std::nullopt;
    return fields;
}

}  // namespace

std::optional<Named> read_fields(std::string_view text) {
    if (auto plain = read_plain_fields(text)) return plain;
    pugi::xml_document document;
    auto const root = root_of(document, text);
    if (!root) return std::nullopt;
    return fields_of(root);
}

std::vector<Named> read_lists(std::string_view text) {
    std::vector<Named> lists;
    pugi::xml_document document;
    for (auto const& field : root_of(document, text).children())
        for (auto const& list : field.children("List"))
            if (auto fields = fields_of(list)) lists.push_back(std::move(*fields));
    return lists;
}

// With its room made at once, and `open` and `close` known while compiling, a field is three copies.
template <std::size_t open_size, std::size_t close_size>
void Document::append(std::string_view name, char const (&open)[open_size], std::string_view content, char const (&close)[close_size]) {
    constexpr auto open_bytes = open_size - 1, close_bytes = close_size - 1;
    auto const begun = text_.size();
    text_.resize(begun + 2 * name.size() + open_bytes + content.size() + close_bytes + 2);
    auto* at = text_.data() + begun;
    *at++ = '<';
    at = std::copy(name.begin(), name.end(), at);
    std::memcpy(at, open, open_bytes);
    at = std::copy(content.begin(), content.end(), at + open_bytes);
    std::memcpy(at, close, close_bytes);
    at = std::copy(name.begin(), name.end(), at + close_bytes);
    *at = '>';
}

Document& Document::text(std::string_view name, std::string_view content) {
    std::string room, cut;
    auto rest = allowed_in_xml(content, room);
    for (auto end = rest.find("]]>"); end != std::string_view::npos; end = rest.find("]]>")) {  // ends here, and another begins
        cut.append(rest.substr(0, end + 2)).append("]]><![CDATA[");
        rest.remove_prefix(end + 2);
    }
    append(name, "><![CDATA[", cut.empty() ? rest : cut.append(rest), "]]></");
    return *this;
}

Document& Document::verbatim(std::string_view name, std::string_view content) {
    append(name, "><![CDATA[", content, "]]></");
    return *this;
}

Document& Document::plain(std::string_view name, std::string_view content) {
    append(name, ">", content, "</");
    return *this;
}

}  // namespace lingyan::shared
