#include "parse/claim.hpp"

#include <algorithm>

namespace qbank {

std::string_view name_of(Shape shape) {
    for (const ShapeReader& reader : shape_readers)
        if (reader.shape == shape) return reader.name;
    return "";
}

std::size_t Claim::asking() const {
    return static_cast<std::size_t>(
        std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.asks; }));
}

bool Claim::convincing() const {
    if (candidates.empty()) return false;
    return certain || asking() * 2 >= candidates.size();
}

}  // namespace qbank
