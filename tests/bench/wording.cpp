// A digest of twenty lines, worded by our templates and by mustache: wording ours|mustache|escaped [TIMES]. Run it under callgrind with two
// numbers of times; the difference is what the rendering costs.
#include "wording/wording.hpp"

#include <kainjow/mustache.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using lingyan::Say;

constexpr int lines = 20;

Say digest() {
    std::vector<Say> items;
    for (int i = 1; i <= lines; ++i)
        items.push_back(Say{"item.task", {{"no", std::to_string(i)}, {"title", "医保参保名单核对"}, {"due", "12月24日（周四）到期"}, {"issuer", "县医保局"}}});
    return Say{"digest.tasks", {{"who", "扎西书记"}, {"greeting", "早上好"}, {"n", std::to_string(lines)}}, items};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    int const times = argc > 2 ? std::atoi(argv[2]) : 1000;
    std::size_t bytes = 0;
    if (std::strcmp(argv[1], "ours") == 0) {
        auto const wording = lingyan::wording::Wording::read(PROJECT_ROOT "/templates/messages");
        auto const say = digest();
        for (int i = 0; i < times; ++i) bytes += wording.text(say).size();
    } else {
        using namespace kainjow::mustache;
        std::string text = "【领雁】{{{who}}}{{{greeting}}}，今天{{{n}}}件：\n{{#items}}{{{no}}} {{{title}}}，{{{due}}}（{{{issuer}}}）\n{{/items}}办完了回数字，要帮忙回0\n";
        if (std::strcmp(argv[1], "escaped") == 0)  // {{x}}, as a page has it
            for (auto at = text.find("{{{"); at != text.npos; at = text.find("{{{", at)) text.replace(at, 3, "{{").replace(text.find("}}}", at), 3, "}}");
        mustache page(text);
        data items{data::type::list};
        for (int i = 1; i <= lines; ++i) {
            data item;
            item.set("no", std::to_string(i));
            item.set("title", "医保参保名单核对");
            item.set("due", "12月24日（周四）到期");
            item.set("issuer", "县医保局");
            items << item;
        }
        data all;
        all.set("who", "扎西书记");
        all.set("greeting", "早上好");
        all.set("n", std::to_string(lines));
        all.set("items", items);
        for (int i = 0; i < times; ++i) bytes += page.render(all).size();
    }
    std::printf("%d times, %zu bytes\n", times, bytes);
}
