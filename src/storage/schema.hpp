// The tables, as numbered steps.
#pragma once

#include "storage/statement.hpp"

namespace lingyan::storage {

int newest_version();

// Brings the database up to newest_version(), each step in one transaction with its version row.
// Throws StoreError for a database that a newer program has written.
void migrate(Connection&);

}  // namespace lingyan::storage
