// A county's own wording: refused with file and line, or shown to people without a brace left over.
#include "wording/wording.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/temporary_file.hpp"

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static fuzz::TemporaryFile const file("zh-CN/messages.txt");
    file.write(fuzz::text_of(data, size));
    try {
        auto const wording = wording::Wording::read(file.folder());
        for (auto const& key : wording.keys()) {
            claim(wording.has(key), "a key that is listed is there");
            Say say(key, {{"who", "张三"}, {"title", "医保名单"}, {"n", "1"}, {"due", "明天到期"}});
            auto const bare = wording.text(say);
            claim(bare.find_first_of("{}") == std::string::npos, "no brace is left over");
            say.items = {Say(key), Say(key, say.fields)};
            claim(wording.text(say).size() >= bare.size(), "items come on top");
        }
        claim(wording.missing("zh-CN").empty(), "zh-CN falls back to nothing");
    } catch (BadInput const& wrong) {
        claim(!wrong.complaints.empty(), "a refusal says why");
        for (auto const& complaint : wrong.complaints)
            claim(complaint.file == file.path() && complaint.line > 0 && !complaint.text.empty(), "and where");
    }
    return 0;
}
