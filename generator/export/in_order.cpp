#include "export/in_order.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include "base/parallel.hpp"

namespace qbank {

void write_in_order(std::size_t count, unsigned jobs, std::ostream& out,
                    const std::function<void(std::string& text, std::size_t number)>& append) {
    // A run is what one thread makes at a time. Several for each, so that none waits long for the last.
    constexpr std::size_t run = 32;
    std::vector<std::string> runs(worker_count(jobs) * std::size_t{8});
    for (std::size_t first = 0; first < count; first += runs.size() * run) {
        const std::size_t here = std::min(runs.size(), (count - first + run - 1) / run);
        for_each_index(here, jobs, [&](std::size_t i) {
            const std::size_t from = first + i * run;
            runs[i].clear();  // and not its memory
            for (std::size_t number = from; number < std::min(from + run, count); ++number)
                append(runs[i], number);
        });
        for (std::size_t i = 0; i < here; ++i) out << runs[i];
    }
}

}  // namespace qbank
