#include "account_checks.hpp"

#include "adapters/shared/envelope.hpp"
#include "http/base_url.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace lingyan {

namespace {

bool is_at_least(std::int64_t least, std::string const& text, std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
    std::int64_t number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() && number >= least && number <= most;
}

// { id = "…", fields = "thing1 thing2" }
std::string complaint_about_notice(std::map<std::string, std::string> const& notice, std::string const& key) {
    auto const has = [&](char const* name) { return notice.contains(name) && !notice.at(name).empty(); };
    if (notice.size() != 2 || !has("id") || !has("fields")) return key + " is written as { id = \"the template's id\", fields = \"thing1 thing2\" }";
    auto const& fields = notice.at("fields");
    for (std::size_t from = 0; from < fields.size();) {
        auto const to = std::min(fields.find(' ', from), fields.size());
        if (!fields.substr(from, to - from).starts_with("thing")) return key + ".fields names fields of the kind thing alone, which take any words: thing1 thing2";
        from = to + 1;
    }
    return {};
}

}  // namespace

std::string complaint_about(AccountSettings const& account, std::string const& key) {
    if (key == "template" || key == "subscription") return complaint_about_notice(account.table(key), key);
    auto const found = account.keys.find(key);
    if (found == account.keys.end()) return {};
    auto const& value = found->second;
    if (value.empty()) return key + " is empty";
    if (key == "agent_id" && !is_at_least(1, value)) return "agent_id is a number, as WeCom's console shows it";
    if (key == "encoding_aes_key" && !shared::derive_key(value)) return "encoding_aes_key has 43 letters and digits; copy it again from the platform's console";
    if (key == "messages_a_minute" && !is_at_least(0, value, 1'000'000)) return "messages_a_minute is a number up to 1000000; 0: no limit";
    if (key != "base_url" && key != "oauth_url") return {};
    try {
        http::read_base_url(value);
        return {};
    } catch (std::invalid_argument const& error) {
        return key + ": " + error.what();
    }
}

}  // namespace lingyan
