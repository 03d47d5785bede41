#pragma once
#include <cstddef>
#include <string_view>

namespace qbank {

/// What begins a list item on a line: "- ", "12. ". Only spaces stand before it.
struct ListMarker {
    std::size_t indent = 0;  ///< columns before it
    std::size_t length =
        0;  ///< of the mark and the spaces behind it, of which there are at most four; 0: no item
    bool ordered = false;
    char sign = 0;  ///< "-", "*" or "+", and "." or ")" behind a number: items of one list have the same
};

ListMarker list_marker(std::string_view line);

}  // namespace qbank
