// The limits are WeChat's, of bytes: a Chinese character has three.
#include "packs/menu.hpp"

#include "packs/reading.hpp"

namespace lingyan::packs {

namespace {

constexpr std::size_t most_buttons = 3, most_below = 5, name_bytes = 16, name_below_bytes = 24, key_bytes = 128, url_bytes = 1024;

class MenuFile {
public:
    explicit MenuFile(std::string const& public_url) : public_url_(public_url) {}

    std::vector<MenuButton> read(std::string const& path) {
        reading_.begin(path);
        auto const document = read_document(path);
        reading_.only(document, "the menu", {"button"});
        std::vector<MenuButton> menu;
        if (auto const* list = document.find("button")) menu = buttons(*list, most_buttons, name_bytes, true);
        else reading_.complain(1, "the menu has no [[button]]");
        reading_.throw_if_any();
        return menu;
    }

private:
    std::vector<MenuButton> buttons(Node const& list, std::size_t most, std::size_t longest_name, bool top) {
        std::vector<MenuButton> found;
        if (list.kind != Node::Kind::list || list.items.empty() || list.items.size() > most) {
            reading_.complain(list.line, std::string(top ? "a menu" : "below a button there") + " has 1 to " + std::to_string(most) + " buttons");
            return found;
        }
        for (auto const& item : list.items) found.push_back(button(item, longest_name, top));
        return found;
    }

    MenuButton button(Node const& node, std::size_t longest_name, bool top) {
        MenuButton made;
        if (!reading_.is_table(node, "a button")) return made;
        reading_.only(node, "a button", {"name", "key", "url", "below"});
        made.name = reading_.text(node, "name", "a button");
        made.key = reading_.optional_text(node, "key", "a button");
        made.url = reading_.optional_text(node, "url", "a button");
        auto const* below = top ? node.find("below") : nullptr;
        if (!top && node.find("below")) reading_.complain(node.line, "nothing stands below " + made.name + ": a menu has two levels");
        if (below) made.below = buttons(*below, most_below, name_below_bytes, false);
        if (int(!made.key.empty()) + int(!made.url.empty()) + int(below != nullptr) != 1)
            reading_.complain(node.line, "button " + made.name + " has either a key, or a url, or buttons below it");
        if (made.url.starts_with('/')) {
            if (public_url_.empty()) reading_.complain(node.line, "button " + made.name + " needs server.public_url, which is empty");
            made.url.insert(0, public_url_);
        } else if (!made.url.empty() && !made.url.starts_with("https://") && !made.url.starts_with("http://")) {
            reading_.complain(node.line, "url of button " + made.name + " begins with /, https:// or http://");
        }
        limit(node, made.name, longest_name, "name of button " + made.name);
        limit(node, made.key, key_bytes, "key of button " + made.name);
        limit(node, made.url, url_bytes, "url of button " + made.name);
        return made;
    }

    void limit(Node const& node, std::string const& text, std::size_t most, std::string const& what) {
        if (text.size() > most) reading_.complain(node.line, what + " is longer than " + std::to_string(most) + " bytes, " + std::to_string(most / 3) + " characters");
    }

    std::string const& public_url_;
    Reading reading_;
};

}  // namespace

std::vector<MenuButton> read_menu(std::string const& path, std::string const& public_url) { return MenuFile(public_url).read(path); }

}  // namespace lingyan::packs
