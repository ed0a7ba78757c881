// Of a message that the platform took: who got nothing all the same.
#pragma once

#include "domain/delivery.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::wecom {

struct Unreached {  // ids in the platform's lower case
    std::vector<std::string> invalid;
    std::vector<std::string> unlicensed;
    Outcome outcome_for(std::string_view person) const;
};
Unreached read_unreached(http::Response const&);

}  // namespace lingyan::wecom
