#include "dedupe/clusters.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace qbank {

Clusters::Clusters(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

void Clusters::forbid(std::size_t a, std::size_t b) { forbidden_.emplace_back(a, b); }

std::size_t Clusters::first_of(std::size_t question) const {
    while (parent_[question] != question) question = parent_[question];
    return question;
}

bool Clusters::join(std::size_t a, std::size_t b) {
    const std::size_t first = std::min(first_of(a), first_of(b));
    const std::size_t second = std::max(first_of(a), first_of(b));
    if (first == second) return true;
    for (const auto& [x, y] : forbidden_) {
        const std::size_t of_x = first_of(x), of_y = first_of(y);
        if ((of_x == first && of_y == second) || (of_x == second && of_y == first)) return false;
    }
    parent_[second] = first;
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
    std::map<std::size_t, std::vector<std::size_t>> by_first;
    for (std::size_t i = 0; i < parent_.size(); ++i) by_first[first_of(i)].push_back(i);
    std::vector<std::vector<std::size_t>> result;
    for (auto& [first, members] : by_first) {
        if (members.size() > 1) result.push_back(std::move(members));
    }
    return result;
}

}  // namespace qbank
