// How sealed values open and how an address is known again.
#include "storage/tables.hpp"

namespace lingyan::storage {

std::string Access::open(std::string_view sealed, std::string_view place) const {
    try {
        return cipher.open(sealed, place);
    } catch (std::exception const&) {
        throw StoreError("a sealed value does not open: " + std::string(place));
    }
}

std::string Access::open_again(std::string_view sealed, std::string_view place) const {
    if (sealed.empty()) return {};
    if (auto const* plain = opened.find(sealed, place)) return *plain;
    auto plain = open(sealed, place);
    opened.keep(sealed, place, plain);
    return plain;
}

std::string Access::address_hash(Address const& address) const {
    return hash(std::to_string(address.account.size()) + ":" + address.account + address.id, "address");
}

}  // namespace lingyan::storage
