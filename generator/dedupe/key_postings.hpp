#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace qbank {

/// Which nodes have a key, found in a few steps that are near each other: sorted by key and node within small
/// buckets. Of a large bank none of it is in the cache, so there are two calls that only fetch it: first
/// fetch_bucket() for all keys that will be looked up, then fetch_keys() for all, then before().
class KeyPostings {
  public:
    struct Keyed {
        std::uint64_t key;
        std::uint32_t node;
        bool operator<(const Keyed& o) const { return key != o.key ? key < o.key : node < o.node; }
    };

    KeyPostings() = default;
    /// `each_of_all(act)` calls act(key, node) for every key of every node; it is called twice.
    template <class EachOfAll>
    KeyPostings(std::size_t nodes, EachOfAll each_of_all, unsigned jobs) {
        open_buckets(nodes);
        each_of_all([&](std::uint64_t key, std::uint32_t) { ++starts_[bucket_of(key) + 1]; });
        std::vector<std::uint32_t> next = close_buckets();
        each_of_all([&](std::uint64_t key, std::uint32_t node) {
            keys_[next[bucket_of(key)]++] = {key, node};
        });
        sort_buckets(jobs);
    }

    void fetch_bucket(std::uint64_t key) const { __builtin_prefetch(&starts_[bucket_of(key)]); }
    void fetch_keys(std::uint64_t key) const {
        const std::size_t bucket = bucket_of(key);
        __builtin_prefetch(keys_.data() + (starts_[bucket] + starts_[bucket + 1]) / 2);
    }

    /// Calls act(other) for up to `most` nodes before `node` that have the key, the nearest first.
    template <class Act>
    void before(std::uint64_t key, std::uint32_t node, std::size_t most, Act act) const {
        const Keyed* const first = keys_.data() + starts_[bucket_of(key)];
        const Keyed* at = find(key, node);
        for (; most > 0 && at != first && (--at)->key == key; --most) act(at->node);
    }

  private:
    std::size_t bucket_of(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15U) >> shift_; }
    const Keyed* find(std::uint64_t key, std::uint32_t node) const;
    void open_buckets(std::size_t nodes);
    std::vector<std::uint32_t> close_buckets();  ///< where each begins
    void sort_buckets(unsigned jobs);

    std::vector<Keyed> keys_;  ///< by bucket
    std::vector<std::uint32_t> starts_;
    int shift_ = 0;
};

}  // namespace qbank
