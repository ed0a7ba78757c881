// Whatever anybody types has one meaning, and its slots are words of the message.
#include "language/understanding.hpp"

#include "fuzz/claim.hpp"

#include <string>

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    // The first byte says who writes and what is awaited.
    if (size == 0) return 0;
    auto const speaker = static_cast<language::Speaker>(data[0] % 3);
    auto const awaited = static_cast<language::Awaited>(data[0] / 3 % 6);
    auto const raw = fuzz::text_of(data + 1, size - 1);
    static Calendar const calendar;
    auto const now = make_date(2026, 11, 25) + std::chrono::hours{2};
    auto const understood = language::understand(raw, speaker, awaited, now, calendar, language::Grounds::yes);
    claim(understood.meaning != language::Meaning::unknown || understood.slots.empty(), "what is not understood has no slots");
    claim(understood.meaning == language::Meaning::unknown || understood.between.empty(), "what is understood is not asked about");
    claim(speaker != language::Speaker::resident || understood.meaning != language::Meaning::task_done, "a resident reports no task");
    std::string_view const text = raw;
    for (auto const& slot : understood.slots) {
        auto const* words = std::get_if<std::string>(&slot.value);
        bool const chosen = slot.name == "scope" || slot.name == "category" || slot.name == "action" || slot.name == "verdict" || slot.name == "phone" || slot.name == "code";
        claim(!words || chosen || text.find(*words) != text.npos, "a slot is words of the message");
        claim(!words || !words->empty(), "and not empty");
    }
    auto const again = language::understand(raw, speaker, awaited, now, calendar);
    claim(again.meaning == understood.meaning && again.slots.size() == understood.slots.size(), "the same message means the same");
    return 0;
}
