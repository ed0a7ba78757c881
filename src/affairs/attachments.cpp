#include "affairs/attachments.hpp"

#include <cstdlib>

namespace lingyan::affairs::attachments {

namespace {

std::string name_of(Turn const& turn, Assignment const& task, std::size_t place) {
    return std::to_string(task.id.value()) + "-" + std::to_string(place + 1) + "-" + turn.tx.media().key(task.files[place]);
}

}  // namespace

std::vector<Say> lines(Turn const& turn, Assignment const& task) {
    std::vector<Say> said;
    auto const& url = turn.county.public_url;
    if (url.empty() && !task.files.empty()) said.push_back(Say{"task.show_files", {{"n", text_of(task.files.size())}}});
    for (std::size_t i = 0; i < task.files.size() && !url.empty(); ++i)
        said.push_back(Say{"task.show_file", {{"n", text_of(i + 1)}, {"url", url + (url.ends_with('/') ? "" : "/") + "t/" + name_of(turn, task, i)}}});
    return said;
}

Say preview_line(std::vector<MediaId> const& files) { return Say{"assign.preview_files_line", {{"n", text_of(files.size())}}}; }

std::optional<MediaId> behind(Turn const& turn, std::string const& name) {
    auto const first = name.find('-'), second = name.find('-', first + 1);
    if (first == name.npos || second == name.npos) return std::nullopt;
    auto const task = turn.tx.duties().find(AssignmentId{std::atoll(name.c_str())});
    auto const place = std::strtoull(name.c_str() + first + 1, nullptr, 10);
    if (!task || task->withdrawn_at || place < 1 || place > task->files.size() || name_of(turn, *task, place - 1) != name) return std::nullopt;
    return task->files[place - 1];
}

bool is_photo(std::string const& type) { return type.starts_with("image/"); }
bool is_paper(std::string const& type) { return type == "application/pdf"; }

bool bears_mark(std::string const& bytes) {
    // 绝密, 机密, 秘密★, 内部资料, 内部文件 in UTF-8, GB18030 and UTF-16BE, as a text or a PDF's title has them.
    for (std::string_view mark : {"绝密", "机密", "秘密★", "内部资料", "内部文件", "\xBE\xF8\xC3\xDC", "\xBB\xFA\xC3\xDC", "\xC3\xD8\xC3\xDC\xA1\xEF", "\xC4\xDA\xB2\xBF\xD7\xCA\xC1\xCF",
                                  "\x7E\xDD\x5B\xC6", "\x67\x3A\x5B\xC6", "\x79\xD8\x5B\xC6\x26\x05"})
        if (bytes.find(mark) != bytes.npos) return true;
    return false;
}

}  // namespace lingyan::affairs::attachments
