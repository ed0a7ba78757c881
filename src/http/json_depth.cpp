// One pass over the bytes, without a stack.
#include "http/json_depth.hpp"

namespace lingyan::http {

bool is_deeper(std::string_view json, int deepest) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        char const c = json[at];
        if (in_text) {
            if (c == '\\') ++at;  // whatever follows belongs to the text
            if (c == '"') in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest) return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

}  // namespace lingyan::http
