// The small XML of callbacks and replies: an element <xml> with fields below it.
#pragma once

#include "http/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::shared {

using http::Named;

inline constexpr std::size_t most_fields = 100;  // of one document; more is nothing a platform sends

// The text fields right below the root; of two equal names the first, and what is nested is passed over.
// Nothing where it is no XML, has a DOCTYPE, or is deeper or has more fields than anything the platform sends.
std::optional<Named> read_fields(std::string_view document);

// The fields of every <List> that stands in one of the root's own elements.
std::vector<Named> read_lists(std::string_view document);

// A document written front to back.
class Document {
public:
    explicit Document(std::size_t bytes) { text_.reserve(bytes); text_ = "<xml>"; }

    Document& text(std::string_view name, std::string_view content);   // as CDATA, whatever it holds: always one text again when it is read
    Document& verbatim(std::string_view name, std::string_view content);  // as CDATA, unlooked at: words of ours, hex, base64
    Document& plain(std::string_view name, std::string_view content);  // the same without CDATA, as numbers are sent
    std::string end() { return std::move(text_.append("</xml>")); }

private:
    template <std::size_t open_size, std::size_t close_size>
    void append(std::string_view name, char const (&open)[open_size], std::string_view content, char const (&close)[close_size]);

    std::string text_;
};

}  // namespace lingyan::shared
