#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace qbank {

/// The nodes that one has come across, each once, and what they have in common with it. In a large bank few
/// of all are: a small table stays in the cache, an array with a place for each does not.
class Touched {
  public:
    explicit Touched(std::size_t nodes)
        : owner_(nodes <= 65'536 ? std::bit_ceil(nodes + 1) : few, none), weight_(owner_.size(), 0) {}

    void add(std::uint32_t node, float weight) {
        std::size_t at = node & (owner_.size() - 1);
        while (owner_[at] != node && owner_[at] != none) at = (at + 1) & (owner_.size() - 1);
        if (owner_[at] == none) {
            owner_[at] = node;
            places_.push_back(static_cast<std::uint32_t>(at));
        }
        weight_[at] += weight;
    }

    /// Hands out all and forgets them.
    template <class Act>
    void take(Act act) {
        for (const std::uint32_t at : places_) {
            act(owner_[at], weight_[at]);
            owner_[at] = none;
            weight_[at] = 0;
        }
        places_.clear();
    }

  private:
    /// Eight times as many as Index::candidates() comes across in a bank of more than 20,000 at most.
    static constexpr std::size_t few = 4096;
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    std::vector<std::uint32_t> owner_, places_;
    std::vector<float> weight_;
};

}  // namespace qbank
