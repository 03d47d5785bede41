#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/vocabulary.hpp"

namespace qbank::search {

/// A run of forms, and the groups they belong to, numbered from 0 in the order of their first forms.
struct FormShard {
    std::size_t first_form = 0, last_form = 0;  ///< half open
    std::vector<std::uint32_t> groups;          ///< global number of each local group
};

/// Spelling shards: of bounded size, and breaking where the first letter changes, if possible, since a word
/// that is misspelled most often still begins as it should.
std::vector<FormShard> cut_spelling(const Vocabulary& vocabulary);

/// Word shards: as many forms as have postings of about `most_bits`, a frequent one alone. A group with forms
/// in several shards counts, and is stored, in each: what a shard's forms mean is never elsewhere.
/// At least one shard.
std::vector<FormShard> cut_words(const Vocabulary& vocabulary, const Postings& postings,
                                 std::size_t documents, std::size_t most_bits);

/// About how many bits all groups take.
std::size_t estimated_bits(const Postings& postings, std::size_t documents);

/// Where each shard begins, in as few letters as tell its first form from the one before; the first is empty.
std::vector<std::string> starts(const std::vector<FormShard>& shards, const Vocabulary& vocabulary);

}  // namespace qbank::search
