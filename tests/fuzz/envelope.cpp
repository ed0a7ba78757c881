// The envelope of callbacks: what we seal opens again, what was altered is refused, and no bytes at all bring it to throw.
#include "adapters/shared/envelope.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/base64.hpp"
#include "crypto/cipher.hpp"
#include "crypto/hash.hpp"
#include "fuzz/claim.hpp"

using namespace lingyan;
using fuzz::claim;

namespace {

constexpr std::string_view encoding_key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", receiver = "ww1a2b3c4d5e6f7a8b";
shared::Envelope const envelope{"LingyanTestToken1", encoding_key, std::string(receiver)};
std::string const key = *shared::derive_key(encoding_key);

http::Request request_of(std::string_view encrypted, std::string timestamp, std::string nonce, std::string signature) {
    http::Request request;
    request.method = "POST";
    request.query = {{"timestamp", std::move(timestamp)}, {"nonce", std::move(nonce)}, {"msg_signature", std::move(signature)}};
    request.body = shared::Document(1024).text("Encrypt", encrypted).end();
    return request;
}

// Any bytes, rightly signed: how far they come is up to the decryption alone.
void arbitrary_ciphertext(std::string_view input) {
    auto const encrypted = crypto::base64(input);
    auto const opened = envelope.open(request_of(encrypted, "1735689600", "n", envelope.signature("1735689600", "n", encrypted)));
    auto const decrypted = envelope.decrypt(encrypted);
    claim(opened.has_value() == decrypted.has_value(), "a right signature changes nothing about what decrypts");
    static_cast<void>(envelope.decrypt(input));  // perhaps no base64
}

// Any bytes as the frame inside: lengths and paddings that no honest sender makes.
void arbitrary_frame(std::string_view input) {
    std::string frame(input);
    frame.resize((frame.size() / 16 + 1) * 16, frame.empty() ? '\x10' : frame.back());
    auto const hidden = crypto::aes256_cbc_encrypt(key, std::string_view(key).substr(0, 16), frame);
    claim(hidden.has_value(), "whole blocks can be encrypted");
    auto const opened = envelope.decrypt(crypto::base64(*hidden));
    if (opened) claim(frame.substr(20).starts_with(*opened + std::string(receiver)), "what opens stands in the frame, before our own id");
}

void round_trip(std::string_view input) {
    auto const where = fuzz::take_byte(input) * 256 + fuzz::take_byte(input);
    auto const change = static_cast<char>(fuzz::take_byte(input));
    auto const encrypted = envelope.encrypt(input, "0123456789abcdef");
    auto const opened = envelope.decrypt(encrypted);
    claim(opened && *opened == input, "what we encrypt decrypts");
    auto const signature = envelope.signature("1735689600", "nonce", encrypted);
    auto const whole = envelope.open(request_of(encrypted, "1735689600", "nonce", signature));
    claim(whole && *whole == input, "what we seal opens");
    if (change == 0) return;
    std::string parts[] = {encrypted, "1735689600", "nonce", signature};
    auto& part = parts[where % 4];
    part[static_cast<std::size_t>(where / 4) % part.size()] ^= change;
    auto const altered = envelope.open(request_of(parts[0], parts[1], parts[2], parts[3]));
    claim(!altered, "what was altered anywhere is refused");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto input = fuzz::text_of(data, size);
    switch (fuzz::take_byte(input) % 3) {
        case 0: arbitrary_ciphertext(input); break;
        case 1: arbitrary_frame(input); break;
        default: round_trip(input);
    }
    return 0;
}
