// AES-256-CBC around: 16 random bytes, the text's length (4 bytes, big-endian), the text, the receiver's id; PKCS#7 with blocks of 32.
#include "adapters/shared/envelope.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/base64.hpp"
#include "crypto/cipher.hpp"
#include "crypto/hash.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace lingyan::shared {
namespace {

constexpr std::size_t cipher_block = 16, padding_block = 32, random_part = 16, length_part = 4;

std::string_view initial_vector(std::string_view key) { return key.substr(0, cipher_block); }

// Without its padding; nothing where that is wrong.
std::optional<std::string_view> unpadded(std::string_view frame) {
    auto const count = static_cast<std::size_t>(static_cast<unsigned char>(frame.back()));
    if (count < 1 || count > padding_block || count > frame.size()) return std::nullopt;
    auto const padding = frame.substr(frame.size() - count);
    if (!std::ranges::all_of(padding, [&](char c) { return c == frame.back(); })) return std::nullopt;
    return frame.substr(0, frame.size() - count);
}

template <std::size_t count>
std::string signed_parts(std::array<std::string_view, count> parts) {
    std::ranges::sort(parts);  // by bytes: char_traits<char> compares as unsigned
    std::string joined;
    std::size_t size = 0;
    for (auto const part : parts) size += part.size();
    joined.reserve(size);
    for (auto const part : parts) joined += part;
    return crypto::hex(crypto::sha1(joined));
}

std::uint64_t read_length(std::string_view four_bytes) {
    std::uint64_t length = 0;
    for (char const c : four_bytes) length = length << 8 | static_cast<unsigned char>(c);
    return length;
}

}  // namespace

std::optional<std::string> encrypted_in(std::string const& body) {
    auto fields = read_fields(body);
    if (!fields) return std::nullopt;
    auto const found = fields->find("Encrypt");
    return found == fields->end() ? std::string{} : std::move(found->second);
}

std::optional<std::string> derive_key(std::string_view encoding_aes_key) {
    auto const usual = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (encoding_aes_key.size() != 43 || !std::ranges::all_of(encoding_aes_key, usual)) return std::nullopt;
    return crypto::from_base64(std::string(encoding_aes_key) + "=");
}

std::string bare_signature(std::string_view token, std::string_view timestamp, std::string_view nonce) {
    return signed_parts(std::array<std::string_view, 3>{token, timestamp, nonce});
}

Envelope::Envelope(std::string token, std::string_view encoding_aes_key, std::string receive_id)
    : token_(std::move(token)), receive_id_(std::move(receive_id)) {
    auto key = derive_key(encoding_aes_key);
    if (!key) throw std::invalid_argument("encoding_aes_key 应为43位字母或数字，请从管理后台重新复制");
    key_ = std::move(*key);
}

Opened Envelope::open(http::Request const& request) const {
    if (request.parameter("msg_signature").empty()) return Fault::missing_parameter;  // nothing is read for nobody
    return open(request, request.method == "GET" ? std::optional(request.parameter("echostr")) : encrypted_in(request.body));
}

Opened Envelope::open(http::Request const& request, std::optional<std::string> const& encrypted) const {
    auto const& signature_given = request.parameter("msg_signature");
    auto const& timestamp = request.parameter("timestamp");
    auto const& nonce = request.parameter("nonce");
    if (signature_given.empty() || timestamp.empty() || nonce.empty()) return Fault::missing_parameter;
    if (!encrypted) return Fault::xml_invalid;
    if (encrypted->empty()) return Fault::missing_parameter;
    if (!crypto::same_secret(signature(timestamp, nonce, *encrypted), signature_given)) return Fault::signature_mismatch;
    return decrypt(*encrypted);
}

std::string Envelope::signature(std::string_view timestamp, std::string_view nonce, std::string_view encrypted) const {
    return signed_parts(std::array<std::string_view, 4>{token_, timestamp, nonce, encrypted});
}

Opened Envelope::decrypt(std::string_view encrypted) const {
    auto const hidden = crypto::from_base64(encrypted);
    if (!hidden) return Fault::base64_invalid;
    if (hidden->empty() || hidden->size() % cipher_block != 0) return Fault::ciphertext_length;
    auto const padded = crypto::aes256_cbc_decrypt(key_, initial_vector(key_), *hidden);
    if (!padded) return Fault::ciphertext_length;
    auto const frame = unpadded(*padded);
    if (!frame) return Fault::padding_invalid;
    if (frame->size() < random_part + length_part) return Fault::plaintext_too_short;
    auto const length = read_length(frame->substr(random_part, length_part));
    auto const rest = frame->substr(random_part + length_part);
    if (length > rest.size()) return Fault::length_out_of_range;
    auto const cut = static_cast<std::size_t>(length);
    if (rest.substr(cut) != receive_id_) return Fault::receiveid_mismatch;
    return std::string(rest.substr(0, cut));
}

std::string Envelope::encrypt(std::string_view text, std::string_view sixteen_random_bytes) const {
    if (sixteen_random_bytes.size() != random_part) throw std::invalid_argument("an envelope begins with 16 random bytes");
    std::string frame;
    frame.reserve(random_part + length_part + text.size() + receive_id_.size() + padding_block);
    frame += sixteen_random_bytes;
    for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>(text.size() >> shift & 0xFF);
    frame.append(text).append(receive_id_);
    auto const padding = padding_block - frame.size() % padding_block;  // a whole block where it fits already
    frame.append(padding, static_cast<char>(padding));
    auto const hidden = crypto::aes256_cbc_encrypt(key_, initial_vector(key_), frame);
    if (!hidden) throw std::runtime_error("an envelope could not be encrypted");
    return crypto::base64(*hidden);
}

std::string Envelope::reply(std::string_view text, std::string_view timestamp, std::string_view nonce,
                            std::string_view sixteen_random_bytes) const {
    auto const encrypted = encrypt(text, sixteen_random_bytes);
    Document document(256 + encrypted.size());
    document.verbatim("Encrypt", encrypted).verbatim("MsgSignature", signature(timestamp, nonce, encrypted));
    return document.plain("TimeStamp", timestamp).text("Nonce", nonce).end();
}

}  // namespace lingyan::shared
