#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/markdown_scratch.hpp"

/// GitHub-flavoured Markdown as a tree (cmark-gfm), and the little that every stage needs of it.
/// Turning it into safe HTML is markdown_html.hpp's business.
namespace qbank::markdown {

enum class Type : std::uint8_t {
    none,
    document,
    // blocks
    quote,
    list,
    item,
    code_block,
    html_block,
    paragraph,
    heading,
    rule,
    table,
    table_row,
    table_cell,
    footnote_definition,
    // inlines
    text,
    soft_break,
    line_break,
    code,
    html,
    emphasis,
    strong,
    strikethrough,
    link,
    image,
    footnote_reference,
};

enum class Align : std::uint8_t { none, left, center, right };

/// A node of a Tree; a cheap handle that is valid as long as the Tree. The empty handle is false, and
/// everything asked of it is empty, so `node.next().first_child()` needs no checks in between.
class Node {
  public:
    Node() = default;
    explicit Node(void* raw) : raw_(raw) {}
    explicit operator bool() const { return raw_ != nullptr; }
    bool operator==(const Node&) const = default;

    Type type() const;
    Node parent() const;
    Node next() const;
    Node previous() const;
    Node first_child() const;
    Node last_child() const;

    /// Lines from 1, in the text that was parsed, inclusive and without the blank lines that follow. Exact
    /// for blocks; for inlines a hint: too small by the line breaks inside code spans before them, and 0 in a
    /// paragraph that a table follows without a blank line.
    std::uint32_t first_line() const;
    std::uint32_t last_line() const;
    /// Columns from 1, in bytes; 0 where not known. `first_column` of a list item is that of its marker, that
    /// of a table cell stands behind its bar, before its spaces (0 for cells that the row lacks).
    /// `last_column` is not known for blocks that only a later line ended, such as items before a blank line.
    std::uint32_t first_column() const;
    std::uint32_t last_column() const;

    /// Text of a text, code, code block or HTML node.
    std::string_view literal() const;
    std::string_view url() const;         ///< of a link or image
    std::string_view title() const;       ///< of a link or image
    std::string_view fence_info() const;  ///< of a code block: all that stands behind the fence
    bool fenced() const;                  ///< of a code block: not an indented one
    int heading_level() const;            ///< 1 to 6
    bool ordered() const;                 ///< of a list
    int list_start() const;               ///< of an ordered list: its first number
    bool tight() const;                   ///< of a list
    bool is_task() const;                 ///< of an item: begins with [ ] or [x]
    bool is_checked() const;
    bool is_header_row() const;             ///< of a table row
    std::vector<Align> alignments() const;  ///< of a table

    void* raw() const { return raw_; }

  private:
    void* raw_ = nullptr;
};

struct Limits {
    /// A text that has a table with more columns than this is read without tables: cmark-gfm 0.29.0.gfm.6
    /// takes time quadratic in the columns of a table (CVE-2023-37463), and no page shows a hundred of them.
    std::size_t table_columns = 100;
    bool tables = true;  ///< false: none are read

    /// Whether this line would make a table of too many columns: a row of |---|---|, never one of text.
    bool is_passed_by(std::string_view line) const;
};

/// A parsed text. Owns its nodes; movable, not copyable. Trees may be made in several threads at once.
/// Footnote definitions stand at the end of the document wherever they were written, those that nothing
/// refers to are gone, and so are the definitions of link references.
class Tree {
  public:
    explicit Tree(std::string_view markdown, Limits limits = {});
    /// A tree that lives in the scope's memory, about twice as fast to make.
    Tree(std::string_view markdown, const Scratch& scratch, Limits limits = {});
    Node root() const { return Node(root_.get()); }
    /// The first line (from 1) that passed Limits::table_columns, or 0: a row of |---|---|, never one of
    /// text.
    std::uint32_t line_over_limit() const { return line_over_limit_; }

  private:
    struct Free {
        bool in_scratch = false;
        void operator()(void* node) const;
    };
    Tree(std::string_view markdown, Limits limits, cmark_mem* memory, bool in_scratch);
    /// The lines of a block where cmark-gfm tells wrong ones; its nodes point here, so they must stay in
    /// place.
    struct Lines {
        std::uint32_t first = 0, last = 0;
    };
    friend class Node;
    void correct_lines(std::string_view markdown);
    void correct_table_after_paragraph(Node table);
    void correct(Node node, Lines lines);

    std::deque<Lines> corrected_;
    std::unique_ptr<void, Free> root_;
    std::uint32_t line_over_limit_ = 0;
};

/// The node's text as a reader sees it, without markup; line breaks become one space, images their
/// alternative text. Iterative: safe on any depth. Who needs only a beginning says how many bytes are
/// `enough`: then no fewer come back unless there are no more, and hardly more.
std::string plain_text(Node node, std::size_t enough = std::string::npos);

/// plain_text() of a Markdown text; a short cut where there is no markup at all.
std::string plain_text(std::string_view markdown);

/// The same for one line that stands in a heading, a cell or a wording: "1. Models" and "# 7" keep what would
/// begin a list or a heading if the line stood by itself.
std::string plain_inline(std::string_view line);

/// Markdown from a plain text: what would be markup is escaped, at the beginning of a line too (`1.`, `#`,
/// `-`); plain_text() gives the text back. Indentation shrinks to one space, since four would be code.
std::string escape(std::string_view plain);

}  // namespace qbank::markdown
