#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace qbank {

/// A title or label as lists of them are written: folded, its words parted by one space, nothing else.
std::string label_key(std::string_view plain);

template <class Names>
bool is_one_of(std::string_view key, const Names& names) {
    return std::find(names.begin(), names.end(), key) != names.end();
}

}  // namespace qbank
