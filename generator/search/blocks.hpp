#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/bank.hpp"
#include "search/shards.hpp"
#include "search/vocabulary.hpp"

/// The blocks that format.hpp describes, one function each. A block is the payload of a shard, or a part of
/// the root.
namespace qbank::search {

/// Forms and how often their groups occur: a spelling shard, or the first part of a word shard.
std::string dictionary_block(const FormShard& shard, const Vocabulary& vocabulary, const Postings& postings);

/// Which code an impact has: ranks[impact] is 0 for the most frequent.
using ImpactRanks = std::array<std::uint8_t, 4>;
ImpactRanks rank_impacts(const Postings& postings);

std::string postings_block(std::span<const std::uint32_t> groups, const Postings& postings,
                           const ImpactRanks& ranks, std::size_t documents);

/// Pieces of questions that stand for themselves in one byte; at most 128, none with a line end.
std::vector<std::string> choose_pieces(const Bank& bank, const std::vector<std::uint32_t>& main_topics);

/// Packs with those pieces.
class PiecePacker {
  public:
    explicit PiecePacker(const std::vector<std::string>& pieces);
    std::string pack(std::string_view text) const;

  private:
    struct Node {
        std::int32_t child = -1, sibling = -1;
        std::int16_t piece = -1;
        char byte = 0;
    };
    std::int32_t child_of(std::size_t node, char byte) const;  ///< or -1

    std::vector<Node> nodes_;
    std::array<std::int32_t, 256> first_{};  ///< the children of the root, which have many siblings
};

/// The lines of documents first to last - 1, not packed. `main_topics` as below.
std::string titles_block(const Bank& bank, const std::vector<std::uint32_t>& main_topics, std::size_t first,
                         std::size_t last);

/// The topic under which a document stands, by index in the bank; one behind the last if it has none.
std::vector<std::uint32_t> main_topics(const Bank& bank);

/// The id that the engine can make from a question: unicode::slug() of plain ASCII.
std::string simple_slug(std::string_view question);

std::string facets_block(const Bank& bank, const std::vector<std::uint32_t>& main_topics);

}  // namespace qbank::search
