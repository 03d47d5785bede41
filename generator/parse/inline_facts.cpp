#include "parse/inline_facts.hpp"

#include "base/text.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

void look(Node parent, LinkFacts& links, bool& other, int depth) {
    for (Node node = parent.first_child(); node && !other; node = node.next()) {
        switch (node.type()) {
            case Type::link:
                links.only = true;
                if (!node.url().starts_with('#')) links.fragments = false;
                break;
            case Type::image: break;
            case Type::soft_break:
            case Type::line_break:
            case Type::html: break;
            case Type::text:
                if (node.literal().find_first_not_of(" -–|•·✅⭐:.0123456789)(★☆🔥👶🚀") !=
                    std::string_view::npos)
                    other = true;
                break;
            case Type::emphasis:
            case Type::strong:
                if (depth < 8) look(node, links, other, depth + 1);
                break;
            default: other = true;
        }
    }
}

}  // namespace

InlineCounts inline_counts_of(Node block) {
    InlineCounts result;
    Node node = block.first_child();
    while (node) {
        const Type type = node.type();
        if (type == Type::link) ++result.links;
        if (type == Type::image) ++result.images;
        if (type == Type::text || type == Type::code)
            result.letters += static_cast<std::uint32_t>(text::trim(node.literal()).size());
        const bool enter = type != Type::link && type != Type::image && node.first_child();
        if (enter) {
            node = node.first_child();
            continue;
        }
        while (node && node != block && !node.next()) node = node.parent();
        if (!node || node == block) break;
        node = node.next();
    }
    return result;
}

LinkFacts link_facts_of(Node paragraph) {
    LinkFacts links;
    bool other = false;
    look(paragraph, links, other, 0);
    if (other) links.only = false;
    return links;
}

bool is_only_bold(Node paragraph) {
    const Node first = paragraph.first_child();
    return first.type() == Type::strong && !first.next();
}

}  // namespace qbank
