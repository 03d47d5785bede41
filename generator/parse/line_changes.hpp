#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace qbank {

/// What becomes of a line before a parser sees it.
enum class LineChange : unsigned char {
    none,
    blank,      ///< nothing is left of it
    gap,        ///< it ends the paragraph above, and nothing is left of it
    heading,    ///< it gets as many # as `columns`
    space,      ///< it gets a space behind its #
    margin,     ///< it loses the spaces before it
    shift,      ///< it loses as many bytes as `columns`
    push,       ///< it gets as many spaces as `columns`
    code,       ///< as many spaces as `columns` and a letter are left of it
    close,      ///< a fence, with as many spaces as `columns`
    prose,      ///< a letter is left of it
    bare_item,  ///< a letter is left of the words behind its mark
    row         ///< a letter is left of each cell
};

/// The lines of a document and what becomes of each. Its parts are of one length.
struct LineChanges {
    explicit LineChanges(std::span<const std::string_view> source)
        : lines(source),
          changes(source.size(), LineChange::none),
          code(source.size(), false),
          columns(source.size(), 0) {}

    bool is_blank(std::size_t line) const {
        return changes[line] == LineChange::blank ||
               lines[line].find_first_not_of(" \t") == std::string_view::npos;
    }

    std::span<const std::string_view> lines;
    std::vector<LineChange> changes;
    std::vector<bool> code;             ///< inside fenced code, the fences included
    std::vector<std::uint8_t> columns;  ///< see LineChange
};

/// Blanks the lines of nothing but tags above a line, which Markdown would take for HTML with them.
void blank_tags_above(LineChanges& doc, std::size_t line);

/// What underlines a title: nothing but "=" or "-".
bool is_underline(std::string_view line);

}  // namespace qbank
