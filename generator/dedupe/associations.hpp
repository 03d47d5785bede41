#pragma once
#include <string_view>
#include <utility>
#include <vector>

namespace qbank {

/// Groups of words that come near to meaning the same in a question although they are no synonyms: matched,
/// but not in full. True synonyms belong in data/lexicon.yml, which search reads, too.
const std::vector<std::vector<std::string_view>>& associations();

/// Pairs of words that make two questions different when each says one of them.
const std::vector<std::pair<std::string_view, std::string_view>>& opposites();

}  // namespace qbank
