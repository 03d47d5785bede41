#include "dedupe/clusters.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace qbank {

Clusters::Clusters(std::size_t count) : parent_(count), restricted_(count, 0) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
}

void Clusters::forbid(std::size_t a, std::size_t b) {
    forbidden_.emplace_back(a, b);
    restricted_[a] = restricted_[b] = 1;
}

std::size_t Clusters::first_of(std::size_t question) const {
    while (parent_[question] != question) question = parent_[question];
    return question;
}

bool Clusters::is_forbidden(std::size_t a, std::size_t b) const {
    const std::size_t first = first_of(a), second = first_of(b);
    if (!restricted_[first] || !restricted_[second]) return false;
    return std::any_of(forbidden_.begin(), forbidden_.end(), [&](const auto& pair) {
        const std::size_t x = first_of(pair.first), y = first_of(pair.second);
        return (x == first && y == second) || (x == second && y == first);
    });
}

bool Clusters::join(std::size_t a, std::size_t b) {
    const std::size_t first = std::min(first_of(a), first_of(b));
    const std::size_t second = std::max(first_of(a), first_of(b));
    if (first == second) return true;
    if (is_forbidden(first, second)) return false;
    parent_[second] = first;
    restricted_[first] = restricted_[first] || restricted_[second];
    // Keep the paths short for those that are asked about.
    for (std::size_t at : {a, b}) {
        while (parent_[at] != at) {
            const std::size_t next = parent_[at];
            parent_[at] = first;
            at = next;
        }
    }
    return true;
}

std::vector<std::vector<std::size_t>> Clusters::groups() const {
    // A cluster is named by its smallest member, so it comes up there first.
    std::vector<std::vector<std::size_t>> result;
    std::unordered_map<std::size_t, std::size_t> number;
    for (std::size_t i = 0; i < parent_.size(); ++i) {
        if (parent_[i] == i) continue;
        const std::size_t first = first_of(i);
        const auto [entry, is_new] = number.try_emplace(first, result.size());
        if (is_new) result.push_back({first});
        result[entry->second].push_back(i);
    }
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return a.front() < b.front(); });
    return result;
}

}  // namespace qbank
