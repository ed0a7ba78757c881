// What the API's error codes mean for us.
#pragma once

#include "adapters/shared/codes.hpp"

namespace lingyan::wecom {

extern shared::Codes const codes;

}  // namespace lingyan::wecom
