// The account's data format is XML, or JSON where its console says so: both become the same fields.
#pragma once

#include "adapters/shared/xml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::wechat {

bool is_json(std::string_view body);

// The texts and numbers right below the root. Nothing where it is neither, or could do harm.
std::optional<http::Named> read_push(std::string_view text);

// What stands in <Encrypt>, or under "Encrypt". Nothing where the body is no push; empty where that has none.
std::optional<std::string> sealed_in(std::string const& body);

// What a person chose of the subscription notices that he was asked about: of a popup, or in his settings.
struct Choice {
    std::string template_id;
    bool accepted = false;
    bool operator==(Choice const&) const = default;
};
std::vector<Choice> read_choices(std::string_view text);

}  // namespace lingyan::wechat
