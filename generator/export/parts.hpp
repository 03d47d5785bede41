#pragma once
#include <string>
#include <vector>

#include "export/export.hpp"

namespace qbank {

/// A part of a printed document: a topic, or what belongs to none.
struct Part {
    std::string anchor, title;
    std::vector<std::size_t> full;       ///< questions printed here
    std::vector<std::size_t> elsewhere;  ///< of this topic too, but printed under its main one
};

/// Every question of the bank in exactly one part's `full`, in the order of the topics.
std::vector<Part> parts_of(const Export& what);

/// "Level: mid · Asked in: A, B" as names and values, those that there are.
std::vector<std::pair<std::string, std::string>> facts_of(const Export& what, const BankQuestion& question);

}  // namespace qbank
