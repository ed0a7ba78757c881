// The known answers in tests/data, and requests made from them.
#pragma once

#include "adapters/shared/envelope.hpp"
#include "domain/time.hpp"
#include "http/message.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace lingyan::shared {

class Vectors {
public:
    explicit Vectors(std::string const& file);  // of tests/data
    std::vector<nlohmann::json> cases_of(std::string const& operation) const;  // throws where there are none
    std::map<std::string, std::size_t> counts() const;                        // of cases, by operation
    nlohmann::json const& all() const { return read_; }
    nlohmann::json const& config(std::string const& name) const { return read_.at("configs").at(name); }

private:
    nlohmann::json read_;
};

std::string name_of(Fault);  // as the vectors call it
void check_opened(Opened const&, nlohmann::json const& expected);

http::Request request_of(std::string const& method, std::string const& raw_query, std::string const& body = {});

// Every operation so often, and no other.
void check_asked(Vectors const&, std::map<std::string, std::size_t> const& asked, std::size_t total);

Timestamp seconds_at(std::int64_t seconds);

}  // namespace lingyan::shared
