#pragma once
#include <cstdint>
#include <optional>

#include "parse/outline.hpp"

namespace qbank {

/// What a list at the top of a region looks like, before anything is read from it.
struct ListFacts {
    std::size_t items = 0;
    std::size_t asking = 0;
    std::size_t strict = 0;     ///< ends in a question mark, or marked
    std::size_t linked = 0;     ///< items that are nothing but links
    std::size_t fragments = 0;  ///< of those, links within the document
    std::size_t headings = 0;   ///< items that begin with a heading: "1. ### What is …"
    std::uint32_t first_number = 0, last_number = 0;  ///< as printed, 0 for bullets
    bool ordered = false;
    bool options = false;  ///< the options of a choice

    /// A table of contents, in whatever language.
    bool is_contents() const { return items > 0 && fragments * 10 >= items * 7; }
    bool is_links() const { return items > 0 && linked * 10 >= items * 7; }
    bool is_asking() const { return asking * 2 >= items; }
};

ListFacts facts_of(const Outline& outline, BlockNode list);

/// The number that stands before an item in the source: "12." → 12.
std::optional<std::uint32_t> printed_number(std::string_view line, std::uint32_t column);

}  // namespace qbank
