#include "domain/group_call.hpp"

namespace lingyan {

std::optional<std::string> without_call(std::string_view text) {
    for (std::string_view at : {"@", "＠"})
        for (auto found = text.find(at); found != text.npos; found = text.find(at, found + at.size())) {
            auto const after = text.substr(found + at.size());
            if (!after.starts_with(called_in_groups)) continue;
            auto rest = after.substr(called_in_groups.size());
            for (bool again = true; again;) {
                again = false;
                for (std::string_view blank : {" ", "\u2005", "\u3000", "：", ":", "，", ","})
                    if (rest.starts_with(blank)) rest.remove_prefix(blank.size()), again = true;
            }
            auto before = text.substr(0, found);
            while (before.ends_with(' ')) before.remove_suffix(1);
            return std::string(before) + (before.empty() || rest.empty() ? "" : " ") + std::string(rest);
        }
    return std::nullopt;
}

}  // namespace lingyan
