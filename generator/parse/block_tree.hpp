#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/markdown.hpp"
#include "parse/inline_facts.hpp"
#include "parse/structure.hpp"

namespace qbank {

class BlockTree;

/// A block of a document, as far as reading it needs: its lines, and what it says of itself. A cheap handle,
/// valid as long as its BlockTree; the empty handle is false, and everything asked of it is empty.
class BlockNode {
  public:
    BlockNode() = default;
    BlockNode(const BlockTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
    explicit operator bool() const { return tree_ != nullptr; }
    bool operator==(const BlockNode&) const = default;

    markdown::Type type() const;
    BlockNode next() const;
    BlockNode first_child() const;       ///< of a list and, at most eight lists deep, of an item
    std::uint32_t first_line() const;    ///< in the file, from 1
    std::uint32_t last_line() const;     ///< inclusive
    std::uint32_t first_column() const;  ///< from 1, in bytes
    bool ordered() const;                ///< of a list
    bool fenced() const;                 ///< of a code block
    bool is_task() const;                ///< of an item: begins with [ ] or [x]

    // Of blocks at the top and of the first in an item:
    bool asks() const;         ///< its text asks something by itself, see asks.hpp
    bool ends_asking() const;  ///< its text ends in a question mark
    bool asks_behind_number()
        const;  ///< the same of what follows a printed number; an answer may follow the question
    bool asks_strictly() const;      ///< … with a question mark
    bool is_only_links() const;      ///< an entry of a table of contents, or of a list of links
    bool is_only_fragments() const;  ///< nothing but links within the document
    bool is_only_bold() const;

  private:
    friend class BlockTree;
    bool has(unsigned flag) const;

    const BlockTree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// The blocks of a document. Made piece by piece, so that a parser's tree of a hundred bytes and more a node
/// is never there for the whole; a node takes 24.
class BlockTree {
  public:
    struct Top {
        BlockNode node;
        std::string heading;  ///< of a heading: its text, plain
        int level = 0;        ///< of a heading
        InlineCounts counts;  ///< of a list or paragraph
    };

    /// The blocks of one piece: the top blocks of `root` from line `first` to before line `end` (indexes in
    /// `structure`), to whose numbers `offset + 1` is added for the file's. A list that goes on with the
    /// last of `tops` is added to that one.
    void add(markdown::Node root, const Structure& structure, std::size_t first, std::size_t end,
             std::uint32_t offset, std::vector<Top>& tops);

  private:
    friend class BlockNode;
    enum Flag : std::uint16_t {
        is_ordered = 1,
        is_fenced = 2,
        is_task = 4,
        text_asks = 8,
        text_ends_asking = 16,
        rest_asks = 32,
        rest_asks_strictly = 64,
        only_links = 128,
        only_fragments = 256,
        only_bold = 512,
        text_facts = text_asks | text_ends_asking | rest_asks | rest_asks_strictly,
    };
    struct Data {
        markdown::Type type = markdown::Type::none;
        std::uint16_t flags = 0;
        std::uint32_t first = 0, last = 0, column = 0;
        std::uint32_t next = 0;   // 0: none, since the first node follows nothing
        std::uint32_t child = 0;  // 0: none, since it is nobody's child
    };
    class Piece;
    bool continues_list(std::uint32_t before, std::uint32_t list, const Structure& structure,
                        std::uint32_t offset) const;

    std::vector<Data> nodes_;
    std::uint32_t last_item_ = 0;  // of the last top block, if that is a list
};

}  // namespace qbank
