// What an organisation department may write into a pack, a role table or a calendar: it stands, or is refused with file and line.
#include "packs/pack.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/temporary_file.hpp"
#include "packs/calendar.hpp"
#include "packs/roles.hpp"

using namespace lingyan;
using fuzz::claim;

namespace {

template <class Read>
void stands_or_is_refused(std::string const& path, Read read) {
    try {
        read();
    } catch (BadInput const& wrong) {
        claim(!wrong.complaints.empty(), "a refusal says why");
        for (auto const& complaint : wrong.complaints)
            claim(complaint.file == path && complaint.line >= 0 && !complaint.text.empty(), "and where");
    }
}

void check(Pack const& pack) {
    for (auto const& rule : pack.rules) {
        claim(!rule.id.empty() && !rule.title.empty() && !rule.owner.empty(), "a rule has a name and an owner");
        claim(pack.source(rule.source) != nullptr, "and a source that is there");
        for (auto const& offset : rule.remind) claim(offset.count <= 0, "and reminds before its day");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static fuzz::TemporaryFile const file("pack.toml");
    static Roles const roles = packs::read_roles(PROJECT_ROOT "/config/roles.toml");
    file.write(fuzz::text_of(data, size));
    auto const path = file.path();
    stands_or_is_refused(path, [&] { check(packs::read_packs({path}, roles)); });
    stands_or_is_refused(path, [&] { packs::read_roles(path); });
    stands_or_is_refused(path, [&] { packs::read_calendar(path); });
    return 0;
}
