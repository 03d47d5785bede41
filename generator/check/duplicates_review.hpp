#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <vector>

#include "model/duplicates.hpp"
#include "model/settings.hpp"

namespace qbank {

struct Reviewed {
    std::size_t same = 0, different = 0;
    std::size_t open = 0;  ///< skipped, or not come to
};

/// Shows one suggestion after the other on `out`, with both wordings, their places, the score and its
/// reasons, and asks on `in` whether they are the same, a line an answer. Each decision goes to `keep` at
/// once, so that whoever stops in the middle loses nothing. The end of `in` means to stop.
Reviewed review(const std::vector<Suggestion>& suggestions, std::istream& in, std::ostream& out,
                const std::function<void(const Decision&)>& keep);

}  // namespace qbank
