// lingyan deliveries: what did not arrive, by person and whose trouble it is; accounts that rest; messages that could not be dealt with.
#pragma once

#include "flow/knowledge.hpp"
#include "ports/store.hpp"

#include <string>
#include <vector>

namespace lingyan::commands {

enum class ListForm { text, json };

// `accounts`: of the settings, by name.
std::string deliveries(Store&, flow::Knowledge const&, std::vector<std::string> const& accounts, ListForm);

}  // namespace lingyan::commands
