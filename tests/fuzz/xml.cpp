// The XML of callbacks: nothing with a DOCTYPE or a great depth is read, values are UTF-8, and what we write reads back.
#include "adapters/shared/xml.hpp"

#include "adapters/shared/text.hpp"
#include "fuzz/claim.hpp"

#include <pugixml.hpp>

using namespace lingyan;
using fuzz::claim;

namespace {

struct Shape : pugi::xml_tree_walker {
    bool doctype = false;
    int deepest = 0;
    bool for_each(pugi::xml_node& node) override {
        doctype = doctype || node.type() == pugi::node_doctype;
        deepest = std::max(deepest, depth());
        return true;
    }
};

// As XML has it: a reader makes one line feed of every line end.
std::string with_line_feeds(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') result += text[i];
        else if (i + 1 >= text.size() || text[i + 1] != '\n') result += '\n';
    }
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    if (auto const fields = shared::read_fields(text)) {
        pugi::xml_document document;
        document.load_buffer(text.data(), text.size(), pugi::parse_full, pugi::encoding_utf8);
        Shape shape;
        document.traverse(shape);
        claim(!shape.doctype, "no document with a DOCTYPE is read");
        claim(shape.deepest <= 18, "no deep document is read");
        for (auto const& [name, value] : *fields) claim(fuzz::is_utf8(value), "every value is UTF-8");
    }
    std::string const open = "<xml>";
    if (text.starts_with(open)) claim(shared::read_fields(text) == shared::read_fields(open + "<!---->" + std::string(text.substr(open.size()))), "a comment makes no difference");
    auto const repaired = shared::repaired_utf8(text);
    claim(fuzz::is_utf8(repaired), "what was repaired is UTF-8");
    claim(shared::repaired_utf8(repaired) == repaired, "what is whole needs no repair");

    auto const written = shared::Document(1024).text("Content", text).plain("After", "1").end();
    auto const read = shared::read_fields(written);
    claim(read && read->size() == 2 && read->at("After") == "1", "any text can be written into a document");
    std::string room;
    claim(read->at("Content") == with_line_feeds(std::string(shared::allowed_in_xml(text, room))), "and reads back as itself");
    return 0;
}
