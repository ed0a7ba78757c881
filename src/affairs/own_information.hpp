// 我的信息: what is kept about whoever asks, in one message, and how it is corrected or deleted.
#pragma once

#include "affairs/turn.hpp"

#include <string_view>

namespace lingyan::affairs::own_information {

bool asked(std::string_view text);  // normalised
Say of_person(Turn const&, Actor const&);
Say of_resident(Turn const&, Conversation const&);

}  // namespace lingyan::affairs::own_information
