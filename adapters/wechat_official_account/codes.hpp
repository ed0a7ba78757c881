// What the API's error codes mean for us.
#pragma once

#include "adapters/shared/codes.hpp"

#include <cstdint>

namespace lingyan::wechat {

extern shared::Codes const codes;

inline constexpr std::int64_t window_closed = 45015, window_used_up = 45047, not_granted = 48001, not_subscribed = 43101;

}  // namespace lingyan::wechat
