#include "page_tickets.hpp"

#include "crypto/base64.hpp"
#include "crypto/gcm.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <memory>

namespace lingyan {

namespace {
constexpr std::string_view place = "page";
}

console::Tickets page_tickets(std::string const& key) {
    auto const cipher = std::make_shared<crypto::Gcm const>(key);
    console::Tickets tickets;
    tickets.seal = [cipher](std::string_view text) {
        auto const nonce = crypto::random_bytes(crypto::Gcm::nonce_bytes);
        return crypto::base64(nonce + cipher->seal(nonce, text, place));
    };
    tickets.open = [cipher](std::string_view ticket) -> std::optional<std::string> {
        auto const bytes = crypto::from_base64(ticket);
        if (!bytes || bytes->size() < crypto::Gcm::nonce_bytes + crypto::Gcm::tag_bytes) return std::nullopt;
        return cipher->open(bytes->substr(0, crypto::Gcm::nonce_bytes), bytes->substr(crypto::Gcm::nonce_bytes), place);
    };
    tickets.fresh = [] { return crypto::hex(crypto::random_bytes(16)); };
    return tickets;
}

}  // namespace lingyan
