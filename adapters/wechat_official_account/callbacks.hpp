// The account's callbacks: which signature counts, what may come in clear, and how an answer is sealed.
#pragma once

#include "adapters/shared/envelope.hpp"
#include "http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::wechat {

class Callbacks {
public:
    // encoding_aes_key may be empty in plain mode alone. Throws std::invalid_argument for a key that cannot be one.
    Callbacks(std::string token, std::string const& encoding_aes_key, std::string const& app_id, bool plain_mode);

    // The check of the URL: the echo that has to go back as it came. It is not signed, so that only letters and digits are taken.
    [[nodiscard]] shared::Opened echo(http::Request const&) const;

    // A push's plaintext. In safe mode, and in the compatible one, only what is encrypted counts, and only msg_signature.
    [[nodiscard]] shared::Opened open(http::Request const&) const;

    // How the account pushes, as the last one showed; its answers go back in the same way.
    struct Way {
        bool json = false;
        bool sealed = true;
        std::string original_id;  // gh_…
    };
    static Way way_of(http::Request const&);

    http::Response answer(Way const&, std::string_view to, std::chrono::sys_seconds made_at, std::string_view text) const;

    // As the platform makes them.
    http::Request url_check(std::string const& timestamp, std::string const& nonce, std::string const& echo) const;
    http::Request push(std::string const& timestamp, std::string const& nonce, std::string_view plaintext) const;

private:
    std::string token_;
    std::optional<shared::Envelope> envelope_;
    bool plain_mode_;
};

}  // namespace lingyan::wechat
