#include "dedupe/contexts.hpp"

#include <algorithm>

namespace qbank {
namespace {

std::uint64_t bit_of(TermId term) { return std::uint64_t{1} << (term * 0x9E3779B1U >> 26); }

}  // namespace

void Surroundings::finish() {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    for (const TermId term : terms) mask |= bit_of(term);
}

bool Surroundings::says(TermId term) const {
    return (mask & bit_of(term)) != 0 && std::binary_search(terms.begin(), terms.end(), term);
}

std::uint32_t Contexts::find_or_add(const std::string& name) {
    const auto [entry, is_new] = by_name_.try_emplace(name, static_cast<std::uint32_t>(all.size()));
    if (is_new) all.emplace_back();
    return entry->second;
}

}  // namespace qbank
