#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/bank.hpp"
#include "search/synonyms.hpp"

namespace qbank::search {

/// One word of one document: form << 34 | document << 2 | impact, so that sorting sorts by all three.
using Mention = std::uint64_t;
constexpr Mention mention(std::uint32_t form, std::uint32_t document, std::uint8_t impact) {
    return Mention{form} << 34 | Mention{document} << 2 | impact;
}

/// What one run of documents says. Forms are numbered within the run, mentions are in the order of documents.
struct Run {
    std::vector<std::string> forms;
    std::vector<std::string> families;  ///< of each form
    std::vector<Mention> mentions;      ///< a form at most once a document
};

/// Reads every question, its other wordings, tags, choices and answer, and the topics' titles as documents
/// behind the questions. How the bank is cut into runs depends on the bank alone, never on `jobs`.
std::vector<Run> collect(const Bank& bank, const Synonyms& synonyms, unsigned jobs);

}  // namespace qbank::search
