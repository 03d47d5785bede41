#include "export/moved_links.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/markdown.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

struct Found {
    std::vector<std::string> destinations;                        ///< of links and images, in their order
    std::vector<std::string> code;                                ///< blocks and spans
    std::vector<std::pair<std::size_t, std::size_t>> code_lines;  ///< from 1, of blocks
};

Node next_in_order(Node node, Node root) {
    if (node.first_child()) return node.first_child();
    while (node && !(node == root) && !node.next()) node = node.parent();
    return node == root || !node ? Node() : node.next();
}

/// What `visit` sees of every link and image, and the code, which must stay as it is.
template <class Visit>
Found look_through(const markdown::Tree& tree, const Visit& visit) {
    Found found;
    for (Node node = tree.root(); node; node = next_in_order(node, tree.root())) {
        if (node.type() == Type::link || node.type() == Type::image) {
            found.destinations.push_back(visit(node.url(), node.type() == Type::image));
        } else if (node.type() == Type::code_block || node.type() == Type::code) {
            found.code.emplace_back(node.literal());
            if (node.type() == Type::code_block)
                found.code_lines.emplace_back(node.first_line(), node.last_line());
        }
    }
    return found;
}

/// A destination that is longer stays as it is: to look for the end of each costs its length.
constexpr std::size_t longest_destination = 4096;

bool ends_destination(char c) { return text::is_space(c) || c == ')' || c == '>'; }

/// Whether a destination may begin at `at`: behind `](`, or behind the `]:` of a definition.
bool may_begin(std::string_view s, std::size_t at) {
    if (at > 0 && s[at - 1] == '<') --at;
    while (at > 0 && text::is_space(s[at - 1])) --at;
    return at >= 2 && s[at - 2] == ']' && (s[at - 1] == '(' || s[at - 1] == ':');
}

}  // namespace

std::string with_moved_links(std::string_view markdown, const Moves& moves) {
    if (markdown.find("](") == std::string_view::npos && markdown.find("]:") == std::string_view::npos)
        return std::string(markdown);
    const markdown::Tree tree(markdown);
    std::map<std::string, std::string, std::less<>> moved;
    const Found before = look_through(tree, [&](std::string_view destination, bool is_image) {
        const auto to = moves(destination, is_image);
        if (!to || *to == destination) return std::string(destination);
        moved.emplace(destination, *to);
        return *to;
    });
    if (moved.empty()) return std::string(markdown);

    std::string result;
    // Asked about one place after the other, so that both are gone through once.
    std::vector<std::pair<std::size_t, std::size_t>> code_lines = before.code_lines;
    std::sort(code_lines.begin(), code_lines.end());  // footnotes stand at the end of a tree
    std::size_t line_end = markdown.find('\n'), line = 1;
    auto code = code_lines.begin();
    const auto in_code = [&](std::size_t at) {
        for (; line_end < at; line_end = markdown.find('\n', line_end + 1)) ++line;
        while (code != code_lines.end() && code->second < line) ++code;
        return code != code_lines.end() && line >= code->first;
    };
    for (std::size_t at = 0; at < markdown.size();) {
        const auto here =
            may_begin(markdown, at) && !text::is_space(markdown[at]) && !in_code(at) ? [&] {
                std::size_t end = at;
                const std::size_t last = std::min(at + longest_destination, markdown.size());
                while (end < last && !ends_destination(markdown[end])) ++end;
                return moved.find(markdown.substr(at, end - at));
            }()
                                                                                     : moved.end();
        if (here == moved.end()) {
            result += markdown[at++];
        } else {
            result += here->second;
            at += here->first.size();
        }
    }
    const markdown::Tree changed(result);
    const Found after =
        look_through(changed, [](std::string_view destination, bool) { return std::string(destination); });
    const bool all_well = after.destinations == before.destinations && after.code == before.code &&
                          markdown::plain_text(changed.root()) == markdown::plain_text(tree.root());
    return all_well ? result : std::string(markdown);
}

}  // namespace qbank
