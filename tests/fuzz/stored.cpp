// What a column may hold: a store error or a value, and what was read once is written and read as the same, byte for byte,
// also where it is no UTF-8: it is sealed before it is stored.
#include "fuzz/claim.hpp"
#include "ports/transaction.hpp"
#include "storage/json.hpp"

using namespace lingyan;
using fuzz::claim;

namespace {

template <class Read>
void stays_itself(std::string_view text, Read read) {
    try {
        auto const value = read(text);
        auto const written = storage::to_json(value);
        claim(read(written) == value, "what was read is written and read as the same");
    } catch (StoreError const&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    stays_itself(text, storage::read_conversation);
    stays_itself(text, storage::read_say);
    stays_itself(text, storage::read_fields);
    return 0;
}
