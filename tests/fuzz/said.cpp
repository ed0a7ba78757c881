// What is posted to the simulator: a message from somebody, a time, or words on what to do; never a throw.
#include "adapters/simulator/said.hpp"

#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const body(fuzz::text_of(data, size));
    auto const read = simulator::read_said(body);
    if (auto const* said = std::get_if<simulator::Said>(&read)) {
        claim(!said->from.empty() && said->from.size() <= 256 && said->id.size() <= 256, "names are names");
        claim(fuzz::is_utf8(said->from) && fuzz::is_utf8(said->id), "names are UTF-8");
        if (said->kind == InboundMessage::Kind::text) claim(fuzz::is_utf8(said->content), "a text is UTF-8");
        else claim(!said->content.empty(), "a photo or a voice is not empty");
    } else {
        claim(!std::get<simulator::Refused>(read).what_to_do.empty(), "a refusal says what to do");
    }
    auto const wished = simulator::read_wished_time(body);
    if (auto const* refused = std::get_if<simulator::Refused>(&wished)) claim(!refused->what_to_do.empty(), "a refusal says what to do");
    else claim(read_timestamp(to_text(std::get<Timestamp>(wished))) == std::get<Timestamp>(wished), "a time that is read can be written");
    return 0;
}
