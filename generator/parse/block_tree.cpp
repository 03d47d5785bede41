#include "parse/block_tree.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/inline_facts.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {

using markdown::Node;
using markdown::Type;

namespace {

/// Nobody reads questions from lists deeper in lists than this.
constexpr int deepest_list = 10;

/// What tells the items of one list from those of another: "-", "*", "+", "." or ")".
char sign_at(std::string_view line, std::uint32_t column) {
    std::size_t at = column == 0 ? line.size() : column - 1;
    while (at < line.size() && text::is_digit(line[at])) ++at;
    return at < line.size() ? line[at] : '\0';
}

}  // namespace

/// Takes over the blocks of one piece.
class BlockTree::Piece {
  public:
    Piece(BlockTree& tree, const Structure& structure, std::size_t first, std::uint32_t offset)
        : nodes_(tree.nodes_), structure_(structure), first_(first), offset_(offset) {}

    std::uint32_t add(Node node, int depth) {
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        Data data;
        data.type = node.type();
        data.first = file_line(node.first_line());
        data.last = std::max(data.first, file_line(node.last_line()));
        const std::uint32_t seen = node.first_column() + taken_off(node.first_line());
        data.column = seen - std::min(seen, pushed(node.first_line()));
        if (data.type == Type::list && node.ordered()) data.flags |= is_ordered;
        if (data.type == Type::item && node.is_task()) data.flags |= is_task;
        if (data.type == Type::code_block && node.fenced()) data.flags |= is_fenced;
        nodes_.push_back(data);
        if (data.type == Type::list && depth < deepest_list) {
            add_items(node, index, depth);
        } else if (data.type == Type::item) {
            add_children(node, index, depth);
        }
        return index;
    }

    /// What the text of a block says.
    std::uint16_t facts_of(Node node) const {
        const std::uint32_t line = node.first_line();
        const std::size_t at = first_ + line - 1;
        std::uint16_t flags = 0;
        const bool bare =
            line > 0 && node.last_line() <= line && at < structure_.size() && structure_.is_bare_item(at);
        std::string plain;
        if (bare && node.first_column() > 0) {
            const std::string_view source = structure_.source(at);
            plain =
                text::squeeze(source.substr(std::min<std::size_t>(node.first_column() - 1, source.size())));
        } else {
            plain = markdown::plain_text(node);
            const LinkFacts links = link_facts_of(node);
            if (links.only) flags |= only_links;
            if (links.only && links.fragments) flags |= only_fragments;
        }
        const bool ends = qbank::ends_asking(plain), asking = ends || qbank::asks(plain);
        if (ends) flags |= text_ends_asking;
        if (asking) flags |= text_asks;
        const NumberPrefix prefix = number_prefix(plain);
        const std::string_view rest =
            std::string_view(plain).substr(prefix.length < plain.size() ? prefix.length : 0);
        // What answers on the same line does not ask; the question before it does.
        const bool marked = prefix.length > 0 && prefix.marked;
        const bool strict = ends || marked || rest.find("? ") != std::string_view::npos ||
                            rest.find("？") != std::string_view::npos;
        if (strict) flags |= rest_asks_strictly;
        if (strict || (rest.size() == plain.size() ? asking : qbank::asks(rest))) flags |= rest_asks;
        return flags;
    }

    std::uint32_t pushed(std::uint32_t line) const {
        const std::size_t at = first_ + line - 1;
        return line > 0 && at < structure_.size() ? structure_.pushed(at) : 0U;
    }

    std::uint32_t taken_off(std::uint32_t line) const {
        const std::size_t at = first_ + line - 1;
        return line > 0 && at < structure_.size() ? structure_.taken_off(at) : 0U;
    }

    std::uint32_t file_line(std::uint32_t line) const {
        return static_cast<std::uint32_t>(first_) + line + offset_;
    }

  private:
    void add_items(Node list, std::uint32_t index, int depth) {
        std::uint32_t before = 0;
        for (Node item = list.first_child(); item; item = item.next()) {
            const std::uint32_t added = add(item, depth);
            (before == 0 ? nodes_[index].child : nodes_[before].next) = added;
            before = added;
        }
    }

    void add_children(Node item, std::uint32_t index, int depth) {
        std::uint32_t before = 0;
        for (Node block = item.first_child(); block; block = block.next()) {
            const std::uint32_t added = add(block, depth + 1);
            if (before == 0) {
                nodes_[index].child = added;
                // A list right in an item says what its own first item does.
                const bool is_list = nodes_[added].type == Type::list;
                const std::uint32_t inner = is_list ? nodes_[nodes_[added].child].child : 0;
                const unsigned facts = is_list ? nodes_[inner].flags & text_facts : facts_of(block);
                nodes_[added].flags = static_cast<std::uint16_t>(nodes_[added].flags | facts);
            } else {
                nodes_[before].next = added;
            }
            before = added;
        }
    }

