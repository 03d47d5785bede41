#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace qbank {

/// The text from which a document's structure is read: line for line the same, but without what would mislead
/// a Markdown parser where a reader is not misled.
///
/// - A stray fence (one that opens code in which the next fence is an opening one, "```js", again) is
/// blanked;
///   else every question behind it would be code.
/// - "---" right below a line of text, in a document whose headings are written with #, is a rule and no
/// underline.
/// - Lines of nothing but tags above a heading are blanked; else the heading would be part of an HTML block.
/// - "##Title" gets its space, if the document writes several headings so.
/// - What stands in fenced code is blanked, and the closing fence is indented as the opening one: people
/// indent code
///   in list items every which way, and to Markdown code at the margin ends the item.
/// - Of a line of prose only a letter is left: no question is read from it by its structure, and most of the
///   time of a parse goes into such lines.
///
/// - Of a line longer than `longest_line` bytes only the beginning is left: cmark-gfm takes time quadratic in
/// the links
///   and emphasis of one paragraph.
///
/// Answers are always taken from the document itself. The alternative, to mend the tree after the parse,
/// would need a second grammar for what cmark has already swallowed.
inline constexpr std::size_t longest_line = 20'000;
std::string structure_text(std::string_view body);

}  // namespace qbank
