#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "model/source_file.hpp"
#include "parse/block_tree.hpp"
#include "parse/folds.hpp"
#include "parse/structure.hpp"

namespace qbank {

/// A block at the top of a document, with its lines there (from 1, inclusive, without blank lines at the
/// end).
struct Block {
    BlockNode node;
    markdown::Type type = markdown::Type::none;
    std::uint32_t first = 0, last = 0;
    InlineCounts counts = {};  ///< of a list or paragraph
};

/// What stands between one heading and the next. The first region of a document may have no heading.
struct Region {
    std::size_t index = 0;
    bool has_heading = false;
    Block heading;
    int level = 0;           ///< of the heading; 0 without one
    Text title;              ///< the heading's Markdown, on one line
    std::string plain;       ///< the same without markup
    bool apparatus = false;  ///< it is about the document, see titles.hpp
    bool advice = false;     ///< its heading, or one above it but for the document's first, announces advice
    std::size_t parent = 0;  ///< the region whose heading is above this one; itself for none
    std::vector<Block> blocks;

    std::uint32_t last = 0;  ///< line before the next heading, or the document's last

    std::uint32_t last_line() const { return blocks.empty() ? heading.last : blocks.back().last; }
    std::uint32_t first_body_line() const { return has_heading ? heading.last + 1 : 1; }
};

/// A Markdown document as its headings divide it. Keeps the tree that the blocks point into, and views the
/// file's text, so both must stay where they are: not movable.
class Outline {
  public:
    /// `lines` are those of file.text; the Markdown begins on line `body_line`. `piece` is for tests: how
    /// much of the document is parsed at a time, see pieces.hpp. It changes nothing. Without `fences` what
    /// stands in fences is read as text.
    Outline(const SourceFile& file, std::vector<std::string_view> lines, std::uint32_t body_line,
            const Limits& limits = {}, std::size_t piece = usual_piece, bool fences = true);
    static constexpr std::size_t usual_piece = 32 * 1024;
    Outline(const Outline&) = delete;
    Outline& operator=(const Outline&) = delete;

    const SourceFile& file() const { return file_; }
    std::uint32_t first_line() const { return offset_ + 1; }  ///< of the Markdown
    const Limits& limits() const { return limits_; }
    const std::vector<Region>& regions() const { return regions_; }
    /// The folded parts of the document, by line.
    const std::vector<Fold>& folds() const { return folds_; }
    bool is_code(std::uint32_t line) const {
        return line > offset_ && line - offset_ <= structure_.size() &&
               structure_.is_code(line - offset_ - 1);
    }
    /// All lines of the file, without their ends: lines()[0] is line 1.
    const std::vector<std::string_view>& lines() const { return lines_; }
    std::string_view line(std::uint32_t number) const;

    /// Lines `first` to `last`, as written.
    std::string text(std::uint32_t first, std::uint32_t last) const;
    /// The same with up to `indent` columns of leading white space taken off each line.
    std::string dedented(std::uint32_t first, std::uint32_t last, std::uint32_t indent) const;

    /// Titles of the region's headings, outermost first. With `own`, the region's own heading is the last.
    /// Regions for which `left_out` is true are not told.
    std::vector<Text> path(std::size_t region, bool own, const std::vector<bool>& left_out) const;

    std::uint32_t line_over_limit() const { return line_over_limit_; }

    /// Frees the tree: the nodes of blocks are invalid from then on.
    void drop_tree() { tree_ = {}; }

  private:
    const SourceFile& file_;
    std::vector<std::string_view> lines_;
    std::uint32_t offset_;
    Limits limits_;
    Structure structure_;
    std::vector<Fold> folds_;
    BlockTree tree_;
    std::uint32_t line_over_limit_ = 0;
    std::vector<Region> regions_;
    std::vector<std::size_t> open_;  // regions whose headings are above, by level

    void find_limit();
    void parse_pieces(std::size_t length);
    void place(const BlockTree::Top& top, std::uint32_t next_line);
    void add_heading(const Block& block, int level, Text title, std::string plain);
    bool asks_below(const Block& heading) const;
    void add_html(Block block);
    /// The last line of the <h3> that begins on this one and stands alone; 0: none does.
    std::uint32_t end_of_html_heading(std::uint32_t first, std::uint32_t end) const;
    bool is_part_of_answer(const Block& heading, int level, const std::string& plain) const;
    bool is_unfenced_comment(const Block& heading, int level, const std::string& plain) const;
};

}  // namespace qbank
