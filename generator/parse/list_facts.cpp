#include "parse/list_facts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

struct Links {
    bool only = false, fragments = true;
};

void look(Node parent, Links& links, bool& other, int depth) {
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

Links links_of(Node paragraph) {
    Links links;
    bool other = false;
    look(paragraph, links, other, 0);
    if (other) links.only = false;
    return links;
}

}  // namespace

bool is_only_links(Node paragraph) { return links_of(paragraph).only; }

bool is_only_fragments(Node paragraph) {
    const Links links = links_of(paragraph);
    return links.only && links.fragments;
}

std::optional<std::uint32_t> printed_number(std::string_view line, std::uint32_t column) {
    if (column == 0 || column > line.size()) return std::nullopt;
    const std::string_view s = line.substr(column - 1);
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(s.begin(), s.end(), [](char c) { return text::is_digit(c); }) - s.begin());
    return text::number(s.substr(0, digits));
}

ListFacts facts_of(const Outline& outline, Node list) {
    ListFacts facts;
    facts.ordered = list.ordered();
    std::size_t letters = 0, boxes = 0;
    for (Node item = list.first_child(); item; item = item.next()) {
        const std::size_t index = facts.items++;
        const Node first = item.first_child();
        const std::uint32_t line = outline.file_line(item.first_line());
        if (facts.ordered) {
            const std::uint32_t number = printed_number(outline.line(line), item.first_column()).value_or(0);
            if (index == 0) facts.first_number = number;
            facts.last_number = number;
        }
        if (item.is_task()) ++boxes;
        if (first.type() == Type::heading) ++facts.headings;
        if (first.type() != Type::paragraph && first.type() != Type::heading) continue;
        std::size_t unused = 0;
        if (option_letter(outline.line(line), unused) == static_cast<int>(index)) ++letters;
        const Links links = links_of(first);
        if (links.only) {
            ++facts.linked;
            if (links.fragments) ++facts.fragments;
        }
        std::string plain = markdown::plain_text(first);
        if (const std::size_t length = number_prefix(plain).length; length < plain.size())
            plain.erase(0, length);
        // What answers on the same line does not ask; the question before it does.
        const bool strict = ends_asking(plain) || plain.find("? ") != std::string::npos ||
                            plain.find("？") != std::string::npos;
        if (strict) ++facts.strict;
        if (strict || asks(plain)) ++facts.asking;
    }
    const bool few = facts.items >= 2 && facts.items <= 10;
    facts.options =
        few && (letters == facts.items || (boxes == facts.items && facts.strict * 2 < facts.items));
    return facts;
}

}  // namespace qbank
