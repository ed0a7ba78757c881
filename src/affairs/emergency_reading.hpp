// What a village's words mean while a warning stands: 91, 92, and what people write instead of them.
#pragma once

#include "domain/emergency.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs {

struct EmergencyAnswer {
    Heard heard = Heard::nothing;
    std::string words;   // what stands beside the number
    bool apart = false;  // the number stands at the beginning, or alone
    bool plain = false;  // said without the number's own form: 要帮忙, 到户了, 91了
};

// The number itself: 91, 92 路断了, 旦麻村 91.
std::optional<EmergencyAnswer> read_emergency_number(std::string const& text);

// The number as people run it into their words, or none at all: 92要帮忙, 九二, 0, 到户了. Only from somebody who is asked; help goes before told.
std::optional<EmergencyAnswer> read_emergency_words(std::string const& text);

}  // namespace lingyan::affairs
