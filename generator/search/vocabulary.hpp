#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "search/collect.hpp"

namespace qbank::search {

/// All forms of a bank and the groups they belong to: one group of postings for each family.
struct Vocabulary {
    std::vector<std::u16string> forms;  ///< sorted by UTF-16 units, as JavaScript compares
    std::vector<std::uint32_t> groups;  ///< of each form; numbered by their first form
    std::vector<bool> weak;             ///< of each group
    std::vector<std::vector<std::uint32_t>> group_of_run_form;  ///< [run][form of the run]
};

Vocabulary make_vocabulary(const std::vector<Run>& runs, const Synonyms& synonyms);

/// Where the groups occur: group g has postings[first[g]] to postings[first[g + 1] - 1],
/// each document << 2 | impact, by document, once.
struct Postings {
    std::vector<std::size_t> first;
    std::vector<std::uint32_t> postings;

    std::size_t count(std::size_t group) const { return first[group + 1] - first[group]; }
};

/// Takes the mentions out of `runs`.
Postings make_postings(std::vector<Run>& runs, const Vocabulary& vocabulary, unsigned jobs);

}  // namespace qbank::search
