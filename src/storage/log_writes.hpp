// A layer between the database engine and its files: what is written to the write-ahead log goes out in one piece.
#pragma once

namespace lingyan::storage {

// The engine writes a log page by page, two system calls each, and syncs it once a commit. Here the pieces of one commit are put
// together and written when something else is asked of the log: a sync, a reading, a size. So nothing is later on the disk than the
// engine believes, and a fault of the disk is told at the sync, before the commit counts. All else goes to the files untouched.
// From now on every database is opened through it, above the layer that was the engine's own until then.
void write_logs_in_one_piece();

}  // namespace lingyan::storage
