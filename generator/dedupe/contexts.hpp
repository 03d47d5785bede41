#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "dedupe/terms.hpp"

namespace qbank {

/// The terms of the headings and the topic around questions.
struct Surroundings {
    std::vector<TermId> terms;  ///< sorted
    std::uint64_t mask = 0;  ///< a bit for each; what has none of a term's bits need not be searched for it

    void finish();  ///< sorts them
    bool says(TermId term) const;
};

/// The contexts of a part of the bank: most questions share theirs with others.
class Contexts {
  public:
    std::uint32_t find_or_add(const std::string& name);
    std::vector<Surroundings> all;

  private:
    std::unordered_map<std::string, std::uint32_t> by_name_;
};

}  // namespace qbank
