// How a response goes onto the wire.
#pragma once

#include "http/message.hpp"

#include <string>

namespace lingyan::http {

// The head alone, with its empty line; the length is the body's even where the body itself stays behind (HEAD).
std::string answer_head(Response const&, bool keep_alive, bool version_1_0);

// Whether a body may follow an answer of this status at all.
bool may_have_body(int status);

}  // namespace lingyan::http
