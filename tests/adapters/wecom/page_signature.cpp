#include "adapters/wecom/page_signature.hpp"

#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan::wecom;

TEST_CASE("a page's signature is the platform's, whatever follows # in its address") {
    for (auto const& one : cases_of("jsapi_signature")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const& input = one.at("input");
        CHECK(page_signature(input.at("jsapi_ticket").get<std::string>(), input.at("noncestr").get<std::string>(), input.at("timestamp").get<std::int64_t>(),
                             input.at("url").get<std::string>()) == one.at("expect").at("signature").get<std::string>());
    }
}
