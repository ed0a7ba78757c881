// The passive reply in an acknowledgement, as the platform's own side reads it.
#pragma once

#include "adapters/shared/envelope.hpp"
#include "support_service.hpp"

#include <string>

namespace lingyan::test {

// Checked and decrypted; the reason in angle brackets where that is not possible.
std::string opened_reply(shared::Envelope const&, Answer const&);

}  // namespace lingyan::test
