#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/line_changes.hpp"

namespace qbank {

/// The lines from which a document's structure is read: one for one the document's, but without what would
/// mislead a Markdown parser where a reader is not misled, and without what tells nothing of the structure.
///
/// Code (fenced_code.hpp):
/// - A stray fence (one that opens code in which the next fence is an opening one, "```js", again) is
/// blanked;
///   else every question behind it would be code.
/// - Of a line of fenced code a letter is left, and it and the closing fence are indented as the opening one:
///   people indent code in list items every which way, and to Markdown code at the margin ends the item. No
///   blank line is left either: one would end the HTML that the code stands in, and the closing fence would
///   open another code.
///
/// Headings (mend_headings.hpp):
/// - "---" right below a line of text, in a document whose headings are written with #, is a rule and no
///   underline, unless it is as long as the text. An underline below three and more lines of text is a rule:
///   people underline titles, not paragraphs.
/// - "##Title" gets its space, if the document writes several headings so or if it asks, and "##23." if it
/// has
///   numbered headings of that level.
/// - A numbered heading that is indented a little, in a document whose headings of that level are numbered
/// and
///   stand at the margin, is one of them; to Markdown it may be a part of a list item above.
/// - "79. What is …", alone between "## 78. …" and "## 80. …", is a heading that has lost its marks.
/// - Lines of nothing but tags above a heading or a numbered line that asks are blanked; else that would be
///   part of an HTML block.
///
/// Items (mend_items.hpp):
/// - Bullets that are indented by four and more columns below a line of text at the margin are a list, as
/// they
///   look; to Markdown they go on with that line's paragraph, or are code.
/// - The line above "38. What is …?" ends its paragraph if questions are counted up to 37: to Markdown such a
///   number goes on with it.
/// - What is indented below "10. What is …" by two or three columns is pushed into the item: most indent as
///   below "9.".
///
/// Length (shorten_lines.hpp):
/// - Of a line longer than `longest_line` bytes only the beginning is left: cmark-gfm takes time quadratic in
///   the links and emphasis of one paragraph.
/// - Of a line of prose, of a list item without markup and of a table's row only a letter is left: what they
///   say is read from the document itself, and most of the time of a parse goes into such lines.
///
/// The alternative, to mend the tree after the parse, would need a second grammar for what cmark has already
/// swallowed.
class Structure {
  public:
    /// `lines` are the document's, without front matter, and have to outlive this. Without `fences` what
    /// stands in fences is text as any other.
    Structure(std::span<const std::string_view> lines, std::size_t longest_line, bool fences = true);

    std::size_t size() const { return doc_.lines.size(); }
    /// Inside fenced code, the fences included.
    bool is_code(std::size_t line) const { return doc_.code[line]; }
    bool is_blank(std::size_t line) const { return doc_.is_blank(line); }
    /// Only a letter is left of its words, because they hold no markup.
    bool is_bare_item(std::size_t line) const { return doc_.changes[line] == LineChange::bare_item; }
    /// How many bytes before the line's first the parser does not see.
    std::uint32_t taken_off(std::size_t line) const {
        return doc_.changes[line] == LineChange::shift ? doc_.columns[line] : 0U;
    }
    /// How many columns the parser sees before it that are not there.
    std::uint32_t pushed(std::size_t line) const {
        return doc_.changes[line] == LineChange::push ? doc_.columns[line] : 0U;
    }
    /// The line as a parser is to see it, with "\n".
    void append(std::size_t line, std::string& text) const;
    std::string_view source(std::size_t line) const { return doc_.lines[line]; }

  private:
    LineChanges doc_;
    std::size_t longest_line_;
};

}  // namespace qbank
