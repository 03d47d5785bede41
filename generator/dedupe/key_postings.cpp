#include "dedupe/key_postings.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/parallel.hpp"

namespace qbank {

void KeyPostings::open_buckets(std::size_t nodes) {
    // A node has up to ten keys: some forty places a bucket, ten lines of the cache.
    const int bits = std::clamp(static_cast<int>(std::bit_width(nodes)) - 2, 6, 20);
    shift_ = 64 - bits;
    starts_.assign((std::size_t{1} << bits) + 1, 0);
}

std::vector<std::uint32_t> KeyPostings::close_buckets() {
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    keys_.resize(starts_.back());
    return {starts_.begin(), starts_.end() - 1};
}

void KeyPostings::sort_buckets(unsigned jobs) {
    for_each_index(starts_.size() - 1, jobs, [&](std::size_t i) {
        std::sort(keys_.begin() + starts_[i], keys_.begin() + starts_[i + 1]);
    });
}

const KeyPostings::Keyed* KeyPostings::find(std::uint64_t key, std::uint32_t node) const {
    const std::size_t bucket = bucket_of(key);
    return std::lower_bound(keys_.data() + starts_[bucket], keys_.data() + starts_[bucket + 1],
                            Keyed{key, node});
}

}  // namespace qbank
