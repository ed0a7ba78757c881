#include "affairs/guides.hpp"

#include "affairs/notices.hpp"
#include "affairs/standing.hpp"

namespace lingyan::affairs::guides {

namespace {

constexpr std::size_t most_characters = 300;  // in a message, where a page has the rest

std::string link_of(Turn const& turn, Guide const& guide) { return notices::page_of(turn, "n/g/" + std::to_string(guide.id.value())); }

}  // namespace

Say line_of(Turn const& turn, Guide const& guide, int no) {
    auto const link = link_of(turn, guide);
    return Say{link.empty() ? "guide.line" : "guide.link_line", {{"no", text_of(no)}, {"title", guide.title}, {"url", link}}};
}

Say full_text(Turn const& turn, Guide const& guide, UnitId const& village) {
    auto const link = link_of(turn, guide);
    std::vector<Say> lines;
    if (!guide.materials.empty()) lines.push_back(Say{"guide.materials_line", {{"text", guide.materials}}});
    if (!guide.place.empty()) lines.push_back(Say{"guide.place_line", {{"text", guide.place}}});
    if (!link.empty()) lines.push_back(Say{"notice.link_line", {{"url", link}}});
    return Say{"guide.text",
               {{"title", guide.title},
                {"text", link.empty() ? guide.text : language::shortened(guide.text, most_characters)},
                {"phone", guide.phone.empty() ? office_phone(turn, village) : guide.phone}},
               lines};
}

}  // namespace lingyan::affairs::guides
