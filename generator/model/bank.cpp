#include "model/bank.hpp"

namespace qbank {
namespace {

template <class Named>
IndexById index_of(const std::vector<Named>& all) {
    IndexById index;
    index.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) index.emplace(all[i].id, i);
    return index;
}

template <class Named>
const Named* look_up(std::string_view id, const IndexById& index, const std::vector<Named>& all) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &all[found->second];
}

}  // namespace

void Bank::index_names() {
    topic_by_id = index_of(topics);
    source_by_id = index_of(sources);
}

const BankTopic* Bank::topic(std::string_view id) const { return look_up(id, topic_by_id, topics); }

const BankSource* Bank::source(std::string_view id) const { return look_up(id, source_by_id, sources); }

std::size_t Bank::find(std::string_view id) const {
    const auto found = index_by_id.find(id);
    return found == index_by_id.end() ? npos : found->second;
}

}  // namespace qbank
