#pragma once
#include <cstddef>
#include <functional>

namespace qbank {

/// How many threads `jobs` asks for: 0 means one a processor.
unsigned worker_count(unsigned jobs);

/// Calls `task(i)` once for each i below `count`, on up to `jobs` threads (0: one a processor), and returns
/// when all are done. Tasks are handed out in order, in blocks. The first exception is thrown again here,
/// after the others have stopped. With one job everything runs on the calling thread, in order.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task);

}  // namespace qbank
