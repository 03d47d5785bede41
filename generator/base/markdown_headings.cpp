#include "base/markdown_headings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/html.hpp"
#include "base/unicode.hpp"

namespace qbank::markdown {
namespace {

/// Every block of the tree, in order. Inlines are not blocks' parents, so they are skipped whole.
template <class Visit>
void visit_blocks(Node root, Visit visit) {
    Node node = root;
    while (node) {
        visit(node);
        const Type type = node.type();
        const bool container = type == Type::document || type == Type::quote || type == Type::list ||
                               type == Type::item || type == Type::footnote_definition;
        if (container && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && node != root && !node.next()) node = node.parent();
        if (!node || node == root) return;
        node = node.next();
    }
}

}  // namespace

Headings::Headings(const Tree& tree, int first_level, std::string_view id_prefix) {
    const auto id = [&](std::string_view name) {
        return id_prefix.empty() ? std::string(name) : fmt::format("{}.{}", id_prefix, name);
    };
    std::vector<int> open;
    std::set<std::string> taken;
    std::unordered_map<std::string, unsigned> last;
    visit_blocks(tree.root(), [&](Node node) {
        if (node.type() != Type::heading) return;
        const int level = node.heading_level();
        while (!open.empty() && open.back() >= level) open.pop_back();
        open.push_back(level);
        std::string slug = unicode::slug(plain_text(node));
        if (slug.empty()) slug = "part";
        std::string unique = slug;
        for (unsigned& n = last[slug]; !taken.insert(unique).second;)
            unique = fmt::format("{}-{}", slug, ++n + 1);
        const int shifted = first_level + static_cast<int>(open.size()) - 1;
        of_node_.emplace(node.raw(), Heading{std::min(shifted, 6), id(unique)});
        id_of_slug_.emplace(std::move(slug), id(unique));
    });
}

std::optional<std::string> Headings::id_of(std::string_view fragment) const {
    const auto found =
        id_of_slug_.find(unicode::slug(html::percent_decoded(fragment).value_or(std::string())));
    return found == id_of_slug_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace qbank::markdown
