// A text without the marks that stand around it.
#pragma once

#include <initializer_list>
#include <string_view>

namespace lingyan::language {

inline std::string_view trimmed(std::string_view text, std::initializer_list<std::string_view> marks) {
    for (bool again = true; again;) {  // in any mixture
        again = false;
        for (auto mark : marks) {
            // One look at a byte tells most marks from what stands there.
            if (!text.empty() && text.front() == mark.front() && text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
            if (!text.empty() && text.back() == mark.back() && text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
        }
    }
    return text;
}

}  // namespace lingyan::language
