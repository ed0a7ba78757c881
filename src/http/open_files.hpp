// How many files, and so connections, this process may have open.
#pragma once

#include <cstddef>

namespace lingyan::http {

// Raises what it was started with (often 1024) towards `wanted`, as far as it may. What it has then.
std::size_t raise_open_files(std::size_t wanted);

}  // namespace lingyan::http
