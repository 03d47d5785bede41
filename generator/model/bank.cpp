#include "model/bank.hpp"

#include <algorithm>

namespace qbank {

const BankTopic* Bank::topic(std::string_view id) const {
    const auto found =
        std::find_if(topics.begin(), topics.end(), [&](const BankTopic& t) { return t.id == id; });
    return found == topics.end() ? nullptr : &*found;
}

const BankSource* Bank::source(std::string_view id) const {
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const BankSource& s) { return s.id == id; });
    return found == sources.end() ? nullptr : &*found;
}

std::size_t Bank::find(std::string_view id) const {
    const auto found = index_by_id.find(std::string(id));
    return found == index_by_id.end() ? npos : found->second;
}

}  // namespace qbank
