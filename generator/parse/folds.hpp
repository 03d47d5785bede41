#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// A folded part of a document: <details><summary>title</summary>content</details>, also the <Question>,
/// <Accordion> and their like of MDX pages. Lines from 1, in the file.
struct Fold {
    std::uint32_t first = 0;        ///< of the opening tag, or of the summary if there is none
    std::uint32_t title_first = 0;  ///< where the title's words begin
    std::uint32_t title_column = 1;
    std::uint32_t title_last = 0;
    std::uint32_t last = 0;  ///< of the closing tag, or where the content ends without one
    bool closed = false;
    std::string title;         ///< Markdown, on one line; empty if there are no words
    std::string head;          ///< content on the line where the title ends
    std::string tail;          ///< content before the closing tag on its line
    int depth = 0;             ///< how many folds it is inside of
    bool directive = false;    ///< written as directives.hpp says; the following are for those alone
    std::uint32_t indent = 0;  ///< columns by which its content is indented for its sake
    bool quoted = false;       ///< its content is a quote
};

/// All folds of a document that are written as tags, by line. `is_code` tells of the index of a line. See
/// directives.hpp for other notations.
std::vector<Fold> find_folds(const std::vector<std::string_view>& lines,
                             const std::function<bool(std::size_t)>& is_code);

/// HTML as Markdown on one line: code becomes backticks, everything else its text.
std::string markdown_of_html(std::string_view html);

}  // namespace qbank
