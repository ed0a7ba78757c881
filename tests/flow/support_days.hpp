// The service day by day: what came to a person on one of them, and the numbers in it.
#pragma once

#include "flow/support.hpp"

namespace lingyan::flow {

struct Days : Service {
    using Service::Service;

    // Half past eight of that day, all of it sent: what the person had since the last look.
    std::string digest(std::string const& who, Date day) {
        auto const before = platform.to(who).size();
        on(day, 8, 30);
        tick();
        std::string text;
        auto const all = platform.to(who);
        for (auto i = before; i < all.size(); ++i) text += all[i] + "\n";
        return text;
    }

    // The number at the start of the line that holds `part`; empty where there is none.
    static std::string number_in(std::string const& text, std::string const& part) {
        auto const at = text.find(part);
        if (at == text.npos) return {};
        auto const line = text.rfind('\n', at);
        return std::to_string(std::atoi(text.c_str() + (line == text.npos ? 0 : line + 1)));
    }
};

inline bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

}  // namespace lingyan::flow
