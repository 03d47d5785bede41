#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace qbank {

/// Where something stands in a document. `document` views the path that a SourceFile owns
/// (relative to the bank's root), so a Place must not outlive the run's SourceFiles.
/// Lines and columns count from 1, columns in bytes of the repaired text; 0 means "not known":
/// a Place with line 0 is the document as a whole.
struct Place {
    std::string_view document;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_column = 0;  ///< one past the last byte, on the same line
};

/// A piece of text that still knows where it came from.
struct Text {
    std::string value;
    Place place;
};

}  // namespace qbank
