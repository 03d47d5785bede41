#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "search/blocks.hpp"
#include "search/bytes.hpp"
#include "search/format.hpp"

namespace qbank::search {

ImpactRanks rank_impacts(const Postings& postings) {
    std::array<std::size_t, impacts> counts{};
    for (const std::uint32_t posting : postings.postings) ++counts[posting & 3];
    std::array<std::uint8_t, impacts> order{0, 1, 2, 3};
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return counts[a] > counts[b]; });
    ImpactRanks ranks{};
    for (std::uint8_t rank = 0; rank < impacts; ++rank) ranks[order[rank]] = rank;
    return ranks;
}

std::string postings_block(std::span<const std::uint32_t> groups, const Postings& postings,
                           const ImpactRanks& ranks, std::size_t documents) {
    BitWriter out;
    for (const std::uint32_t group : groups) {
        const std::size_t count = std::max<std::size_t>(postings.count(group), 1);
        // Golomb's best parameter for a geometric gap is ln 2 times its mean; 11/16 is near enough and exact
        // anywhere.
        const auto quotient =
            static_cast<std::uint32_t>(std::max<std::size_t>(11 * documents / 16 / count, 1));
        const auto k = static_cast<unsigned>(std::bit_width(quotient) - 1);
        std::uint32_t next = 0;
        for (std::size_t i = postings.first[group]; i < postings.first[group + 1]; ++i) {
            const std::uint32_t document = postings.postings[i] >> 2;
            const std::uint32_t gap = document - next;
            out.ones_then_zero(gap >> k);
            out.bits(gap, k);
            next = document + 1;
            const std::uint8_t rank = ranks[postings.postings[i] & 3];
            if (rank + 1U == impacts) {
                out.bits(7, 3);
            } else {
                out.ones_then_zero(rank);
            }
        }
    }
    return out.take();
}

}  // namespace qbank::search
