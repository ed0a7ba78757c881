// How deep JSON from outside is nested, seen before any tree is built: a deep one would end the stack of who copies or prints it.
#pragma once

#include <string_view>

namespace lingyan::http {

inline constexpr int deepest_json = 32;  // objects and arrays inside each other; nothing we are sent has reason to go deeper

// Looks at brackets outside of strings alone. What is no JSON at all is for the parser to refuse.
bool is_deeper(std::string_view json, int deepest = deepest_json);

}  // namespace lingyan::http
