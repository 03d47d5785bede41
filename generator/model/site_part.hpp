#pragma once
#include <cstddef>

namespace qbank {

/// Which part of a site a run makes (`--shard 2/4`); as it stands, the whole. The parts are disjoint, and
/// laid over each other they are the site.
struct SitePart {
    std::size_t number = 1, of = 1;  ///< number from 1

    bool is_whole() const { return of == 1; }
    /// The first one has what there is once: the home page, assets, images, search, exports.
    bool is_first() const { return number == 1; }
    /// Whether page `i` of a kind is in it: those that cost little are dealt out in turn.
    bool deals(std::size_t i) const { return i % of == number - 1; }

    bool operator==(const SitePart&) const = default;
};

}  // namespace qbank