    std::vector<Data>& nodes_;
    const Structure& structure_;
    std::size_t first_;
    std::uint32_t offset_;
};

void BlockTree::add(Node root, const Structure& structure, std::size_t first, std::size_t end,
                    std::uint32_t offset, std::vector<Top>& tops) {
    Piece piece(*this, structure, first, offset);
    const auto lines = static_cast<std::uint32_t>(end - first);
    // Footnotes stand behind all else in the tree, wherever they were written.
    std::vector<Node> blocks;
    for (Node node = root.first_child(); node; node = node.next()) {
        if (node.first_line() <= lines) blocks.push_back(node);
    }
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](Node a, Node b) { return a.first_line() < b.first_line(); });
    if (nodes_.empty()) nodes_.emplace_back();  // index 0 means none
    for (const Node node : blocks) {
        InlineCounts counts;
        const Type type = node.type();
        if (type == Type::list || type == Type::paragraph) counts = inline_counts_of(node);
        const std::uint32_t index = piece.add(node, 0);
        Data& data = nodes_[index];
        data.last = std::min(data.last, static_cast<std::uint32_t>(end) + offset);
        if (type == Type::paragraph && is_only_bold(node))
            data.flags = static_cast<std::uint16_t>(data.flags | only_bold | piece.facts_of(node));
        if (type == Type::list) {
            for (std::uint32_t line = data.first; line <= data.last; ++line) {
                const std::size_t at = line - 1 - offset;
                if (structure.is_bare_item(at))
                    counts.letters += static_cast<std::uint32_t>(structure.source(at).size());
            }
            std::uint32_t last_item = data.child;
            while (last_item != 0 && nodes_[last_item].next != 0) last_item = nodes_[last_item].next;
            const bool continues = !tops.empty() && data.first == first + 1 + offset && first > 0 &&
                                   continues_list(tops.back().node.index_, index, structure, offset);
            if (continues) {
                Top& before = tops.back();
                nodes_[last_item_].next = data.child;
                nodes_[before.node.index_].last = data.last;
                before.counts.links += counts.links;
                before.counts.images += counts.images;
                before.counts.letters += counts.letters;
                last_item_ = last_item;
                continue;
            }
            last_item_ = last_item;
        }
        Top top{BlockNode(*this, index), {}, 0, counts};
        if (type == Type::heading) {
            top.heading = markdown::plain_text(node);
            top.level = node.heading_level();
        }
        tops.push_back(std::move(top));
    }
}

bool BlockTree::continues_list(std::uint32_t before, std::uint32_t list, const Structure& structure,
                               std::uint32_t offset) const {
    const Data& a = nodes_[before];
    const Data& b = nodes_[list];
    if (a.type != Type::list || a.child == 0 || b.child == 0 ||
        (a.flags & is_ordered) != (b.flags & is_ordered))
        return false;
    const auto sign = [&](const Data& item) {
        return sign_at(structure.source(item.first - 1 - offset), item.column);
    };
    return sign(nodes_[a.child]) == sign(nodes_[b.child]);
}

Type BlockNode::type() const { return tree_ ? tree_->nodes_[index_].type : Type::none; }
BlockNode BlockNode::next() const {
    const std::uint32_t next = tree_ ? tree_->nodes_[index_].next : 0;
    return next == 0 ? BlockNode() : BlockNode(*tree_, next);
}
BlockNode BlockNode::first_child() const {
    const std::uint32_t child = tree_ ? tree_->nodes_[index_].child : 0;
    return child == 0 ? BlockNode() : BlockNode(*tree_, child);
}
std::uint32_t BlockNode::first_line() const { return tree_ ? tree_->nodes_[index_].first : 0; }
std::uint32_t BlockNode::last_line() const { return tree_ ? tree_->nodes_[index_].last : 0; }
std::uint32_t BlockNode::first_column() const { return tree_ ? tree_->nodes_[index_].column : 0; }

bool BlockNode::has(unsigned flag) const { return tree_ && (tree_->nodes_[index_].flags & flag) != 0; }
bool BlockNode::ordered() const { return has(BlockTree::is_ordered); }
bool BlockNode::fenced() const { return has(BlockTree::is_fenced); }
bool BlockNode::is_task() const { return has(BlockTree::is_task); }
bool BlockNode::asks() const { return has(BlockTree::text_asks); }
bool BlockNode::ends_asking() const { return has(BlockTree::text_ends_asking); }
bool BlockNode::asks_behind_number() const { return has(BlockTree::rest_asks); }
bool BlockNode::asks_strictly() const { return has(BlockTree::rest_asks_strictly); }
bool BlockNode::is_only_links() const { return has(BlockTree::only_links); }
bool BlockNode::is_only_fragments() const { return has(BlockTree::only_fragments); }
bool BlockNode::is_only_bold() const { return has(BlockTree::only_bold); }

}  // namespace qbank
