#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "dedupe/reading.hpp"

namespace qbank {

/// The first few terms of a list: enough to judge by, keeps long texts linear, and needs no memory of its own
/// (comparisons are made by the million).
class ShortList {
  public:
    static constexpr std::size_t most = 12;
    ShortList() {}  // NOLINT(modernize-use-equals-default): that would fill the array
    void add(const TermUse& use) {
        if (count_ < most) uses_[count_++] = &use;
    }
    void remove(std::size_t at) {
        for (--count_; at < count_; ++at) uses_[at] = uses_[at + 1];
    }
    const TermUse* const* begin() const { return uses_.data(); }
    const TermUse* const* end() const { return uses_.data() + count_; }
    const TermUse& operator[](std::size_t at) const { return *uses_[at]; }
    std::size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }

  private:
    std::array<const TermUse*, most> uses_;
    std::size_t count_ = 0;
};

/// What two readings have in common and what only one of them says.
struct Comparison {
    struct Side {
        float strong = 0;      ///< weight of what only this one says and the other's surroundings do not
        float surrounded = 0;  ///< weight of strong terms that the other's headings say
        float weak = 0;        ///< the rest of what only this one says
        ShortList only;        ///< strong and platform terms
    };

    float common = 0;         ///< weight of the terms both say
    float common_strong = 0;  ///< that of the strong ones among them
    ShortList both;           ///< as a says them
    std::uint32_t sides_of_a = 0,
                  sides_of_b = 0;  ///< sides of a comparison that have a term in common, one bit each
    Side a, b;
    bool excluded = false;  ///< opposites, other numbers, other platforms
    bool slip = false;

    /// Summed so that it comes out the same to the last bit whichever of the two is a.
    float all() const { return 2 * common + ((a.strong + a.weak) + (b.strong + b.weak)); }
};

/// Guards and slips are judged only if the two may have `least` of their weight in common.
Comparison compare(const Reading& a, const Reading& b, const Readings& bank, double least = 0);

}  // namespace qbank
