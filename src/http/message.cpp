// Looking things up in a request.
#include "http/message.hpp"

namespace lingyan::http {

namespace {

std::string const& value_or_empty(Named const& values, std::string_view name) {
    static std::string const empty;
    auto const found = values.find(name);
    return found == values.end() ? empty : found->second;
}

}  // namespace

std::string const& Request::parameter(std::string_view name) const { return value_or_empty(query, name); }

std::string const& Request::header(std::string_view lower_name) const { return value_or_empty(headers, lower_name); }

}  // namespace lingyan::http
