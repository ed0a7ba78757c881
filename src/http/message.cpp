// Looking things up in a request.
#include "http/message.hpp"

namespace lingyan::http {

namespace {

std::string const& value_or_empty(std::map<std::string, std::string> const& values, std::string const& name) {
    static std::string const empty;
    auto const found = values.find(name);
    return found == values.end() ? empty : found->second;
}

}  // namespace

std::string const& Request::parameter(std::string const& name) const { return value_or_empty(query, name); }

std::string const& Request::header(std::string const& lower_name) const { return value_or_empty(headers, lower_name); }

}  // namespace lingyan::http
