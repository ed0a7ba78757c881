// lingyan deliveries: what did not arrive, by person and reason; and messages that could not be dealt with.
#pragma once

#include "flow/knowledge.hpp"
#include "ports/store.hpp"

namespace lingyan::commands {

int deliveries(Store&, flow::Knowledge const&);

}  // namespace lingyan::commands
