#include "support_sealed.hpp"

#include "adapters/shared/xml.hpp"

namespace lingyan::test {

std::string opened_reply(shared::Envelope const& envelope, Answer const& answer) {
    if (answer.status != 200) return "<" + std::to_string(answer.status) + ">";
    auto outer = shared::read_fields(answer.body);
    if (!outer) return "<no envelope>";
    auto& fields = *outer;
    if (envelope.signature(fields["TimeStamp"], fields["Nonce"], fields["Encrypt"]) != fields["MsgSignature"]) return "<wrong signature>";
    auto const plaintext = envelope.decrypt(fields["Encrypt"]);
    if (!plaintext) return "<not to be decrypted>";
    auto inner = shared::read_fields(*plaintext);
    if (!inner || (*inner)["MsgType"] != "text") return "<no text>";
    return (*inner)["Content"];
}

}  // namespace lingyan::test
