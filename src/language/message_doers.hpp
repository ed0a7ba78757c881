// Who did what is told: somebody else at the head of a clause takes its deed upon himself.
#pragma once

#include "language/marked_text.hpp"
#include "language/understanding.hpp"

namespace lingyan::language {

// 施工队昨天收工了, 老马家的事办完了, 你弄完了我再弄: told of others, and no report.
void settle_doers(MarkedText&, Speaker);

}  // namespace lingyan::language
