// A decrypted callback, whatever stands in it: a message we can keep, or nothing; and an answer to it reads back as it was meant.
#include "adapters/shared/text.hpp"
#include "adapters/shared/xml.hpp"
#include "adapters/wecom/payload.hpp"
#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const plaintext = fuzz::text_of(data, size);
    auto const read = wecom::read_message("wecom", plaintext);
    auto const* message = std::get_if<InboundMessage>(&read);
    if (!message) return 0;
    claim(!message->sender.empty() && message->account == "wecom", "somebody sent it, to us");
    claim(message->key.starts_with("wecom|") && message->key.size() > 6, "it has a key");
    claim(message->content_hash.size() == 32, "and a hash");
    for (auto const* text : {&message->sender, &message->key, &message->text, &message->media_ref})
        claim(fuzz::is_utf8(*text), "what is kept is UTF-8");
    claim(message->sent_at >= Timestamp{} && message->sent_at <= Timestamp{std::chrono::seconds{UINT32_MAX}}, "its time is one");
    claim(message->kind != InboundMessage::Kind::event || !message->text.empty(), "an event has a name");

    auto const answer = shared::read_fields(shared::text_reply(message->sender, "wecom", std::chrono::sys_seconds{}, message->text));
    claim(answer && answer->at("MsgType") == "text" && answer->at("CreateTime") == "0", "the answer is a document");
    claim(shared::repaired_utf8(answer->at("Content")) == answer->at("Content"), "of whole characters");
    return 0;
}
