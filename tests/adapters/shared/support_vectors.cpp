#include "adapters/shared/support_vectors.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace lingyan::shared {
namespace {

std::string percent_decoded(std::string const& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

Vectors::Vectors(std::string const& file) {
    std::ifstream in(TEST_DATA "/" + file);
    read_ = nlohmann::json::parse(in);
}

std::vector<nlohmann::json> Vectors::cases_of(std::string const& operation) const {
    std::vector<nlohmann::json> found;
    for (auto const& one : read_.at("cases"))
        if (one.at("op") == operation) found.push_back(one);
    if (found.empty()) throw std::runtime_error("no cases of " + operation);
    return found;
}

std::map<std::string, std::size_t> Vectors::counts() const {
    std::map<std::string, std::size_t> found;
    for (auto const& one : read_.at("cases")) ++found[one.at("op").get<std::string>()];
    return found;
}

std::string name_of(Fault fault) {
    switch (fault) {
        case Fault::missing_parameter: return "missing_parameter";
        case Fault::mode_mismatch: return "mode_mismatch";
        case Fault::xml_invalid: return "xml_invalid";
        case Fault::signature_mismatch: return "signature_mismatch";
        case Fault::base64_invalid: return "base64_invalid";
        case Fault::ciphertext_length: return "ciphertext_length";
        case Fault::padding_invalid: return "padding_invalid";
        case Fault::plaintext_too_short: return "plaintext_too_short";
        case Fault::length_out_of_range: return "length_out_of_range";
        case Fault::receiveid_mismatch: return "receiveid_mismatch";
    }
    return "?";
}

void check_opened(Opened const& opened, nlohmann::json const& expected) {
    if (expected.at("ok").get<bool>()) {
        REQUIRE_MESSAGE(opened.has_value(), name_of(opened.error()));
        if (expected.contains("plaintext")) CHECK(*opened == expected.at("plaintext").get<std::string>());
        if (expected.contains("body")) CHECK(*opened == expected.at("body").get<std::string>());
    } else {
        REQUIRE_FALSE(opened.has_value());
        CHECK(name_of(opened.error()) == expected.at("error").get<std::string>());
    }
}

void check_asked(Vectors const& vectors, std::map<std::string, std::size_t> const& asked, std::size_t total) {
    CHECK(vectors.counts() == asked);
    std::size_t all = 0;
    for (auto const& [operation, count] : asked) {
        CAPTURE(operation);
        CHECK(vectors.all().at("ops").contains(operation));
        CHECK(vectors.cases_of(operation).size() == count);
        all += count;
    }
    CHECK(all == total);
}

http::Request request_of(std::string const& method, std::string const& raw_query, std::string const& body) {
    http::Request request;
    request.method = method;
    request.path = "/callback/account";
    request.body = body;
    for (std::size_t begin = 0; begin < raw_query.size();) {
        auto const end = std::min(raw_query.find('&', begin), raw_query.size());
        auto const pair = raw_query.substr(begin, end - begin);
        auto const equals = std::min(pair.find('='), pair.size());
        request.query.emplace(pair.substr(0, equals), equals < pair.size() ? percent_decoded(pair.substr(equals + 1)) : std::string{});
        begin = end + 1;
    }
    return request;
}

Timestamp seconds_at(std::int64_t seconds) { return Timestamp{std::chrono::seconds{seconds}}; }

}  // namespace lingyan::shared
