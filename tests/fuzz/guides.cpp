// Office guides from any text file: taken as a whole guide or complained of with a line; what is taken is read as the same once more.
#include "roster/guides.hpp"

#include "fuzz/claim.hpp"

#include <algorithm>
#include <string>

using namespace lingyan;
using fuzz::claim;

namespace {

// As an office would write it down.
std::string written(Guide const& guide) {
    std::string text = guide.title + "\n";
    for (auto const& [name, value] : {std::pair<char const*, std::string const&>{"关键词：", guide.keywords}, {"地点：", guide.place}, {"电话：", guide.phone}, {"材料：", guide.materials}})
        if (!value.empty()) text += name + value + "\n";
    return text + "\n" + guide.text + "\n";
}

bool is_one_line(std::string const& text) { return text.find('\n') == std::string::npos; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    roster::GuidesRead read;
    roster::read_guide(fuzz::text_of(data, size), "guide.txt", read);
    claim(read.guides.size() + (read.complaints.empty() ? 0 : 1) == 1, "it is a guide or it is complained of");
    for (auto const& complaint : read.complaints) claim(complaint.file == "guide.txt" && complaint.line >= 0 && fuzz::is_utf8(complaint.text) && !complaint.text.empty(), "a complaint says where and what");
    if (read.guides.empty()) return 0;

    auto const& guide = read.guides.front();
    for (auto const* text : {&guide.title, &guide.keywords, &guide.place, &guide.phone, &guide.materials, &guide.text}) claim(fuzz::is_utf8(*text) && text->find('\0') == text->npos, "what is kept is UTF-8");
    claim(!guide.title.empty() && guide.title.size() <= 120 && !guide.text.empty() && guide.text.size() <= 24 * 1024, "it has a title and a text that fit a page");
    for (auto const* text : {&guide.title, &guide.keywords, &guide.place, &guide.phone, &guide.materials}) claim(is_one_line(*text), "a field is a line");

    roster::read_guide(fuzz::text_of(data, size), "again.txt", read);
    claim(read.guides.size() == 1 && read.complaints.size() == 1, "no title is taken twice");

    roster::GuidesRead again;
    roster::read_guide(written(guide), "written.txt", again);
    claim(again.complaints.empty() && again.guides.size() == 1, "what we write can be read");
    auto const& same = again.guides.front();
    claim(same.title == guide.title && same.keywords == guide.keywords && same.place == guide.place && same.phone == guide.phone && same.materials == guide.materials && same.text == guide.text, "and says the same");
    return 0;
}
