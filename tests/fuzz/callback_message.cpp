// A decrypted callback of either platform, whatever stands in it: a message we can keep, or nothing; and an answer to it reads back as it was meant.
#include "adapters/shared/text.hpp"
#include "adapters/shared/xml.hpp"
#include "adapters/wechat_official_account/fields.hpp"
#include "adapters/wechat_official_account/payload.hpp"
#include "adapters/wecom/payload.hpp"
#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

namespace {

void claim_kept(InboundMessage const& message) {
    claim(!message.sender.empty() && message.account == "us", "somebody sent it, to us");
    claim(message.key.starts_with("us|") && message.key.size() > 3, "it has a key");
    claim(message.content_hash.size() == 32, "and a hash");
    for (auto const* text : {&message.sender, &message.key, &message.text, &message.media_ref})
        claim(fuzz::is_utf8(*text), "what is kept is UTF-8");
    claim(message.sent_at >= Timestamp{} && message.sent_at <= Timestamp{std::chrono::seconds{UINT32_MAX}}, "its time is one");
    claim(message.kind != InboundMessage::Kind::event || !message.text.empty(), "an event has a name");

    auto const answer = shared::read_fields(shared::text_reply(message.sender, "us", std::chrono::sys_seconds{}, message.text));
    claim(answer && answer->at("MsgType") == "text" && answer->at("CreateTime") == "0", "the answer is a document");
    claim(shared::repaired_utf8(answer->at("Content")) == answer->at("Content"), "of whole characters");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const plaintext = fuzz::text_of(data, size);
    auto const by_wecom = wecom::read_message("us", plaintext);
    if (auto const* message = std::get_if<InboundMessage>(&by_wecom)) claim_kept(*message);
    static_cast<void>(wechat::read_choices(plaintext));
    auto const fields = wechat::read_push(plaintext);
    if (!fields) return 0;
    auto const by_account = wechat::read_message("us", *fields, plaintext);
    if (auto const* message = std::get_if<InboundMessage>(&by_account)) claim_kept(*message);
    return 0;
}
