// A request and a response as plain values. Nothing here knows Beast, and nothing outside http does.
#pragma once

#include "http/named.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::http {

struct Request {
    std::string method;  // GET, POST, HEAD …
    std::string path;    // percent-decoded, without the query
    Named query;         // percent-decoded once ('+' stays '+'); of two equal names the first
    Named headers;       // lower-case names
    std::string body;
    std::string peer;    // the other end's address, without the port

    std::string const& parameter(std::string_view name) const;  // empty where absent
    std::string const& header(std::string_view lower_name) const;
};

struct Response {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string_view refused_for;  // a literal, for the log and the metrics alone, never sent: forged, stale, unreadable; empty where nothing is to be told
    std::function<void()> lost;  // called where the server could not write it out whole
};

}  // namespace lingyan::http
