// The signed and encrypted envelope of callbacks: WeCom's and the WeChat Official Account's are the same but for whose id stands at the end.
#pragma once

#include "http/message.hpp"

#include <boost/system/result.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::shared {

// In the order in which they are looked for. The other side sees one and the same refusal for all: told apart, they would help to decrypt.
enum class Fault {
    missing_parameter,
    mode_mismatch,  // not encrypted where it has to be
    xml_invalid,
    signature_mismatch,
    base64_invalid,
    ciphertext_length,
    padding_invalid,
    plaintext_too_short,
    length_out_of_range,
    receiveid_mismatch,
};

using Opened = boost::system::result<std::string, Fault>;

// 32 bytes out of the 43 letters and digits of an EncodingAESKey; the two spare bits of the last one are often set.
std::optional<std::string> derive_key(std::string_view encoding_aes_key);

// What stands in the body's <Encrypt>: nothing where it is no document of theirs, empty where that has none.
std::optional<std::string> encrypted_in(std::string const& body);

// Of what carries nothing encrypted: it covers no body.
std::string bare_signature(std::string_view token, std::string_view timestamp, std::string_view nonce);

class Envelope {
public:
    // receive_id: the corpid of a WeCom app, the appid of an Official Account. Throws std::invalid_argument for a key that cannot be one.
    Envelope(std::string token, std::string_view encoding_aes_key, std::string receive_id);

    // The plaintext of a callback: of `echostr` for GET, of the body's <Encrypt> otherwise. Nothing is decrypted before the signature is right.
    [[nodiscard]] Opened open(http::Request const&) const;
    // The same of `encrypted` as it was found in there: nothing where the body is no envelope, empty where that holds none.
    [[nodiscard]] Opened open(http::Request const&, std::optional<std::string> const& encrypted) const;

    std::string signature(std::string_view timestamp, std::string_view nonce, std::string_view encrypted) const;
    [[nodiscard]] Opened decrypt(std::string_view encrypted) const;
    std::string encrypt(std::string_view text, std::string_view sixteen_random_bytes) const;

    // The XML that carries an encrypted answer.
    std::string reply(std::string_view text, std::string_view timestamp, std::string_view nonce, std::string_view sixteen_random_bytes) const;

private:
    std::string token_, key_, receive_id_;
};

}  // namespace lingyan::shared
